"""All services made of each other by plain constructor calls."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.config import Settings
from bot.db.alone import Alive
from bot.db.database import Database
from bot.db.indicator_facts import COLLECTORS
from bot.db.moderation import Kind
from bot.forms import indicators as indicator_forms
from bot.forms.catalog import FORMS
from bot.forms.surveys.form import NAME as SURVEY
from bot.services.agenda import Guests
from bot.services.alarms import Alarms
from bot.services.announcement_reports import AnnouncementReports
from bot.services.announcements import Announcements
from bot.services.attention import Attention
from bot.services.broadcasts import Broadcasts
from bot.services.case_notices import CaseNotices
from bot.services.channel import Channel
from bot.services.colleagues import Colleagues
from bot.services.consents import Consents
from bot.services.coordinators import Coordinators
from bot.services.deliveries import Deliveries
from bot.services.digest_extras import Changes, ChangeSource, DueSource
from bot.services.digest_plans import DigestPlans
from bot.services.digest_sources import EventSource, Source
from bot.services.digests import Digests
from bot.services.directory import Directory
from bot.services.doors import Doors
from bot.services.duty import Duty, QueueWatch
from bot.services.duty_watches import IndicatorWatch, QualityWatch
from bot.services.endings import endings
from bot.services.events import Events
from bot.services.exports import Exports
from bot.services.forms import Finish, Forms
from bot.services.gaps import Gaps
from bot.services.groups import Groups
from bot.services.hosts import Hosts
from bot.services.importing import Importing
from bot.services.indicator_catalogues import Catalogues
from bot.services.indicator_corrections import IndicatorCorrections
from bot.services.indicator_editing import IndicatorEditing
from bot.services.indicator_figures import IndicatorFigures
from bot.services.indicator_files import IndicatorFiles
from bot.services.indicator_matrix import IndicatorMatrix
from bot.services.indicator_passports import IndicatorPassports
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
from bot.services.people import People
from bot.services.phrases import Phrases
from bot.services.points import Points
from bot.services.polls import Polls
from bot.services.privacy import Privacy
from bot.services.quality import Quality
from bot.services.questions import Questions
from bot.services.ratings import Ratings
from bot.services.readers import Readers
from bot.services.recruiting import Recruiting
from bot.services.registry import Registry
from bot.services.requirements import Requirements
from bot.services.responses import Responses
from bot.services.rights import Rights
from bot.services.segments import Segments
from bot.services.survey_building import TRIAL, SurveyBuilding
from bot.services.survey_digest import ResultSource, SurveySource, SurveySummaries
from bot.services.survey_invitations import SurveyInvitations
from bot.services.survey_results import SurveyResults
from bot.services.survey_terms import SurveyTerms
from bot.services.survey_ticks import SurveyTicks
from bot.services.surveys import Surveys
from bot.services.tickets import Tickets
from bot.services.training import Training
from bot.services.units import Units
from bot.services.updates import Updates
from bot.services.vacancies import Vacancies
from bot.services.vacancy_alerts import VacancyAlerts
from bot.services.vacancy_digest import VacancySource
from bot.services.vacancy_posts import VacancyPosts
from bot.services.vacancy_terms import VacancyTerms
from bot.services.watching import Watching


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
    attention: Attention
    plans: DigestPlans
    digests: Digests
    duty: Duty
    groups: Groups
    indicators: Indicators
    indicator_periods: IndicatorPeriods
    indicator_review: IndicatorReview
    indicator_corrections: IndicatorCorrections
    indicator_figures: IndicatorFigures
    indicator_editing: IndicatorEditing
    indicator_files: IndicatorFiles
    indicator_matrix: IndicatorMatrix
    indicator_passports: IndicatorPassports
    indicator_sheets: IndicatorSheets
    requirements: Requirements
    training: Training
    gaps: Gaps
    importing: Importing
    vacancies: Vacancies
    recruiting: Recruiting
    vacancy_terms: VacancyTerms
    vacancy_alerts: VacancyAlerts
    responses: Responses
    surveys: Surveys
    survey_building: SurveyBuilding
    survey_terms: SurveyTerms
    survey_results: SurveyResults
    survey_invitations: SurveyInvitations
    survey_ticks: SurveyTicks
    points: Points
    quality: Quality
    ratings: Ratings
    polls: Polls
    announcements: Announcements
    segments: Segments
    broadcasts: Broadcasts
    watching: Watching
    changes: Changes
    survey_summaries: SurveySummaries
    readers: Readers
    announcement_reports: AnnouncementReports


def _new_token() -> str:
    return secrets.token_urlsafe(16)


def _new_key() -> int:
    return secrets.randbits(62)


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
    deliveries = Deliveries(database, clock, None if database.is_sqlite else Alive(database, secrets.randbits(31)))
    plans = DigestPlans(database, clock)
    attention = Attention(database, clock, settings.zone)
    joining = Joining(database, clock, people, consents, plans)
    events_news = (EventSource("events"), EventSource("training"))
    replies = (ChangeSource(), ResultSource())
    news: Sequence[Source] = (DueSource(), *events_news, VacancySource(), SurveySource(), *replies)
    coordinators = Coordinators(database, clock, people, deliveries)
    duty = Duty(database, clock, people, coordinators, deliveries, [QueueWatch(), QualityWatch(), IndicatorWatch()])
    groups = Groups(database, clock, ZoneInfo(settings.timezone), coordinators, deliveries, duty, events_news)
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
    points = Points(database, clock, hosts, secrets.SystemRandom())
    door = Doors(database, clock, tickets, hosts)
    catalogues = Catalogues(clock)
    requests = IndicatorRequests(clock, coordinators, deliveries)
    figures = IndicatorFigures(database, clock, settings.zone, catalogues, COLLECTORS)
    indicators = Indicators(database, clock, coordinators, deliveries, catalogues, requests)
    editing = IndicatorEditing(database, clock, coordinators)
    sheets = IndicatorSheets(database, indicators)
    review = IndicatorReview(database, clock, settings.zone, coordinators, catalogues, requests, indicators, figures)
    corrections = IndicatorCorrections(
        database, clock, coordinators, deliveries, catalogues, requests, indicators, figures, review
    )
    registry = Registry(database, clock, rights, coordinators)
    surveys = Surveys(database, clock, consents, deliveries, secrets.SystemRandom(), settings.zone)
    building = SurveyBuilding(database, clock, rights, hosts, coordinators, surveys)
    survey_terms = SurveyTerms(database, clock, building, surveys)
    results = SurveyResults(database, clock, hosts, surveys, deliveries)
    units = Units(database, clock, coordinators)
    alarms = Alarms(clock, CaseNotices(coordinators, deliveries), deliveries)
    rating = Quality(database, clock, settings.zone, alarms, _new_key)
    ratings = Ratings(database, clock, settings.zone, points, coordinators, moderation, deliveries)
    channel_polls = Polls(database, clock, rights, coordinators, settings.channel_id)
    address = None if settings.channel_id is None else str(settings.channel_id)
    channel = Channel(clock, deliveries, address, settings.language, settings.timezone)
    files = Importing(database, clock, rights, settings.zone)
    needs = Requirements(database, clock)
    training = Training(database, clock, needs, coordinators, deliveries)
    posts = VacancyPosts(clock, channel)
    recruiting = Recruiting(database, clock, hosts, moderation, settings.zone, posts)
    responses = Responses(database, clock, hosts, consents, deliveries)
    listeners = (tickets.follow, points.follow, channel.follow)
    organising = Organising(database, clock, hosts, moderation, settings.zone, listeners)
    announcements = Announcements(
        database,
        clock,
        rights,
        coordinators,
        attention,
        settings.zone,
        settings.language,
        adverts=settings.adverts_on_telegram,
    )
    segments = Segments(database, clock, announcements, settings.messages_per_second)
    broadcasts = Broadcasts(
        database,
        clock,
        announcements,
        segments,
        coordinators,
        deliveries,
        rate=settings.messages_per_second,
        confirm_above=settings.announcement_confirm_above,
    )
    watching = Watching(database, clock, announcements, settings.messages_per_second)
    approve.update(
        {
            Kind.INSTITUTION: organisations.create,
            Kind.BUSINESS: organisations.create,
            Kind.COLLEAGUE: colleagues.admit,
            Kind.EVENT: organising.approve,
            Kind.VACANCY: recruiting.approve,
        }
    )
    finish: dict[str, Finish] = {}  # filled below, when there is something to name
    services = Services(
        people=people,
        joining=joining,
        forms=Forms(
            database,
            clock,
            FORMS,
            finish,
            {SURVEY: surveys.questions, TRIAL: building.trial, indicator_forms.NAME: indicators.make},
            watched={indicator_forms.NAME: indicators.watch},
        ),
        privacy=Privacy(
            database, clock, people, joining, consents, deliveries, colleagues, tickets, responses, surveys
        ),
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
        guests=Guests(database, clock, deliveries, _new_token, settings.public_url, points.rated_at),
        doors=door,
        attention=attention,
        plans=plans,
        changes=Changes(database),
        survey_summaries=SurveySummaries(database),
        digests=Digests(database, clock, deliveries, attention, news),
        duty=duty,
        groups=groups,
        indicators=indicators,
        indicator_periods=IndicatorPeriods(
            database, clock, settings.zone, coordinators, deliveries, catalogues, requests, figures
        ),
        indicator_review=review,
        indicator_corrections=corrections,
        indicator_figures=figures,
        indicator_editing=editing,
        indicator_files=IndicatorFiles(database, catalogues, review, figures),
        indicator_matrix=IndicatorMatrix(database, review),
        indicator_passports=IndicatorPassports(database, indicators, figures),
        indicator_sheets=sheets,
        requirements=needs,
        training=training,
        importing=files,
        gaps=Gaps(database, clock, needs, coordinators, deliveries, settings.signal_thresholds),
        vacancies=Vacancies(database, clock, hosts),
        recruiting=recruiting,
        vacancy_terms=VacancyTerms(database, clock, hosts, deliveries, settings.zone, responses.ended, posts),
        vacancy_alerts=VacancyAlerts(database, clock, consents, deliveries),
        responses=responses,
        surveys=surveys,
        survey_building=building,
        survey_terms=survey_terms,
        survey_results=results,
        survey_invitations=SurveyInvitations(database, clock, building, attention, deliveries),
        survey_ticks=SurveyTicks(database, surveys, attention, deliveries, secrets.SystemRandom()),
        points=points,
        quality=rating,
        ratings=ratings,
        polls=channel_polls,
        announcements=announcements,
        segments=segments,
        broadcasts=broadcasts,
        watching=watching,
        readers=Readers(database, clock, attention),
        announcement_reports=AnnouncementReports(database, announcements, watching, settings.zone),
    )
    finish.update(endings(services))
    services.forms.require_ends()
    return services
