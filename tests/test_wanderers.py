"""People who press whatever is there and type whatever comes to mind get an answer, and never that of a fault; and
whatever is asked of the database for them, it need not read a big table from end to end."""

from collections import Counter
from random import Random

import pytest

from bot.demo import load
from bot.i18n import LANGUAGES, texts_in
from bot.middlewares import FloodGuard
from bot.sandbox.people import Message
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_query_plans import Asked, assert_no_scans

STEPS = 500
RECENT = 4  # pages whose buttons are pressed
TYPED = (
    *("/menu", "/join", "/events", "/vacancies", "/surveys", "/profile", "/settings", "/privacy", "/about", "/help"),
    *("/cancel", "/console", "/start", "/start e1", "/start v1", "/start s1", "/start q123", "/stop", "/junk"),
    *("Да", "стоп", "300", "1,5", "триста", "-5", "0", "9" * 30, "завтра в 10:00", "с 1 по 5 декабря", "12:00"),
    *("Анна Берёзова", "Вязьма", "музей", "+79001234567", "6732012345", "a@b.ru", "https://example.org"),
    *("&<b>x", "«Клуб» №5", "x" * 4000, "😀", "ноль"),
)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_is_pressed_and_typed_is_answered(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(FloodGuard, "BURST", 1e6)
    monkeypatch.setattr(FloodGuard, "REPEAT", 0.0)
    member, head, newcomer = cluster.person("Дарья"), cluster.person("Мария"), cluster.person("Анна")
    foreigner, owner = cluster.person("John", language="en"), cluster.coordinator
    await load(cluster.app.database, cluster.clock, {"spec-13": str(member.id), "spec-01": str(head.id)})
    people = [owner, owner, member, head, head, newcomer, foreigner]
    for each in set(people):
        await each.opens()
    chance, pressed = Random(seed), Counter[str]()
    with Asked(cluster.app.database) as asked:
        for step in range(STEPS):
            who = chance.choice(people)
            buttons = list(at_hand(who))
            if buttons and chance.random() < 0.86:
                # What was pressed seldom is pressed rather, so that they do not walk in a circle.
                message, data, kind = chance.choices(buttons, [1 / (1 + pressed[kind]) for _, _, kind in buttons])[0]
                pressed[kind] += 1
                await who.presses_again(message.id, data)
            else:
                await who.says(chance.choice(TYPED))
            assert not faults(who), who.screen
            if step % 100 == 99:
                await cluster.passes(chance.choice([3600, 24 * 3600, 3 * 24 * 3600]))
    assert len(pressed) > STEPS / 4
    if cluster.app.database.is_sqlite:  # on PostgreSQL the plans of so few rows say nothing
        assert_no_scans(cluster.app.database, asked)


def at_hand(who: Actor) -> list[tuple[Message, str, str]]:
    """The buttons of the newest pages: message, data, and what kind of button it is."""
    pages = sorted((each for each in who.chat.messages.values() if each.by_bot), key=lambda each: -each.moment)
    buttons = [(page, button) for page in pages[:RECENT] for row in page.buttons for button in row]
    return [
        (page, button["callback_data"], f"{button['callback_data'].split(':')[0]} {button['text'][:12]}")
        for page, button in buttons
        if "callback_data" in button
    ]


def faults(who: Actor) -> list[str]:
    ours = [texts_in(language).plain("error-ours")[:20] for language in LANGUAGES]
    said = [each.words for each in who.chat.messages.values() if each.by_bot]
    said += [each.text for each in who.chat.answers]
    return [each for each in said if any(words in each for words in ours)]
