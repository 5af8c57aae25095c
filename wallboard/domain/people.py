"""What those who write are called: by their name, else their login, else the program that wrote."""

from collections.abc import Mapping
from dataclasses import dataclass

from wallboard.domain.timeline import Writer


@dataclass(frozen=True, slots=True)
class People:
    """Names and logins of operators by their id, as far as they are known."""

    names: Mapping[int, str]
    logins: Mapping[int, str]

    def called(self, writer: Writer) -> str | None:
        """What to call whoever made a change; None where nobody knows."""
        operator_id = writer.operator_id
        if operator_id is not None:
            known = self.names.get(operator_id) or self.logins.get(operator_id)
            if known:
                return known
        return writer.program or None
