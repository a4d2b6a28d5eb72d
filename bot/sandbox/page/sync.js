// Keeps the state equal to the server's: loads it, follows the event stream, loads again after a broken connection.
// The server is the only truth about unread counters and reply keyboards, so events also ask for a fresh copy.

import * as api from "./api.js";
import { attempt, setConnected } from "./notices.js";
import { announce, dropMessage, putMessage, state } from "./state.js";

const GATHER_MS = 60; // a burst of events costs one reload
const RETRY_MS = [500, 1000, 2000, 5000];

/** A reload that is never run twice at once: a call during a run makes it run once more. */
function reloader(load) {
  let running = null;
  let again = false;
  async function run() {
    // An answer made before the latest event is out of date; five tries keep a stream of events from starving the page.
    for (let tries = 0; tries < 5; tries += 1) {
      again = false;
      const apply = await load();
      if (!again || tries === 4) return apply();
    }
  }
  return {
    stale: () => (again = true),
    now() {
      again = true;
      running ??= run().finally(() => (running = null));
      return running;
    },
  };
}

const people = reloader(async () => {
  const fresh = await api.getState();
  return () => {
    state.bot = fresh.bot;
    state.people = new Map(fresh.people.map((person) => [person.id, person]));
    announce("clock", fresh.now);
    announce("people");
  };
});

const chat = reloader(async () => {
  const id = state.open;
  if (id === null) return () => {};
  const fresh = await api.getChat(id);
  return () => {
    state.chats.set(id, {
      messages: fresh.messages,
      commands: fresh.commands,
      keyboard: fresh.keyboard,
      description: fresh.menu_description,
      chosen: fresh.chosen ?? {}, // of a group's polls: who voted for what
    });
    const person = state.people.get(id);
    if (person) person.unread = 0;
    announce("people");
    if (id === state.open) announce("chat");
  };
});

export const loadPeople = () => attempt(() => people.now(), "load");
export const loadChat = () => attempt(() => chat.now(), "load");

const timers = new Map();

function soon(load) {
  if (!timers.has(load)) timers.set(load, setTimeout(() => (timers.delete(load), load()), GATHER_MS));
}

const handlers = {
  message({ chat: id, message }) {
    changed(id, () => putMessage(id, message));
  },
  edited({ chat: id, message }) {
    changed(id, () => putMessage(id, message));
  },
  deleted({ chat: id, message_id: messageId }) {
    changed(id, () => dropMessage(id, messageId));
  },
  answer(event) {
    const prefix = JSON.stringify([event.chat, event.message_id]).slice(0, -1);
    for (const key of state.waiting.keys()) if (key.startsWith(`${prefix},`)) state.waiting.delete(key);
    announce("answer", event);
  },
  typing({ chat: id }) {
    if (id === state.open) announce("typing", true);
  },
  commands({ chat: id }) {
    if (id === null || id === state.open) soon(loadChat);
  },
  person({ person }) {
    state.people.set(person.id, person);
    announce("people");
  },
  clock({ now }) {
    announce("clock", now);
  },
};

function changed(id, change) {
  change();
  soon(loadPeople);
  if (id !== state.open) return;
  chat.stale();
  announce("typing", false);
  announce("chat");
  soon(loadChat);
}

export function connect(failures = 0) {
  const source = new EventSource("sandbox/events");
  source.addEventListener("open", () => {
    failures = 0;
    setConnected(true);
    state.waiting.clear(); // their answers may have passed unheard
    loadPeople();
    loadChat();
  });
  source.addEventListener("message", (message) => {
    const event = JSON.parse(message.data);
    handlers[event.kind]?.(event);
  });
  source.addEventListener("error", () => {
    // The browser's own retries end for good at the first non-200 answer, so they are not relied on.
    source.close();
    setConnected(false);
    setTimeout(() => connect(failures + 1), RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
  });
}
