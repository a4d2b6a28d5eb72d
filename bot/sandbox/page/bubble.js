// One message as the messenger draws it.

import { fileAddress } from "./api.js";
import { el, icon } from "./dom.js";
import { richText } from "./entities.js";
import { inlineKeyboard } from "./inline-keyboard.js";
import { drawPoll } from "./poll.js";
import { isGroup, nameOf, state } from "./state.js";
import { sizeOf, t, timeOf } from "./words.js";

export function bubble(message) {
  if (message.pinned_message) {
    return el("div", { class: "notice", "data-message": message.message_id }, el("span", {}, t("pinned")));
  }
  const group = isGroup(message.chat.id);
  const mine = group ? message.from?.id === state.speaker : !message.from?.is_bot;
  const date = new Date(message.date * 1000);
  const text = message.text ?? message.caption;
  const attachment = attachmentOf(message);
  const meta = el(
    "span",
    { class: "meta" },
    message.edit_date ? el("span", { class: "edited" }, `${t("edited")} `) : null,
    el("time", { datetime: date.toISOString() }, timeOf(date)),
  );
  const entities = message.entities ?? message.caption_entities;
  const written = text !== undefined;
  const words = written ? el("span", { class: "text", "data-testid": "text" }, richText(text, entities)) : null;
  const body = el("div", { class: written ? "body" : "body bare" }, words, meta);
  const rows = message.reply_markup?.inline_keyboard;
  return el(
    "div",
    {
      class: `message ${mine ? "mine" : "theirs"}`,
      role: "article",
      tabindex: "-1",
      "aria-label": `${t(mine ? "you" : "bot")}, ${timeOf(date)}`,
      "data-message": message.message_id,
    },
    el("div", { class: "bubble" }, author(message, group && !mine), quoted(message.reply_to_message), attachment, body),
    rows?.length ? inlineKeyboard(message, rows) : null,
  );
}

function author({ from }, shown) {
  return shown ? el("div", { class: "author", dir: "auto" }, from.is_bot ? state.bot.first_name : nameOf(from)) : null;
}

function quoted(message) {
  if (!message) return null;
  return el("div", { class: "quoted", dir: "auto" }, message.text ?? message.caption ?? "…");
}

function attachmentOf(message) {
  if (message.photo) return photo(message.photo, message.caption);
  if (message.document && !message.animation) return file(message.document, message.document.file_name ?? t("file"));
  if (message.video ?? message.animation ?? message.video_note) {
    const video = message.video ?? message.animation ?? message.video_note;
    return file(video, video.file_name ?? t("video"));
  }
  if (message.audio) return file(message.audio, message.audio.title ?? message.audio.file_name ?? t("audio"));
  if (message.voice) return card("voice", t("voiceMessage"), `0:${String(message.voice.duration).padStart(2, "0")}`);
  if (message.sticker) {
    return el("div", { class: "sticker", role: "img", "aria-label": t("sticker") }, message.sticker.emoji ?? "🙂");
  }
  if (message.contact) {
    const { first_name: first, last_name: last, phone_number: phone } = message.contact;
    return card("contact", [first, last].filter(Boolean).join(" "), phone);
  }
  if (message.venue) return card("location", message.venue.title, message.venue.address);
  if (message.location) {
    const { latitude, longitude } = message.location;
    return card("location", t("location"), `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`);
  }
  if (message.dice) return el("div", { class: "sticker" }, `${message.dice.emoji} ${message.dice.value}`);
  if (message.poll) return drawPoll(message);
  return message.text === undefined ? el("em", { class: "unsupported" }, t("unsupported")) : null;
}

function photo(sizes, caption) {
  const best = sizes.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  const address = fileAddress(best.file_id);
  const image = el("img", {
    src: address,
    alt: caption || t("photo"),
    // Known in advance, they keep the page from jumping when the picture arrives.
    width: best.width || null,
    height: best.height || null,
    decoding: "async",
    onerror: () => image.replaceWith(el("em", { class: "unsupported" }, t("pictureGone"))),
  });
  return el("a", { class: "photo", href: address, target: "_blank", rel: "noopener" }, image);
}

function file(document, name) {
  const size = sizeOf(document.file_size ?? 0);
  const address = fileAddress(document.file_id);
  const link = { class: "card", href: address, download: name, "aria-label": t("download", { name, size }) };
  return el("a", link, cardContent("file", name, size));
}

function card(mark, title, note) {
  return el("div", { class: "card" }, cardContent(mark, title, note));
}

function cardContent(mark, title, note) {
  const words = [el("span", { class: "card-title", dir: "auto" }, title), el("span", { class: "card-note" }, note)];
  return [el("span", { class: "card-mark" }, icon(mark)), el("span", { class: "card-words" }, words)];
}
