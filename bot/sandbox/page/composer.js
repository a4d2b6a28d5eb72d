// The field a person writes in: drafts kept for each chat, nothing typed is lost when sending fails.

import { sendText } from "./actions.js";
import { commandKey, hideCommands, suggestCommands } from "./commands.js";
import { $ } from "./dom.js";
import { on, state } from "./state.js";
import { typed } from "./typed.js";

const MAX_HEIGHT_PX = 180;
const input = $("composer");
const drafts = new Map(); // chat id → text
let chat = null;

function fit() {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, MAX_HEIGHT_PX)}px`;
}

function setText(text) {
  input.value = text;
  fit();
}

async function send() {
  const text = input.value.trim();
  if (!text) return input.focus();
  const into = state.open;
  setText("");
  hideCommands();
  input.focus();
  const said = typed(text);
  if (await sendText(said.text, said.entities)) return;
  // What was typed meanwhile stays, after the text that could not be sent.
  const restore = (now) => (now ? `${text}\n${now}` : text);
  if (into === state.open) setText(restore(input.value));
  else drafts.set(into, restore(drafts.get(into)));
}

function keyed(event) {
  // Enter that ends the composition of a character (Chinese, Japanese) is not ours.
  if (event.isComposing || commandKey(event)) return;
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  send();
}

function opened() {
  if (chat !== null) drafts.set(chat, input.value);
  chat = state.open;
  setText(drafts.get(chat) ?? "");
}

export function startComposer() {
  on("open", opened);
  input.addEventListener("keydown", keyed);
  input.addEventListener("input", () => {
    fit();
    suggestCommands();
  });
  $("composer-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}
