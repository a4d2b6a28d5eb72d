// The list of the bot's commands: opened by «Menu», or suggested while "/" is being typed.

import { sendText } from "./actions.js";
import { $, el } from "./dom.js";
import { on, state } from "./state.js";

const list = $("commands-list");
const input = $("composer");
const button = $("commands");
let current = -1;

const options = () => [...list.querySelectorAll("[role=option]")];

function show(prefix) {
  const commands = (state.chats.get(state.open)?.commands ?? []).filter(({ command }) => command.startsWith(prefix));
  current = -1;
  list.replaceChildren(
    ...commands.map(({ command, description }, index) =>
      el(
        "div",
        {
          role: "option",
          id: `command-${index}`,
          class: "command",
          "data-command": command,
          "aria-selected": "false",
          onclick: () => choose(command),
        },
        el("span", { class: "command-name" }, `/${command}`),
        el("span", { class: "command-note", dir: "auto" }, description),
      ),
    ),
  );
  list.hidden = commands.length === 0;
  button.setAttribute("aria-expanded", String(!list.hidden));
  mark(-1);
}

export function hideCommands() {
  list.hidden = true;
  button.setAttribute("aria-expanded", "false");
  mark(-1);
}

function mark(index) {
  current = index;
  options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
  for (const owner of [list, input]) {
    if (index < 0) owner.removeAttribute("aria-activedescendant");
    else owner.setAttribute("aria-activedescendant", `command-${index}`);
  }
  options()[index]?.scrollIntoView({ block: "nearest" });
}

function choose(command) {
  hideCommands();
  if (/^\/\w*$/.test(input.value)) {
    input.value = "";
    input.dispatchEvent(new Event("input"));
  }
  input.focus();
  sendText(`/${command}`);
}

/** Keys while the list is open, wherever the focus is; says whether the key was used. */
export function commandKey(event) {
  if (list.hidden) return false;
  const all = options();
  const chosen = all[current];
  if (event.key === "ArrowDown") mark((current + 1) % all.length);
  else if (event.key === "ArrowUp") mark((current - 1 + all.length) % all.length);
  else if (event.key === "Escape") {
    hideCommands();
    input.focus();
  } else if (event.key === "Enter" && chosen) choose(chosen.dataset.command);
  else if (event.key === "Tab" && chosen && event.target === input) {
    input.value = `/${chosen.dataset.command}`;
    hideCommands();
  } else return false;
  event.preventDefault();
  return true;
}

export function suggestCommands() {
  const typed = /^\/(\w*)$/.exec(input.value);
  if (typed) show(typed[1].toLowerCase());
  else hideCommands();
}

export function startCommands() {
  const drawButton = () => (button.hidden = !state.chats.get(state.open)?.commands.length);
  on("chat", drawButton);
  on("open", () => {
    hideCommands();
    drawButton();
  });
  button.addEventListener("click", () => {
    if (!list.hidden) return hideCommands();
    show("");
    list.focus();
    mark(0);
  });
  list.addEventListener("keydown", commandKey);
  document.addEventListener("pointerdown", (event) => {
    if (!list.contains(event.target) && !button.contains(event.target) && event.target !== input) hideCommands();
  });
  document.addEventListener("focusin", (event) => {
    if (!list.hidden && ![list, input, button].includes(event.target)) hideCommands();
  });
}
