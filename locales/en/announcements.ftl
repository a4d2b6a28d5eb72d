# Announcements: write, look, choose the audience, send

announcements-open = Announcements
announcements = The cluster's announcements, newest first. Which one to open?
announcements-none = There are no announcements yet. Write the first one: you can see it in your own chat before it is sent.
announcement-new = New announcement
announcement-title = New announcement
announcement-content =
    A new announcement. Write the text as people will see it: bold, italic and links are fine. Send a picture or a file together with the text.
announcement-content-label = Text
announcement-version-title = The announcement in another language
announcement-version-content = Write the same announcement in the other language. Those who read the bot in that language will get it.
announcement-version-content-label = Text
announcement-revise-title = Correct the announcement
announcement-revise-content = Write the whole corrected text. It replaces the old one for everybody who received it.
announcement-revise-content-label = Text
field-message-next = Next
field-message-text = An announcement with several pictures needs a text: put it under one of the pictures or send a text.
field-message-album = An album holds { $most } pictures.
field-message-mixed = Photos and files cannot go together. Please send only photos or only files.
field-message-long = { $over ->
    [one] The text is { $over } character too long: a message holds { $most }. Please shorten it.
   *[other] The text is { $over } characters too long: a message holds { $most }. Please shorten it.
}
field-message-caption-long = { $over ->
    [one] The text under a picture holds { $most } characters, yours is { $over } longer. Shorten it, or send it without the picture.
   *[other] The text under a picture holds { $most } characters, yours is { $over } longer. Shorten it, or send it without the picture.
}
form-expected-message = a text, a photo or a file

announcement-untitled = a picture without text
announcement-later = Choose later
announcement-draft = <b>Draft: { $title }</b>
announcement-to = To: { $words }.
announcement-second = More than { $above } people will get it, so a second coordinator confirms it.
announcement-is-urgent = Urgent: it also comes to people who have had enough messages this week. So a second coordinator confirms it.
announcement-in-groups = { $count ->
    [one] It will also be posted in { $count } group.
   *[other] It will also be posted in { $count } groups.
}
announcement-two-messages = It goes out as two messages: the pictures first, then the text with the buttons.
announcement-is-advert = This is advertising.
announcement-preview = See it in my chat
announcement-send = Send now
announcement-propose = Send for confirmation
announcement-schedule = Schedule
announcement-drop = Delete the draft
announcement-ask-drop = Delete the draft “{ $title }”? It cannot be brought back.
announcement-ask-drop-yes = Yes, delete
announcement-dropped = The draft is deleted.
announcement-sure = { $count ->
    [one] { $count } person will get “{ $title }”. Send it?
   *[other] { $count } people will get “{ $title }”. Send it?
}
announcement-sure-groups = { $count ->
    [one] “{ $title }” will be posted in { $count } group. Post it?
   *[other] “{ $title }” will be posted in { $count } groups. Post it?
}
announcement-send-sure = Yes, send
announcement-change-what = What should be changed?
announcement-change-text = Text and pictures
announcement-add-en = Add it in English
announcement-change-en = The English text
announcement-add-ru = Add it in Russian
announcement-change-ru = The Russian text
announcement-change-buttons = Buttons: { $count }
announcement-change-audience = To whom
announcement-change-topic = Topic: { $topic }
announcement-change-groups = Groups: { $count }
announcement-groups = In which groups should it be posted? Tick them. “Why did I get this” and “No more of this” are of no use in a group and are left out there.
announcement-groups-none = The bot is in none of your groups yet. Add it to a group and write /bind there.
announcement-urgent-on = This is urgent
announcement-urgent-off = This is not urgent
announcement-advert-on = This is advertising
announcement-advert-off = This is not advertising
announcement-apart = Text apart from the picture
announcement-together = Text under the picture
announcement-buttons = Buttons under the announcement. Press one to remove it. “Why did I get this” and “No more of this” are added by themselves.
announcement-buttons-album = An album cannot have buttons, so the text and the buttons come in a second message right after the pictures. Press a button to remove it.
announcement-buttons-most = { $most ->
    [one] There is room for { $most } button.
   *[other] There is room for { $most } buttons.
}
announcement-button-remove = Remove: { $caption }
announcement-button-link = Add a link
announcement-button-deep = Add an event, vacancy or survey
announcement-button-ack = Add “Got it”
announcement-button-code = This does not look like a link of the bot. Copy it from “Share” under an event, a vacancy or a survey.
announcement-button-no-event = There is no event { $code }, or it is hidden. Please check the code.
announcement-link-title = A button with a link
announcement-link-caption = What should the button say?
announcement-link-caption-label = Caption
announcement-link-address = Which page does it open? Send the address.
announcement-link-address-label = Address
announcement-deep-title = A button of the announcement
announcement-deep-caption = What should the button say?
announcement-deep-caption-label = Caption
announcement-deep-code = What does it open? Send the link to an event, a vacancy or a survey: “Share” has it.
announcement-deep-code-label = Link
announcement-topic = What is this announcement about? People can switch a topic off with “No more of this”.
announcement-when-title = When to send
announcement-when-when = When should it be sent? Write the day and the hour, for example “tomorrow at 10:00”.
announcement-when-when-label = When
announcement-when-repeat = Repeat it?
announcement-when-repeat-label = Repeat
announcement-repeat-once = Once
announcement-repeat-weekly = Every week
announcement-repeat-monthly = Every month
announcement-time-past = That time is past. Please write another one.
announcement-scheduled = <b>{ $title }</b>
    { $repeat ->
        [weekly] Will be sent on { $when }, then every week at that hour.
        [monthly] Will be sent on { $when }, then every month on that day.
       *[once] Will be sent on { $when }.
    }
announcement-take-back = Back to drafts
announcement-proposed-own = “{ $title }” waits for a second coordinator: the others have been told. It goes out once somebody confirms.
announcement-proposed-other = “{ $title }” waits for your confirmation. See it in your chat before it is sent.
announcement-proposed-urgent = The urgent announcement “{ $title }” waits for your confirmation: it also comes to people who have had enough messages this week. See it in your chat before it is sent.
announcement-confirm = Confirm and send
announcement-second-missing = { $above ->
    [one] More than { $above } recipient: a second coordinator has to confirm, and there is none yet. Invite one, or narrow the audience.
   *[other] More than { $above } recipients: a second coordinator has to confirm, and there is none yet. Invite one, or narrow the audience.
}
announcement-urgent-missing = An urgent announcement is confirmed by a second coordinator, and there is none yet. Invite one, or send it as an ordinary one.
announcement-second-other = Another coordinator has to confirm: this announcement is yours.
announcement-no-draft = This announcement is no draft any more and cannot be changed here.
announcement-no-audience = First choose whom to send it to.
announcement-nobody = Nobody would get this announcement now. Change the audience.
announcement-advert-refused = The cluster sends no advertising on Telegram: the law asks for a separate consent and a label. Take the mark “advertising” off if this is the cluster's own news.
announcement-advert-label = Advertisement
announcement-caption-long = { $over ->
    [one] The text under a picture holds { $most } characters, yours is { $over } longer. Send the text apart from the picture, or shorten it.
   *[other] The text under a picture holds { $most } characters, yours is { $over } longer. Send the text apart from the picture, or shorten it.
}
announcement-text-long = { $over ->
    [one] With the label below, the text is { $over } character too long: a message holds { $most }. Please shorten it.
   *[other] With the label below, the text is { $over } characters too long: a message holds { $most }. Please shorten it.
}
announcement-not-taken = Telegram does not take this announcement: { $problem }. Change the text or the buttons and look again.
announcement-grown = The announcement “{ $title }” has not been sent yet. There are more than { $above } recipients now: { $count }. It waits for a second coordinator.
announcement-to-confirm = { $count ->
    [one] “{ $title }” for { $count } recipient waits for a second coordinator. Please look and confirm.
   *[other] “{ $title }” for { $count } recipients waits for a second coordinator. Please look and confirm.
}
announcement-to-confirm-urgent = { $count ->
    [one] The urgent announcement “{ $title }” to { $count } person waits for a second coordinator. Look at it and confirm it.
   *[other] The urgent announcement “{ $title }” to { $count } people waits for a second coordinator. Look at it and confirm it.
}
announcement-look = Open the announcement
announcement-stage-draft = Draft
announcement-stage-proposed = To be confirmed
announcement-stage-scheduled = Scheduled
announcement-stage-freezing = Being prepared
announcement-stage-sending = Being sent
announcement-stage-paused = Paused
announcement-stage-done = Sent
announcement-stage-stopped = Stopped
announcement-stage-editing = Being corrected
announcement-stage-withdrawing = Being withdrawn
announcement-stage-withdrawn = Withdrawn

# Under the announcement itself

announcement-ack = Got it
announcement-thanks = Thank you, noted
announcement-why = Why did I get this
announcement-mute = No more of this
announcement-unmute = Send them again
announcement-because = You got this announcement because you are among those it was meant for: { $reasons }.
announcement-agreed = You agreed to mailings on { $date }.
announcement-muted = No more of these: “{ $topic }”. Answers to your applications and reminders come as before.
announcement-unmuted = They will come again: “{ $topic }”.
