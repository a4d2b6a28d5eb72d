// What can be sent besides text: the menu of the paperclip and the dialogs behind it.

import { perform } from "./actions.js";
import * as api from "./api.js";
import { askFor } from "./dialogs.js";
import { $, el, icon, stepFocus } from "./dom.js";
import { nameOf, on, state } from "./state.js";
import { typed } from "./typed.js";
import { sizeOf, t } from "./words.js";

const SMOLENSK = { latitude: "54.7818", longitude: "32.0401" };
const menu = $("attach-menu");
const button = $("attach");

const KINDS = {
  photo: () => $("photo-input").click(),
  file: () => $("file-input").click(),
  contact: askContact,
  location: askLocation,
  sticker: () => perform("sticker"),
  voice: () => perform("voice"),
};

export function askContact() {
  const chat = state.open;
  return askFor({
    title: t("contactTitle"),
    submit: t("send"),
    fields: [
      { name: "of", label: t("contactOf"), type: "select", value: String(chat), options: people(chat) },
      { name: "phone_number", label: t("phone"), type: "tel", hint: t("phoneHint") },
    ],
    action: ({ of, phone_number: phone }) =>
      api.act(chat, "contact", { of: Number(of), ...(phone ? { phone_number: phone } : {}) }),
  });
}

/** Whose contact it may be: one's own first, then everybody of the address book. */
function people(chat) {
  const others = [...state.people.values()].filter((person) => person.id !== chat);
  return [[String(chat), t("contactOwn")], ...others.map((person) => [String(person.id), nameOf(person)])];
}

export function askLocation() {
  const chat = state.open;
  return askFor({
    title: t("locationTitle"),
    submit: t("send"),
    fields: [
      { name: "latitude", label: t("latitude"), type: "number", value: SMOLENSK.latitude, required: true },
      { name: "longitude", label: t("longitude"), type: "number", value: SMOLENSK.longitude, required: true },
    ],
    action: ({ latitude, longitude }) =>
      api.act(chat, "location", { latitude: Number(latitude), longitude: Number(longitude) }),
  });
}

function askCaption(kind, input) {
  const chat = state.open;
  const [file] = input.files;
  input.value = ""; // the same file may be chosen again
  if (!file) return;
  askFor({
    title: t(`${kind}Title`),
    note: `${file.name}, ${sizeOf(file.size)}`,
    submit: t("send"),
    fields: [{ name: "caption", label: t("caption") }],
    action: ({ caption }) => api.sendFile(chat, kind === "photo" ? "photo" : "document", file, typed(caption)),
  });
}

function show(open) {
  menu.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
  if (open) menu.querySelector("button").focus();
}

function drawMenu() {
  menu.replaceChildren(
    ...Object.entries(KINDS).map(([kind, action]) =>
      el(
        "button",
        {
          type: "button",
          role: "menuitem",
          tabindex: "-1",
          "data-testid": `attach-${kind}`,
          onclick: () => {
            close();
            action();
          },
        },
        icon(kind),
        el("span", {}, t(kind)),
      ),
    ),
  );
}

function close() {
  show(false);
  button.focus();
}

function keyed(event) {
  if (stepFocus(event, [...menu.querySelectorAll("button")])) return;
  if (event.key === "Escape") close();
  else if (event.key === "Tab") show(false);
}

export function startAttach() {
  drawMenu();
  on("language", drawMenu);
  on("open", () => show(false));
  button.addEventListener("click", () => show(menu.hidden));
  menu.addEventListener("keydown", keyed);
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !button.contains(event.target)) show(false);
  });
  $("photo-input").addEventListener("change", (event) => askCaption("photo", event.target));
  $("file-input").addEventListener("change", (event) => askCaption("file", event.target));
}
