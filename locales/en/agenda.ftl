# My events, the calendar, reminders

agenda-open = My events
agenda =
    <b>My events</b>

    { $lines }
agenda-empty = The events you answered will be here. There are none so far.
agenda-line = { $number }. <b>{ $title }</b>
    { $when }{ $where ->
        [none] {""}
       *[other] . { $where }
    }
    { $answer }
agenda-button = { $number }. { $title }
agenda-going = You are going, code { $code }
agenda-maybe = Maybe
agenda-waiting = In the queue, you are number { $place }
agenda-offered = A seat is free for you, please answer
agenda-is-cancelled = Cancelled
agenda-is-postponed = Postponed, we will tell you the new date
agenda-calendar = Calendar on your phone
agenda-address =
    Add this address to the calendar of your phone (“Subscribe to a calendar”), and your events will appear there by themselves, with the new time when it changes and the cancelled ones struck.

    { $address }

    Only your answers can be seen there, without your name. If somebody else has learnt the address, change it.
agenda-renew = Change the address
agenda-close = Close the address
agenda-closed = The calendar’s address is closed: nothing can be seen there any more.

calendar-name = Events of the cluster
calendar-cancelled = Cancelled: { $title }
calendar-postponed = Postponed: { $title }
calendar-online = Online

settings-reminders = Reminders
settings-reminders-question = When should we remind you of the events you answered? No reminders come in quiet hours.
settings-reminders-both = a day and 2 hours before
settings-reminders-day = only a day before
settings-reminders-hours = only 2 hours before
settings-reminders-none = no reminders
