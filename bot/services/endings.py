"""What happens at the end of each form: the feature's own method, in the transaction that closes the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.db.database import Session
from bot.db.people import Person
from bot.forms import announcements as announcement_forms
from bot.forms import (
    applications,
    directory,
    doors,
    events,
    importing,
    polls,
    quality,
    questions,
    requirements,
    roles,
    survey_desk,
    vacancies,
)
from bot.forms import indicators as indicator_forms
from bot.forms.catalog import COMPLETE_PROFILE, EDITS, JOIN_SPECIALIST, QUIET_HOURS, SUBSCRIBE
from bot.forms.indicator_catalogue import CATALOGUE
from bot.forms.indicator_sheets import SHEET
from bot.forms.surveys.form import NAME as SURVEY
from bot.services.forms import Finish, Submission
from bot.services.survey_building import TRIAL

if TYPE_CHECKING:
    from bot.services.wiring import Services


async def _what_was_typed(session: Session, person: Person, given: Submission) -> object:
    """A search ends with its query; what it finds is looked up for the page."""
    return given.answers["query"]


async def _what_was_sent(session: Session, person: Person, given: Submission) -> object:
    """A file is fetched and read once the form is closed: no network while a transaction is open."""
    return given.answers["sheet"]


def endings(services: Services) -> Mapping[str, Finish]:
    """By the names of the forms."""
    return {
        JOIN_SPECIALIST.name: services.joining.admit,
        SUBSCRIBE.name: services.joining.subscribe,
        COMPLETE_PROFILE.name: services.joining.change,
        QUIET_HOURS.name: services.people.set_quiet_hours,
        **{form.name: services.joining.change for form in EDITS.values()},
        **{form.name: services.organisations.apply for form in applications.APPLICATIONS.values()},
        **{form.name: services.organisations.change for form in applications.ORGANISATION_LINES.values()},
        applications.JOIN_ORGANISATION.name: services.organisations.ask_to_join,
        applications.INTRODUCE.name: services.colleagues.introduce,
        applications.CASE_NOTE.name: services.moderation.explain,
        applications.UNIT.name: services.units.add,
        applications.UNIT_NAME.name: services.units.rename,
        applications.UNIT_PLACE.name: services.units.move,
        applications.MERGE.name: _what_was_typed,
        directory.SEARCH.name: _what_was_typed,
        directory.WRITE.name: services.directory.write,
        directory.LOOK_UP.name: _what_was_typed,
        directory.NOTE.name: services.registry.note,
        events.EVENT.name: services.organising.propose,
        **{form.name: services.organising.change for form in events.EVENT_LINES.values()},
        events.CANCEL.name: services.organising.cancel,
        events.POSTPONE.name: services.organising.postpone,
        events.SEARCH.name: _what_was_typed,
        indicator_forms.NAME: services.indicators.submit,
        SHEET.name: services.indicator_sheets.keep,
        CATALOGUE.name: services.indicator_editing.keep,
        indicator_forms.NOTE.name: services.indicator_review.send_back,
        indicator_forms.EXCUSE.name: services.indicator_review.excuse,
        indicator_forms.CORRECT.name: services.indicator_corrections.ask,
        vacancies.VACANCY.name: services.recruiting.propose,
        **{form.name: services.recruiting.change for form in vacancies.VACANCY_LINES.values()},
        vacancies.SEARCH.name: _what_was_typed,
        vacancies.MESSAGE.name: services.responses.respond_with,
        vacancies.INVITE.name: services.responses.invite,
        vacancies.DECLINE.name: services.responses.decline,
        doors.CODE.name: services.doors.admit,
        doors.WALK_INS.name: services.doors.add_number,
        doors.WALK_IN.name: services.doors.add_named,
        doors.SEATS.name: services.doors.propose_seats,
        importing.IMPORT.name: services.importing.take,
        requirements.REQUIREMENT.name: services.training.begin,
        requirements.ACCEPT.name: services.training.accept,
        requirements.DECLINE.name: services.training.decline,
        roles.APPOINT.name: services.coordinators.appoint,
        roles.AREAS.name: services.coordinators.limit,
        roles.LEAVE.name: services.coordinators.go_away,
        SURVEY: services.surveys.submit,
        TRIAL: services.survey_building.tried,
        survey_desk.NEW.name: services.survey_building.create,
        survey_desk.QUESTION.name: services.survey_building.add,
        survey_desk.WORDS.name: services.survey_building.reword,
        survey_desk.OPTIONS.name: services.survey_building.reword,
        survey_desk.HINT.name: services.survey_building.reword,
        **{form.name: services.survey_terms.set_line for form in survey_desk.LINES.values()},
        survey_desk.SHEET.name: _what_was_sent,
        survey_desk.OWNER.name: _what_was_typed,
        survey_desk.SUMMARY.name: services.survey_results.publish,
        questions.ASK.name: services.questions.ask,
        questions.REPLY.name: services.questions.reply,
        **{form.name: services.phrases.save for form in questions.PHRASES.values()},
        quality.COMMENT.name: services.quality.comment,
        quality.REPLY.name: services.ratings.reply,
        quality.POINT.name: services.points.add,
        quality.POINT_NAME.name: services.points.rename,
        **dict.fromkeys(polls.FORMS, services.polls.draft),
        announcement_forms.COMPOSE.name: services.announcements.compose,
        announcement_forms.VERSION.name: services.announcements.compose,
        announcement_forms.REVISE.name: services.broadcasts.revise,
        announcement_forms.LINK.name: services.announcements.add_link,
        announcement_forms.DEEP.name: services.announcements.add_deep,
        announcement_forms.WHEN.name: services.broadcasts.schedule,
        announcement_forms.SEGMENT.name: services.segments.save,
    }
