"""Every action of the desktop with its keys; no other module names a shortcut.

Arrows, Home, End, Page Up and Down, Tab, Enter, Space, Backspace, Delete and Esc walk, choose, edit and
close as they do in any program; where one of them does more than that, it stands here too.
"""

from wallboard.domain.said import said
from wallboard.widgets.actions.action import BOARDS, EVERYWHERE, WITH_INCIDENTS, Action, Place

# The window

WALL = Action("window.wall", said("Show the wall"), ("Ctrl+1",), EVERYWHERE)
DESK = Action("window.desk", said("Show the desk"), ("Ctrl+2",), EVERYWHERE)
RULES = Action("window.rules", said("Show the rules"), ("Ctrl+3",), EVERYWHERE)
HEAT = Action("window.heat", said("Show the heat"), ("Ctrl+4",), EVERYWHERE)
STAFF = Action("window.staff", said("Show the people"), ("Ctrl+5",), EVERYWHERE)
PALETTE = Action("window.palette", said("What can I do?"), ("Ctrl+K", "F1"), EVERYWHERE)
FULL_SCREEN = Action("window.full_screen", said("Full screen, or not"), ("F11",), EVERYWHERE)
QUIT = Action("window.quit", said("Close Wallboard"), ("Ctrl+Q",), EVERYWHERE)

# The alarms, wherever one is

ALARM_ACKNOWLEDGE = Action("alarm.acknowledge", said("Acknowledge the alarm"), ("F8",), EVERYWHERE)
ALARM_ALL = Action("alarm.all", said("Acknowledge every alarm"), ("Shift+F8",), EVERYWHERE)
ALARM_SNOOZES = (
    Action("alarm.snooze", said("Silence the alarms for a while"), ("F9",), EVERYWHERE),
    Action("alarm.snooze_longer", said("Silence the alarms for longer"), ("Shift+F9",), EVERYWHERE),
    Action("alarm.snooze_longest", said("Silence the alarms for longest"), ("Ctrl+F9",), EVERYWHERE),
)

# Any page of the floor

SEARCH = Action("page.search", said("Search and filter"), ("/",), BOARDS)
TIME = Action("page.time", said("Go back in time"), ("Ctrl+T",), BOARDS | {Place.TIME_BAR})
FOLLOWERS = Action("page.followers", said("Who follows the log"), ("H",), BOARDS)
EXPLAIN = Action("page.explain", said("Explain the figures"), ("E",), frozenset({Place.WALL, Place.DESK}))
FIGURES = Action(
    "page.figures", said("Figures of the last weeks"), ("F",), frozenset({Place.WALL, Place.DESK, Place.CARD})
)
UNDO = Action("page.undo", said("Take back what was done last"), ("Ctrl+Z",), WITH_INCIDENTS | {Place.OWN})

# The incident that is chosen

OPEN = Action("incident.open", said("All about this incident"), ("I", "Return", "Enter"), WITH_INCIDENTS)
PROVE = Action("incident.prove", said("Prove its time"), ("W",), WITH_INCIDENTS | {Place.PROOF})
CARRY = Action("incident.carry", said("Deploy: carry it to somebody"), ("D", "Space"), WITH_INCIDENTS)
CHOOSE = Action("incident.choose", said("Deploy: choose by number"), ("N",), WITH_INCIDENTS)
ACKNOWLEDGE = Action("incident.acknowledge", said("Acknowledge"), ("A",), WITH_INCIDENTS)
PAUSE = Action("incident.pause", said("Pause…"), ("P",), WITH_INCIDENTS)
RESUME = Action("incident.resume", said("Resume"), ("Shift+P",), WITH_INCIDENTS)
ESCALATE = Action("incident.escalate", said("Escalate"), ("X",), WITH_INCIDENTS)
DO_WITHOUT = Action("incident.do_without", said("Do without who did not come"), ("G",), WITH_INCIDENTS)
RESOLVE = Action("incident.resolve", said("Resolve…"), ("R",), WITH_INCIDENTS)
CLOSE = Action("incident.close", said("Close"), ("C",), WITH_INCIDENTS)
REOPEN = Action("incident.reopen", said("Reopen"), ("O",), WITH_INCIDENTS)
MERGE = Action("incident.merge", said("Merge into another…"), ("J",), WITH_INCIDENTS)
CANCEL = Action("incident.cancel", said("Cancel it…"), ("K",), WITH_INCIDENTS)
RELEASE = Action("incident.release", said("Take everybody off it"), ("L",), WITH_INCIDENTS)
ANSWER = Action("incident.answer", said("Answer on somebody's behalf…"), ("Y",), WITH_INCIDENTS)
TOLD = Action("incident.told", said("Note that those who wait were told"), ("U",), WITH_INCIDENTS)
OTHER_RULES = Action("incident.rules", said("Hold it to other rules…"), ("M",), WITH_INCIDENTS)
ENDED = Action("incident.ended", said("Just ended…"), ("Ctrl+E",), WITH_INCIDENTS)

# People

MOVE = Action("agent.move", said("Move somebody to another team…"), ("V",), WITH_INCIDENTS)
MOVE_BACK = Action("agent.move_back", said("Send somebody back to their team…"), ("Shift+V",), WITH_INCIDENTS)
BREAK = Action("agent.break", said("Send somebody on a break…"), ("B",), WITH_INCIDENTS)
BACK = Action("agent.back", said("Bring somebody back from a break…"), ("Shift+B",), WITH_INCIDENTS)

# Rules

PUBLISH = Action("rules.publish", said("Publish the draft"), ("Ctrl+Return",), frozenset({Place.RULES}))
TRY = Action("rules.try", said("Try the draft on past days"), ("Ctrl+R",), frozenset({Place.RULES}))
TO_NOW = Action("rules.now", said("Bring all pages back to now"), ("Esc",), frozenset({Place.RULES}))

# While an incident is in the hand

LET_GO = Action(
    "hand.let_go", said("Let go over who is marked"), ("Return", "Enter"), frozenset({Place.CARRYING})
)
PUT_BACK = Action("hand.put_back", said("Put the incident back"), ("Esc",), frozenset({Place.CARRYING}))

# In an agent's own window

_OWN = frozenset({Place.OWN})
ACCEPT = Action("own.accept", said("Accept what is offered"), ("A",), _OWN)
DECLINE = Action("own.decline", said("Decline what is offered…"), ("D",), _OWN)
START = Action("own.start", said("Say that you begin"), ("S",), _OWN)
DONE = Action("own.done", said("Say that you are done…"), ("F",), _OWN)
ON_SHIFT = Action("own.on", said("Say that you are here"), ("O",), _OWN)
OWN_BREAK = Action("own.break", said("Go on a break…"), ("B",), _OWN)
OFF = Action("own.off", said("Say that you leave"), ("X",), _OWN)

# In a list by number

DIGITS = tuple(
    Action(
        f"number.{digit}",
        said("Choose number {digit}", digit=digit),
        (str(digit),),
        frozenset({Place.CHOOSING, Place.ASKED}),
    )
    for digit in range(1, 10)
)

OF_WINDOW = (WALL, DESK, RULES, HEAT, STAFF, PALETTE, FULL_SCREEN, QUIT)
OF_PAGES = (SEARCH, TIME, FOLLOWERS, EXPLAIN, FIGURES, UNDO)
OF_ALARMS = (ALARM_ACKNOWLEDGE, ALARM_ALL, *ALARM_SNOOZES)
OF_INCIDENT = (
    CHOOSE, CARRY, OPEN, PROVE, ACKNOWLEDGE, PAUSE, RESUME, ESCALATE, DO_WITHOUT, RESOLVE, CLOSE, REOPEN,
    MERGE, CANCEL, RELEASE, ANSWER, TOLD, OTHER_RULES, ENDED,
)  # fmt: skip
OF_PEOPLE = (MOVE, MOVE_BACK, BREAK, BACK)
OF_RULES = (PUBLISH, TRY, TO_NOW)
OF_HAND = (LET_GO, PUT_BACK)
OF_AGENT = (ACCEPT, DECLINE, START, DONE, ON_SHIFT, OWN_BREAK, OFF)
EVERY = (*OF_WINDOW, *OF_ALARMS, *OF_PAGES, *OF_INCIDENT, *OF_PEOPLE, *OF_RULES, *OF_HAND, *OF_AGENT, *DIGITS)
"""All of them, in the order in which they are offered."""
