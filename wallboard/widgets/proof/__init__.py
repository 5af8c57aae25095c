"""“Why this time?”: the proof of a countdown, over the page that shows it."""
