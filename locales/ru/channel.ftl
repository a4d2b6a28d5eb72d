# Посты публичного канала

channel-open = Открыть в боте
channel-struck = <s>{ $title }, { $when }</s>
channel-struck-vacancy = <s>{ $title }, { $employer }</s>
channel-more-dates = { $count ->
    [one] И ещё { $count } дата.
    [few] И ещё { $count } даты.
    [many] И ещё { $count } дат.
   *[other] И ещё { $count } даты.
}
