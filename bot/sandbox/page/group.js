// Groups: who of their people acts, and the parts of the page that only a private chat has.

import { $, el } from "./dom.js";
import { announce, isGroup, nameOf, on, state } from "./state.js";

const select = $("speaker");

function draw() {
  const group = isGroup(state.open) ? state.people.get(state.open) : null;
  document.body.dataset.chat = group ? "group" : "private";
  $("speaker-label").hidden = !group;
  $("chat-note").hidden = Boolean(group);
  if (!group) return;
  const members = group.members.map((id) => state.people.get(id)).filter(Boolean);
  if (!members.some((person) => person.id === state.speaker)) state.speaker = members.at(-1)?.id ?? null;
  const source = JSON.stringify([group.id, members.map(nameOf)]);
  if (select.dataset.source !== source) {
    select.dataset.source = source;
    select.replaceChildren(...members.map((person) => el("option", { value: person.id }, nameOf(person))));
  }
  select.value = String(state.speaker);
}

export function startGroup() {
  on("people", draw);
  on("open", draw);
  select.addEventListener("change", () => {
    state.speaker = Number(select.value);
    announce("chat");
  });
}
