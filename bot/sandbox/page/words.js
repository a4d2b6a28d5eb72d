// Every word the page itself says, in both languages, and how it writes times and sizes. What the bot says is not here.

const WORDS = {
  ru: {
    title: "Песочница бота кластера",
    note: "ничего не уходит с этого компьютера",
    clock: "Часы песочницы, московское время",
    msk: "МСК",
    plusHour: "+1 час",
    plusDay: "+1 день",
    nextMonday: "следующий понедельник 9:00",
    nextMondayShort: "пн 9:00",
    clockMoved: "Теперь {now}",
    language: "Язык страницы",
    people: "Люди",
    addPerson: "+ человек",
    nobody: "Выберите, от чьего имени писать боту",
    chat: "Разговор с ботом",
    log: "Сообщения",
    back: "К списку людей",
    more: "Ссылка и блокировка",
    actingAs: "вы — {name}",
    typing: "печатает…",
    deepLink: "Открыть ссылку с параметром start",
    deepLinkHint: "код или ссылка",
    open: "Открыть",
    start: "Старт",
    emptyTitle: "Что умеет этот бот?",
    block: "Заблокировать бота",
    unblock: "Разблокировать бота",
    blockedNote: "Бот заблокирован: написать этому человеку он не сможет.",
    menu: "Меню",
    commands: "Команды бота",
    attach: "Прикрепить",
    message: "Сообщение",
    send: "Отправить",
    keyboard: "Кнопки бота",
    toBottom: "К последним сообщениям",
    photo: "Фото",
    file: "Файл",
    document: "Файл",
    contact: "Контакт",
    location: "Место на карте",
    sticker: "Стикер",
    voice: "Голосовое",
    photoTitle: "Отправить фото",
    fileTitle: "Отправить файл",
    caption: "Подпись, если нужна",
    contactTitle: "Отправить контакт",
    contactOf: "Чей",
    contactOwn: "свой",
    phone: "Номер телефона",
    phoneHint: "пусто — номер придумает песочница",
    locationTitle: "Отправить место",
    latitude: "Широта",
    longitude: "Долгота",
    personTitle: "Новый человек",
    firstName: "Имя",
    lastName: "Фамилия",
    personLanguage: "Язык Телеграма",
    create: "Добавить",
    cancel: "Отмена",
    ok: "Понятно",
    alert: "Ответ бота",
    dismiss: "Закрыть",
    bot: "Бот",
    you: "Вы",
    edited: "изменено",
    spoiler: "Скрытый текст, нажмите, чтобы прочитать",
    download: "Скачать: {name}, {size}",
    pictureGone: "Картинка не загрузилась",
    voiceMessage: "Голосовое сообщение",
    video: "Видео",
    audio: "Аудио",
    pinned: "Закреплено сообщение",
    unsupported: "Песочница не умеет показывать такое сообщение",
    copied: "Скопировано: {text}",
    notCopied: "Браузер не дал скопировать. Текст: {text}",
    inlineNothing: "Бот ничего не предложил для другого чата.",
    notHere: "В песочнице такая кнопка не работает",
    notOpened: "Песочница не открывает эту ссылку: {url}",
    openLink: "Бот предлагает открыть ссылку",
    noAnswer: "Бот не ответил на нажатие",
    noServer: "Песочница не отвечает. Она запущена?",
    serverSaid: "Песочница ответила ошибкой {status}",
    reconnecting: "Связь с песочницей прервалась, подключаемся снова…",
    pageBroke: "Ошибка страницы: {text}",
    unread: { one: "{n} непрочитанное", other: "{n} непрочитанных" },
    newBelow: { one: "{n} новое", other: "{n} новых" },
    isBlocked: "бот заблокирован",
    silent: "Ещё не писали боту",
    role_newcomer: "Новичок",
    role_specialist: "Специалист",
    role_business: "Предприниматель",
    role_institution: "Директор дома культуры",
    role_coordinator: "Координатор",
    role_: "Добавлен вами",
    role_group: "Группа",
    speaker: "от имени:",
    emptyGroup: "Здесь пока тихо. Боту в группе слышны только команды, например /bind.",
    poll: "Анонимный опрос",
    quiz: "Викторина",
    pollClosed: "Опрос завершён",
    pollRight: "верный ответ",
    pollVoters: "Проголосовали: {n}",
    sizes: ["Б", "КБ", "МБ"],
  },
  en: {
    title: "Cluster bot sandbox",
    note: "nothing leaves this computer",
    clock: "Sandbox clock, Moscow time",
    msk: "MSK",
    plusHour: "+1 hour",
    plusDay: "+1 day",
    nextMonday: "next Monday 9:00",
    nextMondayShort: "Mon 9:00",
    clockMoved: "It is now {now}",
    language: "Language of the page",
    people: "People",
    addPerson: "+ person",
    nobody: "Choose who writes to the bot",
    chat: "Chat with the bot",
    log: "Messages",
    back: "Back to people",
    more: "Deep link and blocking",
    actingAs: "you are {name}",
    typing: "typing…",
    deepLink: "Open a link with a start parameter",
    deepLinkHint: "code or link",
    open: "Open",
    start: "Start",
    emptyTitle: "What can this bot do?",
    block: "Block the bot",
    unblock: "Unblock the bot",
    blockedNote: "The bot is blocked: it cannot write to this person.",
    menu: "Menu",
    commands: "Commands of the bot",
    attach: "Attach",
    message: "Message",
    send: "Send",
    keyboard: "Buttons of the bot",
    toBottom: "To the latest messages",
    photo: "Photo",
    file: "File",
    document: "File",
    contact: "Contact",
    location: "Location",
    sticker: "Sticker",
    voice: "Voice message",
    photoTitle: "Send a photo",
    fileTitle: "Send a file",
    caption: "Caption, if needed",
    contactTitle: "Send a contact",
    contactOf: "Whose",
    contactOwn: "my own",
    phone: "Phone number",
    phoneHint: "empty: the sandbox makes one up",
    locationTitle: "Send a location",
    latitude: "Latitude",
    longitude: "Longitude",
    personTitle: "New person",
    firstName: "First name",
    lastName: "Last name",
    personLanguage: "Telegram language",
    create: "Add",
    cancel: "Cancel",
    ok: "OK",
    alert: "The bot's answer",
    dismiss: "Dismiss",
    bot: "Bot",
    you: "You",
    edited: "edited",
    spoiler: "Hidden text, press to read",
    download: "Download {name}, {size}",
    pictureGone: "The picture did not load",
    voiceMessage: "Voice message",
    video: "Video",
    audio: "Audio",
    pinned: "A message was pinned",
    unsupported: "The sandbox cannot show this kind of message",
    copied: "Copied: {text}",
    notCopied: "The browser refused to copy. The text: {text}",
    inlineNothing: "The bot offered nothing for another chat.",
    notHere: "This kind of button does nothing in the sandbox",
    notOpened: "The sandbox does not open this link: {url}",
    openLink: "The bot offers to open a link",
    noAnswer: "The bot has not answered the press",
    noServer: "The sandbox does not answer. Is it running?",
    serverSaid: "The sandbox answered with error {status}",
    reconnecting: "The connection to the sandbox broke, reconnecting…",
    pageBroke: "The page failed: {text}",
    unread: { one: "{n} unread", other: "{n} unread" },
    newBelow: { one: "{n} new", other: "{n} new" },
    isBlocked: "bot blocked",
    silent: "Has not written to the bot yet",
    role_newcomer: "Newcomer",
    role_specialist: "Specialist",
    role_business: "Business owner",
    role_institution: "Director of a house of culture",
    role_coordinator: "Coordinator",
    role_: "Added by you",
    role_group: "Group",
    speaker: "as:",
    emptyGroup: "Quiet so far. In a group the bot hears commands only, for example /bind.",
    poll: "Anonymous poll",
    quiz: "Quiz",
    pollClosed: "The poll has ended",
    pollRight: "right answer",
    pollVoters: "Votes: {n}",
    sizes: ["B", "KB", "MB"],
  },
};

const STORED = "sandbox-language";

function remembered() {
  // Private windows of some browsers throw on any touch of localStorage.
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

let language = remembered();
if (!(language in WORDS)) language = navigator.language.toLowerCase().startsWith("ru") ? "ru" : "en";

export const currentLanguage = () => language;

export function chooseLanguage(chosen) {
  language = chosen;
  try {
    localStorage.setItem(STORED, chosen);
  } catch {
    // Not remembered then; the switch still works until the page is closed.
  }
}

/** The phrase `key`; `{n}` also picks the plural form. */
export function t(key, values = {}) {
  let phrase = WORDS[language][key];
  if (typeof phrase === "object") phrase = phrase[new Intl.PluralRules(language).select(values.n)] ?? phrase.other;
  return phrase.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Fills the words of the static part of the page. */
export function fillWords(root) {
  document.documentElement.lang = language;
  document.title = t("title");
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = t(node.dataset.word);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.label);
  }
  for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = t(node.dataset.hint);
}

const MOSCOW = { timeZone: "Europe/Moscow" };
const formats = new Map();

// Building an Intl format costs about 50 µs, a chat of 300 messages needs 600 of them.
function format(date, options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) {
    const locale = language === "ru" ? "ru-RU" : "en-GB";
    formats.set(key, new Intl.DateTimeFormat(locale, { ...MOSCOW, ...options }));
  }
  return formats.get(key).format(date);
}

export const timeOf = (date) => format(date, { hour: "2-digit", minute: "2-digit" });
export const dayOf = (date) => format(date, { weekday: "long", day: "numeric", month: "long" });
export const momentOf = (date) =>
  `${format(date, { weekday: "short", day: "numeric", month: "short" })}, ${timeOf(date)}`;

export function sizeOf(bytes) {
  const units = WORDS[language].sizes;
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  const digits = unit > 0 && size < 10 ? 1 : 0;
  return `${size.toLocaleString(language, { maximumFractionDigits: digits })}\u00a0${units[unit]}`;
}
