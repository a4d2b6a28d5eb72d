error-gone = This is no longer here. Here is how things are now.
error-not-allowed = You have no right to do this. If this is a mistake, write to a coordinator.
error-ours = Something went wrong on our side. We are looking into it. Your answers are saved, please try again in a few minutes.
error-too-fast = You press faster than I can follow. Please wait a second.
error-too-many = Too many messages in a row. Please wait a few seconds and send the last one again.
