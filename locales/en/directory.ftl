# Members: lists, cards, search, the first message

menu-directory = Members
profile-seen = How others see me
directory =
    <b>Members</b>

    { $organisations ->
        [one] { $organisations } organisation
       *[other] { $organisations } organisations
    } and { $specialists ->
        [one] { $specialists } specialist who agreed to show the card.
       *[other] { $specialists } specialists who agreed to show the card.
    }
directory-organisations = Organisations
directory-specialists = Specialists
directory-find = Find by name
directory-find-again = Search again
directory-everywhere = the whole region
directory-whole-region = Show the whole region
directory-clear = Clear the filters
directory-by-place = Where
directory-by-kind = Kind
directory-by-sphere = Sphere
directory-by-competency = Skills
directory-by-offer = They offer
directory-by-need = They need
directory-choose-place = Which municipality should I show?
directory-choose-kind = Which kind should I show?
directory-choose-sphere = Which sphere should I show?
directory-choose-competency = What should they be skilled in?
directory-choose-offer = What should they offer?
directory-choose-need = What should they need?
directory-value = { $value }: { $count }
directory-list-organisations = { $count ->
    [one] { $count } organisation: { $narrowing }.
   *[other] { $count } organisations: { $narrowing }.
}
directory-list-specialists = { $count ->
    [one] { $count } specialist: { $narrowing }.
   *[other] { $count } specialists: { $narrowing }.
}
directory-nobody-organisations = Nothing here yet, there are no such organisations: { $narrowing }.
directory-nobody-specialists = Nothing here yet, there are no such specialists: { $narrowing }.
directory-card =
    <b>{ $name }</b>

    { $lines }
directory-seen = This is how other members see you.
directory-kind-label = Who
directory-place-label = Where
directory-sphere-label = Spheres
directory-offer-label = Offers
directory-competency-label = Skills
directory-need-label = Needs
directory-about-label = About
directory-phone-label = Phone
directory-email-label = E-mail
directory-site-label = Website
directory-back = Back to the list
directory-write-open = Write
directory-members-only = Members are shown to those who have joined the cluster. It is free and takes a minute: /join.
directory-search-title = Searching for members
directory-search-query = Who are you looking for? Write a name or the beginning of a word.
directory-search-query-label = Query
directory-found = { $total ->
    [one] Found { $total } member.
   *[other] Found { $total } members.
}
directory-found-more = These are the first { $shown }: add a word to narrow it down.
directory-found-none = Nobody was found. Please try another word or its beginning.
directory-write-title = Message to a member
directory-write-message = Please write in one or two sentences what you would like to talk about. If they agree, you will see each other's contacts.
directory-write-message-label = Message
directory-written = We have passed it on. If they agree, we will send you the contact.
directory-enough = You have written to five people today. You can write to the next one tomorrow.
directory-asked-already = You have written here already. Please wait for the answer.
directory-unreachable = This member cannot be written to now.
directory-answered = This has been answered already.
directory-request = { $who } would like to get in touch with you: “{ $text }”
directory-share = Exchange contacts
directory-not-now = Not now
directory-shared = Good, both of you will get each other's contact.
directory-refused = Good, your contact is not passed on.
directory-contact = You can write now: { $link }
