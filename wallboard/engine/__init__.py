"""What runs without a screen: sealing the log, sending, escalating."""
