"""How fast, how small and how quickly started the bot is, against bare aiogram in the same run: `make bench`."""
