// The log of the open chat: redraws only what changed, keeps the reader's place, shows who the person is to the bot.

import { perform, start } from "./actions.js";
import { bubble } from "./bubble.js";
import { $, el, icon } from "./dom.js";
import { refreshWaiting } from "./inline-keyboard.js";
import { isGroup, nameOf, on, state } from "./state.js";
import { loadPeople } from "./sync.js";
import { currentLanguage, dayOf, t } from "./words.js";

const NEAR_BOTTOM_PX = 48;
const TYPING_MS = 5000;

const log = $("log");
const list = $("messages");
let drawn = new Map(); // key → { node, source }: what stands in the log now
let drawnFor = null;
let stick = true; // new messages scroll the log, unless the reader went up
let lastTop = 0;
let newBelow = 0;
let typingTimer = 0;

function drawChat() {
  const chat = state.chats.get(state.open);
  const another = drawnFor !== `${state.open}/${currentLanguage()}`;
  if (another) {
    drawn = new Map();
    list.replaceChildren();
    stick = true;
    newBelow = 0;
    // A screen reader is told of new messages, not of a whole history.
    log.setAttribute("aria-busy", "true");
  }
  drawnFor = `${state.open}/${currentLanguage()}`;
  const seenUpTo = lastShown();
  place(wanted(chat));
  const fresh = (chat?.messages ?? []).filter((message) => message.message_id > seenUpTo);
  if (!another && fresh.some((message) => !message.from?.is_bot)) stick = true;
  if (!another && !stick) newBelow += fresh.length;
  drawJump();
  toBottomIfSticking();
  if (another) requestAnimationFrame(() => log.setAttribute("aria-busy", "false"));
}

const lastShown = () => Number([...list.querySelectorAll("[data-message]")].at(-1)?.dataset.message ?? 0);

/** What must stand in the log, in order: { key, source, draw }; an equal source leaves the node alone. */
function wanted(chat) {
  if (!chat) return [];
  if (chat.messages.length === 0) {
    return [{ key: "empty", source: chat.description, draw: () => emptyChat(chat) }];
  }
  const items = [];
  let day = "";
  for (const message of chat.messages) {
    const date = dayOf(new Date(message.date * 1000));
    if (date !== day) {
      const key = `day ${date} ${message.message_id}`;
      items.push({ key, source: date, draw: () => el("div", { class: "day" }, el("span", {}, date)) });
      day = date;
    }
    const seenBy = isGroup(state.open) ? [state.speaker, chat.chosen[message.poll?.id]] : [];
    const source = JSON.stringify([message, ...seenBy]);
    items.push({ key: message.message_id, source, draw: () => bubble(message) });
  }
  return items;
}

function place(items) {
  const keep = new Map();
  let focused = null;
  let before = list.firstChild;
  for (const { key, source, draw } of items) {
    const old = drawn.get(key);
    const node = old?.source === source ? old.node : draw();
    keep.set(key, { node, source });
    if (node === before) {
      before = before.nextSibling;
      continue;
    }
    if (old && old.node !== node) {
      if (old.node === before) before = before.nextSibling;
      if (old.node.contains(document.activeElement)) focused = [placeOfFocus(old.node), node];
      old.node.replaceWith(node);
    } else {
      list.insertBefore(node, before);
    }
  }
  for (const [key, { node }] of drawn) if (!keep.has(key)) node.remove();
  drawn = keep;
  if (focused) focusAt(...focused);
}

function placeOfFocus(node) {
  const buttons = [...node.querySelectorAll(".inline-keyboard button")];
  return { index: buttons.indexOf(document.activeElement), callback: document.activeElement.dataset.callback };
}

/** An edited message takes the keyboard's focus over: to the same button, else the one in its place. */
function focusAt({ index, callback }, node) {
  const buttons = [...node.querySelectorAll(".inline-keyboard button")];
  const same = buttons.find((button) => callback !== undefined && button.dataset.callback === callback);
  (same ?? buttons[Math.min(Math.max(index, 0), buttons.length - 1)] ?? node).focus({ preventScroll: true });
}

function emptyChat(chat) {
  if (isGroup(state.open)) return el("div", { class: "empty" }, el("p", {}, t("emptyGroup")));
  return el(
    "div",
    { class: "empty" },
    el("h3", {}, t("emptyTitle")),
    el("p", { dir: "auto" }, chat.description || state.bot.description || ""),
    el("button", { type: "button", class: "primary", "data-testid": "start", onclick: () => start() }, t("start")),
  );
}

function toBottomIfSticking() {
  if (!stick) return;
  log.scrollTop = log.scrollHeight;
  lastTop = log.scrollTop;
}

function scrolled() {
  const distance = log.scrollHeight - log.clientHeight - log.scrollTop;
  // Content that grows also moves the bottom away; only a move upwards is the reader's.
  if (distance < NEAR_BOTTOM_PX) {
    stick = true;
    newBelow = 0;
  } else if (log.scrollTop < lastTop) {
    stick = false;
  }
  lastTop = log.scrollTop;
  drawJump();
}

function drawJump() {
  const jump = $("jump");
  jump.hidden = stick;
  const words = newBelow > 0 ? t("newBelow", { n: newBelow }) : "";
  jump.setAttribute("aria-label", [t("toBottom"), words].filter(Boolean).join(", "));
  jump.replaceChildren(icon("down"), ...(newBelow > 0 ? [el("span", { class: "badge" }, String(newBelow))] : []));
}

function drawTop() {
  const person = state.people.get(state.open);
  $("chat").hidden = !person;
  $("nobody").hidden = Boolean(person);
  if (!person) return;
  $("bot-name").textContent = isGroup(person.id) ? nameOf(person) : state.bot.first_name;
  if (!typingTimer) $("chat-note").textContent = t("actingAs", { name: nameOf(person) });
  $("block").textContent = t(person.blocked ? "unblock" : "block");
  $("blocked").hidden = !person.blocked;
  $("composer-form").hidden = person.blocked;
}

function showTyping(typing) {
  clearTimeout(typingTimer);
  typingTimer = typing ? setTimeout(() => showTyping(false), TYPING_MS) : 0;
  $("chat-note").classList.toggle("typing", typing);
  if (typing) $("chat-note").textContent = t("typing");
  else drawTop();
}

const block = async () => {
  await perform(state.people.get(state.open).blocked ? "unblock" : "block");
  await loadPeople();
};

function openTools(open) {
  $("tools").classList.toggle("shown", open);
  $("more").setAttribute("aria-expanded", String(open));
}

/** Accepts what a person has at hand: the bare code, "?start=code" or the whole link. */
function openDeepLink(event) {
  event.preventDefault();
  const field = $("deep-link");
  const typed = field.value.trim();
  if (!typed) return field.focus();
  const code = /[?&]start=([^&#\s]*)/.exec(typed)?.[1] ?? typed;
  start(code).then((taken) => {
    if (!taken) return;
    if (field.value.trim() === typed) field.value = "";
    openTools(false);
  });
}

export function startChat() {
  on("chat", drawChat);
  on("open", () => {
    showTyping(false);
    openTools(false);
    drawTop();
    drawChat();
  });
  on("people", drawTop);
  on("language", () => {
    drawTop();
    drawChat();
  });
  on("typing", showTyping);
  on("answer", () => refreshWaiting(list));
  log.addEventListener("scroll", scrolled, { passive: true });
  const follow = new ResizeObserver(toBottomIfSticking);
  follow.observe(log);
  follow.observe(list);
  $("jump").addEventListener("click", () => {
    stick = true;
    newBelow = 0;
    toBottomIfSticking();
    drawJump();
    log.focus({ preventScroll: true });
  });
  $("block").addEventListener("click", block);
  $("unblock").addEventListener("click", block);
  $("more").addEventListener("click", () => openTools($("more").getAttribute("aria-expanded") !== "true"));
  $("deep-link-form").addEventListener("submit", openDeepLink);
}
