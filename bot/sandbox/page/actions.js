// What a person can do in a chat, for the buttons, links and fields that offer it.

import * as api from "./api.js";
import { showAlert } from "./dialogs.js";
import { el } from "./dom.js";
import { attempt, toast } from "./notices.js";
import { announce, isGroup, pressKey, putMessage, state } from "./state.js";
import { t } from "./words.js";

const PRESS_PATIENCE_MS = 20000;
const BOT_HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);

// Messages leave one after another, so that two quick ones cannot change places on the way.
let queue = Promise.resolve();

/** Runs an action in the open chat and shows the message it returned. Says whether the server took it. */
export function perform(action, body) {
  const chat = state.open;
  queue = queue.then(() =>
    attempt(async () => {
      // Without its "ok" the message equals the one in the event, and is not drawn twice.
      const { ok, ...message } = await api.act(chat, action, isGroup(chat) ? { ...body, who: state.speaker } : body);
      if (!message.message_id) return;
      putMessage(chat, message);
      if (chat === state.open) announce("chat");
    }),
  );
  return queue;
}

export const sendText = (text, entities = []) => perform("text", { text, entities });
export const vote = (messageId, option) => perform("vote", { message_id: messageId, option });
export const start = (payload = "") => perform("start", { payload });

/** Presses a callback button; it waits, marked so, until the bot answers or patience ends. */
export function press(messageId, data) {
  const key = pressKey(state.open, messageId, data);
  if (state.waiting.has(key)) return;
  const thisPress = {};
  state.waiting.set(key, thisPress);
  announce("answer", null);

  function giveUp() {
    if (state.waiting.get(key) !== thisPress) return false; // answered, perhaps pressed again since
    state.waiting.delete(key);
    announce("answer", null);
    return true;
  }

  perform("press", { message_id: messageId, data }).then((taken) => {
    if (!taken) giveUp();
    else setTimeout(() => giveUp() && toast(t("noAnswer")), PRESS_PATIENCE_MS);
  });
}

export function asUrl(text) {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return URL.canParse(withScheme) ? new URL(withScheme) : null;
}

/** The start parameter when the address leads to this very bot, "" for the bot without one, null for other places. */
export function startPayload(url) {
  const name = state.bot.username.toLowerCase();
  const web = BOT_HOSTS.has(url.hostname) && url.pathname.toLowerCase().replace(/\/$/, "") === `/${name}`;
  const own = url.href.startsWith("tg://resolve?") && url.searchParams.get("domain")?.toLowerCase() === name;
  return web || own ? (url.searchParams.get("start") ?? "") : null;
}

export const isWeb = (url) => url.protocol === "https:" || url.protocol === "http:";

/** Opens what a link or a button of the bot points to; links to the bot itself never leave the sandbox. */
export function openLink(address) {
  const url = asUrl(address);
  const payload = url && startPayload(url);
  if (payload) start(payload);
  else if (payload === "") announce("open-bot");
  else if (url && isWeb(url)) window.open(url.href, "_blank", "noopener,noreferrer");
  else toast(t("notOpened", { url: address }));
}

/** The bot asked to open a link: without a press of the person the browser would block the tab, so it is offered. */
export function offerLink(address) {
  const url = asUrl(address);
  if (!url || startPayload(url) !== null || !isWeb(url)) return openLink(address);
  toast(t("openLink"), el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, url.host));
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied", { text }));
  } catch {
    // Refused without permission or in an insecure page; the text is shown instead.
    toast(t("notCopied", { text }));
  }
}

/** «Поделиться»: what the bot offers to other chats, as it would stand there. */
export async function share(query) {
  try {
    const { results } = await api.act(state.open, "inline", { query });
    const shown = results[0]?.input_message_content?.message_text;
    const plain = new DOMParser().parseFromString(shown ?? "", "text/html").body.textContent;
    const links = results[0]?.reply_markup?.inline_keyboard?.flat().map((button) => `[${button.text}] ${button.url}`);
    showAlert(shown ? [plain, "", ...(links ?? [])].join("\n") : t("inlineNothing"));
  } catch (refusal) {
    if (!(refusal instanceof api.ServerError)) throw refusal;
    toast(refusal.message);
  }
}
