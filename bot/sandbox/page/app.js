// Puts the page together: every module draws its own part and listens to the state; this one starts them in order.

import { offerLink } from "./actions.js";
import { startAttach } from "./attach.js";
import { startChat } from "./chat.js";
import { startClock } from "./clock.js";
import { startCommands } from "./commands.js";
import { startComposer } from "./composer.js";
import { showAlert } from "./dialogs.js";
import { $, icon } from "./dom.js";
import { clearToasts, toast, watchPageErrors } from "./notices.js";
import { startGroup } from "./group.js";
import { startPeople } from "./people.js";
import { startReplyKeyboard } from "./reply-keyboard.js";
import { announce, on, state } from "./state.js";
import { connect } from "./sync.js";
import { chooseLanguage, currentLanguage, fillWords } from "./words.js";

function startLanguages() {
  const buttons = [...document.querySelectorAll("[data-language]")];
  const draw = () => {
    fillWords(document);
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.language === currentLanguage()));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      chooseLanguage(button.dataset.language);
      draw();
      announce("language");
    });
  }
  draw();
}

function showAnswer(answer) {
  if (!answer || answer.chat !== state.open) return;
  if (answer.url) offerLink(answer.url);
  else if (answer.text && answer.show_alert) showAlert(answer.text);
  else if (answer.text) toast(answer.text);
}

watchPageErrors();
for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
startLanguages();
startClock();
startGroup();
startChat();
startCommands();
startAttach();
startReplyKeyboard();
startComposer();
on("answer", showAnswer);
on("open", clearToasts);
on("open-bot", () => $("composer").focus());
await startPeople();
connect();
