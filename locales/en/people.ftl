# The first screen, the menu, pages about the bot

start-welcome =
    Hello! This is the bot of the socio-cultural cluster of the Smolensk region. Cultural and educational institutions, specialists and small businesses find each other here: events, vacancies, training, projects.

    You can look around right away. To get invitations and offer something of your own, join the cluster: it is free and takes a minute.
start-link-unknown = This link no longer works. Here is what you can do now.

menu = Main menu. What would you like to open?
menu-named = { $first }, this is the main menu. What would you like to open?
menu-open = Menu
menu-join = Join the cluster
menu-profile = My profile
menu-organisation = My organisation
menu-events = Events
menu-vacancies = Vacancies
menu-surveys = Surveys
menu-settings = Settings
menu-help = Help
menu-console = Coordinator console
menu-subscribe = Subscribe to news
menu-about = About the cluster
menu-privacy = My data

language-switch = Русский

about =
    <b>About the cluster</b>

    The cluster brings together those who make culture and education in the Smolensk region: houses of culture, libraries, museums, art schools, specialists and small businesses.

    Together we work on six tasks:
    1. Quality of services in education and culture.
    2. The creative potential of specialists.
    3. What employers require: whom to train and in what.
    4. A field worth investing in.
    5. Small business as an active member.
    6. Respect for the work we do.

about-figures =
    <b>What came of it in { $span }:</b>
    { $lines }
about-figure = { $number }. { $figure }

help =
    <b>Help</b>

    The bot answers buttons and commands. If you see no buttons, send /menu.

    /menu — main menu
    /join — join the cluster
    /events — events
    /vacancies — vacancies
    /surveys — surveys
    /profile — my profile
    /settings — language, topics, quiet hours
    /privacy — my data and consents
    /about — about the cluster
    /cancel — cancel a form

    Your answers are saved as you go: you can stop and continue another day.

    Version { $version }
help-coordinator = For coordinators: /console — the console.


hint = I understand buttons and commands here. Choose what to open.
hint-draft = You have an unfinished form, and it is saved. To answer it, press “Continue”.

date-and-time = { $date } at { $time }
ago-now = just now
ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}

bot-name = Smolensk Region Cluster
bot-description =
    Events, vacancies, training and surveys for people who work in culture and education in the Smolensk region.

    You can look around right away and join the cluster in a minute.
bot-short-description = The socio-cultural cluster of the Smolensk region: events, vacancies, training, projects.
command-menu = Main menu
command-join = Join the cluster
command-events = Events
command-vacancies = Vacancies
command-surveys = Surveys
command-profile = My profile
command-settings = Settings
command-privacy = My data and consents
command-about = About the cluster and its tasks
command-help = Help
command-cancel = Cancel a form
command-console = Coordinator console

keyboard-away = All right, let us go on.
