// What the page knows, in one place. Modules change it and announce the change by name; those who draw it listen.
//
// A group is among the people, with an id below 0; what is done there is done by the speaker.
//
// Announced: "people", "open" (another chat or none), "chat" (contents of the open chat), "typing", "answer", "clock",
// "language", "open-bot" (a link led to the bot itself).

export const state = {
  bot: { id: 0, username: "", first_name: "", description: "" },
  people: new Map(), // id → person
  chats: new Map(), // id → { messages, commands, keyboard, description, chosen }
  speaker: null, // id of the person who acts in groups
  open: null, // id of the person whose chat is on the screen
  waiting: new Map(), // key of a pressed button the bot has not answered yet → that very press
};

const listeners = new Map();

export function on(name, listener) {
  if (!listeners.has(name)) listeners.set(name, []);
  listeners.get(name).push(listener);
}

export function announce(name, detail) {
  for (const listener of listeners.get(name) ?? []) listener(detail);
}

export const isGroup = (id) => id !== null && id < 0;

export const nameOf = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");

export const pressKey = (chat, message, data) => JSON.stringify([chat, message, data]);

/** Adds or replaces a message of a chat already loaded; ids grow with time, so they also give the order. */
export function putMessage(chatId, message) {
  const messages = state.chats.get(chatId)?.messages;
  if (!messages) return;
  let at = messages.length;
  while (at > 0 && messages[at - 1].message_id > message.message_id) at -= 1;
  const known = at > 0 && messages[at - 1].message_id === message.message_id;
  if (known) messages[at - 1] = message;
  else messages.splice(at, 0, message);
}

export function dropMessage(chatId, messageId) {
  const chat = state.chats.get(chatId);
  if (chat) chat.messages = chat.messages.filter((message) => message.message_id !== messageId);
}
