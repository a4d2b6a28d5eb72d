"""Vacancies from files: read whatever comes, the good rows kept, nothing of contact persons, twice changes nothing."""

import asyncio
import csv
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from xlsxwriter import Workbook

from bot.competencies import ALL
from bot.db.database import Database
from bot.db.moderation import AuditEntry
from bot.db.organisations import Organisation, Side
from bot.db.people import Person
from bot.db.vacancies import Outcome, Vacancy, VacancyCompetency, VacancyState
from bot.dictionaries import EDUCATION, EMPLOYMENT, MUNICIPALITIES, SCHEDULES
from bot.errors import DomainError, Gone, NotAllowed
from bot.i18n import texts_in
from bot.importing import Contents, read
from bot.importing.sheets import CAPTIONS
from bot.importing.texts import without_contacts
from bot.services.importing import Counts, Preview
from bot.views import importing as views
from tests.conftest import Cluster
from tests.test_moderation import Office

TODAY = date(2026, 11, 25)
HEADER = ("Номер", "Должность", "Организация", "Муниципалитет", "Зарплата от", "Зарплата до", "Обязанности", "Умения")
LIBRARIAN = ("7", "Библиотекарь", "ЦБС", "Вязьма", "32 000", "", "Выдача книг. Звоните: 8 (48131) 5-55-55, Анна.", "")
SOUND = ("8", "Звукооператор", "РДК «Зори»", "Дорогобужский район", "от 30000 руб.", "38000", "", "звук и свет")


def sheet(*rows: Sequence[str], header: Sequence[str] = HEADER, between: str = ";", encoding: str = "utf-8") -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=between).writerows([header, *rows])
    return written.getvalue().encode(encoding)


def workbook(*rows: Sequence[object], header: Sequence[str] = HEADER) -> bytes:
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate((header, *rows)):
            page.write_row(number, 0, row)
    return made.getvalue()


def opening(**changes: Any) -> dict[str, Any]:
    """A vacancy as «Работа России» gives it, with the people in it that must not come along."""
    return {
        "id": "a1b2",
        "job-name": "Художественный руководитель",
        "region": {"region_code": "6700000000000", "name": "Смоленская область"},
        "company": {
            "name": "МБУК «Дом культуры»",
            "inn": "6700000007",
            "phone": "+74813155555",
            "email": "dk@example.org",
        },
        "salary_min": 30000,
        "salary_max": 0,
        "employment": "Полная занятость",
        "schedule": "Неполный рабочий день",
        "duty": "<p>Ведёт коллективы.</p><p>Контактное лицо: Петрова А.И.</p><li>Ставит спектакли: сценарии</li>",
        "requirement": {"education": "Среднее профессиональное", "experience": 3, "qualification": "хореография"},
        "addresses": {"address": [{"location": "Смоленская область, Ярцевский район, г. Ярцево, ул. Гагарина, 5"}]},
        "vac_url": "https://trudvsem.ru/vacancy/card/1/2",
        "contact_list": [{"contact_type": "Телефон", "contact_value": "+79101234567"}],
        "contact_person": "Петрова Анна Ивановна",
        **changes,
    }


def answer(*vacancies: object) -> bytes:
    listed = [{"vacancy": each} for each in vacancies]
    return json.dumps({"status": "200", "meta": {"total": 1}, "results": {"vacancies": listed}}).encode()


def refused(contents: Contents) -> list[tuple[int, str]]:
    return [(each.number, each.why.key) for each in contents.refused]


# Reading


@pytest.mark.parametrize(
    "data",
    [
        sheet(LIBRARIAN, SOUND),
        sheet(LIBRARIAN, SOUND, between=","),
        sheet(LIBRARIAN, SOUND, between="\t"),
        sheet(LIBRARIAN, SOUND, encoding="cp1251"),
        b"\xef\xbb\xbf" + sheet(LIBRARIAN, SOUND),
        workbook(LIBRARIAN, SOUND),
        workbook(("7", "Библиотекарь", "ЦБС", "Вязьма", 32000, "", "Выдача книг. Тел. 555-555", ""), SOUND),
    ],
    ids=["semicolons", "commas", "tabs", "windows", "mark", "xlsx", "xlsx numbers"],
)
def test_a_sheet_as_people_save_it(data: bytes) -> None:
    contents = read(data, TODAY)
    assert contents.refused == ()
    first, second = contents.found
    assert (first.source, first.source_id, first.profession, first.municipality) == (
        "file",
        "7",
        "librarian",
        "vyazemsky",
    )
    assert (first.salary_from, first.salary_to, first.duties) == (32000, None, "Выдача книг.")
    assert (second.profession, second.group, second.skills) == ("sound_operator", "tech_digital", ("c17",))
    assert (second.salary_from, second.salary_to) == (30000, 38000)


def test_an_opening_of_the_state() -> None:
    (found,) = read(answer(opening()), TODAY).found
    assert (found.source, found.source_id, found.profession) == ("trudvsem", "a1b2", "artistic_director")
    assert (found.municipality, found.inn, found.link) == (
        "yartsevsky",
        "6700000007",
        "https://trudvsem.ru/vacancy/card/1/2",
    )
    assert (found.salary_from, found.salary_to, found.employment, found.schedule) == (
        30000,
        None,
        "permanent",
        "part_day",
    )
    assert (found.education, found.experience) == ("spo", 3)
    assert found.duties == "Ведёт коллективы.\nСтавит спектакли: сценарии"
    assert "c02" in found.skills
    assert not {"Петрова", "+79101234567", "dk@example.org", "+74813155555"} & set(repr(found).split())


def test_bare_lists_are_read_too() -> None:
    for data in ([opening()], {"vacancies": [{"vacancy": opening()}]}, {"results": {"vacancies": [opening()]}}):
        assert len(read(json.dumps(data).encode(), TODAY).found) == 1


BAD_ROWS: list[tuple[dict[str, str], str]] = [
    ({"Должность": ""}, "import-no-position"),
    ({"Организация": " "}, "import-no-employer"),
    ({"Организация": "ЦБС, тел. 8 (48131) 5-55-55"}, "import-contact"),
    ({"Муниципалитет": ""}, "import-no-place"),
    ({"Муниципалитет": "Калуга"}, "import-place-unknown"),
    ({"Муниципалитет": "Смоленская область"}, "import-place-unknown"),
    ({"Зарплата от": "много"}, "import-salary"),
    ({"Зарплата от": "-5"}, "import-salary"),
    ({"Зарплата от": "9" * 5000}, "import-salary"),
    ({"Зарплата от": "50000", "Зарплата до": "40 000"}, "import-salary-order"),
    ({"Действует до": "вчера"}, "import-day"),
    ({"Действует до": "31.02.2027"}, "import-day"),
    ({"Действует до": "24.11.2026"}, "import-over"),
    ({"Номер": "8"}, "import-twice"),
]


@pytest.mark.parametrize(("changes", "key"), BAD_ROWS)
def test_a_bad_row_is_named_and_the_good_ones_are_kept(changes: dict[str, str], key: str) -> None:
    header = (*HEADER, "Действует до")
    row = dict(zip(header, (*LIBRARIAN, ""), strict=True)) | changes
    contents = read(sheet((*SOUND, ""), [row[name] for name in header], header=header), TODAY)
    assert [each.source_id for each in contents.found] == ["8"]
    assert refused(contents) == [(3, key)]
    for language in ("ru", "en"):
        assert views.preview(texts_in(language), preview_of(contents)).text


def preview_of(contents: Contents) -> Preview:
    return Preview(1, Counts(len(contents.found), 0, 0), 0, contents.refused)


@pytest.mark.parametrize(
    ("each", "key"),
    [
        (5, "import-not-vacancy"),
        (None, "import-not-vacancy"),
        ({"id": "1"}, "import-not-vacancy"),
        (opening(region={"region_code": "4000000000000", "name": "Калужская область"}), "import-region"),
        (opening(addresses={"address": [{"location": "г. Москва"}]}), "import-place-unknown"),
        (opening(addresses=None), "import-no-place"),
        (opening(company=[]), "import-no-employer"),
        (opening(salary_min=90000, salary_max=10), "import-salary-order"),
        (opening(salary_min=1e300), "import-salary"),
    ],
)
def test_a_bad_opening_is_named(each: object, key: str) -> None:
    contents = read(answer(opening(id="good"), each), TODAY)
    assert [found.source_id for found in contents.found] == ["good"]
    assert refused(contents) == [(2, key)]


def bomb() -> bytes:
    """A sheet that unpacks to a thousand times its size."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook>" + b" " * 60_000_000 + b"</workbook>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "import-not-ours"),
        (b"\x00\x01\x02", "import-not-ours"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "import-not-ours"),
        (b"%PDF-1.7 hello", "import-not-ours"),
        (b"PK\x03\x04 not really", "import-not-workbook"),
        (bomb(), "import-large-inside"),
        (sheet(), "import-empty"),
        (sheet(header=("Имя", "Телефон")), "import-not-ours"),
        (sheet(("Библиотекарь",), header=("Должность", "Телефон")), "import-columns"),
        (sheet(*[LIBRARIAN] * 5001), "import-many"),
        (b"{", "import-not-json"),
        (b"[" * 100_000, "import-not-ours"),
        (b"{}", "import-not-ours"),
        (b"[1, 2]", "import-not-ours"),
        (b'{"results": {"vacancies": []}}', "import-empty"),
        (b'{"users": [{"name": "x"}]}', "import-not-ours"),
        (b'{"results": ' + b"9" * 6000 + b"}", "import-not-json"),
        (workbook(), "import-empty"),
    ],
)
def test_what_is_no_list_of_vacancies_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(DomainError) as refusal:
        read(data, TODAY)
    assert refusal.value.key == key
    for language in ("ru", "en"):
        assert texts_in(language)(key, **refusal.value.params)


def test_the_template_is_a_sheet_that_can_be_read() -> None:
    for language in ("ru", "en"):
        texts = texts_in(language)
        with pytest.raises(DomainError, match="import-empty"):
            read(views.template(texts).content, TODAY)
        captions = [texts.plain(f"import-column-{name}") for name in CAPTIONS]
        row = {"position": "Библиотекарь", "employer": "ЦБС", "place": "Вязьма"}
        (found,) = read(workbook([row.get(name, "") for name in CAPTIONS], header=captions), TODAY).found
        assert found.profession == "librarian"


def test_without_a_number_a_vacancy_is_known_by_what_it_says() -> None:
    one, again, other = (
        read(sheet(("", *row[1:])), TODAY).found[0].source_id
        for row in (LIBRARIAN, ("", "библиотекарь", "«ЦБС»", "Вязьма", "1", "2", "иное", ""), SOUND)
    )
    assert one == again != other
    assert one.startswith("~")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Выдача книг. Тел.: 8-910-123-45-67, Анна Ивановна.", "Выдача книг."),
        ("Пишите на dk@example.org! Работа с детьми", "Работа с детьми"),
        ("Резюме отправлять +7 (4812) 55-55-55", ""),
        ("Контактное лицо: Петрова М.И.; Концерты", "Концерты"),
        ("Обращаться по адресу: ул. Ленина, 1", ""),
        ("Умение обращаться с техникой, 32 000–38 000 рублей, 2025-2026 год", None),
        ("Телевидение, контактный зоопарк, перезвон колоколов", None),
        ("Опыт 3.5 года. Класс 5-6", None),
    ],
)
def test_contacts_stay_behind(text: str, kept: str | None) -> None:
    assert without_contacts(text) == (text if kept is None else kept)


cells = st.sampled_from(
    ["", "Вязьма", "Библиотекарь", "0,5", "да", "=1+1", "<b>&", "\x00", "1.1.2027", "32 000"]
) | st.text(max_size=40)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*opening(), "results", "vacancies", "vacancy"]), inner, max_size=4)
    ),
    max_leaves=12,
)
files = st.one_of(
    st.binary(max_size=300),
    st.lists(st.lists(cells, max_size=8), max_size=5).map(lambda rows: sheet(*rows)),
    st.lists(st.lists(cells, min_size=19, max_size=19), max_size=4).map(
        lambda rows: sheet(*rows, header=[captions[0] for captions in CAPTIONS.values()])
    ),
    json_values.map(lambda value: json.dumps(value).encode()),
    st.lists(st.dictionaries(st.sampled_from([*opening()]), json_values, max_size=6), max_size=3).map(
        lambda changes: answer(*(opening(**each) for each in changes))
    ),
)


def read_or_refuse(data: bytes) -> Contents | DomainError:
    try:
        return read(data, TODAY)
    except DomainError as refusal:
        return refusal


@given(files)
@settings(max_examples=300, deadline=None)
def test_any_file_is_read_or_refused(data: bytes) -> None:
    """What comes out fits the columns it goes into; what does not come out is named."""
    contents = read_or_refuse(data)
    if isinstance(contents, DomainError):
        assert texts_in("ru")(contents.key, **contents.params)
        return
    assert len({each.source_id for each in contents.found}) == len(contents.found)
    for row in contents.refused:
        assert texts_in("ru").plain(row.why.key, **row.why.params)
    for each in contents.found:
        assert 2 <= len(each.position) <= 120
        assert 2 <= len(each.employer) <= 250
        assert 1 <= len(each.source_id) <= 100
        assert len(each.duties or "") <= 1000
        assert len(each.settlement or "") <= 80
        assert len(each.link or "") <= 300
        assert each.municipality in {place.slug for place in MUNICIPALITIES}
        assert each.employment in EMPLOYMENT
        assert each.schedule in {None, *SCHEDULES}
        assert each.education in {None, *EDUCATION}
        assert set(each.skills) <= set(ALL)
        assert len(each.skills) <= 5
        assert each.rate is None or 5 <= each.rate <= 200
        assert each.experience is None or 0 <= each.experience <= 40
        for salary in (each.salary_from, each.salary_to):
            assert salary is None or 0 < salary <= 1_000_000
        assert not {"\x00"} & set(repr(each))
    again = read(data, TODAY)
    assert (again.found, refused(again)) == (contents.found, refused(contents))


# Loading


class Loading(Office):
    """A coordinator with a file."""

    async def coordinator(self) -> Person:
        return await self.person("1")

    async def loads(self, person: Person, data: bytes) -> Counts:
        shown = await self.services.importing.preview(person, data)
        assert shown.problem is None
        done = await self.services.importing.load(person, shown.import_id)
        assert done == shown.counts
        return done

    async def vacancies(self) -> list[Vacancy]:
        async with self.database.read() as session:
            return list(await session.scalars(select(Vacancy).order_by(Vacancy.source_id)))


async def test_loaded_twice_changes_nothing(database: Database) -> None:
    office = Loading(database)
    olga = await office.coordinator()
    data = sheet(LIBRARIAN, SOUND)
    assert await office.loads(olga, data) == Counts(2, 0, 0)
    before = await office.vacancies()
    assert [(each.source, each.source_id, each.employer) for each in before] == [
        ("file", "7", "ЦБС"),
        ("file", "8", "РДК «Зори»"),
    ]
    assert await office.loads(olga, data) == Counts(0, 0, 2)
    after = await office.vacancies()
    assert [(each.id, each.changed_at, each.valid_until) for each in after] == [
        (each.id, each.changed_at, each.valid_until) for each in before
    ]
    # Only what differs is changed, and it is the same vacancy.
    raised = (*SOUND[:4], "35000", *SOUND[5:7], "ведёт соцсети")
    assert await office.loads(olga, sheet(LIBRARIAN, raised)) == Counts(0, 1, 1)
    changed = (await office.vacancies())[1]
    assert (changed.id, changed.salary_from) == (before[1].id, 35000)
    async with database.read() as session:
        asked = await session.scalars(
            select(VacancyCompetency.competency).where(VacancyCompetency.vacancy_id == changed.id)
        )
        assert list(asked) == ["c15", "c17"]  # «Звукооператор» says sound by itself
        audit = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "imported")
        assert await session.scalar(audit) == 3


async def test_many_presses_load_once(database: Database) -> None:
    office = Loading(database)
    olga = await office.coordinator()
    shown = await office.services.importing.preview(olga, sheet(LIBRARIAN, SOUND))
    results = await asyncio.gather(
        *(office.services.importing.load(olga, shown.import_id) for _ in range(5)), return_exceptions=True
    )
    assert sum(isinstance(each, Counts) for each in results) == 1
    assert sum(isinstance(each, Gone) for each in results) == 4
    assert len(await office.vacancies()) == 2


async def test_only_coordinators_load_and_only_their_own_file(database: Database) -> None:
    office = Loading(database)
    olga, anna = await office.coordinator(), await office.person("100")
    importing = office.services.importing
    shown = await importing.preview(olga, sheet(SOUND))
    with pytest.raises(NotAllowed):
        await importing.preview(anna, sheet(SOUND))
    with pytest.raises(NotAllowed):
        await importing.load(anna, shown.import_id)
    other = await office.person("2")
    with pytest.raises(Gone):
        await importing.load(type(other)(**{**_fields(other), "roles": olga.roles}), shown.import_id)
    office.clock.advance(2 * 86400)
    await importing.tick(office.clock.now())
    with pytest.raises(Gone):
        await importing.load(olga, shown.import_id)


def _fields(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in Person.__slots__}


async def test_what_was_closed_stays_closed_and_what_still_stands_is_shown_longer(database: Database) -> None:
    office = Loading(database)
    olga = await office.coordinator()
    data = answer(opening(), opening(id="z9"))
    await office.loads(olga, data)
    async with database.begin(effect=False) as session:
        first = await session.scalar(select(Vacancy).where(Vacancy.source_id == "a1b2"))
        assert first is not None
        first.state, first.outcome = VacancyState.CLOSED, Outcome.HERE
    until = (await office.vacancies())[1].valid_until
    office.clock.advance(10 * 86400)
    assert await office.loads(olga, answer(opening(salary_min=1), opening(id="z9"))) == Counts(0, 0, 2)
    closed, open_ = await office.vacancies()
    assert (closed.state, closed.salary_from) == (VacancyState.CLOSED, 30000)
    assert open_.valid_until > until


async def test_an_employer_of_ours_is_known_by_its_number(database: Database) -> None:
    office = Loading(database)
    olga = await office.coordinator()
    async with database.begin(effect=False) as session:
        house = Organisation(
            side=Side.INSTITUTION,
            name="РДК",
            municipality="yartsevsky",
            inn="6700000007",
            created_at=office.clock.now(),
        )
        session.add(house)
        await session.flush()
        house_id = house.id
    await office.loads(olga, answer(opening()))
    (vacancy,) = await office.vacancies()
    assert (vacancy.organisation_id, vacancy.employer) == (house_id, None)


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["30000", "40000"])), max_size=8))
@settings(max_examples=30, deadline=None)
def test_reading_keeps_one_vacancy_for_each_number(rows: list[tuple[int, str]]) -> None:
    data = sheet(*((str(number), "Библиотекарь", "ЦБС", "Вязьма", paid, "", "", "") for number, paid in rows))
    if not rows:
        with pytest.raises(DomainError):
            read(data, TODAY)
        return
    contents = read(data, TODAY)
    assert {each.source_id for each in contents.found} == {str(number) for number, _ in rows}
    assert len(contents.found) + len(contents.refused) == len(rows)


# In the chat


async def test_a_coordinator_loads_a_sheet(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    await olga.says("/console")
    await olga.presses("Загрузить вакансии")
    await olga.sees("Имена, телефоны и почту контактных лиц не загружаем.")
    await olga.presses("Скачать образец таблицы")
    await olga.sees("Образец таблицы вакансий.")
    await olga.presses("Отправить файл")
    await olga.says("вот")
    await olga.sees("Здесь нужен файл")
    await olga.sends_document(workbook(LIBRARIAN, SOUND, ("9", "Дворник", "ЖКХ", "Калуга", "", "", "", "")), "v.xlsx")
    await olga.sees("Новых вакансий: 2.", "Не загрузим 1 строку:", "Строка 4: «Калуга» — не нашлось такого места")
    await olga.presses("Загрузить 2 вакансии")
    await olga.sees("Готово. Новых вакансий: 2.")
    await olga.says("/console")
    await olga.presses("Загрузить вакансии")
    await olga.presses("Отправить файл")
    await olga.sends_document(answer(opening(), opening(id="x")), "vacancies.json", "application/json")
    await olga.sees("Новых вакансий: 2. Изменились: 0.")
    await olga.presses("Загрузить 2 вакансии")
    await olga.says("/console")
    await olga.presses("Загрузить вакансии")
    await olga.presses("Отправить файл")
    await olga.sends_document(answer(opening()), "vacancies.json", "application/json")
    await olga.sees("Уже есть без изменений: 1.")
    await olga.presses("Подтвердить: ещё открыты")
    await olga.sees("Готово.", "Без изменений: 1.")


async def test_what_cannot_be_read_is_said_kindly(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    for data, name, words in (
        (b"{}", "x.json", "В нём нет вакансий в знакомом нам виде."),
        (bomb(), "x.xlsx", "Внутри таблицы слишком много данных"),
        (bytes(6 * 1024 * 1024), "x.csv", "Файл слишком большой: помещается до 5 МБ."),
    ):
        await olga.says("/console")
        await olga.presses("Загрузить вакансии")
        await olga.presses("Отправить файл")
        await olga.sends_document(data, name)
        await olga.sees(words)
    loads = [call for call in cluster.telegram.calls if call.method == "getFile"]
    assert len(loads) == 2  # the large one was refused by the size Telegram tells


async def test_many_refused_rows_come_as_a_file(cluster: Cluster) -> None:
    olga = cluster.coordinator
    await olga.opens()
    await olga.says("/console")
    await olga.presses("Загрузить вакансии")
    await olga.presses("Отправить файл")
    rows = [(str(number), "Библиотекарь", "ЦБС", "Калуга", "", "", "", "") for number in range(40)]
    await olga.sends_document(sheet(LIBRARIAN, *rows), "v.csv", "text/csv")
    await olga.sees("40 строк, которые не загрузим", "И ещё 25 строк: они в файле выше.", "Загрузить 1 вакансию")
