// Formatting as it is typed in Telegram's own clients: **bold**, __italic__, ~~struck~~, ||spoiler||, `code`.

const MARKS = { "**": "bold", __: "italic", "~~": "strikethrough", "||": "spoiler", "`": "code" };
// A pair of marks on one line, with something between that neither begins nor ends with a space.
const PAIR = /(\*\*|__|~~|\|\||`)(?=\S)([^\n]*?\S)\1/;

/** What was typed as text without the marks and Telegram's entities. */
export function typed(raw) {
  const entities = [];
  return { text: read(raw, 0, entities), entities };
}

function read(raw, offset, entities) {
  const found = PAIR.exec(raw);
  if (!found) return raw;
  const [whole, mark, inner] = found;
  const before = raw.slice(0, found.index);
  const at = offset + before.length;
  const type = MARKS[mark];
  const nested = [];
  const said = type === "code" ? inner : read(inner, at, nested);
  entities.push({ type, offset: at, length: said.length }, ...nested);
  const rest = read(raw.slice(found.index + whole.length), at + said.length, entities);
  return before + said + rest;
}
