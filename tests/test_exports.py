"""The workbook for coordinators: everybody who agreed is in it, what they typed is text, and it leaves a trace."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import insert, select, update

from bot.db.database import Database
from bot.db.moderation import AuditEntry, Case, Kind, State
from bot.db.organisations import Organisation
from bot.db.people import PersonRole, PersonRow, Role, Specialist
from bot.db.privacy import Action, ConsentRow, Purpose
from bot.errors import NotAllowed
from bot.i18n import texts_in
from bot.views import exports as views
from tests.conftest import Cluster
from tests.test_colleagues import has_a_bakery
from tests.test_joining import joins
from tests.test_moderation import Office
from tests.test_privacy import files

HOSTILE = (
    '=HYPERLINK("http://127.0.0.1/","x")',
    "+7 (999)",
    "-1+1",
    "@SUM(A1)",
    "{=1+1}",
    "<b>&amp;\"'</b>",
    "http://127.0.0.1/",
    "_x0041_",
    "12345678901234567890",
)


def read(content: bytes) -> dict[str, list[list[Any]]]:
    """Rows of each sheet, the header first."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


async def members(office: Office, names: tuple[str, ...], municipality: str = "vyazemsky") -> None:
    """Specialists with a membership consent."""
    now = office.clock.now()
    async with office.database.begin() as session:
        people = [
            PersonRow(name=name, municipality=municipality, language="ru", timezone="UTC", created_at=now, seen_at=now)
            for name in names
        ]
        session.add_all(people)
        await session.flush()
        ids = [each.id for each in people]
        await session.execute(
            insert(Specialist),
            [{"person_id": each, "visible": False, "joined_at": now, "about": names[0]} for each in ids],
        )
        consent = {
            "purpose": Purpose.MEMBERSHIP,
            "version": "1",
            "language": "ru",
            "text_hash": "0" * 64,
            "channel": "telegram",
            "at": now,
        }
        await session.execute(
            insert(ConsentRow), [{"person_id": each, "action": Action.GRANTED, **consent} for each in ids]
        )


async def exported(office: Office, language: str = "ru", role: Role = Role.COORDINATOR) -> dict[str, list[list[Any]]]:
    coordinator = await office.person("2", role)
    opener = views.opener(texts_in(language), office.services.exports.zone)
    return read(await office.services.exports.participants(coordinator, opener))


async def test_the_coordinator_gets_the_file(cluster: Cluster) -> None:
    anna = cluster.person()
    await joins(anna)
    await has_a_bakery(cluster)
    olga = cluster.coordinator
    await olga.says("/console")
    await olga.presses("Выгрузка")
    await olga.sees("Внутри личные данные")
    ((name, content),) = files(olga, cluster).items()
    assert re.fullmatch(r"cluster-\d{4}-\d\d-\d\d\.xlsx", name)
    sheets = read(content)
    assert list(sheets) == ["Специалисты", "Организации", "Заявки"]
    assert [row[0] for row in sheets["Специалисты"]] == ["Имя или название", "Анна Берёзова"]
    assert len(sheets["Организации"]) == 2
    assert [row[3] for row in sheets["Заявки"]] == ["Состояние", "одобрена"]


async def test_what_people_typed_is_text(office: Office) -> None:
    await members(office, HOSTILE)
    coordinator = await office.person("2", Role.COORDINATOR)
    content = await office.services.exports.participants(
        coordinator, views.opener(texts_in("ru"), office.services.exports.zone)
    )
    assert [row[0] for row in read(content)["Специалисты"][1:]] == list(HOSTILE)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in parts.namelist() if "rels" in name and "sheet1" in name]  # no links
    assert "<f>" not in sheet
    assert not re.search(r'<c [^>]*r="A[2-9]"(?![^>]*t="(?:inlineStr|s)")', sheet)


async def test_nobody_without_a_consent_is_in_it(office: Office) -> None:
    await members(office, ("Анна Берёзова", "Вера Кит"))
    async with office.database.begin() as session:
        vera = (await session.scalars(select(PersonRow).where(PersonRow.name == "Вера Кит"))).one()
        granted = (await session.scalars(select(ConsentRow).where(ConsentRow.person_id == vera.id))).one()
        columns = {each.name: getattr(granted, each.name) for each in ConsentRow.__table__.columns if each.name != "id"}
        await session.execute(insert(ConsentRow), [{**columns, "action": Action.WITHDRAWN}])
    assert [row[0] for row in (await exported(office))["Специалисты"][1:]] == ["Анна Берёзова"]


async def test_only_who_applies_is_a_contact(office: Office) -> None:
    """In a vacancy's answers «position» is the one to be filled."""
    await members(office, ("Анна Берёзова",))
    now = office.clock.now()
    async with office.database.begin() as session:
        author = (await session.scalars(select(PersonRow.id).where(PersonRow.name == "Анна Берёзова"))).one()
        session.add_all(
            Case(
                kind=kind,
                state=State.SUBMITTED,
                author_id=author,
                form="any",
                title=kind,
                municipality="vyazemsky",
                answers={"position": "club_head", "contact": "Анна"},
                marked=[],
                submitted_at=now,
                changed_at=now,
                due_at=now,
            )
            for kind in (Kind.VACANCY, Kind.INSTITUTION)
        )
    rows = (await exported(office))["Заявки"][1:]
    assert [row[8:10] for row in rows] == [["", ""], ["Анна", "club_head"]]


async def test_a_merged_organisation_is_no_line_of_its_own(office: Office) -> None:
    now = office.clock.now()
    async with office.database.begin() as session:
        for name in ("Дом культуры", "ДК"):
            session.add(
                Organisation(side="institution", kind="kdu", name=name, municipality="vyazemsky", created_at=now)
            )
        await session.flush()
        stays = (await session.scalars(select(Organisation.id).where(Organisation.name == "Дом культуры"))).one()
        await session.execute(update(Organisation).where(Organisation.name == "ДК").values(merged_into=stays))
    assert [row[0] for row in (await exported(office))["Организации"][1:]] == ["Дом культуры"]


async def test_a_limited_coordinator_takes_their_own_municipalities(office: Office) -> None:
    await members(office, ("Анна Берёзова",))
    await members(office, ("Вера Кит",), "roslavlsky")
    author = await office.person("100")
    await office.submitted(author)  # in Vyazma
    coordinator = await office.person("2", Role.COORDINATOR)
    async with office.database.begin() as session:
        await session.execute(
            update(PersonRole).where(PersonRole.person_id == coordinator.id).values(municipalities=["roslavlsky"])
        )
    opener = views.opener(texts_in("en"), office.services.exports.zone)
    sheets = read(await office.services.exports.participants(coordinator, opener))
    assert [[row[0] for row in rows[1:]] for rows in sheets.values()] == [["Вера Кит"], [], []]
    assert list(sheets) == ["Specialists", "Organisations", "Applications"]


async def test_more_than_one_look_at_the_data(office: Office) -> None:
    names = tuple(f"Участник {number:04}" for number in range(601))
    await members(office, names)
    assert [row[0] for row in (await exported(office))["Специалисты"][1:]] == list(names)


async def test_only_coordinators_take_it_and_the_audit_knows(office: Office) -> None:
    anna = await office.person("100")
    with pytest.raises(NotAllowed):
        await office.services.exports.participants(anna, views.opener(texts_in("ru"), office.services.exports.zone))
    await exported(office)
    async with office.database.read() as session:
        lines = (await session.execute(select(AuditEntry.action, AuditEntry.subject).order_by(AuditEntry.id))).all()
    assert [tuple(line) for line in lines] == [
        ("refused", "export:participants"),
        ("exported", "export:participants"),
    ]
