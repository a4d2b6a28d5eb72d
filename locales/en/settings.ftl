# Settings

settings =
    <b>Settings</b>

    News: { $frequency }
    Topics: { $topics }
    Quiet hours: { $quiet }
settings-paused = A pause is on: we do not write first until { $until }.
settings-frequency = How often
settings-frequency-question = How often should the news come? They come with your consent to mailings: choosing “no news” withdraws it.
settings-frequency-daily = every day
settings-frequency-weekly = once a week
settings-frequency-monthly = once a month
settings-frequency-never = no news
settings-topics = Topics
settings-topics-question = What should we write to you about?
settings-quiet = Quiet hours
settings-quiet-question = In quiet hours we do not write first; messages come after them. Which hours suit you?
settings-quiet-none = no quiet hours
settings-quiet-span = from { $start } to { $end }
settings-quiet-own = Other hours
settings-pause = Pause for a month
settings-resume = End the pause
quiet-hours-title = Quiet hours
quiet-hours-from = From what time should we not write? For example, 21:30.
quiet-hours-from-label = From
quiet-hours-to = Until what time? For example, 8:00.
quiet-hours-to-label = To
