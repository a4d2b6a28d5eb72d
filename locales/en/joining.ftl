# Joining, the subscription, the member's card

join-who = Who are you?
join-specialist = A specialist
join-institution = I represent an institution
join-business = Small business, self-employed, NGO
join-consent = We will make your member card: name, profession, municipality. By law this needs your consent to the processing of personal data. You can withdraw it at any time: /privacy.
join-already = You are in the cluster already. You can look at your card and change it.

consent-grant = I consent
consent-read = Read the document
consent-file = { $title }. Version { $version }. Only the press of the button is a consent; you can withdraw it at any time: /privacy.

join-specialist-title = Joining the cluster
join-specialist-name = What is your name? Please write your first and last name.
join-specialist-name-label = Name
join-specialist-profession = { $first }, what do you do?
join-specialist-profession-other = Please write what you do in two or three words.
join-specialist-profession-label = Profession
join-specialist-municipality = Where do you work or live? Press a button or write the name.
join-specialist-municipality-label = Municipality
join-specialist-mailings = Would you like events, training and vacancies near you once a week? This is a separate consent, and you can opt out at any time. The document: /privacy.
join-specialist-mailings-label = News
join-mailings-yes = Yes, once a week
join-mailings-no = No, thank you
join-done = Done, { $first }, you are in the cluster. You can look at what is near you or tell more about yourself.
join-look = Look around

subscribe-title = News subscription
subscribe-topics = What should we write to you about? Untick what you do not need and press “Next”.
subscribe-topics-label = Topics
subscribe-municipality = News from which place would you like?
subscribe-municipality-label = Place
subscribe-mailings = Shall we send you the news once a week? This needs your consent to mailings. You can withdraw it at any time: /privacy.
subscribe-mailings-label = Consent
subscribe-confirm = I consent
subscribe-done = Done, you are subscribed. The news come on Mondays. You can change topics and quiet hours in the settings.

profile-none = You have no member card yet. It appears when you join the cluster.
profile-card =
    <b>My card</b>

    { $lines }
profile-line-empty = not given
profile-complete = Complete my profile
profile-change = Change
profile-leave = Leave the cluster
profile-spheres-label = Spheres
profile-news-label = News
profile-saved = Saved.

complete-profile-title = Complete my profile
profile-name = What is your name? Please write your first and last name.
profile-name-label = Name
profile-profession = What do you do?
profile-profession-other = Please write what you do in two or three words.
profile-profession-label = Profession
profile-municipality = Where do you work or live? Press a button or write the name.
profile-municipality-label = Municipality
profile-experience = How many years have you worked in this field?
profile-experience-label = Experience
profile-looking = Are you looking for a job or extra work?
profile-looking-label = Work
profile-competencies = What are you skilled in? Tick up to ten skills or tell us in your own words.
profile-competencies-label = Skills
profile-offers = What can you offer to colleagues? Tick up to five.
profile-offers-label = I offer
profile-about = Tell about yourself in two or three sentences: what you can do, what you are proud of.
profile-about-label = About me
profile-visible = Show your card to other members of the cluster? This is a separate consent; they will not see your phone or e-mail. The document: /privacy.
profile-visible-label = Seen by others
profile-visible-yes = Yes, show it
profile-visible-no = No, do not show it
edit-name-title = Name
edit-profession-title = Profession
edit-municipality-title = Municipality
edit-experience-title = Experience
edit-looking-title = Work
edit-competencies-title = Skills
edit-offers-title = I offer
edit-about-title = About me
edit-visible-title = Seen by others

leave-sure = Leave the cluster? Your member card will be deleted and the consent to it withdrawn.
leave-sure-news = Leave the cluster? Your member card will be deleted and the consent to it withdrawn. The news will go on; you can opt out in the settings.
leave-yes = Yes, leave
leave-no = Stay
leave-done = The card is deleted, you are no longer a member of the cluster. You can come back at any time.
joining-no-card = The member card is gone.
