# My data: what is kept, consents, export, erasure

privacy =
    <b>My data</b>

    What we keep about you: the number of your chat, settings, { $kept }. Anonymous answers are not linked to you and cannot be shown.
privacy-card = a member card (name, profession, municipality)
privacy-no-card = no member card
privacy-consents = { $count ->
    [0] no consents
    [one] { $count } consent
   *[other] { $count } consents
}
privacy-drafts = { $count ->
    [one] { $count } unfinished form
   *[other] { $count } unfinished forms
}
privacy-cases = your applications and questions ({ $count })
privacy-organisations = { $count ->
    [one] your name as a representative of { $count } organisation
   *[other] your name as a representative of { $count } organisations
}
privacy-answers = { $count ->
    [one] { $count } answer to an invitation
   *[other] { $count } answers to invitations
}
privacy-surveys = { $count ->
    [one] that you took part in { $count } survey
   *[other] that you took part in { $count } surveys
}
privacy-ratings = { $count ->
    [one] a note that you rated { $count } visit in the last 30 days (place and day; the mark itself is detached from you at the end of the day)
   *[other] notes that you rated { $count } visits in the last 30 days (place and day; the marks themselves are detached from you at the end of the day)
}
privacy-export = Download everything
privacy-my-consents = My consents
privacy-erase = Erase everything
privacy-keep = Keep my data
privacy-back = My data
privacy-erase-sure = We will erase your card, answers, subscriptions and settings on { $when }. You can change your mind until then. Erase?
privacy-erase-yes = Erase
privacy-erase-no = Keep
privacy-erase-planned = All right. We will erase everything on { $when }. You can change your mind until then.
privacy-erasure-due = Erasure is planned for { $when }.
privacy-kept = Nothing will be erased, everything stays as it was.
privacy-erased = Your data has been erased, as you asked. What remains is the record that your consents were withdrawn, without your name or the number of your chat. If you come back, we start afresh.

consents =
    <b>My consents</b>

    { $lines }
consents-none = You have given no consents now. You can read the documents.
consent-line = { $title }: version { $version }, given on { $when }
consent-membership = Member card
consent-mailings = News mailing
consent-directory = Card shown to others
consent-surveys = Surveys with a name
consent-read-membership = Document: card
consent-read-mailings = Document: mailing
consent-read-directory = Document: shown to others
consent-read-surveys = Document: surveys with a name
consent-withdraw-membership = Withdraw: card
consent-withdraw-mailings = Withdraw: mailing
consent-withdraw-directory = Withdraw: shown to others
consent-withdraw-surveys = Withdraw: surveys with a name
consent-consequence-membership = If you withdraw this consent, your member card will be deleted and you will leave the cluster. You can still look at events and vacancies. Withdraw?
consent-consequence-mailings = If you withdraw this consent, no more news will come. Your member card stays. Withdraw?
consent-consequence-directory = If you withdraw this consent, other members will no longer see your card. Withdraw?
consent-consequence-surveys = If you withdraw this consent, your answers in surveys with a name will be deleted. Anonymous answers are not linked to you and stay. Withdraw?
consent-withdraw-yes = Withdraw
consent-withdraw-no = Keep
consent-withdrawn = The consent is withdrawn.

export-surveys = Surveys
privacy-export-json = Everything we keep about you: for programs.
privacy-export-text = The same: for reading.
privacy-export-heading = What the cluster's bot keeps about you. Exported on { $day }.
export-person = About you
export-accounts = Where we write to you
export-card = Member card
export-tags = Tags
export-roles = Roles
export-consents = Consents
export-drafts = Unfinished forms
export-messages = Messages sent to you
export-name = Name
export-language = Language
export-timezone = Time zone
export-municipality = Municipality
export-created_at = First time in the bot
export-seen_at = Last time in the bot
export-frequency = How often news come
export-purpose = Purpose
export-action = What was done
export-version = Version of the document
export-at = When
export-profession = Profession
export-joined_at = Joined on
export-visible = Seen by others
export-address = Number of the chat
privacy-erase-hand-over = You are the only administrator of { $names }. Please appoint somebody in your place; otherwise we will ask the coordinators to.
export-applications = Applications
export-organisations = Organisations
export-requests = Requests for a contact
export-events = Answers to events
export-held_events = Events you have placed
export-placed_vacancies = Vacancies you have placed
export-published_at = When it was published
export-reminders = Reminders and calendar
export-requirements = Training requirements
export-votes = Votes on requirements
