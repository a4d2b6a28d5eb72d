"""Where a press can be seen to have taken effect: the page its person looks at when the process died before the answer.

The press is not made again; the button that only opens its subject's page is pressed in its stead.
"""

from collections.abc import Callable
from typing import Any

from aiogram.filters.callback_data import CallbackData

from bot.views import (
    announcement_buttons,
    buttons,
    event_buttons,
    indicator_buttons,
    quality_buttons,
    requirement_buttons,
    survey_buttons,
    vacancy_buttons,
)
from bot.views.announcement_buttons import AnnouncementAction, AnnouncementPress
from bot.views.buttons import (
    CaseAction,
    CasePress,
    ColleagueAction,
    ColleaguePress,
    Go,
    OrganisationAction,
    OrganisationPress,
    OwnCase,
    OwnCaseAction,
    To,
    UnitAction,
    UnitPress,
)
from bot.views.event_buttons import DoorAction, DoorPress, EventAction, EventPress
from bot.views.indicator_buttons import PeriodPress, ReportAction, ReportPress
from bot.views.quality_buttons import (
    AlarmAction,
    AlarmPress,
    PointAction,
    PointPress,
    PollAction,
    PollPress,
    RatePress,
    RateStep,
)
from bot.views.requirement_buttons import CardList
from bot.views.survey_buttons import SurveyWork, WorkAction
from bot.views.vacancy_buttons import ResponseAction, ResponsePress, VacancyAction, VacancyPress

OWN_RESPONSE = {ResponseAction.OWN, ResponseAction.ASK_WITHDRAW, ResponseAction.WITHDRAW}
CONFIRMED_EVENT = {EventAction.POSTPONE, EventAction.CANCEL, EventAction.WITHDRAW}


def _event(pressed: EventPress) -> EventPress:
    own = pressed.action in CONFIRMED_EVENT
    return EventPress(event=pressed.event, action=EventAction.MANAGE if own else EventAction.OPEN)


def _response(pressed: ResponsePress) -> ResponsePress:
    own = pressed.action in OWN_RESPONSE
    return ResponsePress(response=pressed.response, action=ResponseAction.OWN if own else ResponseAction.READ)


def _case(pressed: Any) -> CasePress:
    return CasePress(case=pressed.case, action=CaseAction.OPEN)


def _colleague(pressed: Any) -> ColleaguePress:
    return ColleaguePress(organisation=pressed.organisation, person=pressed.person, action=ColleagueAction.OPEN)


def _team(pressed: Any) -> OrganisationPress:
    return OrganisationPress(organisation=pressed.organisation, action=OrganisationAction.TEAM)


def _vacancy(pressed: Any) -> VacancyPress:
    return VacancyPress(vacancy=pressed.vacancy, action=VacancyAction.OPEN)


def _report(pressed: Any) -> ReportPress:
    return ReportPress(report=pressed.report, action=ReportAction.OPEN)


PAGES: dict[type[CallbackData], Callable[[Any], CallbackData]] = {
    event_buttons.Rsvp: lambda pressed: EventPress(event=pressed.event, action=EventAction.OPEN),
    event_buttons.Places: lambda pressed: EventPress(event=pressed.event, action=EventAction.OPEN),
    event_buttons.WalkedIn: lambda pressed: DoorPress(event=pressed.event, action=DoorAction.BOARD),
    event_buttons.Resize: lambda pressed: DoorPress(event=pressed.event, action=DoorAction.BOARD),
    EventPress: _event,
    vacancy_buttons.Prolong: _vacancy,
    vacancy_buttons.CloseVacancy: _vacancy,
    VacancyPress: _vacancy,
    ResponsePress: _response,
    requirement_buttons.CardPress: lambda pressed: CardList(card=pressed.card),
    buttons.CaseMark: _case,
    buttons.CaseDecline: _case,
    buttons.QuestionPress: _case,
    buttons.CannedReply: _case,
    CasePress: _case,
    OwnCase: lambda pressed: OwnCase(case=pressed.case, action=OwnCaseAction.OPEN),
    buttons.DutyPress: _colleague,
    ColleaguePress: _team,
    OrganisationPress: lambda pressed: OrganisationPress(
        organisation=pressed.organisation, action=OrganisationAction.OPEN
    ),
    UnitPress: lambda pressed: UnitPress(unit=pressed.unit, action=UnitAction.OPEN),
    buttons.Setting: lambda pressed: Go(to=To.SETTINGS),
    survey_buttons.SurveySwitch: lambda pressed: SurveyWork(survey=pressed.survey, action=WorkAction.CARD),
    SurveyWork: lambda pressed: SurveyWork(survey=pressed.survey, action=WorkAction.CARD),
    quality_buttons.Rate: lambda pressed: RatePress(point=pressed.point, step=RateStep.OPEN),
    RatePress: lambda pressed: RatePress(point=pressed.point, step=pressed.step),
    PointPress: lambda pressed: PointPress(point=pressed.point, action=PointAction.OPEN),
    AlarmPress: lambda pressed: AlarmPress(case=pressed.case, action=AlarmAction.OPEN),
    PollPress: lambda pressed: PollPress(poll=pressed.poll, action=PollAction.OPEN),
    AnnouncementPress: lambda pressed: AnnouncementPress(
        announcement=pressed.announcement, action=AnnouncementAction.OPEN
    ),
    announcement_buttons.AudiencePress: lambda pressed: AnnouncementPress(
        announcement=pressed.announcement, action=AnnouncementAction.OPEN
    ),
    ReportPress: _report,
    indicator_buttons.ReportMark: _report,
    PeriodPress: lambda pressed: PeriodPress(period=pressed.period),
}
BY_PREFIX = {f"{button.__prefix__}{button.__separator__}": button for button in PAGES}


def looking(data: str) -> str | None:
    """The callback data that opens the page on which the press of `data` shows; None where no page tells of it."""
    button = BY_PREFIX.get(data[: data.find(":") + 1])
    return PAGES[button](button.unpack(data)).pack() if button is not None else None
