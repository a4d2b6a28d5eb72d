fault-told =
    <b>The bot had an error</b>

    What: { $what }
    Kind: { $error }
    Where: { $place }
    { $times ->
        [one] It happened { $times } time.
       *[other] It happened { $times } times.
    }

    You will hear of this error once an hour at most. The details are in the bot's log.
