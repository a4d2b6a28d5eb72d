// Formatted text. Offsets of Telegram's entities count UTF-16 units, which is exactly how JavaScript counts too.

import { asUrl, isWeb, openLink, sendText, startPayload } from "./actions.js";
import { el, pressable } from "./dom.js";
import { t } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

export function richText(text, entities = []) {
  const spans = entities
    .map((entity) => ({ entity, from: entity.offset, to: entity.offset + entity.length }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  return build(text, 0, text.length, spans);
}

function build(text, start, end, spans) {
  const fragment = document.createDocumentFragment();
  let rest = spans;
  let at = start;
  while (rest.length > 0) {
    const [outer, ...others] = rest;
    const from = Math.max(outer.from, at);
    const to = Math.min(outer.to, end);
    rest = others;
    if (from >= to) continue;
    const inner = others.filter((span) => span.from < to);
    // One that crosses the end of its neighbour is cut in two there.
    const cut = inner.filter((span) => span.to > to).map((span) => ({ ...span, from: to }));
    rest = [...cut, ...others.slice(inner.length)];
    fragment.append(text.slice(at, from));
    fragment.append(dress(outer.entity, text.slice(from, to), build(text, from, to, inner)));
    at = to;
    // A block breaks the line by itself; the newline written after it would be an empty line more.
    if (BLOCKS.has(outer.entity.type) && text[at] === "\n" && at < end) at += 1;
  }
  fragment.append(text.slice(at, end));
  return fragment;
}

function dress(entity, raw, content) {
  if (entity.type in TAGS) return el(TAGS[entity.type], {}, content);
  switch (entity.type) {
    case "pre":
      return el("pre", { "data-code": entity.language || null }, el("code", {}, content));
    case "blockquote":
      return el("blockquote", {}, content);
    case "expandable_blockquote": {
      const quote = el("blockquote", { class: "folded" }, content);
      quote.addEventListener("click", () => quote.classList.remove("folded"), { once: true });
      return quote;
    }
    case "spoiler":
      return spoiler(content);
    case "url":
      return link(raw, content);
    case "text_link":
      return link(entity.url, content);
    case "bot_command":
      return pressable(el("span", { class: "link" }, content), () => sendText(raw));
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
    case "email":
    case "phone_number":
      return el("span", { class: "mention" }, content);
    default: // custom_emoji among them: its text is the fallback emoji
      return content;
  }
}

function link(address, content) {
  const url = asUrl(address ?? "");
  const opens = url && (isWeb(url) || startPayload(url) !== null);
  if (!opens) return el("span", { class: "mention", title: address }, content);
  const anchor = el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", title: url.href }, content);
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    openLink(url.href);
  });
  return anchor;
}

function spoiler(content) {
  const hidden = el("span", { class: "spoiler-text", inert: true }, content);
  const cover = el("span", { class: "spoiler", "aria-label": t("spoiler") }, hidden);
  return pressable(cover, () => {
    hidden.inert = false;
    cover.classList.add("revealed");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  });
}
