// The list of people one can be, and which of them is on the screen (kept in the address, so a reload stays there).

import * as api from "./api.js";
import { askFor } from "./dialogs.js";
import { $, el, stepFocus } from "./dom.js";
import { announce, nameOf, on, state } from "./state.js";
import { loadChat, loadPeople } from "./sync.js";
import { currentLanguage, t } from "./words.js";

const COLOURS = 7; // .avatar-0 … .avatar-6 of the stylesheet
const WORDLESS = new Set(["photo", "document", "sticker", "voice", "location", "contact", "poll"]);
const phone = matchMedia("(max-width: 640px)");
const list = $("people");
const nodes = new Map(); // id → button; kept between redraws so that focus and hover stay

function drawPeople() {
  for (const person of state.people.values()) {
    if (!nodes.has(person.id)) {
      const { id } = person;
      const node = el("button", { type: "button", class: "person", "data-person": id, onclick: () => choose(id) });
      nodes.set(id, node);
      list.append(el("li", {}, node));
    }
    fill(nodes.get(person.id), person);
  }
}

function fill(node, person) {
  const open = person.id === state.open;
  const unread = open ? 0 : person.unread;
  const source = JSON.stringify([person, open, currentLanguage()]);
  if (node.dataset.source === source) return;
  node.dataset.source = source;
  node.dataset.role = person.role;
  if (open) node.setAttribute("aria-current", "true");
  else node.removeAttribute("aria-current");
  const initials = [person.first_name, person.last_name].map((name) => [...(name ?? "")][0] ?? "").join("");
  const last = person.blocked ? t("isBlocked") : lastWords(person);
  node.replaceChildren(
    el("span", { class: `avatar avatar-${Math.abs(person.id) % COLOURS}`, "aria-hidden": "true" }, initials),
    el(
      "span",
      { class: "person-words" },
      el("span", { class: "person-name", dir: "auto" }, nameOf(person)),
      el("span", { class: "person-role" }, t(`role_${person.role}`)),
      el("span", { class: "person-last", dir: "auto" }, last),
    ),
    unread > 0 ? badge(unread) : "",
  );
}

/** For a message without words the server names its kind. */
function lastWords({ id, last }) {
  if (!last) return id < 0 ? "" : t("silent");
  return WORDLESS.has(last) ? t(last) : last;
}

function badge(unread) {
  const words = el("span", { class: "unseen" }, t("unread", { n: unread }));
  return el("span", { class: "badge" }, el("span", { "aria-hidden": "true" }, String(unread)), words);
}

/** On a phone the chat is a screen of its own and a step in the browser's history; else it stands beside the list. */
export function choose(id, { focusComposer = true } = {}) {
  if (phone.matches && state.open === null) history.pushState({ fromList: true }, "", `#${id}`);
  else history.replaceState(history.state, "", `#${id}`);
  show(id);
  // On a touch screen focus would raise the keyboard over the chat.
  if (focusComposer && matchMedia("(pointer: fine)").matches && !phone.matches) $("composer").focus();
}

function show(id) {
  const known = state.people.has(id) ? id : null;
  document.body.dataset.screen = known === null ? "list" : "chat";
  if (known === state.open) return;
  state.open = known;
  announce("open");
  announce("people");
  if (known !== null) loadChat();
}

const idInAddress = () => Number(location.hash.slice(1)) || null;

function back() {
  const left = state.open;
  if (history.state?.fromList) history.back();
  else {
    history.replaceState(null, "", location.pathname);
    show(null);
  }
  nodes.get(left)?.focus({ preventScroll: true });
}

function stepped(event) {
  if (!stepFocus(event, [...list.querySelectorAll("button")])) return;
  if (!phone.matches) choose(Number(document.activeElement.dataset.person), { focusComposer: false });
}

function addPerson() {
  const language = {
    name: "language_code",
    label: t("personLanguage"),
    type: "select",
    value: currentLanguage(),
    options: [
      ["ru", "Русский"],
      ["en", "English"],
    ],
  };
  askFor({
    title: t("personTitle"),
    submit: t("create"),
    fields: [
      { name: "first_name", label: t("firstName"), required: true },
      { name: "last_name", label: t("lastName") },
      language,
    ],
    action: async (values) => {
      const person = await api.addPerson(values);
      state.people.set(person.id, person);
      announce("people");
      choose(person.id);
    },
  });
}

export async function startPeople() {
  on("people", drawPeople);
  on("language", drawPeople);
  list.addEventListener("keydown", stepped);
  $("add-person").addEventListener("click", addPerson);
  $("back").addEventListener("click", back);
  addEventListener("popstate", () => show(idInAddress()));
  addEventListener("hashchange", () => show(idInAddress()));
  await loadPeople();
  const first = idInAddress() ?? (phone.matches ? null : (state.people.keys().next().value ?? null));
  if (first !== null) show(first);
}
