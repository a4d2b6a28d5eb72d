"""All services made of each other by plain constructor calls."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.config import Settings
from bot.db.database import Database, Session
from bot.db.moderation import Kind
from bot.forms import applications, directory, roles
from bot.forms.catalog import COMPLETE_PROFILE, EDITS, FORMS, JOIN_SPECIALIST, QUIET_HOURS, SUBSCRIBE
from bot.services.colleagues import Colleagues
from bot.services.consents import Consents
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.directory import Directory
from bot.services.forms import Finish, Forms, Submission
from bot.services.joining import Joining
from bot.services.moderation import Approve, Moderation
from bot.services.organisations import Organisations
from bot.services.people import People, Person
from bot.services.privacy import Privacy
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


async def _what_was_typed(session: Session, person: Person, given: Submission) -> object:
    """A search ends with its query; what it finds is looked up for the page."""
    return given.answers["query"]


def _new_token() -> str:
    return secrets.token_urlsafe(16)


def build_services(database: Database, clock: Clock, settings: Settings) -> Services:
    people = People(database, clock, owners=settings.owner_ids, language=settings.language, timezone=settings.timezone)
    consents = Consents(clock)
    deliveries = Deliveries(database, clock)
    joining = Joining(database, clock, people, consents)
    coordinators = Coordinators(database, clock, people, deliveries)
    colleagues = Colleagues(database, clock, people, consents, coordinators, deliveries, _new_token)
    members = Directory(database, clock, deliveries)
    approve: dict[Kind, Approve] = {}
    moderation = Moderation(database, clock, coordinators, deliveries, approve)
    organisations = Organisations(database, clock, people, moderation, colleagues)
    approve.update(
        {
            Kind.INSTITUTION: organisations.create,
            Kind.BUSINESS: organisations.create,
            Kind.COLLEAGUE: colleagues.admit,
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
        directory.SEARCH.name: _what_was_typed,
        directory.WRITE.name: members.write,
        roles.APPOINT.name: coordinators.appoint,
        roles.AREAS.name: coordinators.limit,
        roles.LEAVE.name: coordinators.go_away,
    }
    return Services(
        people=people,
        joining=joining,
        forms=Forms(database, clock, FORMS, finish),
        privacy=Privacy(database, clock, people, joining, consents, deliveries, colleagues),
        deliveries=deliveries,
        updates=Updates(database, clock),
        moderation=moderation,
        organisations=organisations,
        colleagues=colleagues,
        coordinators=coordinators,
        directory=members,
    )
