"""All services made of each other by plain constructor calls."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.config import Settings
from bot.db.database import Database, Session
from bot.db.indicator_figures import take_facts
from bot.db.moderation import Kind
from bot.forms import applications, directory, doors, events, questions, roles
from bot.forms import indicators as indicator_forms
from bot.forms.catalog import COMPLETE_PROFILE, EDITS, FORMS, JOIN_SPECIALIST, QUIET_HOURS, SUBSCRIBE
from bot.forms.indicator_catalogue import CATALOGUE
from bot.forms.indicator_sheets import SHEET
from bot.services.agenda import Guests
from bot.services.channel import Channel
from bot.services.colleagues import Colleagues
from bot.services.consents import Consents
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.directory import Directory
from bot.services.doors import Doors
from bot.services.events import Events
from bot.services.exports import Exports
from bot.services.forms import Finish, Forms, Submission
from bot.services.hosts import Hosts
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_editing import IndicatorEditing
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicator_files import IndicatorFiles
from bot.services.indicator_matrix import IndicatorMatrix
from bot.services.indicator_periods import IndicatorPeriods
from bot.services.indicator_requests import IndicatorRequests
from bot.services.indicator_review import IndicatorReview
from bot.services.indicator_sheets import IndicatorSheets
from bot.services.indicators import Indicators
from bot.services.joining import Joining
from bot.services.merging import Merging
from bot.services.moderation import Approve, Moderation
from bot.services.organisations import Organisations
from bot.services.organising import Organising
from bot.services.people import People, Person
from bot.services.phrases import Phrases
from bot.services.privacy import Privacy
from bot.services.questions import Questions
from bot.services.registry import Registry
from bot.services.rights import Rights
from bot.services.tickets import Tickets
from bot.services.units import Units
from bot.services.updates import Updates


@dataclass(frozen=True)
class Services:
    """Everything the bot can do, without a messenger."""

    people: People
    joining: Joining
    forms: Forms
    privacy: Privacy
    deliveries: Deliveries
    updates: Updates
    moderation: Moderation
    organisations: Organisations
    colleagues: Colleagues
    coordinators: Coordinators
    directory: Directory
    phrases: Phrases
    questions: Questions
    exports: Exports
    rights: Rights
    registry: Registry
    merging: Merging
    units: Units
    hosts: Hosts
    events: Events
    organising: Organising
    tickets: Tickets
    guests: Guests
    doors: Doors
    indicators: Indicators
    indicator_periods: IndicatorPeriods
    indicator_review: IndicatorReview
    indicator_figures: IndicatorFigures
    indicator_editing: IndicatorEditing
    indicator_files: IndicatorFiles
    indicator_matrix: IndicatorMatrix
    indicator_sheets: IndicatorSheets


async def _what_was_typed(session: Session, person: Person, given: Submission) -> object:
    """A search ends with its query; what it finds is looked up for the page."""
    return given.answers["query"]


def _new_token() -> str:
    return secrets.token_urlsafe(16)


def build_services(database: Database, clock: Clock, settings: Settings, *, alone: bool = True) -> Services:
    """`alone`: no other process changes this database meanwhile."""
    people = People(
        database,
        clock,
        owners=settings.owner_ids,
        language=settings.language,
        timezone=settings.timezone,
        alone=alone,
    )
    consents = Consents(clock)
    deliveries = Deliveries(database, clock)
    joining = Joining(database, clock, people, consents)
    coordinators = Coordinators(database, clock, people, deliveries)
    colleagues = Colleagues(database, clock, people, consents, coordinators, deliveries, _new_token)
    members = Directory(database, clock, deliveries)
    tickets = Tickets(database, clock, deliveries, secrets.SystemRandom(), _new_token)
    approve: dict[Kind, Approve] = {}
    rights = Rights(database, clock)
    phrases = Phrases(database, clock, rights)
    moderation = Moderation(database, clock, coordinators, deliveries, approve, phrases)
    asking = Questions(database, clock, moderation, phrases)
    organisations = Organisations(database, clock, people, moderation, colleagues)
    hosts = Hosts(database, clock, coordinators)
    door = Doors(database, clock, tickets, hosts)
    catalogues = Catalogues(clock)
    requests = IndicatorRequests(clock, coordinators, deliveries)
    figures = IndicatorFigures(database, clock, settings.zone, catalogues, (take_facts,))
    indicators = Indicators(database, clock, coordinators, deliveries, catalogues, requests)
    editing = IndicatorEditing(database, clock, coordinators)
    sheets = IndicatorSheets(database, indicators)
    review = IndicatorReview(
        database, clock, settings.zone, coordinators, deliveries, catalogues, requests, indicators, figures
    )
    registry = Registry(database, clock, rights, coordinators)
    units = Units(database, clock, coordinators)
    address = None if settings.channel_id is None else str(settings.channel_id)
    channel = Channel(clock, deliveries, address, settings.language, settings.timezone)
    organising = Organising(
        database, clock, hosts, moderation, settings.zone, listeners=(tickets.follow, channel.follow)
    )
    approve.update(
        {
            Kind.INSTITUTION: organisations.create,
            Kind.BUSINESS: organisations.create,
            Kind.COLLEAGUE: colleagues.admit,
            Kind.EVENT: organising.approve,
        }
    )
    finish: Mapping[str, Finish] = {
        JOIN_SPECIALIST.name: joining.admit,
        SUBSCRIBE.name: joining.subscribe,
        COMPLETE_PROFILE.name: joining.change,
        QUIET_HOURS.name: people.set_quiet_hours,
        **{form.name: joining.change for form in EDITS.values()},
        **{form.name: organisations.apply for form in applications.APPLICATIONS.values()},
        **{form.name: organisations.change for form in applications.ORGANISATION_LINES.values()},
        applications.JOIN_ORGANISATION.name: organisations.ask_to_join,
        applications.INTRODUCE.name: colleagues.introduce,
        applications.CASE_NOTE.name: moderation.explain,
        applications.UNIT.name: units.add,
        applications.UNIT_NAME.name: units.rename,
        applications.UNIT_PLACE.name: units.move,
        applications.MERGE.name: _what_was_typed,
        directory.SEARCH.name: _what_was_typed,
        directory.WRITE.name: members.write,
        directory.LOOK_UP.name: _what_was_typed,
        directory.NOTE.name: registry.note,
        events.EVENT.name: organising.propose,
        **{form.name: organising.change for form in events.EVENT_LINES.values()},
        events.CANCEL.name: organising.cancel,
        events.POSTPONE.name: organising.postpone,
        events.SEARCH.name: _what_was_typed,
        indicator_forms.NAME: indicators.submit,
        SHEET.name: sheets.keep,
        CATALOGUE.name: editing.keep,
        indicator_forms.NOTE.name: review.send_back,
        indicator_forms.EXCUSE.name: review.excuse,
        indicator_forms.CORRECT.name: review.ask_correction,
        doors.CODE.name: door.admit,
        doors.WALK_INS.name: door.add_number,
        doors.WALK_IN.name: door.add_named,
        doors.SEATS.name: door.propose_seats,
        roles.APPOINT.name: coordinators.appoint,
        roles.AREAS.name: coordinators.limit,
        roles.LEAVE.name: coordinators.go_away,
        questions.ASK.name: asking.ask,
        questions.REPLY.name: asking.reply,
        **{form.name: phrases.save for form in questions.PHRASES.values()},
    }
    return Services(
        people=people,
        joining=joining,
        forms=Forms(
            database,
            clock,
            FORMS,
            finish,
            made={indicator_forms.NAME: indicators.make},
            watched={indicator_forms.NAME: indicators.watch},
        ),
        privacy=Privacy(database, clock, people, joining, consents, deliveries, colleagues, tickets),
        deliveries=deliveries,
        updates=Updates(database, clock),
        moderation=moderation,
        organisations=organisations,
        colleagues=colleagues,
        coordinators=coordinators,
        directory=members,
        phrases=phrases,
        questions=asking,
        exports=Exports(database, clock, rights, coordinators, settings.zone),
        rights=rights,
        registry=registry,
        merging=Merging(database, clock, people, registry, coordinators, deliveries),
        units=units,
        hosts=hosts,
        events=Events(database, clock, hosts),
        organising=organising,
        tickets=tickets,
        guests=Guests(database, clock, deliveries, _new_token, settings.public_url),
        doors=door,
        indicators=indicators,
        indicator_periods=IndicatorPeriods(
            database, clock, settings.zone, coordinators, deliveries, catalogues, requests, figures
        ),
        indicator_review=review,
        indicator_figures=figures,
        indicator_editing=editing,
        indicator_files=IndicatorFiles(database, catalogues, review, figures),
        indicator_matrix=IndicatorMatrix(database, review),
        indicator_sheets=sheets,
    )
