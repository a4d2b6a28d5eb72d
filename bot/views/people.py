"""The first screen, the menu, the pages about the bot."""

from functools import cache

from bot.i18n import Texts
from bot.services.people import Person
from bot.views.buttons import Go, Language, To
from bot.views.page import Button, Page, Row, button, column


@cache
def go(texts: Texts, key: str, to: To) -> Button:
    """The button to a page that needs nothing but its name; made once for each language."""
    return button(texts.plain(key), Go(to=to))


def switch(texts: Texts, then: To) -> Button:
    """The button to the other language, in that language's own name."""
    other = "en" if texts.language == "ru" else "ru"
    return button(texts.plain("language-switch"), Language(code=other, then=then))


def welcome(texts: Texts) -> Page:
    """What a stranger sees."""
    return Page(
        texts("start-welcome"),
        [
            (go(texts, "menu-join", To.JOIN),),
            (go(texts, "menu-events", To.EVENTS), go(texts, "menu-vacancies", To.VACANCIES)),
            (go(texts, "menu-subscribe", To.SUBSCRIBE), go(texts, "menu-about", To.ABOUT)),
            (switch(texts, To.MENU),),
        ],
    )


def menu(texts: Texts, person: Person) -> Page:
    """The main menu: joining first for those who have not, then what there is."""
    text = texts("menu-named", first=person.first_name) if person.first_name else texts("menu")
    known = person.is_member or person.acting_for or person.name
    rows: list[Row] = [
        (go(texts, "menu-profile", To.PROFILE) if known else go(texts, "menu-join", To.JOIN),),
        *column(
            go(texts, "menu-organisation", To.ORGANISATIONS) if person.acting_for else None,
            go(texts, "menu-indicators", To.INDICATORS) if person.reports else None,
            go(texts, "menu-directory", To.DIRECTORY)
            if person.is_member or person.acting_for or person.is_coordinator
            else None,
        ),
        (go(texts, "menu-events", To.EVENTS), go(texts, "menu-vacancies", To.VACANCIES)),
        (go(texts, "menu-surveys", To.SURVEYS),),
        (go(texts, "menu-settings", To.SETTINGS), go(texts, "menu-help", To.HELP)),
    ]
    if person.is_coordinator:
        rows.append((go(texts, "menu-console", To.CONSOLE),))
    return Page(text, rows)


def home(texts: Texts, person: Person) -> Page:
    """The menu for those who are somebody here, the first screen for a stranger."""
    known = person.is_member or person.subscribed or person.roles or person.acting_for or person.name
    return menu(texts, person) if known else welcome(texts)


def help_page(texts: Texts, person: Person, version: str) -> Page:
    text = texts("help", version=version)
    if person.is_coordinator:
        text = f"{text}\n\n{texts('help-coordinator')}"
    return Page(
        text,
        [
            (go(texts, "question-ask", To.ASK),),
            (go(texts, "menu-open", To.MENU), go(texts, "menu-privacy", To.PRIVACY)),
        ],
    )


def hint(texts: Texts, person: Person) -> Page:
    """The answer to free text that no question asked for."""
    page = home(texts, person)
    return Page(texts("hint"), [*page.rows, (go(texts, "question-ask", To.ASK),)])


def link_unknown(texts: Texts, person: Person) -> Page:
    """A deep link whose thing is gone or was never here."""
    return Page(texts("start-link-unknown"), home(texts, person).rows)
