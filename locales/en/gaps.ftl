# Demand and supply of skills, for coordinators and those who teach

gaps-open = Demand and supply
gaps =
    <b>Demand and supply of skills</b>
    { $where }

    { $lines }
gaps-none =
    <b>Demand and supply of skills</b>
    { $where }

    Nothing here yet: employers have named nothing.
gaps-region = The whole region, 12 months
gaps-line = <b>{ $title }</b>: missing { $missing }, available { $has }. { $employers ->
    [0] No employer named it.
    [one] { $employers } employer named it.
   *[other] { $employers } employers named it.
}
gaps-line-signal = <b>{ $title }</b>: missing { $missing }, available { $has }. { $employers ->
    [0] No employer named it.
    [one] { $employers } employer named it.
   *[other] { $employers } employers named it.
} It is a signal.
gaps-line-votes = Votes “same with us”: { $votes }.
gaps-line-gap = Gap in the survey: { $gap } of 100.
gaps-entry = { $number }. { $title }
gaps-where = Choose a municipality
gaps-choose = Which municipality should be shown?
gaps-sheet = Download the table
gaps-caption = Demand and supply of skills on { $day }: the table, the municipalities, the requirement cards.
gaps-gone = “{ $title }”: nobody names it now and nobody has it in their profile.
gaps-one =
    <b>{ $title }</b>

    { $figures }

    { $places }
gaps-figures =
    Missing: { $missing }. Available in the cluster: { $has }.
    Named by: employers { $employers }, municipalities { $municipalities }.
    Cards { $cards }, votes “same with us” { $votes }.
    Vacancies { $vacancies }, of them hard to fill { $hard }.
    Reach among employers: { $reach } of 100.
    Strength of the signal: { $score } of 100.
gaps-marks =
    Survey of { $employers ->
        [one] { $employers } employer
       *[other] { $employers } employers
    }: importance { $need } of 4, mastery { $have } of 4. Gap { $gap } of 100.
gaps-place = { $place }: missing { $missing }, available { $has }
gaps-nowhere = Without a place
gaps-cards = Employers' cards
gaps-look = Open the figures
signal-raised =
    A signal from employers: “{ $title }”.
    Named by: employers { $employers }, municipalities { $municipalities }, votes { $votes }. Missing { $missing }, available { $has }.
    It is time to check the cards and send them to those who teach.
signals-raised =
    { $count ->
        [one] { $count } signal from employers.
       *[other] { $count } signals from employers.
    } It is time to check the cards and send them to those who teach.

    { $lines }

gap-sheets-gaps = Skills
gap-sheets-places = Municipalities
gap-sheets-cards = Cards
gap-sheet-competency = Skill
gap-sheet-group = Group
gap-sheet-missing = Missing
gap-sheet-has = Available
gap-sheet-lack = Difference
gap-sheet-employers = Employers
gap-sheet-municipalities = Municipalities
gap-sheet-cards = Cards
gap-sheet-votes = Votes
gap-sheet-vacancies = Vacancies
gap-sheet-hard = Hard to fill
gap-sheet-asked = Surveyed
gap-sheet-level = Mastery
gap-sheet-gap = Gap
gap-sheet-reach = Reach
gap-sheet-score = Strength
gap-sheet-signal = Signal
gap-sheet-place = Municipality
gap-sheet-number = Number
gap-sheet-title = Requirement
gap-sheet-state = State
gap-sheet-employer = Who asks
gap-sheet-importance = Importance
gap-sheet-people = How many
gap-sheet-help = Would help
gap-sheet-by = Needed by
gap-sheet-against = Not relevant
gap-sheet-comment = Details
gap-sheet-sent = Sent to
gap-sheet-decision = Decision
gap-sheet-created = Written down
