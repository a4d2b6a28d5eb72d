# Posts of the public channel

channel-open = Open in the bot
channel-struck = <s>{ $title }, { $when }</s>
channel-struck-vacancy = <s>{ $title }, { $employer }</s>
channel-more-dates = { $count ->
    [one] And { $count } more date.
   *[other] And { $count } more dates.
}
