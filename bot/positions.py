"""The profession behind the name of a position that somebody wrote: an employer's card, a line of an imported sheet."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from bot.dictionaries import PROFESSIONS
from bot.i18n import LANGUAGES, texts_in
from bot.search_text import names, spaced, words

# Beginnings of words, all of which have to be there. Of several that fit the one with the most letters counts, so
# «преподаватель колледжа» is not an art school's teacher.
PHRASES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "club_head": ("директор дома культур", "заведу клуб", "заведу дом культур", "заведу сельск клуб"),
        "artistic_director": ("художествен руковод",),
        "culture_organiser": ("культорганизат", "организатор культурн", "организатор досуг"),
        "club_methodist": ("методист клуб", "методист дома культур"),
        "festivities_director": ("режиссер",),
        "circle_leader": ("руководитель круж", "руководитель любител", "руководитель клубн", "руководитель коллектив"),
        "accompanist": ("аккомпан",),
        "concertmaster": ("концертмейст",),
        "choirmaster": ("хормейст",),
        "choreographer": ("хореограф", "балетмейст"),
        "conductor": ("дирижер",),
        "performer": ("артист", "актер", "солист", "вокалист"),
        "sound_director": ("звукорежис",),
        "lighting_designer": ("художник свет", "художник по свету"),
        "costumier": ("костюмер", "костюмерш"),
        "assistant_director": ("помощник режиссер", "ассистент режиссер"),
        "art_school_teacher": (
            "преподаватель",
            "преподаватель по классу",
            "преподаватель дши",
            "преподаватель школы искусств",
        ),
        "extracurricular_teacher": ("педагог дополнител", "педагог допобраз", "педагог дополнительного образования"),
        "kindergarten_musician": ("музыкальн руковод",),
        "music_teacher": ("учитель музык",),
        "fine_art_teacher": ("учитель изо", "учитель изобразит", "учитель рисован"),
        "world_art_teacher": ("учитель мхк", "учитель миров художествен"),
        "teacher_organiser": ("педагог организат",),
        "upbringing_adviser": ("советник воспитан", "советник директор"),
        "college_teacher": ("преподаватель колледж", "преподаватель спо", "преподаватель профессиональ"),
        "librarian": ("библиотекар",),
        "bibliographer": ("библиограф",),
        "library_methodist": ("методист библиотек",),
        "branch_head": ("заведу филиал", "заведу библиотек"),
        "researcher": ("научн сотрудник",),
        "guide": ("экскурсовод", "гид"),
        "curator": ("хранител",),
        "museum_educator": ("музейн педагог",),
        "attendant": ("смотрител",),
        "restorer": ("реставратор",),
        "archivist": ("архивист", "архивариус"),
        "project_manager": ("менеджер проект", "руководитель проект", "менеджер культурн"),
        "grant_specialist": ("грант",),
        "social_media": ("smm", "смм", "соцсет", "социальн сет"),
        "administrator": ("администратор",),
        "box_office": ("кассир",),
        "public_relations": ("связ общественност", "пресс секретар"),
        "sound_operator": ("звукооператор", "оператор звук", "звуковик"),
        "stage_technician": ("машинист сцен", "техник сцен", "монтировщик", "рабочий сцен"),
        "projectionist": ("киномехан",),
        "videographer": ("видеооператор", "видеограф"),
        "designer": ("дизайнер", "художник оформител"),
        "web_editor": ("веб редактор", "контент менеджер", "редактор сайт"),
        "craft_master": ("мастер ремесел", "мастер ремесл", "мастер народн"),
        "event_host": ("ведущий мероприят", "ведущий праздник", "ведущий"),
        "photographer": ("фотограф",),
        "entertainer": ("аниматор",),
    }
)


def find_profession(text: str) -> str | None:
    """The code of the profession a position's name means; None for one we do not know, or that may be two."""
    said = spaced(text)
    if code := _captions().get(said.strip()):
        return code
    fitting = {
        code: max((len(phrase) for phrase in phrases if names(phrase, said)), default=0)
        for code, phrases in PHRASES.items()
    }
    longest = max(fitting.values())
    found = [code for code, length in fitting.items() if length == longest] if longest else []
    return found[0] if len(found) == 1 else None


@cache
def _captions() -> Mapping[str, str]:
    """The professions by their whole captions; those of two professions mean neither."""
    captions: dict[str, str] = {}
    twice = set()
    for code in (code for codes in PROFESSIONS.values() for code in codes):
        for language in LANGUAGES:
            caption = " ".join(words(texts_in(language).plain(f"profession-{code}")))
            twice |= {caption} if captions.get(caption, code) != code else set()
            captions[caption] = code
    return {caption: code for caption, code in captions.items() if caption not in twice}
