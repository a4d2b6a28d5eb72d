# Branches and duplicates of organisations

# Branches
units-open = Branches
units =
    <b>{ $name }</b>

    { $count ->
        [one] { $count } branch. Press one to change it.
       *[other] { $count } branches. Press one to change it.
    }
units-none = “{ $name }” has no branches yet. Add village clubs, departments, buildings: they appear on the card and in the form of an event.
units-back = All branches
units-more = and { $count } more
unit-line = { $name } ({ $where })
unit-closed-line = { $name } (closed)
unit-card =
    <b>{ $name }</b>

    Where: { $where }
unit-same-place = where the organisation is
unit-is-closed = This branch is closed: it is not on the card or in new events.
unit-add = Add a branch
unit-rename = Rename
unit-move = Change the place
unit-close = Close the branch
unit-reopen = Reopen
unit-known = There is a branch “{ $name }” already. Use another name, or open that one in the list.
unit-enough = No more than { $count } branches can be added. Please write to a coordinator.
unit-title = Branch
unit-name-title = The branch’s name
unit-place-title = The branch’s place
unit-name = What is the branch called?
unit-name-label = Name
unit-municipality = Which municipality is it in? If it is the same one, press “Skip”.
unit-municipality-label = Municipality
unit-settlement = In which town or village?
unit-settlement-label = Town or village
directory-unit-label = Branches

# Merging duplicates
merge-open = A duplicate: merge
merge-title = Merging organisations
merge-query = Which organisation should it be merged into? Type the name or the INN of the one that stays.
merge-query-label = Words
merge-which = Which organisation is it? This one stays, and the duplicate leaves the lists.
merge-same = That is the same organisation. Choose another one.
merge-plan =
    Merge “{ $duplicate }” into “{ $into }”?

    “{ $into }” stays. Empty lines of its card are filled from the duplicate.
    { $lines }

    This cannot be undone.
merge-moves = What moves: { $what }.
merge-moves-nothing = There is nothing else to move.
merge-people = { $count ->
    [one] { $count } representative
   *[other] { $count } representatives
}
merge-units = { $count ->
    [one] { $count } branch
   *[other] { $count } branches
}
merge-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
merge-cases = { $count ->
    [one] { $count } application
   *[other] { $count } applications
}
merge-inns = The taxpayer’s numbers differ: { $duplicate } and { $into }. Check whether this is one organisation. { $into } stays.
merge-yes = Yes, merge
merge-other-way = The other way: keep the first
organisation-merged = A coordinator merged “{ $duplicate }” and “{ $name }”: they are one organisation. Everything is kept on the card of “{ $name }”.
