// The sandbox's own time, which the bot follows: shown as it runs, moved forward by buttons.

import { moveClock } from "./api.js";
import { $ } from "./dom.js";
import { attempt, toast } from "./notices.js";
import { announce, on } from "./state.js";
import { momentOf, t } from "./words.js";

const MOVES = {
  "plus-hour": { seconds: 3600 },
  "plus-day": { seconds: 86400 },
  "next-monday": { next_monday_at: "09:00" },
};
let ahead = null; // ms between the sandbox's time and this computer's

const now = () => new Date(Date.now() + ahead);

function draw() {
  if (ahead === null) return;
  const face = $("clock");
  const words = `${momentOf(now())} ${t("msk")}`;
  if (face.textContent !== words) face.textContent = words;
  face.dateTime = now().toISOString();
}

async function move(how) {
  const moved = await attempt(async () => announce("clock", (await moveClock(how)).now));
  if (moved) toast(t("clockMoved", { now: momentOf(now()) }));
}

export function startClock() {
  on("clock", (moment) => {
    ahead = Date.parse(moment) - Date.now();
    draw();
  });
  on("language", draw);
  setInterval(draw, 1000);
  for (const [id, how] of Object.entries(MOVES)) $(id).addEventListener("click", () => move(how));
}
