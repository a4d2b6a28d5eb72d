# Coordinators: who, where, who stands in

coordinators =
    <b>Coordinators</b>

    { $lines }
coordinators-none = There are no coordinators yet: only the owner sees the applications.
coordinators-invite = Invite by a link
coordinators-appoint = Appoint by a contact
coordinator-line = { $name }: { $where }
coordinator-line-away = { $name }: { $where }; away until { $until }, { $deputy } stands in
coordinator-everywhere = the whole region
coordinator-areas-open = Municipalities
coordinator-remove = Take the role away
coordinator-remove-sure = Take the coordinator's role away from { $name }?
coordinator-remove-yes = Yes, take it away
coordinator-unknown = This person has never opened the bot. Please invite them by a link.
coordinator-made = You are now a coordinator of the cluster. Applications are waiting in the console.
coordinator-deputy = { $name } is away until { $until }. The applications of that time will come to you.
appoint-coordinator-title = A new coordinator
appoint-coordinator-contact = Who should it be? Please send a contact: the paper clip, then “Contact”.
appoint-coordinator-contact-label = Contact
coordinator-areas-title = Municipalities of a coordinator
coordinator-areas-places = Which municipalities does the coordinator look after? “Skip” means all of them.
coordinator-areas-places-label = Municipalities
coordinator-leave-title = Leave
coordinator-leave-until = Until which day will you be away? For example, 25.12 or 25 December.
coordinator-leave-until-label = Until
away-who = Who will handle the applications while you are away?
away-nobody = There is nobody to pass them to yet: no other coordinators.
away-now = You are away now, new applications come to your deputy.
away-over = Back at work
away-ended = Welcome back. New applications come to you again.
away-set = Good. New applications will come to your deputy.
