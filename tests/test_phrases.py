"""Phrases of the coordinators: changed in both languages, used at one press, and never changed under a button."""

import asyncio

import pytest
from sqlalchemy import select

from bot.db.database import Database
from bot.db.moderation import AuditEntry, Case
from bot.db.people import Person, Role
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.questions import PHRASES
from bot.services.forms import Submission
from bot.services.phrases import DEFAULTS, MOST, PhraseKind
from tests.conftest import Cluster
from tests.test_moderation import Office
from tests.test_organisations import bakery_applies

DECLINE = PhraseKind.DECLINE


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


async def kept(office: Office, person: Person, ru: str, en: str, subject: str = "") -> None:
    words = {"ru": ru, "en": en}
    async with office.database.begin() as session:
        await office.services.phrases.save(session, person, Submission(PHRASES["decline"], words, words, subject))


async def listed(office: Office, person: Person) -> list[str]:
    return [each.words["ru"] for each in await office.services.phrases.offered(person, DECLINE)]


async def test_an_own_reason_reaches_the_applicant_in_their_language(cluster: Cluster) -> None:
    olga, oleg = cluster.coordinator, cluster.person("Олег")
    await olga.says("/console")
    for caption in ("Готовые ответы", "Причины отказа", "Добавить"):
        await olga.presses(caption)
    await olga.sees("Напишите текст по-русски.")
    await olga.says("Сейчас <не> принимаем & ждём весны.")
    await olga.says("Not <now>, in spring.")
    await olga.presses("Отправить")
    await olga.sees("6. Сейчас <не> принимаем & ждём весны.")
    await bakery_applies(oleg)
    await olga.presses("Отклонить")
    await olga.presses("Сейчас <не> принимаем")
    await cluster.passes(1)
    await oleg.sees("Сейчас <не> принимаем & ждём весны.")
    # What was said stays as it was, whatever becomes of the phrase.
    await asyncio.sleep(1.05)
    await olga.says("/console")
    for caption in ("Готовые ответы", "Причины отказа", "6. ", "Убрать", "Да, убрать"):
        await olga.presses(caption)
    await olga.sees_not("ждём весны")
    async with cluster.app.database.read() as session:
        case = (await session.scalars(select(Case))).one()
    assert case.said == {"ru": "Сейчас <не> принимаем & ждём весны.", "en": "Not <now>, in spring."}


async def test_a_phrase_is_edited_and_moved(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.says("/console")
    for caption in ("Готовые ответы", "Ответы на вопросы", "2. "):
        await olga.presses(caption)
    await olga.sees("По-русски", "По-английски")
    await olga.presses("Выше")
    await olga.sees("1. Посмотреть, выгрузить или удалить")
    await olga.presses("1. ")
    await olga.presses("Изменить")
    await olga.sees("Посмотреть, выгрузить или удалить")
    assert "Отправить" in olga.captions


async def test_the_first_change_writes_the_list_of_the_texts_down(office: Office) -> None:
    olga = await office.person("2", Role.COORDINATOR)
    before = await listed(office, olga)
    assert len(before) == len(DEFAULTS[DECLINE])
    await kept(office, olga, "Новая причина", "A new reason")
    assert await listed(office, olga) == [*before, "Новая причина"]


async def test_an_edited_phrase_is_another_phrase(office: Office) -> None:
    olga, author = await office.person("2", Role.COORDINATOR), await office.person("100")
    await kept(office, olga, "Первая", "First")
    old = (await office.services.phrases.offered(olga, DECLINE))[-1].ref
    await kept(office, olga, "Вторая", "Second", old)
    assert (await listed(office, olga))[-1] == "Вторая"
    case_id = await office.submitted(author)
    with pytest.raises(Gone, match="phrase-gone"):
        await office.services.moderation.decline(olga, case_id, old)
    with pytest.raises(Gone, match="phrase-gone"):
        await office.services.phrases.remove(olga, DECLINE, old)
    # Two who edit the same phrase at once lose no words: the second becomes one more.
    await kept(office, olga, "Третья", "Third", old)
    assert (await listed(office, olga))[-2:] == ["Вторая", "Третья"]


async def test_the_last_reason_stays_and_the_list_has_an_end(office: Office) -> None:
    olga = await office.person("2", Role.COORDINATOR)
    for number in range(len(await listed(office, olga)), MOST):
        await kept(office, olga, f"Причина {number}", f"Reason {number}")
    with pytest.raises(DomainError, match="phrase-too-many"):
        await kept(office, olga, "Лишняя", "One too many")
    for each in (await office.services.phrases.offered(olga, DECLINE))[1:]:
        await office.services.phrases.remove(olga, DECLINE, each.ref)
    (last,) = await office.services.phrases.offered(olga, DECLINE)
    with pytest.raises(DomainError, match="phrase-last"):
        await office.services.phrases.remove(olga, DECLINE, last.ref)


async def test_changes_at_once_lose_none(office: Office) -> None:
    coordinators = [await office.person(str(number), Role.COORDINATOR) for number in range(2, 8)]
    before = await listed(office, coordinators[0])
    await asyncio.gather(*(kept(office, each, f"От {each.id}", f"By {each.id}") for each in coordinators))
    after = await listed(office, coordinators[0])
    assert after[: len(before)] == before
    assert sorted(after[len(before) :]) == sorted(f"От {each.id}" for each in coordinators)


async def test_only_coordinators_keep_phrases(office: Office) -> None:
    anna = await office.person("100")
    phrases = office.services.phrases
    for attempt in (
        phrases.enter(anna),
        phrases.offered(anna, DECLINE),
        phrases.one(anna, DECLINE, "profile"),
        phrases.remove(anna, DECLINE, "profile"),
        phrases.move_up(anna, DECLINE, "profile"),
        kept(office, anna, "Причина", "Reason"),
    ):
        with pytest.raises(NotAllowed):
            await attempt
    assert await office.count(AuditEntry, action="refused", actor_id=anna.id) == 5
