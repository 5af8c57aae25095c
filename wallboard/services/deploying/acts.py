"""Which function carries out which command about an incident's life or about people."""

from sqlalchemy import Connection

from wallboard.domain.life_commands import ChangeLife
from wallboard.domain.staff_commands import StaffCommand
from wallboard.services.deploying.life import change_life
from wallboard.services.deploying.refusal import CommandRefused


def carry_out_act(connection: Connection, command: ChangeLife | StaffCommand) -> None:
    """Carries it out in a transaction whose command is claimed already.

    Raises:
        CommandRefused: it cannot be done as the tables are now.
    """
    if isinstance(command, ChangeLife):
        change_life(connection, command)
    else:
        raise CommandRefused("This program cannot do that yet. Do it in the program that can.")
