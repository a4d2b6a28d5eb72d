"""What the buttons carry. A button names its page or action and its subject, so it works after a restart and next
year."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class To(StrEnum):
    """Pages that need nothing but their name."""

    MENU = "menu"
    ABOUT = "about"
    HELP = "help"
    JOIN = "join"
    JOIN_SPECIALIST = "join-spec"
    JOIN_INSTITUTION = "join-inst"
    JOIN_BUSINESS = "join-biz"
    PROFILE = "profile"
    PROFILE_CHANGE = "change"
    COMPLETE = "complete"
    EVENTS = "events"
    VACANCIES = "vacancies"
    SURVEYS = "surveys"
    INDICATORS = "indicators"
    REPORTING = "reporting"
    SUBSCRIBE = "subscribe"
    SETTINGS = "settings"
    PRIVACY = "privacy"
    CONSENTS = "consents"
    CONSOLE = "console"
    ORGANISATIONS = "orgs"
    COORDINATORS = "coords"
    APPOINT = "appoint"
    INVITE_COORDINATOR = "inv-coord"
    AWAY = "away"
    BACK_AT_WORK = "back"
    DIRECTORY = "directory"
    FIND = "find"
    LOOK_UP = "look-up"
    SEEN = "seen"
    ASK = "ask"
    PHRASES = "phrases"
    EXPORT = "export"
    FIND_EVENT = "find-event"
    FIND_VACANCY = "find-vacancy"
    VACANCY_ALERTS = "vac-alerts"
    AGENDA = "agenda"
    CALENDAR = "calendar"
    CALENDAR_RENEW = "cal-renew"
    CALENDAR_CLOSE = "cal-close"
    REQUIREMENTS = "needs"
    NEW_REQUIREMENT = "new-need"
    IMPORT = "import"
    IMPORT_FILE = "imp-file"
    IMPORT_TEMPLATE = "imp-sheet"
    ANNOUNCE = "announce"


class Go(CallbackData, prefix="go"):
    to: To


class Language(CallbackData, prefix="lang"):
    """Switch the language and show `then` in it."""

    code: str
    then: To


class FormPress(CallbackData, prefix="f"):
    """A press inside a form. `turn` changes with every page of the form, which tells a new press from a repeated
    one."""

    draft: int
    turn: int
    at: str
    value: str


class DraftAction(StrEnum):
    RESUME = "resume"
    RESTART = "restart"
    LATER = "later"


class DraftPress(CallbackData, prefix="draft"):
    draft: int
    action: DraftAction


class ConsentAction(StrEnum):
    GRANT = "grant"
    READ = "read"
    ASK_WITHDRAW = "ask"
    WITHDRAW = "withdraw"


class Consent(CallbackData, prefix="consent"):
    """`then` is the page to go on to once the consent is given."""

    purpose: str
    action: ConsentAction
    then: To = To.CONSENTS


class ProfileEdit(CallbackData, prefix="edit"):
    """Change one line of the card."""

    field: str


class Leave(CallbackData, prefix="leave"):
    """Leave the cluster; asked before it is done."""

    sure: bool


class Setting(CallbackData, prefix="set"):
    """One setting: open its choices (`value` empty) or choose."""

    name: str
    value: str = ""


class ErasureAction(StrEnum):
    ASK = "ask"
    CONFIRM = "confirm"
    KEEP = "keep"


class Erasure(CallbackData, prefix="erase"):
    action: ErasureAction


class Export(CallbackData, prefix="export"):
    pass


class OwnCaseAction(StrEnum):
    OPEN = "open"
    CORRECT = "correct"
    ASK_WITHDRAW = "ask"
    WITHDRAW = "withdraw"


class OwnCase(CallbackData, prefix="mine"):
    """An applicant's own application."""

    case: int
    action: OwnCaseAction


class CaseAction(StrEnum):
    OPEN = "open"
    TAKE = "take"
    APPROVE = "approve"
    RETURN = "return"
    EXPLAIN = "explain"
    EXPLAIN_DECLINE = "why"
    SEND_BACK = "send"
    DECLINE = "decline"
    FILE = "file"


class CasePress(CallbackData, prefix="case"):
    """What a coordinator does with an application."""

    case: int
    action: CaseAction


class CaseMark(CallbackData, prefix="mark"):
    """Mark a field to be corrected, or take the mark off."""

    case: int
    field: str
    wanted: bool


class CaseDecline(CallbackData, prefix="no"):
    case: int
    reason: str


class QueuePage(CallbackData, prefix="queue"):
    page: int


class OrganisationAction(StrEnum):
    OPEN = "open"
    JOIN = "join"
    TEAM = "team"
    INVITE = "invite"
    LEAVE = "leave"
    ACT = "act"
    CHANGE = "change"


class OrganisationPress(CallbackData, prefix="org"):
    organisation: int
    action: OrganisationAction


class OrganisationEdit(CallbackData, prefix="line"):
    """Change one line of an organisation's card."""

    organisation: int
    line: str


class UnitList(CallbackData, prefix="units"):
    """The branches of an organisation."""

    organisation: int
    page: int = 0


class UnitAction(StrEnum):
    OPEN = "open"
    RENAME = "name"
    MOVE = "move"
    CLOSE = "close"
    REOPEN = "reopen"


class UnitPress(CallbackData, prefix="unit"):
    unit: int
    action: UnitAction


class AddUnit(CallbackData, prefix="addunit"):
    organisation: int


class MergeWith(CallbackData, prefix="mergewith"):
    """Look for the organisation that this one is a duplicate of."""

    organisation: int


class Merge(CallbackData, prefix="merge"):
    """Merge a duplicate into another organisation; asked before it is done."""

    duplicate: int
    into: int
    sure: bool = False


class ColleagueAction(StrEnum):
    OPEN = "open"
    ASK_DISMISS = "ask"
    DISMISS = "dismiss"


class ColleaguePress(CallbackData, prefix="colleague"):
    """A representative of an organisation."""

    organisation: int
    person: int
    action: ColleagueAction


class DutyPress(CallbackData, prefix="duty"):
    """Give a duty to a representative or take it."""

    organisation: int
    person: int
    duty: str
    wanted: bool


class Invite(CallbackData, prefix="invite"):
    """Make a link for one colleague."""

    organisation: int
    duty: str


class Accept(CallbackData, prefix="accept"):
    """Take an invitation up."""

    token: str


class CoordinatorAction(StrEnum):
    OPEN = "open"
    AREAS = "areas"
    ASK_REMOVE = "ask"
    REMOVE = "remove"
    DEPUTY = "deputy"


class CoordinatorPress(CallbackData, prefix="coord"):
    person: int
    action: CoordinatorAction


class Browse(CallbackData, prefix="dir"):
    """A list of the directory with its whole filter, as positions in the dictionaries; -1: not narrowed.

    `choose` names a dimension whose values are shown instead, to narrow by; `entry` a card instead.
    """

    section: str
    place: int = -1
    sphere: int = -1
    kind: int = -1
    offer: int = -1
    need: int = -1
    competency: int = -1
    page: int = 0
    choose: str = ""
    entry: int = 0


class WriteTo(CallbackData, prefix="write"):
    """Write to an entry of the directory."""

    section: str
    entry: int


class AnswerRequest(CallbackData, prefix="touch"):
    """Share contacts with whoever asked, or do not."""

    request: int
    share: bool


class RecordPress(CallbackData, prefix="rec"):
    """A person or an organisation as coordinators see them, at a page of the history."""

    section: str
    entry: int
    page: int = 0


class NoteOn(CallbackData, prefix="note"):
    """Write a note about somebody."""

    section: str
    entry: int


class AskMore(CallbackData, prefix="more"):
    """One more message about one's own question."""

    case: int


class QuestionAction(StrEnum):
    REPLY = "reply"
    CANNED = "canned"
    CLOSE = "close"


class QuestionPress(CallbackData, prefix="question"):
    """What a coordinator does with a question."""

    case: int
    action: QuestionAction


class ThreadPage(CallbackData, prefix="thread"):
    """A part of a long thread; 0 is the newest."""

    case: int
    page: int


class CannedReply(CallbackData, prefix="canned"):
    case: int
    phrase: str


class PhraseAction(StrEnum):
    LIST = "list"
    ADD = "add"
    OPEN = "open"
    EDIT = "edit"
    UP = "up"
    ASK_REMOVE = "ask"
    REMOVE = "remove"


class PhrasePress(CallbackData, prefix="phrase"):
    """A list of phrases, or one phrase of it."""

    kind: str
    action: PhraseAction
    phrase: str = ""
