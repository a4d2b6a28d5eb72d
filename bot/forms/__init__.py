"""Ask: one form engine for every question the bot asks. A form is data; nothing here knows a messenger or a
database."""
