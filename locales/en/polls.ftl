# Polls in the channel or a group

polls-open = Channel polls
polls = Polls that the bot posts to the channel or a group.
polls-none = No polls yet. Press “New poll”: a question, answers, and the bot posts it to the channel or a group.
polls-new = New poll
polls-line-draft = { $question } (not posted)
polls-line-posting = { $question } (unclear whether posted)
polls-line-posted = { $question }
polls-line-closed = { $question } (ended)
polls-back = All polls
polls-card =
    <b>{ $question }</b>

    { $lines }

    { $state }
polls-option = { $option } — { $count } ({ $share } %)
polls-option-right = { $option } — { $count } ({ $share } %), the right answer
polls-plain = — { $option }
polls-plain-right = — { $option }, the right answer
polls-is-draft = Not posted yet.
polls-is-posting = It is unclear whether this was posted: the connection broke. Have a look; if the poll is not there, make a new one.
polls-is-posted = Posted { $when }. { $count ->
    [0] Nobody has answered yet.
    [one] { $count } person has answered.
   *[other] { $count } people have answered.
}
polls-is-closed = Ended. { $count ->
    [0] Nobody answered.
    [one] { $count } person answered.
   *[other] { $count } people answered.
}
polls-post = Post it
polls-post-to = Post it to { $title }
polls-which-group = Which group shall it go to?
polls-where = Where: { $place ->
    [channel] the cluster’s channel
   *[other] { $place }
}.
polls-close = End the poll
polls-drop = Delete the draft
polls-close-sure = End the poll “{ $question }”? Nobody will be able to vote any more.
polls-close-yes = Yes, end it
polls-refresh = Refresh
polls-posted-already = This poll has been posted already.
polls-refused = Telegram did not let us post. Add the bot to the channel or group with the right to write, and try again.
polls-not-stopped = It could not be ended: the poll has ended already, or its message was deleted.
polls-no-channel = The cluster’s channel is not set up. Press “Change” and choose a group or another channel.
polls-no-groups = The bot is in none of your groups yet. Add it to a group and write /bind there.
polls-too-few = At least { $low } answers are needed, each on a line of its own. Please send them again in one message.
polls-too-many = A Telegram poll holds { $high } answers, and you have { $count }. Leave some out and send the list again.
polls-option-long = An answer has at most { $high } characters, and the longest of yours has { $count }. Shorten it and send the list again.
polls-option-twice = Two answers are the same. Change one and send the list again.
polls-no-such-option = There is no answer with this number, there are { $count } in all. Write the number of the right one.
polls-chat-unknown = This does not look like the name of a group or channel. It should be like @name, or a t.me link.
poll-title = A channel poll
elsewhere-poll-title = Poll in a group
poll-kind = What shall we post?
poll-kind-label = Kind
poll-kind-poll = A poll
poll-kind-quiz = A quiz with a right answer
poll-question = Write the question.
poll-question-label = Question
poll-options = Write the answers, each on a line of its own: 2 to 12 of them.
poll-options-label = Answers
poll-right = Which answer is right? Write its number.
poll-right-label = Number of the right one
poll-where = Where shall it go?
poll-where-label = Where
poll-where-channel = To the cluster’s channel
poll-where-group = To a group the bot is in
poll-where-other = To another group or channel
poll-chat = Write the name of the group or channel: @name or a link. The bot has to be there and allowed to write.
poll-chat-label = Group or channel
