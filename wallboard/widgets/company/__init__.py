"""Who else follows the log: words, and the pane that lists them."""
