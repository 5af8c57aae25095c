"""The functions of PostgreSQL's triggers that policy versions need."""

from collections.abc import Iterator

_ONE_AT_A_TIME = 8_402_118
"""The advisory lock under which versions are numbered: two that are published at once wait for each other."""


def policy_functions() -> Iterator[str]:
    """Made before the triggers that call them."""
    yield (
        "CREATE FUNCTION next_policy_number() RETURNS integer LANGUAGE plpgsql VOLATILE AS $body$\nBEGIN\n"
        f"PERFORM pg_advisory_xact_lock({_ONE_AT_A_TIME});\n"
        "RETURN (SELECT coalesce(max(p.number), 0) + 1 FROM policy_version AS p);\nEND $body$"
    )
    # Asking whether a text is JSON, without an error if it is not, came with PostgreSQL 16.
    yield (
        "CREATE FUNCTION is_json_object(document text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE "
        "AS $body$\nBEGIN\nRETURN jsonb_typeof(document::jsonb) = 'object';\n"
        "EXCEPTION WHEN OTHERS THEN RETURN false;\nEND $body$"
    )
