"""When it moves on the desktop: poller, store, dispatcher, ticker."""
