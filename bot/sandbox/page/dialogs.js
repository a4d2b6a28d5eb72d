// Modal windows: the alert of a pressed button and small forms. The native <dialog> makes the rest of the page inert.

import { ServerError } from "./api.js";
import { $, el } from "./dom.js";
import { t } from "./words.js";

const focusable = (dialog) => [...dialog.querySelectorAll("button, input, select, a[href]")];

/** Shows the dialog and resolves when it has been closed; focus goes back to where it was. */
function present(dialog) {
  const before = document.activeElement;
  dialog.addEventListener("keydown", (event) => {
    // Natively Tab leaves a modal dialog for the browser's own bars; here it goes round.
    if (event.key !== "Tab") return;
    const items = focusable(dialog);
    const edge = event.shiftKey ? items[0] : items.at(-1);
    if (document.activeElement !== edge && items.includes(document.activeElement)) return;
    event.preventDefault();
    (event.shiftKey ? items.at(-1) : items[0]).focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      // The message whose button was pressed may have been redrawn meanwhile.
      if (!before.isConnected || before === document.body) $("composer").focus();
      resolve();
    });
  });
}

let alerts = Promise.resolve();

/** One alert after another, as Telegram shows them. */
export function showAlert(text) {
  alerts = alerts.then(() => {
    const shut = () => dialog.close();
    const ok = el("button", { type: "button", class: "primary", autofocus: true, onclick: shut }, t("ok"));
    const dialog = el(
      "dialog",
      {
        class: "dialog",
        role: "alertdialog",
        "data-testid": "alert",
        "aria-label": t("alert"),
        "aria-describedby": "alert-text",
      },
      el("p", { id: "alert-text", class: "alert-text", dir: "auto" }, text),
      el("div", { class: "dialog-buttons" }, ok),
    );
    return present(dialog);
  });
}

/**
 * A small form. `fields` are { name, label, type, value, hint, required, options }; `action` gets their values and the
 * dialog stays open, saying why, when the server refuses.
 */
export function askFor({ title, note = "", fields, submit, action }) {
  const inputs = new Map();
  const rows = fields.map((field) => {
    const input = inputFor(field);
    inputs.set(field.name, input);
    return el("label", {}, el("span", {}, field.label), input);
  });
  const cancel = el("button", { type: "button", class: "plain", onclick: () => dialog.close() }, t("cancel"));
  const error = el("p", { class: "dialog-error", role: "alert" });
  const send = el("button", { type: "submit", class: "primary" }, submit);

  async function submitted(event) {
    event.preventDefault();
    if (send.disabled) return;
    send.disabled = true;
    error.textContent = "";
    try {
      await action(Object.fromEntries([...inputs].map(([name, input]) => [name, input.value.trim()])));
      dialog.close();
    } catch (refusal) {
      if (!(refusal instanceof ServerError)) throw refusal;
      error.textContent = refusal.message;
    } finally {
      send.disabled = false;
    }
  }

  const dialog = el(
    "dialog",
    { class: "dialog", "aria-labelledby": "dialog-title", "data-testid": "dialog" },
    el(
      "form",
      { onsubmit: submitted },
      el("h2", { id: "dialog-title" }, title),
      note ? el("p", { class: "dialog-note" }, note) : null,
      ...rows,
      error,
      el("div", { class: "dialog-buttons" }, cancel, send),
    ),
  );
  return present(dialog);
}

function inputFor({ name, type = "text", value = "", hint = null, required = false, options = [] }) {
  if (type === "select") {
    const choices = options.map(([code, words]) => el("option", { value: code, selected: code === value }, words));
    return el("select", { name }, choices);
  }
  const step = type === "number" ? "any" : null;
  return el("input", { name, type, value, placeholder: hint, required, step, autocomplete: "off" });
}
