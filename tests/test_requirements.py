"""Employers say what is missing, others vote, those who teach answer: from the first press to «стало лучше»."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.db.database import Database
from bot.db.deliveries import Delivery
from bot.db.moderation import AuditEntry
from bot.db.organisations import Duty, Representative
from bot.db.people import Person, PersonRole, Role
from bot.db.requirements import Requirement, RequirementState, RequirementVote, contributors
from bot.db.signals import Signal
from bot.demo import load
from bot.errors import DomainError, Gone, NotAllowed
from bot.sandbox.clock import SandboxClock
from bot.services.requirements import Narrowed
from tests.actors import Actor
from tests.conftest import Cluster

DAY = 86400.0


class Region:
    """The demo's cluster with some of its people: of a house of culture, a village club and a college."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.maria, self.club, self.college, self.theatre = (
            cluster.person(name) for name in ("Мария", "Нина", "Ия", "Ян")
        )
        self.olga = cluster.coordinator

    async def open(self) -> None:
        people = {"spec-01": self.maria, "spec-10": self.club, "spec-07": self.college, "spec-08": self.theatre}
        addresses = {demo: str(actor.id) for demo, actor in people.items()}
        await load(self.cluster.app.database, self.cluster.clock, addresses)
        for actor in (*people.values(), self.olga):
            await actor.opens()

    async def person(self, actor: Actor) -> Person:
        return await self.cluster.app.services.people.meet("telegram", str(actor.id), lambda default: default)

    async def card(self, title: str) -> int:
        """The id of a card of the demo by its position."""
        async with self.cluster.app.database.read() as session:
            found = await session.scalars(
                select(Requirement.id)
                .where((Requirement.position == title) | (Requirement.position_text == title))
                .order_by(Requirement.id)
            )
            return int(found.first() or 0)

    async def state(self, number: int) -> RequirementState:
        async with self.cluster.app.database.read() as session:
            return RequirementState((await session.get_one(Requirement, number)).state)

    async def votes(self, number: int) -> dict[int, bool]:
        async with self.cluster.app.database.read() as session:
            rows = await session.scalars(select(RequirementVote).where(RequirementVote.requirement_id == number))
            return {each.organisation_id: each.relevant for each in rows}


@pytest.fixture
async def region(cluster: Cluster) -> Region:
    region = Region(cluster)
    await region.open()
    return region


async def opens_cards(actor: Actor) -> None:
    await actor.says("/menu")
    await actor.presses("Моя организация")
    await actor.presses("Требования к подготовке")


async def writes(actor: Actor, *, named: str = "Показывать") -> None:
    """A card: a designer for posters, in eight answers."""
    await opens_cards(actor)
    await actor.presses("Сообщить, чего не хватает")
    for caption in ("Техника и цифра", "Дизайнер", "Цифровые и технические", "Дизайн афиш", "Очень важно"):
        await actor.presses(caption)
    await actor.says("2")
    for caption in ("Курс", "За полгода", named):
        await actor.presses(caption)
    await actor.says("Афиши рисуем в <Paint>")
    await actor.sees("Проверьте, пожалуйста:", "Скольким: 2 людям")
    await actor.presses("Отправить")
    await actor.sees("Спасибо, карточка записана.")


async def test_a_card_goes_its_whole_way(region: Region) -> None:
    maria, club, college, olga = region.maria, region.club, region.college, region.olga
    await writes(maria)
    number = await region.card("designer")
    # Another employer sees it without the words nobody has checked, and says the same.
    await opens_cards(club)
    await club.presses("Все карточки: 8")
    await club.presses("Дизайнер: дизайн афиш")
    await club.sees("РДК «Днепровские зори»", "Не хватает: 2 людям", "Состояние: новая")
    await club.sees_not("Paint")
    await club.presses("У нас тоже")
    await club.sees("«у нас тоже» — 1", "☑ У нас тоже")
    # A coordinator is told, checks it and sends it to the college.
    await region.cluster.passes(1)
    await olga.sees("Новое требование работодателя: «Дизайнер: дизайн афиш».")
    await olga.says("/console")
    await olga.presses("Требования к подготовке")
    await olga.presses("Ждут проверки: 2")
    await olga.presses("Дизайнер: дизайн афиш, 1 голос")
    await olga.sees("Афиши рисуем в <Paint>")
    await olga.presses("Проверено")
    await olga.sees("Состояние: проверена")
    await olga.presses("Направить тем, кто учит")
    await olga.sees("Кому направить?")
    await olga.presses("Колледж")
    await olga.sees("Состояние: направлена учебному заведению")
    await region.cluster.passes(1)
    for employer in (maria, club):
        await employer.sees("Ваше требование учтено: «Дизайнер: дизайн афиш». Его направили:")
    # The college answers, the employers hear of it and say whether it helped.
    await college.sees("Вам направили требование работодателей: «Дизайнер: дизайн афиш».")
    await college.presses("Взять на рассмотрение")
    await college.sees("Состояние: на рассмотрении", "Афиши рисуем в <Paint>")
    await college.presses("Принять")
    await college.presses("Курс для работающих")
    await college.says("Курс «Афиша за час», 16 часов, в марте")
    await college.presses("Отправить")
    await college.sees("Состояние: принята", "Решение: Курс «Афиша за час»")
    await region.cluster.passes(1)
    await club.sees("Ваше требование учтено", "Принято", "Курс для работающих: Курс «Афиша за час»")
    await college.presses("Выполнено")
    await region.cluster.passes(1)
    await maria.sees("Выполнено: Курс «Афиша за час»", "Стало ли у вас лучше?")
    await maria.presses("Стало лучше")
    await maria.sees("Стало лучше: 1 из 1")
    assert await region.state(number) == RequirementState.DONE
    async with region.cluster.app.database.read() as session:
        steps = await session.scalars(
            select(AuditEntry.action).where(AuditEntry.subject == f"requirement:{number}").order_by(AuditEntry.id)
        )
        assert list(steps) == [f"requirement {step}" for step in ("check", "send", "consider", "accept", "done")]


async def test_the_same_in_english(region: Region) -> None:
    await region.club.says("/menu")
    await region.club.presses("Настройки")
    await region.club.presses("English")
    await region.club.says("/menu")
    await region.club.presses("My organisation")
    await region.club.presses("Training requirements")
    await region.club.presses("All cards: 7")
    await region.club.presses("Sound operator: sound and lighting")
    await region.club.sees("Who asks", "Lacked by: 2 people", "same with us: 4, not relevant: 1", "☑ Same with us")
    await region.club.presses("Not relevant")
    await region.club.sees("same with us: 3, not relevant: 2")


async def test_a_vote_is_the_organisations_and_changes_as_often_as_it_likes(region: Region) -> None:
    requirements = region.cluster.app.services.requirements
    number = await region.card("library_methodist") or await region.card("Методист")
    assert await region.votes(number) == {}
    club = await region.person(region.club)
    for relevant in (True, True, False, True):
        await requirements.vote(club, number, relevant=relevant)
    assert list((await region.votes(number)).values()) == [True]
    # A colleague of the same organisation has the same vote.
    await region.theatre.opens()
    theatre = await region.person(region.theatre)
    async with region.cluster.app.database.begin(effect=False) as session:
        assert club.acting_for is not None
        session.add(
            Representative(
                organisation_id=club.acting_for,
                person_id=theatre.id,
                duty=Duty.PUBLISHER,
                since=region.cluster.clock.now(),
            )
        )
    colleague = replace(theatre, acting_for=club.acting_for)
    results = await asyncio.gather(
        *(requirements.vote(each, number, relevant=each is club) for each in (club, colleague) * 5)
    )
    assert len(results) == 10
    assert len(await region.votes(number)) == 1


async def test_nobody_votes_for_their_own_card_or_without_the_duty(region: Region) -> None:
    requirements = region.cluster.app.services.requirements
    number = await region.card("culture_organiser")
    maria, club = await region.person(region.maria), await region.person(region.club)
    await requirements.vote(maria, await region.card("concertmaster"), relevant=True)
    new = await region.card("Методист")
    with pytest.raises(DomainError, match="requirement-late"):
        await requirements.vote(maria, number, relevant=True)  # done already
    with pytest.raises(DomainError, match="requirement-own-vote"):
        await requirements.vote(club, await region.card("culture_organiser"), relevant=True)
    with pytest.raises(Gone):
        await requirements.vote(club, 10_000, relevant=True)
    async with region.cluster.app.database.begin(effect=False) as session:
        for row in await session.scalars(select(Representative).where(Representative.person_id == club.id)):
            await session.delete(row)
            session.add(
                Representative(
                    organisation_id=row.organisation_id, person_id=club.id, duty=Duty.REPORTER, since=row.since
                )
            )
    with pytest.raises(NotAllowed):
        await requirements.vote(club, new, relevant=True)
    with pytest.raises(NotAllowed):
        await requirements.require_writer(club)
    with pytest.raises(NotAllowed):
        await requirements.require_writer(replace(maria, acting_for=None))
    with pytest.raises(DomainError, match="requirements-members-only"):
        await requirements.browse(replace(maria, acting_for=None, is_member=False), Narrowed(), 0)


async def test_only_coordinators_lead_and_only_the_receiver_answers(region: Region) -> None:
    training = region.cluster.app.services.training
    maria, college = await region.person(region.maria), await region.person(region.college)
    olga = await region.person(region.olga)
    number = await region.card("Методист")
    institute = await region.card("museum_educator")  # sent to another institution
    for person in (maria, college):
        with pytest.raises(NotAllowed):
            await training.check(person, number)
        with pytest.raises(NotAllowed):
            await training.consider(person, institute)
    assert (await training.card(college, number)).steps == ()
    with pytest.raises(DomainError, match="requirement-late"):
        await training.finish(olga, number)
    with pytest.raises(DomainError, match="requirement-no-receiver"):
        await training.send(olga, number, maria.acting_for or 0)
    # One step for all who press at once.
    results = await asyncio.gather(*(training.check(olga, number) for _ in range(5)), return_exceptions=True)
    assert sum(result is None for result in results) == 1
    # A coordinator of another municipality only reads.
    limited = replace(olga, id=maria.id, roles=frozenset({Role.COORDINATOR}))
    async with region.cluster.app.database.begin(effect=False) as session:
        session.add(
            PersonRole(
                person_id=maria.id,
                role=Role.COORDINATOR,
                granted_at=region.cluster.clock.now(),
                municipalities=["velizhsky"],
            )
        )
    with pytest.raises(NotAllowed):
        await training.require(limited, number, "send")


async def test_merging_keeps_every_vote_once(region: Region) -> None:
    training, requirements = region.cluster.app.services.training, region.cluster.app.services.requirements
    olga, maria = await region.person(region.olga), await region.person(region.maria)
    into, duplicate = await region.card("museum_educator"), await region.card("concertmaster")
    before = {**await region.votes(duplicate), **await region.votes(into)}
    await requirements.vote(maria, into, relevant=False)
    async with region.cluster.app.database.read() as session:
        asked = {*await contributors(session, duplicate), *await contributors(session, into)}
        employers = {
            each.organisation_id
            for each in await session.scalars(select(Requirement).where(Requirement.id.in_((into, duplicate))))
        }
    await asyncio.gather(
        training.merge(olga, duplicate, into), training.merge(olga, duplicate, into), return_exceptions=True
    )
    votes = await region.votes(into)
    home = employers - set(votes)
    assert len(home) == 1  # the employer of the card that stayed has no vote on it
    assert set(votes) == (set(before) | employers | {maria.acting_for}) - home
    assert votes[maria.acting_for or 0] is False  # their newer word counts
    assert await region.votes(duplicate) == {}
    assert await region.state(duplicate) == RequirementState.MERGED
    async with region.cluster.app.database.read() as session:
        assert set(await contributors(session, into)) == asked - {maria.acting_for}
    # The old button leads to the card that stayed.
    assert (await requirements.card(maria, duplicate)).line.id == into
    with pytest.raises(DomainError, match="requirement-late"):
        await training.merge(olga, into, into)


async def test_the_name_is_shown_only_with_permission(region: Region) -> None:
    await writes(region.maria, named="Не показывать")
    number = await region.card("designer")
    await opens_cards(region.club)
    await region.club.presses("Все карточки: 8")
    await region.club.presses("Дизайнер: дизайн афиш")
    await region.club.sees("организация просила не называть её")
    await region.club.sees_not("Днепровские")
    await region.club.sees_not("Дорогобуж")
    requirements = region.cluster.app.services.requirements
    club, maria, olga = [await region.person(each) for each in (region.club, region.maria, region.olga)]
    # Looked for by its place it would give the name away.
    there = Narrowed(place="dorogobuzhsky")
    assert [
        number in {line.id for line in (await requirements.browse(each, there, 0)).lines} for each in (club, olga)
    ] == [
        False,
        True,
    ]
    assert dict(await requirements.values(club, Narrowed(), "place"))["dorogobuzhsky"] == 1
    assert (await requirements.card(maria, number)).employer


async def test_a_card_nobody_supports_can_be_taken_back(region: Region) -> None:
    await writes(region.maria)
    number = await region.card("designer")
    await region.maria.presses("Открыть карточку")
    await region.maria.presses("Убрать карточку")
    await region.maria.presses("Убрать карточку")
    await region.maria.sees("Карточка убрана.")
    club = await region.person(region.club)
    with pytest.raises(Gone):
        await region.cluster.app.services.requirements.vote(club, number, relevant=True)
    theirs = await region.card("concertmaster")
    with pytest.raises(NotAllowed):
        await region.cluster.app.services.requirements.withdraw(club, theirs)


async def test_an_institution_that_does_not_answer_is_reminded_once(region: Region) -> None:
    await region.cluster.passes(31 * DAY)
    await region.cluster.passes(DAY)
    await region.olga.sees("ждёт ответа больше 30 дней")
    async with region.cluster.app.database.read() as session:
        told = select(func.count()).select_from(Delivery).where(Delivery.kind == "requirement-waits")
        assert await session.scalar(told) == 1  # the institute has nobody in the bot


async def test_a_signal_is_told_once(region: Region) -> None:
    told = []
    for _ in range(2):
        await region.cluster.passes(2 * DAY)
        await region.olga.says("/menu")  # answered once everything else is sent
        async with region.cluster.app.database.read() as session:
            sent = await session.scalars(select(Delivery.params).where(Delivery.kind == "signal-raised"))
            told.append([each["competency"] for params in sent for each in params["raised"]])
            raised = {each.competency for each in await session.scalars(select(Signal))}
        assert len(set(told[-1])) == len(told[-1])
        assert set(told[-1]) == raised >= {"c17"}
    assert set(told[0]) <= set(told[1])
    written = [each.words for each in region.olga.chat.messages.values() if each.by_bot]
    (together,) = [each for each in written if "сигналов от работодателей" in each]
    assert "Звук и свет: не хватает 4, есть 1. Назвали 5 работодателей." in together


async def test_an_erased_author_leaves_the_card_to_the_organisation(region: Region) -> None:
    await writes(region.maria)
    maria = await region.person(region.maria)
    number = await region.card("designer")
    await region.cluster.app.services.requirements.vote(maria, await region.card("concertmaster"), relevant=False)
    exported = await region.cluster.app.services.privacy.export(maria)
    assert [each["comment"] for each in exported["requirements"]][-1] == "Афиши рисуем в <Paint>"
    assert [each["relevant"] for each in exported["votes"]] == [False]
    await region.maria.says("/privacy")
    await region.maria.presses("Удалить всё")
    await region.maria.presses("Удалить")
    await region.cluster.passes(2 * DAY)
    async with region.cluster.app.database.read() as session:
        card = await session.get_one(Requirement, number)
        assert card.author_id is None
        by = select(func.count()).select_from(RequirementVote).where(RequirementVote.person_id == maria.id)
        assert await session.scalar(by) == 0


async def test_two_organisations_that_become_one_have_one_vote(region: Region) -> None:
    requirements = region.cluster.app.services.requirements
    maria, club = await region.person(region.maria), await region.person(region.club)
    number = await region.card("Методист")
    for person in (maria, club):
        await requirements.vote(person, number, relevant=True)
    olga = await region.person(region.olga)
    assert maria.acting_for is not None
    assert club.acting_for is not None
    await region.cluster.app.services.merging.merge(olga, club.acting_for, maria.acting_for)
    assert await region.votes(number) == {maria.acting_for: True}
    async with region.cluster.app.database.read() as session:
        left = select(func.count()).select_from(Requirement).where(Requirement.organisation_id == club.acting_for)
        assert await session.scalar(left) == 0
        own = (
            select(func.count())
            .select_from(RequirementVote)
            .join(Requirement, Requirement.id == RequirementVote.requirement_id)
            .where(Requirement.organisation_id == RequirementVote.organisation_id)
        )
        assert await session.scalar(own) == 0


async def test_a_double_press_writes_one_card_and_a_restart_keeps_the_answers(region: Region) -> None:
    maria = region.maria
    await opens_cards(maria)
    await maria.presses("Сообщить, чего не хватает")
    await maria.presses("Написать своё")
    await maria.says("Звукорежиссёр выездной бригады")
    await maria.presses("Написать своё")
    await maria.says("ставить звук на улице <b>")
    await region.cluster.restart()
    await maria.presses("Желательно")
    await maria.says("сто")
    await maria.sees("Напишите, пожалуйста, число цифрами")
    await maria.says("1")
    for caption in ("Практика студентов", "За год", "Показывать", "Пропустить"):
        await maria.presses(caption)
    message, data = maria.button("Отправить")
    await maria.presses("Отправить")
    await maria.sees("Спасибо, карточка записана.")
    await maria.presses_again(message.id, data)
    async with region.cluster.app.database.read() as session:
        cards = list(
            await session.scalars(select(Requirement).where(Requirement.competency_text == "ставить звук на улице <b>"))
        )
    # Own words are kept, and what they mean is counted with the others.
    assert [(each.position, each.competency) for each in cards] == [("sound_director", "c17")]
    await opens_cards(maria)
    await maria.presses("Все карточки")
    await maria.presses("Звукорежиссёр выездной бригады: ставить зв")
    await maria.sees("Звукорежиссёр выездной бригады: ставить звук на улице <b>")


async def test_the_demo_has_eight_cards_in_every_state(database: Database) -> None:
    await load(database, SandboxClock())
    async with database.read() as session:
        cards = list(await session.scalars(select(Requirement).order_by(Requirement.id)))
        votes = list(await session.scalars(select(RequirementVote)))
    assert len(cards) == 8
    assert {each.state for each in cards} == set(RequirementState) - {"checked", "withdrawn"}
    assert len(votes) == 12 + 4 + 1  # the merged card's employer says the same
    assert not [each.decision for each in cards if each.decision and "event-" in each.decision]
