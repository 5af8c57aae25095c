"""The tests, in the same tree as the program."""

import os

# No test needs a screen, and Qt ends the whole process where it looks for one in vain.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
