# An announcement on its way and afterwards

announcement-freezing = Preparing “{ $title }”: { NUMBER($count) } recipients written down.
announcement-sending = Sending: { $bar } { $percent } %.
announcement-sending-paused = Paused: { $bar } { $percent } %.
announcement-editing = Correcting: { $bar } { $percent } %.
announcement-editing-paused = Correction paused: { $bar } { $percent } %.
announcement-withdrawing = Withdrawing: { $bar } { $percent } %.
announcement-withdrawing-paused = Withdrawal paused: { $bar } { $percent } %.
announcement-numbers = Done { NUMBER($sent) }, cannot be reached { NUMBER($blocked) }, with an error { NUMBER($failed) }, left { NUMBER($left) }.
announcement-still = Time left: { $time }.
announcement-paused-why = It stopped by itself after 30 errors in a row: { $reason }.
announcement-revised = The announcement is being corrected for everybody who received it.
announcement-pause = Pause
announcement-resume = Continue
announcement-stop = Stop
announcement-ask-stop = Stop “{ $title }”? Those who have got it keep it, the others will not get it.
announcement-ask-stop-yes = Yes, stop
announcement-done = Done: “{ $title }”.
announcement-stopped = Stopped: “{ $title }”.
announcement-withdrawn = Withdrawn: “{ $title }”.
announcement-result = Delivered { NUMBER($sent) }{ $blocked ->
    [0] {""}
   *[other] , blocked the bot { NUMBER($blocked) }
}{ $failed ->
    [0] {""}
   *[other] , not delivered { NUMBER($failed) }
}{ $unknown ->
    [0] {""}
   *[other] , unknown { NUMBER($unknown) }
}{ $skipped ->
    [0] {""}
   *[other] , left out { NUMBER($skipped) }
}.
announcement-pressed = Pressed “{ $caption }”: { NUMBER($count) }.
announcement-report = Report
announcement-revise = Correct the text
announcement-revise-en = Correct the English text
announcement-revise-ru = Correct the Russian text
announcement-withdraw = Withdraw
announcement-ask-withdraw = { $count ->
    [one] Delete the announcement for { $count } recipient? Telegram removes it from the chat too.
   *[other] Delete the announcement for { $count } recipients? Telegram removes it from the chats too.
}
announcement-ask-withdraw-late = { $count ->
    [one] More than two days have passed: Telegram will not delete old messages. Try with { $count } recipient? Correcting the text is safer.
   *[other] More than two days have passed: Telegram will not delete old messages. Try with { $count } recipients? Correcting the text is safer.
}
announcement-withdraw-yes = Yes, delete for all
announcement-retry = Repeat for the undelivered
announcement-retry-unknown = Repeat where unknown, too
announcement-ask-unknown = The line broke, and it is not known whether “{ $title }” reached some people. If it is repeated, somebody may get it twice. Repeat?
announcement-ask-unknown-yes = Yes, repeat
announcement-newcomers = Send to newcomers
announcement-not-over = The announcement is still on its way. Wait a little, or stop it.
announcement-nothing-sent = No message was delivered, so there is nothing to change.
announcement-nobody-failed = There are no such recipients.
announcement-nobody-new = No new recipients have appeared since.
announcement-too-old = The announcement is more than two months old. Write a new one.
announcement-gave-up = “{ $title }” has stopped: 30 errors in a row. The reason: { $reason }. Continue once it is gone.
announcement-reason-blocked = the bot is blocked
announcement-reason-no-such-chat = the account is deleted
announcement-reason-refused = Telegram refused the message
announcement-reason-erased = data erased at the person's wish
announcement-reason-stopped = the announcement was stopped
announcement-reason-unbound = the group was unbound
announcement-reason-not-there = the message is gone
announcement-reason-declined = the person no longer wants announcements or has paused them
announcement-reason-other = no connection to Telegram
announcement-report-title = <b>Report: { $title }</b>
announcement-report-when = Begun { $when }, took { $time }.
announcement-report-audience = Recipients: { NUMBER($count) }.
announcement-report-left = Still on the way: { NUMBER($count) }.
announcement-report-reason = Not delivered, { $reason }: { NUMBER($count) }.
announcement-report-muted = Asked for no more of this: { NUMBER($count) }.
announcement-report-earlier = For comparison, before it:
announcement-report-before = “{ $title }”: delivered { NUMBER($count) } ({ $percent } %), pressed { NUMBER($pressed) }
announcement-sheet = XLSX file
announcement-sheet-title = Recipients
announcement-sheet-name = Name
announcement-sheet-municipality = Municipality
announcement-sheet-state = The message
announcement-sheet-reason = Reason
announcement-sheet-when = When
announcement-sheet-caption = The recipients of the announcement. The file holds personal data, keep it safe.
announcement-state-pending = waits
announcement-state-claimed = being sent
announcement-state-sent = delivered
announcement-state-failed = not delivered
announcement-state-skipped = left out
announcement-state-unknown = unknown
