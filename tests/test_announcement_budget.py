"""How many messages of a week are enough: what an announcement takes of it, whom it leaves out, what goes over it."""

from sqlalchemy import select

from bot.db.announcements import Stage
from bot.db.deliveries import ANNOUNCEMENT, Delivery, Priority, State
from bot.services.attention import A_WEEK
from tests.actors import Actor
from tests.conftest import Cluster
from tests.test_announcements import composes, crowd, ends, got, ledger, owner, sends, until_stage

__all__ = ["owner"]


async def has_had(cluster: Cluster, actor: Actor, number: int) -> None:
    """Somebody got so many messages this week."""
    person = await cluster.app.services.people.at("telegram", str(actor.id))
    assert person is not None
    async with cluster.app.database.begin(effect=False) as session:
        session.add_all(
            Delivery(
                key=f"had:{person.id}:{each}",
                person_id=person.id,
                channel="telegram",
                address=str(actor.id),
                language="ru",
                kind="digest",
                params={},
                priority=Priority.DIGEST,
                state=State.SENT,
                due_at=cluster.clock.now(),
                week=cluster.app.services.attention.week(),
            )
            for each in range(number)
        )


async def weeks(cluster: Cluster) -> set[int | None]:
    async with cluster.app.database.read() as session:
        return set(await session.scalars(select(Delivery.week).where(Delivery.kind == ANNOUNCEMENT)))


async def test_who_has_had_enough_is_left_out_and_the_dry_run_says_so(cluster: Cluster, owner: Actor) -> None:
    full, last, free = await crowd(cluster, 3)
    await has_had(cluster, full, A_WEEK)
    await has_had(cluster, last, A_WEEK - 1)
    await composes(owner)
    await owner.sees("Получат 2 человека", "Пропустим 1: 1 на этой неделе уже хватит сообщений")
    await sends(owner)
    await ends(cluster, owner)
    assert (got(full), got(last), got(free)) == (0, 1, 1)
    assert await weeks(cluster) == {cluster.app.services.attention.week()}
    await composes(owner)
    await owner.sees("Получит 1 человек", "Пропустим 2: 2 на этой неделе уже хватит сообщений")
    await sends(owner)
    await ends(cluster, owner)
    assert (got(full), got(last), got(free)) == (0, 1, 2)


async def test_what_is_urgent_goes_over_the_budget_with_a_second_coordinator(cluster: Cluster, owner: Actor) -> None:
    (full,) = await crowd(cluster, 1)
    await has_had(cluster, full, A_WEEK)
    await composes(owner)
    await owner.sees("Пропустим 1")
    assert "Отправить сейчас" not in owner.captions, "there is nobody to send it to"
    await owner.presses("Изменить")
    await owner.presses("Это срочно")
    await owner.presses("Назад")
    await owner.sees("Получит 1 человек", "Срочное", "подтвердит второй координатор")
    await owner.presses("Отправить на подтверждение")
    await owner.presses("Да, отправить")
    await owner.gets_alert("Срочное объявление должен подтвердить второй координатор, а его пока нет")
    await owner.presses("Назад")
    pavel = cluster.person("Павел")
    await pavel.opens()
    person = await cluster.app.services.people.at("telegram", str(pavel.id))
    assert person is not None
    async with cluster.app.database.begin(effect=False) as session:
        await cluster.app.services.coordinators.make(session, person.id, by=None)
    await owner.presses("Отправить на подтверждение")
    await owner.presses("Да, отправить")
    await owner.sees("ждёт второго координатора")
    assert await ledger(cluster) == {}
    await pavel.sees("Срочное объявление")
    await pavel.presses("Открыть объявление")
    await pavel.sees("Срочное объявление", "уже хватит сообщений")
    await pavel.presses("Подтвердить отправку")
    await until_stage(cluster, Stage.DONE)
    assert got(full) == 1
    assert await weeks(cluster) == {None}, "what is urgent takes nothing of the budget"
