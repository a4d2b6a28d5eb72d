"""A Bot API server in memory with a web page: to try the bot without Telegram, and to test all of it."""
