"""What people of the cluster can do, as codes, and the competency behind the words somebody typed.

Captions of the codes are `competency-{code}` in locales/*/dictionaries.ftl; the codes are those of the demo data. The
words here are what people type, not what they read.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.search_text import names, spaced

# A competency stands in one group only.
COMPETENCIES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "creative": ("c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08"),
        "pedagogical": ("c09", "c10", "c11", "c12", "c13", "c14"),
        "digital": ("c15", "c16", "c17", "c18", "c19", "c20"),
        "management": ("c21", "c22", "c23", "c24", "c25", "c26"),
        "communication": ("c27", "c28", "c29", "c30"),
    }
)
ALL: Final = tuple(code for codes in COMPETENCIES.values() for code in codes)

# Phrases of folded words; each stands for all words that begin so: «звук» is звук, звуковой and звукооператор.
SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "c01": ("сценари", "сценарн", "режиссур", "постановк праздник", "screenwrit", "script", "stage direct"),
        "c02": ("хореограф", "балетмейст", "танец", "танц", "choreograph", "dance"),
        "c03": ("вокал", "хор", "хоров", "пение", "певец", "певиц", "хормейст", "vocal", "choir", "singing"),
        "c04": ("аккомпан", "концертмейст", "accompan"),
        "c05": (
            "фольклор",
            "народн традиц",
            "народн творч",
            "народн культур",
            "народн песн",
            "folklore",
            "folk tradit",
        ),
        "c06": ("ремесл", "ремесел", "рукодел", "гончар", "ткачеств", "резьб", "вышив", "кройк", "шить", "crafts"),
        "c07": ("изобразит", "живопис", "рисун", "рисов", "изо", "fine art", "visual art", "painting", "drawing"),
        "c08": ("сценическ речь", "техник речи", "художествен чтен", "дикци", "ораторск", "stage speech"),
        "c09": ("дошкольн", "малыш", "детск сад", "раннее развит", "preschool"),
        "c10": ("подрост", "старшекласс", "teenage"),
        "c11": ("старш возраст", "старш поколен", "пожил", "пенсионер", "долголет", "older people", "elderly"),
        "c12": ("инклюз", "инвалид", "овз", "особен дет", "жестов язык", "inclusi", "disabilit"),
        "c13": (
            "разработ программ",
            "авторск программ",
            "учебн программ",
            "методич разработ",
            "curricul",
            "design programme",
        ),
        "c14": ("подготов конкурс", "конкурсн подготов", "prepar competition", "prepar contest"),
        "c15": ("соцсет", "социальн сет", "smm", "смм", "афиш веден", "ведени афиш", "про культур", "social media"),
        "c16": ("фото", "видео", "съемк", "монтаж ролик", "photo", "video"),
        "c17": ("звук", "свету", "световик", "светов", "освещен", "светооператор", "sound", "lighting"),
        "c18": ("дизайн", "макет афиш", "верстк", "графическ редактор", "poster design", "graphic design"),
        "c19": ("электронн каталог", "каталогизац", "ирбис", "опак", "реестр", "госкаталог", "catalogu"),
        "c20": ("онлайн занят", "дистанцион", "вебинар", "онлайн урок", "online lesson", "online class", "webinar"),
        "c21": ("грант", "grant"),
        "c22": ("проектн управлен", "управлен проект", "проектн менедж", "менедж проект", "project manag"),
        "c23": ("закупк", "договор", "44 фз", "223 фз", "контрактн", "procurement", "contracts"),
        "c24": ("платн услуг", "пушкинск карт", "билетн", "paid service", "pushkin card"),
        "c25": ("партнерств", "спонсор", "фандрайз", "работ бизнес", "business partner", "fundrais"),
        "c26": ("отчетност", "статистик", "форм 7 нк", "форм 6 нк", "statistic", "reporting"),
        "c27": ("ведени мероприят", "ведущ", "конферанс", "тамад", "ведени праздник", "hosting", "event host"),
        "c28": ("экскурс", "гид", "guided tour", "excursion"),
        "c29": ("работ родител", "родительск собран", "работ семь", "work parents", "working parents"),
        "c30": ("безопасност", "доступн сред", "антитеррор", "пожарн", "охран труд", "safety", "accessib"),
    }
)

_GROUPS: Final = {code: group for group, codes in COMPETENCIES.items() for code in codes}


def group_of(code: str) -> str | None:
    """The group a competency stands in; None for a code that is not in the dictionary."""
    return _GROUPS.get(code)


def find_competencies(text: str) -> tuple[str, ...]:
    """Every competency the typed words name, in the order of the dictionary; none when they name none we know."""
    said = spaced(text)
    return tuple(code for code in ALL if any(names(phrase, said) for phrase in SYNONYMS[code]))
