# Representatives of an organisation and invitations

nameless = no name
duty-administrator = administrator
duty-reporter = reports
duty-publisher = publications
team =
    <b>{ $name }</b>. Who acts for it:

    { $lines }
team-line = { $name }: { $duties }
team-invite = Invite a colleague
team-leave = I no longer act for it
team-leave-sure = You will no longer act for “{ $organisation }”. Go on?
team-leave-yes = Yes, I no longer act for it
team-left = Done. You no longer act for “{ $organisation }”.
colleague = { $name }, “{ $organisation }”. What may this person do? An administrator may do everything.
colleague-dismiss = Remove
colleague-dismiss-sure = { $name } will no longer act for “{ $organisation }”. Remove?
colleague-dismiss-yes = Yes, remove
colleague-last-administrator = This is the only administrator. Please invite a colleague and make them administrator first. If the organisation leaves the cluster, write to a coordinator: “Help”.
colleague-last-duty = This is the last duty. To remove the person altogether, press “Remove”.
colleague-joined = “{ $name }” has a new representative: the invitation was accepted.
organisation-orphaned = “{ $name }” has no administrator any more. Please get in touch with it and appoint a new one.
invite-duty = What will the colleague do?
invite-link =
    Forward this link to your colleague. It works once and for a week.

    { $link }
invitation-gone = This invitation has been used or has expired. Please ask for a new one.
invitation-colleague = You are invited to act for “{ $organisation }” in the cluster: { $duty }.
invitation-coordinator = You are invited to become a coordinator of the cluster.
invitation-consent = By law this needs your consent to the processing of personal data. By pressing “Accept” you give it. You can withdraw it at any time: /privacy.
invitation-accept = Accept
invitation-no = Not now
invitation-colleague-done = Done, you act for the organisation.
invitation-coordinator-done = Done, you are a coordinator of the cluster.
