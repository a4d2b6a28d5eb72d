// The page's only way to the server. A refusal becomes a ServerError with words for the status line.

import { t } from "./words.js";

const PATIENCE_MS = 15000;

export class ServerError extends Error {}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(`sandbox/${path}`, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    throw new ServerError(t("noServer"), { cause: error });
  }
  const body = await response.text();
  let answer = null;
  try {
    answer = JSON.parse(body);
  } catch {
    // A crash of the server answers in plain text; the status below says so.
  }
  if (!response.ok || answer === null) {
    throw new ServerError(answer?.error ?? t("serverSaid", { status: response.status }));
  }
  return answer;
}

const post = (path, body) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const getState = () => call("state");
export const getChat = (id) => call(`chats/${id}`);
export const addPerson = (person) => post("people", person);
export const moveClock = (move) => post("clock", move);

/** `action` is the last part of the address: text, start, press, contact, location, sticker, voice, block, unblock. */
export const act = (id, action, body = {}) => post(`chats/${id}/${action}`, body);

/** `caption`: its text and entities. */
export function sendFile(id, kind, file, caption) {
  const form = new FormData();
  form.append("kind", kind);
  form.append("caption", caption.text);
  form.append("caption_entities", JSON.stringify(caption.entities));
  form.append("file", file, file.name);
  return call(`chats/${id}/file`, { method: "POST", body: form });
}

export const fileAddress = (fileId) => `sandbox/files/${encodeURIComponent(fileId)}`;
