"""The closed lists of the cluster's domain, as codes.

Words for the codes live in locales/*/dictionaries.ftl: `sphere-{code}`, `offer-{code}`, `profession-{code}` and so on.
The few Russian words here are what people type (read by `bot/place_names.py`), not what they read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

SPHERES: Final = (
    "club",
    "library",
    "museum",
    "theatre",
    "music",
    "dance",
    "art",
    "folk",
    "media",
    "preschool",
    "gen_education",
    "add_education",
    "prof_education",
    "tourism",
    "events",
    "heritage",
)

OFFERS: Final = (
    "hall",
    "sound_light",
    "costumes",
    "host",
    "master_classes",
    "excursions",
    "print_design",
    "photo_video",
    "souvenirs",
    "catering",
    "transport",
    "training",
    "exhibitions",
    "grant_help",
    "volunteers",
    "methodical_help",
    "internship_places",
)

NEEDS: Final = (
    "specialist",
    "internship",
    "room",
    "equipment",
    "grant_partner",
    "event_promo",
    "training",
    "contractor",
    "volunteers",
    "methodical_help",
    "grant_help",
    "master_classes",
    "business_partner",
    "practice_places",
    "employers",
    "clients",
)

TOPICS: Final = ("events", "vacancies", "training", "surveys")
MESSAGES: Final = (*TOPICS, "announcements")  # topics of what the bot writes by itself, each with an off switch
EXPERIENCE: Final = ("lt3", "3to10", "10to20", "gt20")
LOOKING: Final = ("yes", "maybe", "no")
EDUCATION: Final = ("higher", "spo", "student", "no")

INSTITUTION_KINDS: Final = (
    "kdu",
    "library",
    "museum",
    "dshi",
    "school",
    "kindergarten",
    "dop_center",
    "college",
    "university",
    "theatre",
    "concert",
    "methodic",
    "park_cinema",
    "archive",
    "authority",
    "other",
)

EDUCATORS: Final = frozenset({"college", "university", "dshi", "dop_center", "methodic"})  # who teach the specialists
FOUNDERS: Final = ("municipal", "regional", "federal", "private")
BUSINESS_KINDS: Final = ("ooo", "ip", "npd", "nko", "initiative")

EVENT_KINDS: Final = (
    "concert",
    "performance",
    "exhibition",
    "master_class",
    "lecture",
    "excursion",
    "film",
    "festival",
    "holiday",
    "contest",
    "training",
    "meeting",
    "other",
)
PROFESSIONAL: Final = frozenset({"training", "meeting"})  # events of colleagues for colleagues
AUDIENCES: Final = ("all", "children", "family", "youth", "older", "specialists")
AGE_MARKS: Final = (0, 6, 12, 16, 18)
ACCESS: Final = ("ramp", "lift", "induction_loop", "sign_language", "audio_description", "escort")

# Vacancies, in the vocabulary of the state's «Работа России», and the assignments of one day.
EMPLOYMENT: Final = ("permanent", "part_time", "temporary", "contract", "assignment", "internship", "volunteer")
SCHEDULES: Final = ("full_day", "shifts", "flexible", "part_day", "lessons", "by_request")
RATES: Final = (100, 75, 50, 25)  # percent of a full post
NEEDED_EXPERIENCE: Final = (0, 1, 3, 5)  # whole years at least
CONDITIONS: Final = ("housing", "zemsky", "target_training", "young_bonus", "quota")

# A profession stands in one group only: what is matched by the group follows from the profession.
PROFESSIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "club_work": (
            "club_head",
            "artistic_director",
            "culture_organiser",
            "club_methodist",
            "festivities_director",
            "circle_leader",
            "evening_steward",
            "accompanist",
        ),
        "music_dance_stage": (
            "concertmaster",
            "choirmaster",
            "choreographer",
            "conductor",
            "performer",
            "sound_director",
            "lighting_designer",
            "costumier",
            "assistant_director",
        ),
        "teachers": (
            "art_school_teacher",
            "extracurricular_teacher",
            "kindergarten_musician",
            "music_teacher",
            "fine_art_teacher",
            "world_art_teacher",
            "teacher_organiser",
            "upbringing_adviser",
            "college_teacher",
        ),
        "library": ("librarian", "bibliographer", "library_methodist", "branch_head"),
        "museum": ("researcher", "guide", "curator", "museum_educator", "attendant", "restorer", "archivist"),
        "organization": (
            "project_manager",
            "grant_specialist",
            "social_media",
            "administrator",
            "box_office",
            "public_relations",
        ),
        "tech_digital": (
            "sound_operator",
            "stage_technician",
            "projectionist",
            "videographer",
            "designer",
            "web_editor",
        ),
        "independent": ("craft_master", "event_host", "photographer", "entertainer", "private_guide"),
    }
)

# What a card starts with: the spheres of the group, or of the profession where they differ from its group's.
PROFESSION_SPHERES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "club_work": ("club",),
        "festivities_director": ("club", "events"),
        "accompanist": ("club", "music"),
        "music_dance_stage": ("music",),
        "choreographer": ("dance",),
        "performer": ("theatre", "music"),
        "lighting_designer": ("theatre",),
        "costumier": ("theatre",),
        "assistant_director": ("theatre",),
        "teachers": ("add_education",),
        "kindergarten_musician": ("preschool", "music"),
        "music_teacher": ("gen_education", "music"),
        "fine_art_teacher": ("gen_education", "art"),
        "world_art_teacher": ("gen_education", "art"),
        "teacher_organiser": ("gen_education",),
        "upbringing_adviser": ("gen_education",),
        "college_teacher": ("prof_education",),
        "library": ("library",),
        "museum": ("museum",),
        "guide": ("museum", "tourism"),
        "restorer": ("museum", "heritage"),
        "archivist": ("heritage",),
        "organization": ("events",),
        "social_media": ("media", "events"),
        "tech_digital": ("media",),
        "sound_operator": ("music", "events"),
        "stage_technician": ("theatre", "events"),
        "designer": ("art",),
        "independent": ("events",),
        "craft_master": ("folk",),
        "photographer": ("media",),
        "private_guide": ("tourism",),
    }
)

_GROUPS: Final = {profession: group for group, professions in PROFESSIONS.items() for profession in professions}


def group_of(profession: str) -> str | None:
    """The group a profession stands in; None for a profession written in the person's own words."""
    return _GROUPS.get(profession)


def spheres_of(profession: str) -> tuple[str, ...]:
    """The spheres a card starts with, by a profession's or a group's code; none for the person's own words."""
    return PROFESSION_SPHERES.get(profession) or PROFESSION_SPHERES.get(_GROUPS.get(profession, ""), ())


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of the region's 27 municipalities, with the forms people type for it.

    `adjective` is the name without «муниципальный округ», empty for the two cities. `aliases` are the centre in the
    prepositional case («живу в Вязьме») and places which people name instead of the municipality.
    """

    slug: str
    kind: Literal["urban_okrug", "municipal_okrug"]
    centre: str
    adjective: str
    aliases: tuple[str, ...] = ()


def _city(slug: str, centre: str, *aliases: str) -> Municipality:
    return Municipality(slug, "urban_okrug", centre, "", aliases)


def _okrug(slug: str, adjective: str, centre: str, *aliases: str) -> Municipality:
    return Municipality(slug, "municipal_okrug", centre, adjective, aliases)


MUNICIPALITIES: Final = (
    _city("smolensk", "Смоленск", "Смоленске"),
    _city("desnogorsk", "Десногорск", "Десногорске"),
    _okrug("velizhsky", "Велижский", "Велиж", "Велиже"),
    _okrug("vyazemsky", "Вяземский", "Вязьма", "Вязьме"),
    _okrug("gagarinsky", "Гагаринский", "Гагарин", "Гагарине"),
    _okrug("glinkovsky", "Глинковский", "Глинка", "Глинке"),
    _okrug("demidovsky", "Демидовский", "Демидов", "Демидове", "Пржевальское"),
    _okrug("dorogobuzhsky", "Дорогобужский", "Дорогобуж", "Дорогобуже", "Верхнеднепровский"),
    _okrug("dukhovshchinsky", "Духовщинский", "Духовщина", "Духовщине", "Озёрный"),
    _okrug("yelninsky", "Ельнинский", "Ельня", "Ельне"),
    _okrug("yershichsky", "Ершичский", "Ершичи", "Ершичах"),
    _okrug("kardymovsky", "Кардымовский", "Кардымово", "Кардымове"),
    _okrug("krasninsky", "Краснинский", "Красный", "Красном"),
    _okrug("monastyrshchinsky", "Монастырщинский", "Монастырщина", "Монастырщине"),
    _okrug("novoduginsky", "Новодугинский", "Новодугино", "Новодугине"),
    _okrug("pochinkovsky", "Починковский", "Починок", "Починке"),
    _okrug("roslavlsky", "Рославльский", "Рославль", "Рославле"),
    _okrug("rudnyansky", "Руднянский", "Рудня", "Рудне"),
    _okrug("safonovsky", "Сафоновский", "Сафоново", "Сафонове"),
    # Its centre is the city next door, a municipality of its own: the town's bare name never means this one.
    _okrug(
        "smolensky", "Смоленский", "Смоленск", "Смоленск район", "Смоленск р-н", "Смоленск округ", "Smolensk district"
    ),
    _okrug("sychyovsky", "Сычёвский", "Сычёвка", "Сычёвке"),
    _okrug("tyomkinsky", "Тёмкинский", "Тёмкино", "Тёмкине"),
    _okrug("ugransky", "Угранский", "Угра", "Угре"),
    _okrug("khislavichsky", "Хиславичский", "Хиславичи", "Хиславичах"),
    _okrug("kholm-zhirkovsky", "Холм-Жирковский", "Холм-Жирковский", "Холм"),
    _okrug("shumyachsky", "Шумячский", "Шумячи", "Шумячах"),
    _okrug("yartsevsky", "Ярцевский", "Ярцево", "Ярцеве"),
)

# The first screen of the picker, by their towns; the biggest first.
FREQUENT: Final = ("smolensk", "vyazemsky", "roslavlsky", "safonovsky", "yartsevsky", "gagarinsky", "desnogorsk")

# Which municipalities share a border, within the region. From memory of the map, not from an official source.
NEIGHBOURS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        slug: tuple(beside.split())
        for slug, beside in {
            "smolensk": "smolensky",
            "desnogorsk": "roslavlsky",
            "velizhsky": "demidovsky rudnyansky",
            "vyazemsky": "dorogobuzhsky gagarinsky kholm-zhirkovsky novoduginsky safonovsky tyomkinsky ugransky",
            "gagarinsky": "novoduginsky sychyovsky tyomkinsky vyazemsky",
            "glinkovsky": "dorogobuzhsky kardymovsky pochinkovsky yelninsky",
            "demidovsky": "dukhovshchinsky rudnyansky smolensky velizhsky",
            "dorogobuzhsky": "glinkovsky kardymovsky safonovsky ugransky vyazemsky yartsevsky yelninsky",
            "dukhovshchinsky": "demidovsky kardymovsky kholm-zhirkovsky smolensky yartsevsky",
            "yelninsky": "dorogobuzhsky glinkovsky pochinkovsky roslavlsky ugransky",
            "yershichsky": "roslavlsky shumyachsky",
            "kardymovsky": "dorogobuzhsky dukhovshchinsky glinkovsky pochinkovsky smolensky yartsevsky",
            "krasninsky": "monastyrshchinsky rudnyansky smolensky",
            "monastyrshchinsky": "khislavichsky krasninsky pochinkovsky smolensky",
            "novoduginsky": "gagarinsky kholm-zhirkovsky sychyovsky vyazemsky",
            "pochinkovsky": "glinkovsky kardymovsky khislavichsky monastyrshchinsky roslavlsky shumyachsky smolensky"
            " yelninsky",
            "roslavlsky": "desnogorsk pochinkovsky shumyachsky yelninsky yershichsky",
            "rudnyansky": "demidovsky krasninsky smolensky velizhsky",
            "safonovsky": "dorogobuzhsky kholm-zhirkovsky vyazemsky yartsevsky",
            "smolensky": "demidovsky dukhovshchinsky kardymovsky krasninsky monastyrshchinsky pochinkovsky rudnyansky"
            " smolensk",
            "sychyovsky": "gagarinsky kholm-zhirkovsky novoduginsky",
            "tyomkinsky": "gagarinsky ugransky vyazemsky",
            "ugransky": "dorogobuzhsky tyomkinsky vyazemsky yelninsky",
            "khislavichsky": "monastyrshchinsky pochinkovsky shumyachsky",
            "kholm-zhirkovsky": "dukhovshchinsky novoduginsky safonovsky sychyovsky vyazemsky yartsevsky",
            "shumyachsky": "khislavichsky pochinkovsky roslavlsky yershichsky",
            "yartsevsky": "dorogobuzhsky dukhovshchinsky kardymovsky kholm-zhirkovsky safonovsky",
        }.items()
    }
)
