# Groups and the coordinators' digest

groups-privately = In a group I only tell of events. Everything else is in our private chat.
groups-open-bot = Open the bot
groups-press-privately = This button works in the private chat with the bot.
groups-welcome = Hello! To have the events of the week here on Mondays, a coordinator of the cluster writes /bind. For one municipality, with its name: /bind Vyazma.
groups-which = This group: { $place }. Whom is it for? A coordinator can answer.
groups-for-members = For members
groups-for-coordinators = For coordinators
groups-bound-members = The group is bound: { $place }. On Mondays at 9:00 the events of the week will be here. Whoever asks to join by the link is let in if they belong to the cluster. To unbind it: /unbind.
groups-bound-coordinators = The group is bound: { $place }. On Mondays at 9:00 it will say here how many applications and questions wait. To unbind it: /unbind.
groups-unbound = The group is unbound, nothing more will come here. To bind it again: /bind.
groups-not-bound = This group is not bound anyway. To bind it: /bind.
groups-anonymous = You write as the group, so it cannot be seen who you are. Switch anonymity off in the administrator rights and repeat /bind.
groups-name-place = Name the municipality you look after, for example: /bind Vyazma.
groups-unknown-person = We have not met yet. Open the private chat with the bot, press “Start” and write /bind here again.
groups-unknown-place = There is no municipality “{ $query }”. Write its full name, for example: /bind Vyazma.
groups-apply = You ask to be let into the group “{ $title }”. It is for members of the cluster. Join: it is free and takes a minute, and then you will be let in by itself.
groups-digest = Events of the week, { $place ->
    [none] the whole region
   *[other] { $place } and nearby
}:
groups-duty = Waiting for a decision this week:
duty-greeting = Good morning{ $name ->
    [none] {""}
   *[other] , { $name }
}. What waits for you this week:
duty-waiting = { $count ->
    [one] { $count } application or question in the queue
   *[other] { $count } applications and questions in the queue
}
duty-late = { $count ->
    [one] { $count } has waited for more than two days
   *[other] { $count } have waited for more than two days
}
duty-low = { $count ->
    [one] { $count } place with low marks waits for an answer
   *[other] { $count } places with low marks wait for an answer
}
duty-reports = { $count ->
    [one] { $count } report of indicators is overdue
   *[other] { $count } reports of indicators are overdue
}
