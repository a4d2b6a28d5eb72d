# “Share”: a card in any chat

sharing-open = Open in the cluster’s bot
sharing-nothing = Nothing was found. Open the bot
