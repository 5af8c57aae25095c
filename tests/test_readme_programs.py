"""What the README shows of the commands for other programs runs as printed, in Python and in a shell."""

import re
import shlex

import pytest
from sqlalchemy import update

from tests.conftest import plain_sql
from tests.services.small_floor import rows
from tests.test_readme import README
from wallboard.cli import main
from wallboard.services.database import Database
from wallboard.services.schema import tables

SECTION = README.partition("### The same commands from a program\n")[2].partition("\n## ")[0]
MORE = """INSERT INTO agent (code, team_id, capacity) SELECT '{0}', id, 12 FROM team WHERE code = 'network'"""
HERE = "INSERT INTO presence (agent_id, state) SELECT id, 'on_shift' FROM agent WHERE code = '{0}'"


@pytest.fixture
def url(training_url: str, database: Database) -> str:
    """The floor and the incident of the README's SQL, two more people, and another team."""
    blocks = re.findall(r"^```sql\n(.*?)^```", README, re.MULTILINE | re.DOTALL)[:2]
    for statement in (one for block in blocks for one in re.split(r";\n", block) if one.strip()):
        plain_sql(training_url, statement)
    for statement in (MORE, HERE):
        for code in ("bea", "cem"):
            plain_sql(training_url, statement.format(code))
    plain_sql(training_url, "INSERT INTO team (code, name) VALUES ('hosting', 'Hosting')")
    return training_url


def test_that_the_python_runs_as_printed(url: str, database: Database) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", SECTION, re.MULTILINE | re.DOTALL)
    found: dict[str, object] = {}
    exec(compile(code.replace("floor.sqlite", url), "README.md", "exec"), found)
    opened = found["database"]
    assert isinstance(opened, Database)
    opened.dispose()
    assert len(rows(database, tables.rationale)) == 1
    kinds = {row.kind for row in rows(database, tables.command)}
    assert kinds == {"deploy", "take_back", "change_life"}


def test_that_every_line_of_the_shell_is_done(
    url: str, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WALLBOARD_DATABASE", url)
    lines = re.findall(r"^wallboard (.+)$", SECTION, re.MULTILINE)
    assert len(lines) == 9
    for line in lines:
        assert main(shlex.split(line)) == 0, (line, capsys.readouterr())
    (incident,) = rows(database, tables.incident)
    assert (incident.state, incident.outcome) == ("resolved", "fixed")


def test_that_each_exit_code_is_the_one_that_is_named(
    url: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WALLBOARD_DATABASE", url)
    assert main(["deploy", "C-4711", "--agent", "nobody"]) == 2
    with database.writing() as c:
        c.execute(update(tables.presence).values(state="off"))
    assert main(["deploy", "C-4711", "--agent", "ana"]) == 3
