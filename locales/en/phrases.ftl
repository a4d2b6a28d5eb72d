# Canned replies and reasons for declining

phrases-open = Canned replies
phrases =
    <b>Canned replies</b>

    What coordinators send with one press. Which list?
phrases-reply = Answers to questions
phrases-decline = Reasons for declining
phrases-event = Why an event is not published
phrases-reply-heading = <b>Answers to questions</b>. Press an answer to change, move or remove it.
phrases-decline-heading = <b>Reasons for declining</b>. Press a reason to change, move or remove it.
phrases-event-heading = <b>Why an event is not published</b>. Press a reason to change, move or remove it.
phrases-line = { $number }. { $text }
phrases-none = Nothing here yet. Add the first answer: from then on it takes one press to send.
phrases-add = Add
phrase =
    <b>In Russian</b>
    { $ru }

    <b>In English</b>
    { $en }
phrase-up = Move up
phrase-remove = Remove
phrase-remove-sure = Remove “{ $text }” from the list? What was sent stays as it is.
phrase-remove-yes = Yes, remove
phrase-remove-no = Keep
phrase-gone = This phrase has been changed or removed. Please open the list again.
phrase-last = This is the last reason. Add another one first, then remove this one.
phrase-too-many = { $most ->
    [one] There is { $most } phrase in the list already: no room for more. Please remove something.
   *[other] There are { $most } phrases in the list already: no room for more. Please remove something.
}
phrase-reply-title = Canned reply
phrase-decline-title = Reason for declining
phrase-event-title = A reason not to publish an event
phrase-ru = Write the text in Russian. Those whose bot speaks Russian will see it.
phrase-ru-label = In Russian
phrase-en = Now the same in English.
phrase-en-label = In English

verbatim = { $text }
reply-join = You can join the cluster right here: send /join and answer a few questions.
reply-data = You can see, export or delete your data here: send /privacy.
reply-passed-on = Thank you for writing! We have passed it on to those who deal with it.
