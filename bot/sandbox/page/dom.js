// Every node of the page is built here, from text and attributes only: nothing a person or the bot wrote is ever
// parsed as HTML.

export const $ = (id) => document.getElementById(id);

/** Functions become listeners (`onclick`), `null` and `false` leave the attribute out, strings become text nodes. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Inline content that acts like a button yet wraps and is selected like text, which a <button> cannot. */
export function pressable(node, action) {
  node.setAttribute("role", "button");
  node.tabIndex = 0;
  node.addEventListener("click", action);
  node.addEventListener("keydown", (event) => {
    if (event.target !== node || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    action(event);
  });
  return node;
}

/** Moves focus within a column of elements; returns whether the key was one of ↑ ↓ Home End. */
export function stepFocus(event, items) {
  const at = items.indexOf(document.activeElement);
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (target === undefined || items.length === 0) return false;
  event.preventDefault();
  items[Math.max(0, Math.min(items.length - 1, target))].focus();
  return true;
}

const ICONS = {
  attach: "M20 11.5 12.2 19.3a5 5 0 0 1-7-7L13 4.5a3.3 3.3 0 0 1 4.7 4.7l-7.8 7.8a1.7 1.7 0 0 1-2.4-2.4l7-7",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20a7.5 7.5 0 0 1 15 0",
  copy: "M9 9h10v10H9zM15 9V5H5v10h4",
  down: "M6 9.5l6 6 6-6",
  external: "M8 16L17 7M10 7h7v7",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  inline: "M16 8v5a2.5 2.5 0 0 0 5 0v-1a9 9 0 1 0-3.5 7.1M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 15h8",
  location: "M12 21s7-6.1 7-11a7 7 0 0 0-14 0c0 4.9 7 11 7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M12 5h.01M12 12h.01M12 19h.01",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  send: "M12 19V5M6 11l6-6 6 6",
  sticker: "M12 21a9 9 0 1 1 9-9M21 12l-9 9v-4a5 5 0 0 1 5-5zM9 10h.01M14 9h.01",
  voice: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
};

export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
