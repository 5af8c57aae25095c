"""The functions of PostgreSQL's triggers that versions of rules need."""

from collections.abc import Iterator

_ONE_AT_A_TIME = {"policy": 8_402_118, "deploy": 8_402_119}
"""The advisory locks under which versions are numbered: two published at once wait for each other."""


def policy_functions() -> Iterator[str]:
    """Made before the triggers that call them."""
    for kind, lock in _ONE_AT_A_TIME.items():
        yield (
            f"CREATE FUNCTION next_{kind}_number() RETURNS integer LANGUAGE plpgsql VOLATILE AS $body$\n"
            f"BEGIN\nPERFORM pg_advisory_xact_lock({lock});\n"
            f"RETURN (SELECT coalesce(max(p.number), 0) + 1 FROM {kind}_version AS p);\nEND $body$"
        )
    # Asking whether a text is JSON, without an error if it is not, came with PostgreSQL 16.
    yield (
        "CREATE FUNCTION is_json_object(document text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE "
        "AS $body$\nBEGIN\nRETURN jsonb_typeof(document::jsonb) = 'object';\n"
        "EXCEPTION WHEN OTHERS THEN RETURN false;\nEND $body$"
    )
