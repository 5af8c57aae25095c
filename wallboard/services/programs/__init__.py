"""The commands as other programs give them: incidents by reference, people and teams by code.

The same rules, reasons and answers as on the desk: what is asked for here becomes the same commands.
"""

from wallboard.services.programs.acting import act
from wallboard.services.programs.alarming import acknowledge_alarm, alarms_now, snooze_alarm
from wallboard.services.programs.answer import Answer, Came
from wallboard.services.programs.explaining import Explained, decisions, explain
from wallboard.services.programs.moving import end_move, move
from wallboard.services.programs.sending import deploy, release
from wallboard.services.programs.taking_back import take_back

__all__ = [
    "Answer",
    "Came",
    "Explained",
    "acknowledge_alarm",
    "act",
    "alarms_now",
    "decisions",
    "deploy",
    "end_move",
    "explain",
    "move",
    "release",
    "snooze_alarm",
    "take_back",
]
