"""What one more article asks of the files is found by an index, whatever is there: nothing goes through a table."""

import re
from pathlib import Path

import pytest

from onrecord import Corpus
from onrecord.edges.engines.rules import RulesEngine
from onrecord.edges.runners import LocalRunner
from onrecord.edges.store.database import Database

EXAMPLES = Path(__file__).parents[2] / "examples"
# Of one row, of a row for each stage or migration, of people's judgements (few), or of what was asked for.
_SMALL = re.compile(
    r"SCAN (about|migrations|meta|stages|judgements|tombstones|sqlite_\w+|CONSTANT ROW|\w+ VIRTUAL TABLE)"
)
# Backwards, up to the first that fits, which is near; and what was erased, which is little.
_KNOWN = ("SELECT number FROM seen NOT INDEXED", "SELECT t.record FROM tombstones t")


@pytest.fixture
def plans(monkeypatch):
    """How SQLite goes about each statement, from the first time that it is run."""
    seen = {}
    rows, many = Database.rows, Database.many

    def explain(db, sql, values):
        if sql.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE") and sql not in seen:
            seen[sql] = [step for *_, step in rows(db, f"EXPLAIN QUERY PLAN {sql}", values)]

    def noting_rows(self, sql, values=()):
        explain(self, sql, values)
        return rows(self, sql, values)

    def noting_many(self, sql, each):
        each = list(each)
        if each:
            explain(self, sql, each[0])
        return many(self, sql, each)

    monkeypatch.setattr(Database, "rows", noting_rows)
    monkeypatch.setattr(Database, "many", noting_many)
    return seen


def test_no_statement_of_one_more_article_goes_through_a_table(tmp_path, plans):
    with Corpus.open(tmp_path / "onrecord.db", engine=RulesEngine(), runner=LocalRunner(1)) as corpus:
        corpus.add(str(EXAMPLES / "harbour"))
        corpus.list_claims()
        plans.clear()
        corpus.add(str(EXAMPLES / "river"))
        corpus.catch_up()
    wide = {
        sql: steps
        for sql, steps in plans.items()
        if not sql.startswith(_KNOWN)
        and any((s.startswith("SCAN") and not _SMALL.match(s)) or s.endswith("(stage=?)") for s in steps)
    }
    assert len(plans) > 80  # else nothing was noted
    assert wide == {}
