"""The versions of the rules by which people are sent, as people ask for them, and documents out of files."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from wallboard.domain.deploy_rules import STANDARD, DeployRules, DeployVersion, rules_in_force
from wallboard.domain.deploy_rules_document import UnreadableRules, rules_of_document
from wallboard.refusal import Refusal
from wallboard.services.database import Database
from wallboard.services.schema import tables
from wallboard.services.version_rows import VersionRows, version_rows

_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class DeployVersions(VersionRows[DeployVersion]):
    """The versions of the rules by which people are sent."""

    @property
    def in_force(self) -> DeployRules:
        """By which people are sent now; the standard rules where no version is in force."""
        return rules_in_force((one.version for one in self.entries), self.now)

    def numbered(self, number: int) -> DeployRules:
        """The rules of that number; 0 is the standard ones.

        Raises:
            Refusal: there are none.
        """
        if number == 0:
            return STANDARD
        for one in self.entries:
            if one.version.number == number:
                return one.version.rules
        known = ", ".join(str(one.version.number) for one in self.entries)
        raise Refusal(
            f"there is no version {number} of the deploy rules here that can be read; there are: 0 "
            f"(standard){known and f', {known}'}."
        )


def deploy_versions_told(database: Database) -> DeployVersions:
    """What was published so far.

    Raises:
        DatabaseUnavailable: the database cannot answer now.
    """
    rows = version_rows(database, tables.deploy_version, DeployVersion)
    return DeployVersions(rows.now, rows.newest, rows.entries, rows.unreadable)


def deploy_rules_from(file: Path) -> DeployRules:
    """The rules of a document in a file: TOML by its name, else JSON.

    Raises:
        Refusal: it cannot be read, or is none that could be published.
    """
    try:
        text = file.read_bytes()[:_MOST_BYTES].decode("utf-8-sig")
        found = tomllib.loads(text) if file.suffix == ".toml" else json.loads(text)
        return rules_of_document(found)
    except OSError as trouble:
        raise Refusal(f"{file} cannot be read: {trouble.strerror}.") from None
    except UnicodeDecodeError:
        raise Refusal(f"{file} is no UTF-8 text.") from None
    except UnreadableRules as trouble:
        raise Refusal(f"{file.name}: {trouble}.") from None
    except (ValueError, RecursionError) as trouble:
        kind = "TOML" if file.suffix == ".toml" else "JSON"
        raise Refusal(f"{file.name} is no {kind}: {trouble}.") from None
