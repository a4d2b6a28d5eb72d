"""The sandbox as a newcomer finds it: the real command, the real page, a real Chromium."""

import asyncio
import io
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Page, ViewportSize, async_playwright, expect

from tests.bench.servers import free_port
from tests.scenes.walk import CHROMIUM, FLAGS

WIDE = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)

pytestmark = pytest.mark.browser


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """Where `python -m bot sandbox` serves its page."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"BOT_TOKEN", "DATABASE_URL"}},
        "HTTP_PORT": str(port),
        "DATA_DIR": str(tmp_path),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "sandbox", env=environment, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
    assert f"http://127.0.0.1:{port}" in line, line
    await until_ready(f"http://127.0.0.1:{port}/readyz")
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 15) == 0


async def until_ready(address: str) -> None:
    deadline = time.monotonic() + 30
    async with aiohttp.ClientSession() as session:
        while time.monotonic() < deadline:
            try:
                async with session.get(address) as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                pass  # not listening yet
            await asyncio.sleep(0.1)
    raise AssertionError("the sandbox did not become ready")


@pytest.fixture
async def page(address: str, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    """The page in a browser of the language of the test's parameter; a script error fails the test."""
    locale, width = getattr(request, "param", ("ru-RU", WIDE))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport=width, locale=locale, timezone_id="Europe/Moscow")
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        begun = time.monotonic()
        await page.goto(address)
        await expect(page.locator("[data-role=newcomer]")).to_be_visible()
        assert time.monotonic() - begun < 3, "the page should be there in a second"
        yield page
        await browser.close()
        assert not errors, errors


async def presses(page: Page, *captions: str) -> None:
    for caption in captions:
        button = page.get_by_role("log").get_by_role("button", name=caption, exact=True).last
        await button.click()


async def says(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.get_by_test_id("composer").press("Enter")


async def sees(page: Page, text: str) -> None:
    await expect(page.get_by_role("log").get_by_text(text).last).to_be_visible()


async def test_anna_joins_in_russian(page: Page) -> None:
    await page.locator("[data-role=newcomer]").click()
    await page.get_by_role("button", name="Старт").click()
    await sees(page, "Здравствуйте!")
    await presses(page, "Вступить в кластер", "Специалист", "Даю согласие")
    await sees(page, "Вопрос 1 из 4.")
    await says(page, "Анна Берёзова")
    await sees(page, "Вопрос 2 из 4. Анна, чем вы занимаетесь?")
    await presses(page, "Библиотека", "Библиотекарь")
    await sees(page, "Вопрос 3 из 4.")
    await presses(page, "Вязьма", "Да, раз в неделю")
    await sees(page, "Проверьте, пожалуйста:")
    await presses(page, "Отправить")
    await sees(page, "Готово, Анна, вы в кластере.")


async def test_a_scanned_code_is_a_vote_in_two_presses(page: Page) -> None:
    """What a phone makes of the QR code is a link; pressed on the page, it opens the poll."""
    await page.locator("[data-role=newcomer]").click()
    await says(page, "https://t.me/cluster_sandbox_bot?start=qRDKHGQ34")
    await page.get_by_role("log").get_by_role("link").last.click()
    await sees(page, "Насколько вы довольны посещением?")
    await presses(page, "5 — отлично")
    await sees(page, "Спасибо, ваша оценка принята: 5 — отлично.")


@pytest.mark.parametrize("page", [("en-GB", PHONE)], indirect=True)
async def test_somebody_new_joins_in_english_on_a_phone(page: Page) -> None:
    await page.get_by_test_id("add-person").click()
    await page.get_by_label("First name").fill("John")
    await page.get_by_label("Telegram language").select_option("en")
    await page.get_by_role("button", name="Add", exact=True).click()
    await page.get_by_role("button", name="Start", exact=True).click()
    await sees(page, "Hello!")
    await presses(page, "Join the cluster", "A specialist", "I consent")
    await sees(page, "Question 1 of 4.")
    await says(page, "John Smith")
    await presses(page, "Museum, archive", "Tour guide")
    await sees(page, "Question 3 of 4.")
    await presses(page, "Smolensk (city)", "Yes, once a week")
    await sees(page, "Please check:")
    await presses(page, "Submit")
    await sees(page, "Done, John, you are in the cluster.")


async def test_the_clock_of_the_page_moves_the_bot(page: Page) -> None:
    """Erasure asked for today is carried out when the clock is a day further."""
    await page.locator("[data-role=specialist]").click()
    await says(page, "/privacy")
    await presses(page, "Удалить всё", "Удалить")
    await sees(page, "Хорошо. Удалим")
    await page.get_by_test_id("plus-day").click()
    await page.get_by_test_id("plus-hour").click()
    await sees(page, "Ваши данные удалены, как вы просили.")
    await expect(page.get_by_test_id("toast")).not_to_be_empty()
    await page.locator("[data-role=newcomer]").click()
    await expect(page.get_by_test_id("toast")).to_be_empty(timeout=1000)


async def test_a_photo_where_a_name_is_asked(page: Page) -> None:
    """Something else than what was asked for is answered with what is expected; the page shows what was sent."""
    await page.locator("[data-role=business]").click()
    await page.get_by_role("button", name="Старт").click()
    await presses(page, "Вступить в кластер", "Специалист", "Даю согласие")
    await sees(page, "Вопрос 1 из 4.")
    await says(page, "<img src=x onerror=alert(1)>")
    await sees(page, "В имени могут быть буквы")
    await expect(page.get_by_role("log").get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()


async def test_a_file_as_large_as_from_a_phone_arrives(page: Page, address: str) -> None:
    await page.locator("[data-role=specialist]").click()
    chat = await page.locator("[data-role=specialist]").evaluate("node => node.closest('[data-person]').dataset.person")
    form = aiohttp.FormData({"kind": "document"})
    scan = io.BytesIO(b"%PDF-1.4" + bytes(5_000_000))
    form.add_field("file", scan, filename="plan.pdf", content_type="application/pdf")
    async with aiohttp.ClientSession() as session:
        sent = await session.post(f"{address}/sandbox/chats/{chat}/file", data=form)
        assert sent.status == 200
    await sees(page, "plan.pdf")


async def test_a_business_applies_and_corrects_two_fields(page: Page) -> None:
    """A business owner and a coordinator on one page: applied, returned, corrected, approved; both see it."""
    oleg, olga = page.locator("[data-role=business]"), page.locator("[data-role=coordinator]")
    await olga.click()
    await page.get_by_role("button", name="Старт").click()
    await sees(page, "Главное меню.")

    await oleg.click()
    await page.get_by_role("button", name="Старт").click()
    await presses(page, "Вступить в кластер", "Малый бизнес, самозанятый, НКО", "Даю согласие", "Предприниматель (ИП)")
    await sees(page, "Как вас показать в списках?")
    await says(page, "ИП Рябинин О. П.")
    await presses(
        page, "Вязьма", "☐ Искусство и дизайн", "Дальше: выбран 1", "☐ Питание", "Дальше: выбран 1", "Пропустить"
    )
    await sees(page, "С кем нам связываться?")
    await says(page, "Олег Рябинин")
    await sees(page, "По какому телефону звонить?")
    await says(page, "+7 4812 00-00-51")
    await sees(page, "Какой у вас ИНН?")
    await presses(page, "Пропустить", "Отправить")
    await sees(page, "Спасибо, заявка отправлена.")

    await olga.click()
    await sees(page, "Новая заявка")
    await presses(page, "Вернуть", "☐ Подробнее", "☐ Телефон", "Вернуть заявителю")
    await sees(page, "Возвращено на исправление")

    await oleg.click()
    await sees(page, "Координатор просит поправить: «Подробнее», «Телефон».")
    await presses(page, "Поправить")
    await sees(page, "Вопрос 1 из 2.")
    await says(page, "Печём и возим по всему округу")
    await sees(page, "Сейчас: +7 481 200-00-51")
    await says(page, "+7 4812 00-00-52")
    await presses(page, "Отправить")
    await sees(page, "Спасибо, исправленное отправлено.")

    await olga.click()
    await sees(page, "Заявка исправлена")
    await presses(page, "Одобрить")
    await sees(page, "Одобрено: «ИП Рябинин О. П.».")

    await oleg.click()
    await sees(page, "Заявка одобрена: ИП Рябинин О. П. теперь в кластере.")
    await presses(page, "Моя организация")
    await sees(page, "Печём и возим по всему округу")


async def test_an_event_is_shared(page: Page) -> None:
    """«Поделиться» shows what would stand in the other chat."""
    await page.locator("[data-role=newcomer]").click()
    await page.get_by_role("button", name="Старт").click()
    await presses(page, "Мероприятия")
    await page.get_by_role("log").get_by_role("button", name="1. ").last.click()
    await presses(page, "Поделиться")
    await expect(page.get_by_test_id("alert")).to_contain_text("[Открыть в боте кластера] https://t.me/")


async def test_on_monday_at_nine_the_digests_arrive(page: Page) -> None:
    """The demo's readers have theirs; an item opens under the digest, and less often is one press away."""
    await page.get_by_test_id("next-monday").click()
    await page.locator("[data-role=institution]").click()
    await sees(page, "Доброе утро, Мария. Для вас на этой неделе")
    await presses(page, "1")
    await sees(page, "Назад к списку")
    await presses(page, "Реже или другое", "Присылать раз в месяц")
    await sees(page, "Как часто присылать новости?")


@pytest.mark.parametrize("page", [("ru-RU", PHONE)], indirect=True)
async def test_a_poll_in_a_group_is_voted_in(page: Page) -> None:
    """The coordinator binds the group and asks; two of its people vote, one of them changes the vote."""
    await page.locator("[data-role=coordinator]").click()
    await page.get_by_role("button", name="Старт").click()
    await sees(page, "Консоль координатора")
    await page.locator("#back").click()
    await page.locator("[data-role=group]").click()
    await says(page, "/bind")
    await presses(page, "Для участников")
    await sees(page, "Группа привязана")
    await page.locator("#back").click()
    await page.locator("[data-role=coordinator]").click()
    await presses(page, "Консоль координатора", "Опросы в канале", "Новый опрос", "Опрос")
    await sees(page, "Напишите вопрос.")
    await says(page, "Когда встречаемся?")
    await sees(page, "Напишите ответы, каждый с новой строки")
    await says(page, "Утром\nВечером")
    await presses(page, "В группу, где есть бот", "Отправить", "Опубликовать: Клубы Смоленщины")
    await sees(page, "Пока никто не ответил.")
    await page.locator("#back").click()
    await page.locator("[data-role=group]").click()
    poll = page.get_by_test_id("poll")
    for speaker, option in (("Ольга Невская", "Утром"), ("Мария Берёзова", "Утром"), ("Мария Берёзова", "Вечером")):
        await page.get_by_test_id("speaker").select_option(label=speaker)
        await poll.get_by_role("button", name=option).click()
        await expect(poll.get_by_role("button", name=option)).to_have_attribute("aria-pressed", "true")
    await expect(poll).to_contain_text("Проголосовали: 2")
    await expect(poll.get_by_role("button", name="Утром")).to_contain_text("50")
