# Responses to vacancies: both sides

response-offer =
    You respond to: <b>{ $title }</b>, { $employer }.

    The employer will get your card:
    { $profile }

    Contacts open only if you are invited. By pressing “Send the response” you agree to pass your card to this employer.
response-profile-name = <b>{ $name }</b>
response-profile-experience = Experience: { $experience }
response-send = Send the response
response-with-message = Add a message or a file
response-join-first = To respond you need a member’s card: that is what the employer gets. Joining takes a minute.
response-sent = Response sent: { $employer }. We will write as soon as they answer.
response-own-open = My response
responses-mine = My responses
responses-own = { $count ->
    [0] No responses yet. Open a vacancy and press “Respond”.
    [one] You have { $count } response.
   *[other] You have { $count } responses.
}
responses-line = { $title } — { $state }
response-state-new = new
response-state-viewed = seen
response-state-invited = invited
response-state-hired = hired
response-state-declined = declined
response-state-withdrawn = withdrawn
response-own = <b>{ $title }</b>, { $employer }
response-line-new = Your response was sent; nobody has looked at it yet.
response-line-viewed = They have looked at your response.
response-line-invited = You are invited.
response-line-hired = You got the job.
response-line-declined = Your response was declined.
response-line-withdrawn = You have withdrawn your response.
response-sent-at = Sent on { $when }.
response-your-words = You wrote: “{ $text }”
response-their-words = The employer writes: “{ $text }”
response-contact = Contact: { $contact }
response-withdraw = Withdraw the response
response-withdraw-sure = Withdraw the response? { $employer } will no longer see your card.
response-withdraw-yes = Yes, withdraw
response-withdraw-no = Keep it
response-vacancy = Open the vacancy
response-vacancy-closed = This vacancy is closed. Have a look at others.
response-elsewhere = This vacancy comes from another website; respond there.
response-own-new = You have responded to this vacancy already.
response-own-viewed = You have responded to this vacancy already.
response-own-invited = You have responded already and are invited.
response-own-hired = You got this job already.
response-own-declined = Your response was declined already.

vacancy-message-title = Response to a vacancy
vacancy-message-message = What shall we pass on to the employer? A few sentences about yourself.
vacancy-message-message-label = Message
vacancy-message-file = Send your CV or a photo of your work.
vacancy-message-file-label = File
vacancy-invite-title = Invitation
vacancy-invite-words = When and where shall they come? Write it or skip. After that you see each other’s contacts.
vacancy-invite-words-label = Invitation
vacancy-decline-title = Refusal
vacancy-decline-words = You can write the person a few words. If not, skip.
vacancy-decline-words-label = Answer

responses-received = { $count ->
    [0] “{ $title }”: no responses yet.
    [one] “{ $title }”: { $count } response.
   *[other] “{ $title }”: { $count } responses.
}
responses-back = To the responses
responses-look = See the responses
response-to = Response to “{ $title }”, { $when }.
response-why = In common: { $why }
response-words = Writes: “{ $text }”
response-own-words = You answered: “{ $text }”
response-contact-later = Contacts open once you invite.
response-is-declined = You declined it.
response-is-hired = You marked it: hired.
response-invite = Invite
response-decline = Decline
response-hire = We hired them
response-file = Open the file
response-open = Open the response
response-was-withdrawn = This response was withdrawn.
response-already-new = Nobody has looked at this response yet.
response-already-viewed = Invite them first.
response-already-invited = They are invited already.
response-already-hired = They are hired already.
response-already-declined = This response was declined already.
response-already-withdrawn = This response was withdrawn.

response-new = New response to “{ $title }”: { $name }.
response-withdrawn = { $name }: the response to “{ $title }” was withdrawn.
responses-wait = { $count ->
    [one] “{ $title }”: { $count } response has waited for more than three days. Somebody waits for an answer.
   *[other] “{ $title }”: { $count } responses have waited for more than three days. People wait for an answer.
}
response-viewed = { $employer }: they have looked at your response to “{ $title }”.
response-invited = { $employer } invites you: “{ $title }”.
response-declined = { $employer }: your response to “{ $title }” was declined. Have a look at other vacancies.
response-hired = { $employer }: you got the job, “{ $title }”. Congratulations!
response-vacancy-ended = { $employer }: the vacancy “{ $title }” is no longer open. Have a look at others.

consent-response = Passing the card to an employer
consent-read-response = Document: response
consent-withdraw-response = Withdraw: responses
consent-consequence-response = If you withdraw this consent, all your responses without a decision are withdrawn. Withdraw?
export-responses = Responses to vacancies
export-vacancy_filters = Vacancies you are told of
export-subject = To whom
