"""Quality points as their keepers see them: rights, codes taken back, posters that can be read."""

import re
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from random import Random

import pytest
import segno
from fpdf import FPDF
from hypothesis import given as for_all
from hypothesis import strategies as st
from sqlalchemy import select

from bot import quality_codes
from bot.db.database import Database
from bot.db.events import Event, Registration
from bot.db.moderation import AuditEntry
from bot.db.organisations import Duty, Organisation, Representative, Side, Unit
from bot.db.people import PersonRole, PersonRow, Role
from bot.db.points import Point
from bot.db.quality import Vote
from bot.errors import DomainError, Gone, NotAllowed
from bot.forms.quality import POINT, POINT_NAME
from bot.i18n import texts_in
from bot.services.forms import Submission
from bot.services.organising import Change, What
from bot.services.people import Person
from bot.services.points import PointCard
from bot.services.quality import Closed, Sheet, Why
from bot.views.posters import (
    HEIGHT,
    LEADING,
    MARGIN,
    QR,
    QR_TOP,
    WIDTH,
    Poster,
    file_of,
    fitted,
    fonts,
    lines_of,
    pdf,
    picture_of,
    png,
    poster,
    readable,
)
from bot.views.quality_buttons import Posters
from tests.conftest import Cluster
from tests.events import organises, person_id, publish
from tests.test_moderation import Office
from tests.test_privacy import files
from tests.test_quality import CODE, HOUSE, open_point

PNG = b"\x89PNG\r\n\x1a\n"


# Codes


@for_all(st.integers())
def test_a_code_is_typed_as_it_is_printed(seed: int) -> None:
    code = quality_codes.new_code(Random(seed))
    assert quality_codes.typed(quality_codes.printed(code)) == code
    assert quality_codes.typed(f"  {code.lower()} ") == code


@for_all(st.text(max_size=80))
def test_anything_may_be_typed(text: str) -> None:
    found = quality_codes.typed(text)
    assert found is None or set(found) <= set(quality_codes.ALPHABET)


@pytest.mark.parametrize("text", ["", "привет", "7KMF2QX", "7KMF2QXRR", "7KMF2QX0", "OOOOOOOO", "7" * 4000])
def test_what_is_no_code(text: str) -> None:
    assert quality_codes.typed(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7KMF-2QX0", True),
        ("7kmf 2qxo", True),
        ("7KMF2QXB", True),
        ("АВСЕ-МНОР", True),
        ("7KMF-2QX", False),
        ("Смоленск", False),
        ("HELPDESK", False),
        ("что-нибудь", False),
        ("", False),
        ("7" * 4000, False),
    ],
)
def test_a_code_that_was_misread_is_told_from_other_words(text: str, meant: bool) -> None:
    assert quality_codes.resembles(text) is meant


@for_all(st.integers())
def test_what_is_printed_resembles_a_code(seed: int) -> None:
    assert quality_codes.resembles(quality_codes.printed(quality_codes.new_code(Random(seed))))


def test_no_two_characters_look_alike() -> None:
    for pair in ("0O", "1I", "1L", "2Z", "5S", "8B", "UV"):
        assert len(set(pair) & set(quality_codes.ALPHABET)) <= 1


# A keeper's day


async def test_an_institution_makes_a_point_prints_it_and_takes_it_back(november: Cluster) -> None:
    maria, anna = november.person("Мария"), november.person()
    await maria.opens()
    house = await organises(november, maria, Duty.ADMINISTRATOR)
    async with november.app.database.begin(effect=False) as session:
        session.add(Unit(organisation_id=house, name="Сельский клуб № 4"))
        (await session.get_one(PersonRow, await person_id(november, maria))).acting_for = house
    await november.restart()
    await maria.says("/menu")
    await maria.presses("Моя организация")
    await maria.presses("Оценки посетителей")
    await maria.sees("Дом ремёсел: пока нечего оценивать.")
    await maria.presses("Добавить место")
    await maria.presses("Сельский клуб № 4")
    await maria.sees("Как называется место?")
    await maria.says("танцкласс")
    await maria.sees("Дом ремёсел, Сельский клуб № 4, танцкласс", "Код на плакате:")
    code = re.findall(r"[A-Z0-9]{4}-[A-Z0-9]{4}", maria.newest.words)[0]
    await maria.presses("Плакат для печати")
    await maria.presses("Плакат картинкой")
    sent = files(maria, november)
    assert sent[f"poster-{code}.pdf"].startswith(b"%PDF")
    assert sent[f"poster-{code}.png"].startswith(PNG)
    await anna.opens()
    await anna.says(code)
    await anna.sees("Дом ремёсел, Сельский клуб № 4, танцкласс.")
    await maria.presses("Новый код")
    await maria.sees("Плакаты, которые уже висят, перестанут работать.")
    await maria.presses("Сделать новый код")
    await maria.sees("Готово, код новый.")
    await anna.says(code)
    await anna.sees("Этот код больше не действует")
    await maria.presses("Снять")
    await maria.presses("Снять место")
    await maria.sees("Кода нет: место не оценивают.")
    await maria.presses("Все места")
    await maria.sees("танцкласс (снято)")


async def test_a_coordinator_comes_by_the_organisations_card(november: Cluster) -> None:
    olga = november.coordinator
    await olga.opens()
    await open_point(november.app.database, november.clock)
    await olga.says("/console")
    await olga.presses("Найти")
    await olga.says("рдк")
    await olga.presses(HOUSE)
    await olga.presses("Оценки посетителей")
    await olga.sees(HOUSE, "Оценивают 1 место.", "концертный зал")
    await olga.presses("Все плакаты одним файлом")
    assert any(name.endswith(".pdf") for name in files(olga, november))


async def test_the_organiser_of_an_event_comes_to_its_point(november: Cluster) -> None:
    event = await publish(november.app.database, november.clock, hours=72)
    olga = november.coordinator
    await olga.opens()
    card = await november.app.services.points.of_event(await _known(november, olga.id), event)
    again = await november.app.services.points.of_event(await _known(november, olga.id), event)
    assert card == again
    assert card.code is not None
    assert card.name == "Народный костюм: крой и отделка"


async def _known(cluster: Cluster, address: int) -> Person:
    return await cluster.app.services.people.meet("telegram", str(address), lambda default: default)


# Rights


async def test_an_event_with_answers_in_the_bot_has_its_point_from_its_publication(database: Database) -> None:
    office = Office(database)
    for registration, made in ((Registration.BOT, 1), (Registration.NONE, 0)):
        event_id = await publish(database, office.clock, registration=registration)
        for _ in range(2):
            async with database.begin() as session:
                event = await session.get_one(Event, event_id)
                await office.services.points.follow(session, event, Change(What.PUBLISHED))
        async with database.read() as session:
            found = list(await session.scalars(select(Point).where(Point.event_id == event_id)))
        assert len(found) == made


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


async def keeper(office: Office, address: str, organisation: int, duty: Duty) -> Person:
    person = await office.person(address)
    async with office.database.begin(effect=False) as session:
        session.add(
            Representative(organisation_id=organisation, person_id=person.id, duty=duty, since=office.clock.now())
        )
    return person


async def organisation_of(office: Office, point: int) -> int:
    async with office.database.read() as session:
        found = (await session.get_one(Point, point)).organisation_id
    assert found is not None
    return found


async def succeeds(deed: Awaitable[object]) -> bool:
    """Whether somebody has the right to it."""
    try:
        await deed
    except NotAllowed:
        return False
    return True


async def test_who_may_do_what(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    house = await organisation_of(office, point)
    async with office.database.begin(effect=False) as session:
        other = Organisation(
            side=Side.INSTITUTION, name="Музей", municipality="roslavlsky", created_at=office.clock.now()
        )
        session.add(other)
        await session.flush()
        elsewhere_id = other.id
    voter = await office.person("300")
    await office.services.quality.rate(voter, point, 1)
    async with office.database.begin(effect=False) as session:
        vote = (await session.scalars(select(Vote))).one()
        vote.comment = "Холодно"
        vote_id = vote.id
    elsewhere = await office.person("104", Role.COORDINATOR)
    async with office.database.begin(effect=False) as session:
        holder = (await session.scalars(select(PersonRole).where(PersonRole.person_id == elsewhere.id))).one()
        holder.municipalities = ["roslavlsky"]
    people = {
        "administrator": await keeper(office, "100", house, Duty.ADMINISTRATOR),
        "publisher": await keeper(office, "101", house, Duty.PUBLISHER),
        "reporter": await keeper(office, "102", house, Duty.REPORTER),
        "neighbour": await keeper(office, "103", elsewhere_id, Duty.ADMINISTRATOR),
        "elsewhere": elsewhere,
        "coordinator": await office.person("105", Role.COORDINATOR),
        "stranger": voter,
    }
    keepers = {"administrator", "publisher", "coordinator"}
    points, ratings = office.services.points, office.services.ratings
    deeds: dict[str, tuple[set[str], Callable[[Person], Awaitable[object]]]] = {
        "list": (keepers, lambda who: points.of(who, house, 0)),
        "look": (keepers, lambda who: points.one(who, point)),
        "print": (keepers, lambda who: points.posters(who, house)),
        "renew": (keepers, lambda who: points.renew(who, point)),
        "retire": (keepers, lambda who: points.retire(who, point)),
        "reopen": (keepers, lambda who: points.renew(who, point)),
        "results": (keepers, lambda who: ratings.of(who, house, 30)),
        "results of one": (keepers, lambda who: ratings.of_point(who, point, 30)),
        "comments": (keepers, lambda who: ratings.comments(who, house, 0)),
        "begin a reply": (keepers, lambda who: ratings.may_reply(who, point)),
        "show a comment": ({"coordinator"}, lambda who: ratings.show(who, vote_id, wanted=True)),
        "the cluster's own": ({"coordinator", "elsewhere"}, lambda who: points.of(who, None, 0)),
    }
    for deed, (allowed, attempt) in deeds.items():
        for name, person in people.items():
            assert await succeeds(attempt(person)) is (name in allowed), f"{name}: {deed}"


async def test_forms_check_the_right_too(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    house = await organisation_of(office, point)
    stranger = await office.person("100")
    maria = await keeper(office, "101", house, Duty.ADMINISTRATOR)
    for form, subject in ((POINT, str(house)), (POINT_NAME, str(point))):
        answers = {"name": "касса"}
        finish = office.services.points.add if form is POINT else office.services.points.rename
        with pytest.raises(NotAllowed):
            async with office.database.begin() as session:
                await finish(session, stranger, Submission(form, answers, answers, subject))
    async with office.database.begin() as session:
        made = await office.services.points.add(session, maria, Submission(POINT, {"name": "касса"}, {}, str(house)))
    with pytest.raises(DomainError, match="points-known"):
        async with office.database.begin() as session:
            await office.services.points.add(session, maria, Submission(POINT, {"name": "касса"}, {}, str(house)))
    given = Submission(POINT_NAME, {"name": "концертный зал"}, {}, str(made))
    with pytest.raises(DomainError, match="points-known"):
        async with office.database.begin() as session:
            await office.services.points.rename(session, maria, given)
    async with office.database.read() as session:
        noted = list(await session.scalars(select(AuditEntry.action).where(AuditEntry.actor_id == maria.id)))
    assert noted == ["point added"]


async def test_a_branch_of_somebody_else_is_no_place(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    house = await organisation_of(office, point)
    maria = await keeper(office, "101", house, Duty.ADMINISTRATOR)
    async with office.database.begin(effect=False) as session:
        other = Organisation(side=Side.INSTITUTION, name="М", municipality="roslavlsky", created_at=office.clock.now())
        session.add(other)
        await session.flush()
        unit = Unit(organisation_id=other.id, name="Чужой")
        session.add(unit)
        await session.flush()
        foreign = unit.id
    given = Submission(POINT, {"name": "касса"}, {}, f"{house}:{foreign}")
    with pytest.raises(Gone):
        async with office.database.begin() as session:
            await office.services.points.add(session, maria, given)


async def test_renewing_keeps_the_votes_and_kills_the_old_code(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    maria = await keeper(office, "101", await organisation_of(office, point), Duty.ADMINISTRATOR)
    anna = await office.person("100")
    await office.services.quality.rate(anna, point, 5)
    renewed = await office.services.points.renew(maria, point)
    assert renewed.code not in {None, CODE}
    assert await office.services.quality.open(anna, CODE) == Closed(Why.RETIRED)
    shown = await office.services.quality.open(anna, str(renewed.code))
    assert isinstance(shown, Sheet)
    assert shown.mark == 5
    await office.services.points.retire(maria, point)
    assert await office.services.quality.rate(anna, point, 1) == Closed(Why.RETIRED), "an old button is no way round"


async def test_posters_are_of_what_can_still_be_rated(office: Office) -> None:
    point = await open_point(office.database, office.clock)
    house = await organisation_of(office, point)
    maria = await keeper(office, "101", house, Duty.ADMINISTRATOR)
    ahead = await publish(office.database, office.clock, hours=72, organisation_id=house, title="Впереди")
    over = await publish(office.database, office.clock, hours=-72, organisation_id=house, title="Позади")
    for event in (ahead, over):
        await office.services.points.of_event(maria, event)
    await open_point(office.database, office.clock, "снятая касса", code=None, organisation_id=house)
    found = await office.services.points.posters(maria, house)
    assert [each.name for each in found] == ["концертный зал", "Впереди"]


async def test_without_points_there_is_nothing_to_print(office: Office) -> None:
    olga = await office.person("105", Role.COORDINATOR)
    with pytest.raises(DomainError, match="points-no-posters"):
        await office.services.points.posters(olga, None)


# Posters


CARD = PointCard(1, 1, HOUSE, "Сельский клуб № 4", None, "концертный зал", CODE)


def words_of(file: bytes) -> str:
    """The text of a PDF of ours: glyph numbers by the fonts' own tables back into characters."""
    found_streams = re.findall(rb"stream\n(.*?)\nendstream", file, re.DOTALL)
    streams = [zlib.decompress(each) if each.startswith(b"x\x9c") else each for each in found_streams]
    pair = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>\n")
    fonts = [
        {int(glyph, 16): chr(int(char, 16)) for glyph, char in pair.findall(each)}
        for each in streams
        if b"beginbfchar" in each
    ]
    found = []
    for page in (each for each in streams if b") Tj" in each):
        for shown in re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", page, re.DOTALL):
            raw = re.sub(rb"\\(.)", lambda m: {b"r": b"\r", b"n": b"\n"}.get(m[1], m[1]), shown, flags=re.DOTALL)
            glyphs = [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]
            found += ["".join(font.get(glyph, "?") for glyph in glyphs) for font in fonts]
    return "\n".join(found)


def test_a_poster_names_the_place_and_its_code() -> None:
    sheet = file_of(texts_in("ru"), [poster(texts_in("ru"), CARD, "cluster_bot")])
    assert sheet.name == "poster-7KMF-2QXR.pdf"
    words = words_of(sheet.content)
    for expected in ("«Днепровские зори»", "концертный зал", "7KMF-2QXR", "https://t.me/cluster_bot?start=q7KMF2QXR"):
        assert expected in words, words


def test_posters_come_in_one_file() -> None:
    sheets = [poster(texts_in("en"), CARD, "cluster_bot") for _ in range(3)]
    sheet = file_of(texts_in("en"), sheets)
    assert sheet.name == "posters-1.pdf"
    assert sheet.content.count(b"/Type /Page\n") == 3
    picture = picture_of(texts_in("en"), sheets[0])
    assert picture.content.startswith(PNG)
    assert int.from_bytes(picture.content[16:20], "big") > 1600


EVENT = replace(CARD, branch="", event_id=1, name="Концерт народного ансамбля песни и пляски «Смоленские узоры»")
LONG = replace(CARD, organisation="Муниципальное бюджетное учреждение культуры " * 4, name="Студия " * 10)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("card", [CARD, EVENT, LONG], ids=["place", "event", "long"])
def test_words_fit_and_keep_away_from_the_code(card: PointCard, language: str) -> None:
    only = poster(texts_in(language), card, "b" * 32)  # the longest name Telegram gives
    book = FPDF(format="A4", unit="mm")
    for style, path in zip(("", "B"), fonts(), strict=True):
        book.add_font("DejaVu", style, path)
    quiet = 4 * QR / len(list(segno.make(only.link, error="q", micro=False).matrix_iter(border=0)))
    below = 0.0
    for lines in lines_of(only):
        assert lines.top >= below, f"over what stands above: {lines.text}"
        below = lines.top + len(lines.text.split("\n")) * lines.size * LEADING
        assert below <= QR_TOP - quiet or lines.top >= QR_TOP + QR + quiet, f"too near the code: {lines.text}"
        book.set_font("DejaVu", "B" if lines.heavy else "", lines.size)
        assert max(map(book.get_string_width, lines.text.split("\n"))) < WIDTH - 2 * MARGIN - 2, lines.text
    assert below < HEIGHT - MARGIN / 2


async def test_many_posters_come_in_several_files(november: Cluster) -> None:
    point = await open_point(november.app.database, november.clock)
    async with november.app.database.read() as session:
        house = (await session.get_one(Point, point)).organisation_id
    assert house is not None
    for number in range(60):
        await open_point(
            november.app.database, november.clock, f"зал {number}", code=f"7KMF{number:04}", organisation_id=house
        )
    olga = november.coordinator
    await olga.opens()
    await olga.presses_again(olga.newest.id, Posters(organisation=house).pack())
    await olga.sees("60 плакатов", "1 плакат, лист А4")
    assert set(files(olga, november)) == {"posters-1.pdf", "posters-2.pdf"}


HOSTILE = "<b>&\u202e\x00😀 $\\frac{1}{0}$ %s {0} 漢字" + "Ы" * 60


def test_hostile_names_are_printed() -> None:
    """Markup, formulas, characters without a picture, words without an end: warnings would be errors here."""
    nasty = Poster(HOSTILE, HOSTILE * 2, HOSTILE[:30], "https://t.me/x?start=q", "Код", "Код", "7KMF-2QXR", HOSTILE)
    assert pdf([nasty]).startswith(b"%PDF")
    assert png(nasty).startswith(PNG)
    assert "漢" not in readable(HOSTILE)


@for_all(st.text(max_size=250))
def test_any_name_fits(name: str) -> None:
    size, lines = fitted(name)
    assert len(lines) <= 4
    assert size >= 14
