// What the page tells about itself: the status line for errors and the connection, toasts for passing words.

import { $, el } from "./dom.js";
import { ServerError } from "./api.js";
import { t } from "./words.js";

const TOAST_MS = 4500;
const status = $("status");
// One slot each: a successful reload in the background must not wipe out why the person's own action was refused.
const errors = { action: "", load: "", page: "" };
let connected = true;

function drawStatus() {
  const lines = [connected ? "" : t("reconnecting"), ...new Set(Object.values(errors))].filter(Boolean);
  status.hidden = lines.length === 0;
  status.querySelector("p").textContent = lines.join(" · ");
}

export function setConnected(value) {
  connected = value;
  drawStatus();
}

function note(slot, text) {
  if (errors[slot] === text) return;
  errors[slot] = text;
  drawStatus();
}

/** Awaits `action()` and says whether it succeeded; a refusal stays in the status line until a success in its slot. */
export async function attempt(action, slot = "action") {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    note(slot, error.message);
    return false;
  }
  note(slot, "");
  return true;
}

/** What was said to one person is not left standing over the chat of another. */
export function clearToasts() {
  $("toasts").replaceChildren();
}

/** `link`, when given, is an element shown after the text. */
export function toast(text, link = null) {
  const node = el("div", { class: "toast" }, el("span", {}, text), link);
  $("toasts").replaceChildren(node);
  setTimeout(() => node.remove(), link ? TOAST_MS * 3 : TOAST_MS);
}

export function watchPageErrors() {
  status.querySelector("button").addEventListener("click", () => Object.keys(errors).forEach((slot) => note(slot, "")));
  addEventListener("error", (event) => note("page", t("pageBroke", { text: event.message })));
  addEventListener("unhandledrejection", (event) => note("page", t("pageBroke", { text: String(event.reason) })));
}
