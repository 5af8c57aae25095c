"""Which function carries out which command about an incident's life or about people."""

from typing import assert_never

from sqlalchemy import Connection

from wallboard.domain.life_commands import ChangeLife
from wallboard.domain.staff_commands import (
    BeginMove,
    EndMove,
    MoveAgent,
    Respond,
    ReturnOffer,
    SendKept,
    SetPresence,
    StaffCommand,
)
from wallboard.services.deploying.coming_back import return_offer
from wallboard.services.deploying.life import change_life
from wallboard.services.deploying.moves import begin_move, end_move, move_agent
from wallboard.services.deploying.presences import set_presence
from wallboard.services.deploying.responding import respond
from wallboard.services.deploying.sending_kept import send_kept


def carry_out_act(connection: Connection, command: ChangeLife | StaffCommand) -> None:
    """Carries it out in a transaction whose command is claimed already.

    Raises:
        CommandRefused: it cannot be done as the tables are now.
    """
    match command:
        case ChangeLife():
            change_life(connection, command)
        case MoveAgent():
            move_agent(connection, command)
        case BeginMove():
            begin_move(connection, command)
        case EndMove():
            end_move(connection, command)
        case SetPresence():
            set_presence(connection, command)
        case Respond():
            respond(connection, command)
        case ReturnOffer():
            return_offer(connection, command)
        case SendKept():
            send_kept(connection, command)
        case _:
            assert_never(command)
