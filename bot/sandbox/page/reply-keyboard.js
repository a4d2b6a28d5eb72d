// The bot's keyboard under the composer: buttons that write for the person, ask for a contact or a place.

import { sendText } from "./actions.js";
import { askContact, askLocation } from "./attach.js";
import { $, el, icon } from "./dom.js";
import { toast } from "./notices.js";
import { on, state } from "./state.js";
import { t } from "./words.js";

const panel = $("reply-keyboard");
const toggle = $("keyboard-toggle");
const input = $("composer");
const folded = new Map(); // chat id → source of the keyboard the person or one_time_keyboard has put away
let drawn = "";

function draw() {
  const markup = state.chats.get(state.open)?.keyboard ?? null;
  const blocked = state.people.get(state.open)?.blocked ?? false;
  const source = JSON.stringify([state.open, markup]);
  const rows = markup?.keyboard ?? []; // a force_reply has none, only its placeholder
  input.placeholder = markup?.input_field_placeholder || t("message");
  toggle.hidden = rows.length === 0;
  panel.hidden = rows.length === 0 || blocked || folded.get(state.open) === source;
  toggle.setAttribute("aria-expanded", String(!panel.hidden));
  if (source === drawn) return;
  drawn = source;
  const drawRow = (row) => el("div", { class: "row" }, row.map((button) => drawButton(button, markup)));
  panel.replaceChildren(...rows.map(drawRow));
}

function drawButton(button, markup) {
  const { text, request_contact: contact, request_location: location } = button;
  const mark = contact ? "contact" : location ? "location" : null;
  const caption = el("span", { class: "caption", dir: "auto" }, text);
  return el("button", { type: "button", title: text, onclick: act }, caption, mark ? icon(mark) : null);

  function act() {
    if (markup.one_time_keyboard) fold();
    if (contact) askContact();
    else if (location) askLocation();
    else if (Object.keys(button).some((name) => name.startsWith("request_") || name === "web_app")) toast(t("notHere"));
    else sendText(text);
  }
}

function fold() {
  folded.set(state.open, drawn);
  draw();
  input.focus();
}

export function startReplyKeyboard() {
  for (const name of ["chat", "open", "people", "language"]) on(name, draw);
  toggle.addEventListener("click", () => {
    if (!panel.hidden) return fold();
    folded.delete(state.open);
    draw();
  });
}
