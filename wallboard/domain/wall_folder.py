"""What lies in the folder that a watchdog and its board share, and how a board ends that says why."""

from typing import Final

WATCH_VARIABLE: Final = "WALLBOARD_WATCH"
"""In the environment of a board that is watched: the folder."""
HEALTH: Final = "health.json"
"""Written by the board each second."""
WATCH: Final = "watch.json"
"""Written by the watchdog whenever something happened."""
STACK: Final = "stack.txt"
"""Where the board's last stack is left."""
REFUSAL: Final = "refusal.txt"
"""The sentence with which a board refused to start."""
RESUME: Final = "resume.json"
"""The pages of the board before."""
STATIC: Final = "static.json"
"""What the page says that stands in for a board which does not stay up."""
EXIT_EXHAUSTED: Final = 71
"""No memory was left."""
TRY_NOW: Final = "try-now"
"""Left by the page that stands in when somebody presses a key at it."""
DIGEST_WANTED: Final = "digest-wanted"
"""As long as somebody leaves a file of this name, the health names the board's digest, which is dear."""
