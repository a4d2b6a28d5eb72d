"""How the bot talks to Telegram's Bot API: what aiogram leaves to be won in time, memory and reliability."""
