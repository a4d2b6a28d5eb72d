"""What people can do: read the press, call one service method, show one page.

Each feature is a module here, known by what it waits for and imported when that comes first: nobody uses all of them in
one evening, and together they are 4 MB and a tenth of a second of every start. The order matters: commands, then pages
by their buttons, then everything nobody knew. A test holds this table against the modules.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache, partial
from importlib import import_module
from types import ModuleType

from aiogram import Router

from bot.telegram.switchboard import Feature
from bot.views.buttons import To


def _feature(
    name: str, buttons: str = "", *, pages: str = "", commands: str = "", links: str = "", anything: str = ""
) -> Feature:
    return Feature(
        name,
        partial(_router_of, name),
        frozenset(buttons.split()),
        frozenset(map(To, pages.split())),
        frozenset(commands.split()),
        frozenset(links.split()),
        frozenset(anything.split()),
    )


def module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")


@cache
def _router_of(name: str) -> Router:
    router: Router = module(name).make_router()
    return router


FEATURES = (
    _feature("errors", anything="error"),
    _feature(
        "groups",
        "bind",
        commands="bind unbind about cancel console events help join menu privacy profile settings start surveys"
        " vacancies",
        anything="message callback_query my_chat_member chat_join_request",
    ),
    _feature("quality", "rate rated places-q", links="q"),
    _feature("tickets", "pass rsvp places"),
    _feature("digests", "dig digest digat"),
    _feature("attention", "att", commands="stop"),
    _feature("doors", "door came walkin resize", links="t"),
    _feature("indicators", "rep repto repsh repfix", pages="indicators"),
    _feature("indicator_review", "per reps rep repmark", pages="reporting"),
    _feature("indicator_corrections", "repcors replook repdec"),
    _feature("indicator_figures", "six mtx passp repex rep"),
    _feature("indicator_catalogue", "icat"),
    _feature("agenda", "agenda set", pages="agenda calendar cal-renew cal-close"),
    _feature("colleagues", "accept org invite colleague duty", pages="inv-coord", links="i"),
    _feature("events", "el ev", pages="events find-event", commands="events", links="e"),
    _feature("organising", "desk new ev evline trust"),
    _feature("vacancies", "vl va", pages="vacancies find-vacancy", commands="vacancies", links="v"),
    _feature("recruiting", "vdesk vnew va valine vlong vclose vf"),
    _feature("responses", "va vr vre"),
    _feature("vacancy_alerts", "vsave vdrop", pages="vac-alerts"),
    _feature("surveys", "sv-list sv", pages="surveys", commands="surveys", links="s"),
    _feature("people", "lang", pages="menu help about", commands="start menu help about", anything="my_chat_member"),
    _feature("forms", "f draft", commands="cancel"),
    _feature(
        "joining",
        "consent edit leave",
        pages="join join-spec subscribe profile change complete",
        commands="join profile",
    ),
    _feature("organisations", "consent org line", pages="join-biz join-inst orgs"),
    _feature("moderation", "queue case mark no mine"),
    _feature("settings", "set", pages="settings", commands="settings"),
    _feature("privacy", "consent export erase", pages="privacy consents", commands="privacy"),
    _feature("console", pages="console", commands="console"),
    _feature("coordinators", "coord", pages="coords appoint away back"),
    _feature("directory", "dir write touch", pages="directory find seen"),
    _feature("registry", "rec note", pages="look-up"),
    _feature("requirements", "rq rqr rqp rqs rqm", pages="needs new-need"),
    _feature("gaps", "gap gapx"),
    _feature("importing", "imp", pages="import imp-file imp-sheet"),
    _feature("merging", "mergewith merge"),
    _feature("units", "units unit addunit"),
    _feature("questions", "more thread question canned", pages="ask"),
    _feature("phrases", "phrase", pages="phrases"),
    _feature("exports", pages="export"),
    _feature("points", "points addpoint evpoint posters point"),
    _feature("ratings", "ratings words showword pubrate alarm"),
    _feature("polls", "polls poll", anything="poll"),
    _feature("sharing", anything="inline_query"),
    _feature("survey_desk", "sv-desk sv-new sv-work sv-own sv-edit sv-set"),
    _feature("survey_lines", "sv-line sv-if"),
    _feature("survey_audience", "sv-work sv-seg"),
    _feature("survey_results", "sv-res sv-work"),
    _feature("announcements", "anns ann aud", pages="announce"),
    _feature("broadcasts", "ann read"),
    _feature("fallback", anything="message callback_query edited_message"),
)

# The module that goes on where a form ends, by the form's name or its beginning.
AFTER_FORMS: Mapping[str, str] = {
    form: name
    for name, forms in {
        "joining": "join-specialist subscribe complete-profile edit-*",
        "settings": "quiet-hours",
        "organisations": "apply-* organisation-*",
        "moderation": "case-note",
        "colleagues": "introduce join-organisation",
        "coordinators": "appoint-coordinator coordinator-*",
        "directory": "directory-*",
        "registry": "registry-*",
        "requirements": "requirement requirement-*",
        "importing": "import-vacancies",
        "merging": "merge",
        "units": "unit unit-*",
        "questions": "question question-reply",
        "phrases": "phrase-*",
        "events": "event-search",
        "organising": "event event-cancel event-postpone event-line-*",
        "doors": "doors-*",
        "indicators": "indicators indicators-correct indicators-sheet",
        "indicator_review": "indicators-note indicators-excuse",
        "indicator_catalogue": "indicators-catalogue",
        "vacancies": "vacancy-search",
        "recruiting": "vacancy vacancy-line-*",
        "responses": "vacancy-message vacancy-invite vacancy-decline",
        "surveys": "survey",
        "survey_results": "survey-summary",
        "survey_desk": "survey-*",
        "quality": "quality-comment",
        "points": "point point-name quality-reply",
        "polls": "poll elsewhere-poll",
        "announcements": "announcement announcement-* segment",
    }.items()
    for form in forms.split()
}


def after(form: str) -> ModuleType:
    """The module whose ENDINGS and LEAVINGS say what is shown when a form is done or left."""
    return module(next(name for pattern, name in AFTER_FORMS.items() if fnmatchcase(form, pattern)))
