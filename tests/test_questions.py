"""A question to a coordinator: asked from anywhere, answered by whoever is first, kept as one thread."""

import asyncio

import pytest
from sqlalchemy import select

from bot.db.database import Database, Session
from bot.db.moderation import AuditEntry, Case, Kind, State
from bot.db.people import PersonRole, Role
from bot.db.questions import QuestionMessage
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.questions import ASK, REPLY
from bot.i18n import texts_in
from bot.lengths import units
from bot.services.forms import Submission
from bot.services.moderation import AlreadyDecided
from bot.services.people import Person
from bot.services.questions import UNANSWERED, title_of
from bot.views import questions as views
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_joining import joins
from tests.test_moderation import Office
from tests.test_privacy import left_of

QUESTION = "Где взять бланк <заявки> & кому отдать?"


async def asks(person: Actor, text: str = QUESTION) -> None:
    await person.says("/help")
    await person.presses("Вопрос координатору")
    await person.sees("Напишите вопрос одним сообщением.")
    await person.says(text)
    await person.sees("Спасибо, передали координатору; ответ придёт сюда.")


async def test_a_stranger_asks_and_is_answered(cluster: Cluster) -> None:
    anna, olga = cluster.person(), cluster.coordinator
    await olga.opens()
    await anna.opens()
    await asks(anna)
    await cluster.passes(1)
    await olga.sees("Новый вопрос", QUESTION)
    await olga.presses("Ответить")
    await olga.sees("Напишите ответ одним сообщением.")
    await olga.says("Бланк придёт по почте.")
    await olga.sees("Ответ отправлен")
    await cluster.passes(1)
    await anna.sees("Ответ координатора на ваш вопрос", "Бланк придёт по почте.")
    # The thread goes on, and the coordinator sees all of it.
    await anna.presses("Спросить ещё")
    await anna.says("А когда?")
    await cluster.passes(1)
    await olga.sees("Ещё вопрос в той же переписке", "А когда?")
    await olga.presses("Вся переписка")
    await olga.sees(QUESTION, "Бланк придёт по почте.", "А когда?", "Ответить")


async def test_the_queue_shows_it_and_a_canned_reply_is_one_press(cluster: Cluster) -> None:
    jane, olga = cluster.person("Jane", language="en"), cluster.coordinator
    await olga.opens()
    await jane.opens()
    await jane.says("/help")
    await jane.presses("Ask a coordinator")
    await jane.says("How do I join?")
    await olga.says("/console")
    await olga.presses("Очередь")
    await olga.presses("Вопрос: How do I join?")
    await olga.presses("Готовые ответы")
    await olga.sees("на языке того, кто спрашивал", "1. Вступить в кластер можно прямо здесь")
    await olga.presses("1. ")
    await olga.sees("Ответ отправлен: «How do I join?»")
    await cluster.passes(1)
    await jane.sees("You can join the cluster right here")


async def test_closing_without_an_answer_is_told(cluster: Cluster) -> None:
    anna, olga = cluster.person(), cluster.coordinator
    await olga.opens()
    await anna.opens()
    await asks(anna)
    await cluster.passes(1)
    await olga.presses("Закрыть без ответа")
    await olga.sees("Вопрос закрыт без ответа")
    await cluster.passes(1)
    await anna.sees("закрыт без ответа. Если он ещё важен, спросите ещё раз")
    await asyncio.sleep(1.05)
    await olga.presses("Вся переписка")
    await olga.sees("Закрыт без ответа")
    assert "Ответить" not in olga.captions


async def test_an_unanswered_question_is_reminded_of_and_escalated(cluster: Cluster) -> None:
    anna, olga = cluster.person(), cluster.coordinator
    await olga.opens()
    await anna.opens()
    await asks(anna)
    await cluster.passes(1)
    await cluster.passes(24 * 3600)
    await cluster.passes(8 * 3600)  # past the quiet hours of those who are told
    await olga.sees("Вопрос ждёт больше суток", QUESTION)
    await cluster.passes(24 * 3600)
    await olga.sees("Вопрос ждёт больше двух суток")


async def test_an_answer_survives_a_restart_in_the_middle(cluster: Cluster) -> None:
    anna, olga = cluster.person(), cluster.coordinator
    await olga.opens()
    await anna.opens()
    await asks(anna)
    await cluster.passes(1)
    await olga.presses("Ответить")
    await cluster.restart()
    await olga.says("Приходите в пятницу.")
    await olga.sees("Ответ отправлен")
    await cluster.passes(1)
    await anna.sees("Приходите в пятницу.")


async def test_the_erased_leave_no_words(cluster: Cluster) -> None:
    anna, olga = cluster.person(), cluster.coordinator
    await olga.opens()
    await joins(anna)
    await asks(anna, "Секретный вопрос про зарплату")
    await cluster.passes(1)
    await olga.presses("Ответить")
    await olga.says("Отвечаем: всё по закону")
    assert await left_of(cluster.app.database, "Секретный вопрос")
    await anna.says("/privacy")
    await anna.presses("Удалить всё")
    await anna.presses("Удалить")
    await cluster.passes(25 * 3600)
    assert await left_of(cluster.app.database, "Секретный вопрос") == []


# Without a messenger


async def asked(office: Office, person: Person, text: str, subject: str = "") -> int:
    async with office.database.begin() as session:
        await office.services.questions.room(session, person)
        return await office.services.questions.ask(
            session, person, Submission(ASK, {"text": text}, {"text": text}, subject)
        )


async def replied(office: Office, person: Person, case_id: int, text: str) -> AlreadyDecided | None:
    async with office.database.begin() as session:
        return await office.services.questions.reply(
            session, person, Submission(REPLY, {"text": text}, {"text": text}, str(case_id))
        )


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


async def test_of_many_answers_at_once_one_is_sent(office: Office) -> None:
    anna = await office.person("100")
    coordinators = [await office.person(str(200 + number), Role.COORDINATOR) for number in range(6)]
    case_id = await asked(office, anna, QUESTION)
    outcomes = await asyncio.gather(
        *(replied(office, each, case_id, f"Ответ {number}") for number, each in enumerate(coordinators))
    )
    assert sum(outcome is None for outcome in outcomes) == 1
    assert all(outcome.key == "question-already-answered" for outcome in outcomes if outcome)
    async with office.database.read() as session:
        words = (await session.scalars(select(QuestionMessage.text).order_by(QuestionMessage.id))).all()
    assert len(words) == 2
    assert words[0] == QUESTION


async def test_only_those_with_the_right_answer(office: Office) -> None:
    anna, stranger = await office.person("100"), await office.person("101")
    elsewhere = await office.person("102", Role.COORDINATOR)
    async with office.database.begin() as session:
        holder = (await session.scalars(select(PersonRole).where(PersonRole.person_id == elsewhere.id))).one()
        holder.municipalities = ["roslavlsky"]
        row = await session.get_one(Case, await _in(office, session, anna, "vyazemsky"))
        case_id = row.id
    questions = office.services.questions
    for person in (anna, stranger, elsewhere):
        with pytest.raises(NotAllowed):
            await questions.thread(person, case_id)
        with pytest.raises(NotAllowed):
            await questions.begin(person, case_id)
        with pytest.raises(NotAllowed):
            await questions.close(person, case_id)
        with pytest.raises(NotAllowed):
            await questions.reply_with(person, case_id, "join")
        with pytest.raises(NotAllowed):
            await replied(office, person, case_id, "Ответ")
    assert await office.state(case_id) == State.SUBMITTED
    async with office.database.read() as session:
        refused = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "refused"))).all()
    assert len(refused) == 12


async def _in(office: Office, session: Session, person: Person, municipality: str) -> int:
    """A question from a municipality, within a transaction that is open."""
    text = {"text": QUESTION}
    return await office.services.moderation.submit(
        session,
        person,
        Kind.QUESTION,
        Submission(ASK, text, text, ""),
        title=title_of(QUESTION),
        municipality=municipality,
    )


async def test_somebody_elses_thread_is_closed_to_others(office: Office) -> None:
    anna, boris = await office.person("100"), await office.person("101")
    case_id = await asked(office, anna, QUESTION)
    with pytest.raises(Gone):
        await office.services.questions.own(boris, case_id)
    with pytest.raises(Gone):
        await asked(office, boris, "Тоже спрошу", str(case_id))


async def test_nobody_floods_the_coordinators(office: Office) -> None:
    anna = await office.person("100")
    olga = await office.person("200", Role.COORDINATOR)
    first = await asked(office, anna, "Вопрос 0")
    for number in range(1, UNANSWERED):
        await asked(office, anna, f"Вопрос {number}", str(first))
    with pytest.raises(DomainError, match="question-too-many"):
        await asked(office, anna, "Ещё один")
    office.clock.advance(1)
    assert await replied(office, olga, first, "Ответ на все") is None
    office.clock.advance(1)
    await asked(office, anna, "Спасибо, и ещё один", str(first))
    assert await office.state(first) == State.SUBMITTED


async def test_a_question_is_neither_approved_nor_declined(office: Office) -> None:
    anna = await office.person("100")
    olga = await office.person("200", Role.COORDINATOR)
    case_id = await asked(office, anna, QUESTION)
    with pytest.raises(Gone):
        await office.services.moderation.approve(olga, case_id)
    with pytest.raises(Gone):
        await office.services.moderation.decline(olga, case_id, "profile")
    application = await office.submitted(anna)
    with pytest.raises(Gone):
        await office.services.questions.close(olga, application)
    assert await office.state(application) == State.SUBMITTED


async def test_each_page_of_a_long_thread_fits_a_message(office: Office) -> None:
    anna = await office.person("100")
    olga = await office.person("200", Role.COORDINATOR)
    case_id = await asked(office, anna, "😀" * 1000)
    for number in range(8):
        office.clock.advance(1)
        assert await replied(office, olga, case_id, f"{number} " + "&" * 1990) is None
        office.clock.advance(1)
        await asked(office, anna, f"{number} " + "😀" * 990, str(case_id))
    thread = await office.services.questions.thread(olga, case_id)
    texts, zone = texts_in("ru"), office.clock.now().tzinfo
    assert zone is not None
    pages = [views.thread(texts, thread, office.clock.now(), zone, number) for number in range(20)]
    assert all(units(page.text.replace("&amp;", "&")) <= 4096 for page in pages)
    shown = "".join(page.text for page in pages)
    assert all(f"{number} 😀" in shown and f"{number} &amp;" in shown for number in range(8))


def test_titles_are_the_beginning_of_the_question() -> None:
    assert title_of("Где бланк?\nИ кому") == "Где бланк?"
    assert title_of("Не нашлось бланка.\nИ печати.") == "Не нашлось бланка"
    assert title_of("Бланк потерялся...") == "Бланк потерялся..."
    assert title_of("а" * 81) == "а" * 79 + "…"
