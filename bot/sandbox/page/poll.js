// A poll as the messenger draws it: a press votes, another one changes the vote, the shares are there after the first.

import { vote } from "./actions.js";
import { el } from "./dom.js";
import { isGroup, state } from "./state.js";
import { t } from "./words.js";

export function drawPoll(message) {
  const { poll } = message;
  const own = state.chats.get(message.chat.id)?.chosen?.[poll.id]?.[state.speaker];
  const open = isGroup(message.chat.id) && !poll.is_closed && !(poll.type === "quiz" && own !== undefined);
  const shown = own !== undefined || poll.is_closed;
  const options = poll.options.map((option, index) => {
    const share = poll.total_voter_count ? Math.round((option.voter_count / poll.total_voter_count) * 100) : 0;
    const right = shown && poll.correct_option_ids?.includes(index);
    return el(
      "button",
      {
        type: "button",
        class: "poll-option",
        "aria-pressed": String(own === index),
        disabled: !open,
        onclick: () => vote(message.message_id, index),
      },
      el("span", { class: "poll-share" }, shown ? `${share}\u00a0%` : ""),
      el("span", { dir: "auto" }, option.text),
      right ? el("span", { class: "poll-right" }, t("pollRight")) : null,
    );
  });
  const kind = poll.is_closed ? "pollClosed" : poll.type === "quiz" ? "quiz" : "poll";
  return el(
    "div",
    { class: "poll", "data-testid": "poll" },
    el("strong", { dir: "auto" }, poll.question),
    el("span", { class: "card-note" }, t(kind)),
    options,
    el("span", { class: "card-note" }, t("pollVoters", { n: poll.total_voter_count })),
  );
}
