// The buttons under a message: rows as the bot sent them, each kind doing what the sandbox can honestly do.

import { copy, openLink, press, share } from "./actions.js";
import { el, icon } from "./dom.js";
import { toast } from "./notices.js";
import { pressKey, state } from "./state.js";
import { t } from "./words.js";

export function inlineKeyboard(message, rows) {
  return el(
    "div",
    { class: "inline-keyboard" },
    rows.map((row) => el("div", { class: "row" }, row.map((button) => drawButton(message, button)))),
  );
}

function drawButton(message, button) {
  const [action, mark] = behaviour(message, button);
  const caption = el("span", { class: "caption", dir: "auto" }, button.text);
  const node = el("button", { type: "button", title: button.text, onclick: action }, caption);
  if (mark) node.append(icon(mark));
  if (button.callback_data !== undefined) {
    node.dataset.callback = button.callback_data;
    markWaiting(node, message.message_id);
  }
  return node;
}

function behaviour(message, button) {
  if (button.callback_data !== undefined) return [() => press(message.message_id, button.callback_data), null];
  if (button.url !== undefined) return [() => openLink(button.url), "external"];
  if (button.copy_text !== undefined) return [() => copy(button.copy_text.text), "copy"];
  const query = button.switch_inline_query ?? button.switch_inline_query_current_chat;
  if (query !== undefined) return [() => share(query), "inline"];
  return [() => toast(t("notHere")), null];
}

function markWaiting(node, messageId) {
  const waiting = state.waiting.has(pressKey(state.open, messageId, node.dataset.callback));
  node.classList.toggle("waiting", waiting);
  node.setAttribute("aria-busy", String(waiting));
}

/** After a press or an answer: the look of the callback buttons already on the screen. */
export function refreshWaiting(root) {
  for (const node of root.querySelectorAll("[data-callback]")) {
    markWaiting(node, Number(node.closest("[data-message]").dataset.message));
  }
}
