"""SQL that names the rows or instants that it asks for, and so is never asked again."""

from sqlalchemy import TextClause


class AskedOnce(TextClause):
    """Kept by nobody in its compiled form: a board that follows a busy log asks another one each second.

    What SQLAlchemy keeps of a statement refers to itself. A collector that spares what is there would spare
    it, too, and nobody would ever free it once other statements had taken its place.
    """

    inherit_cache = False
