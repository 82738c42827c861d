"""Which column of a table holds what: our own names, those of exports in use, and those a user gives.

GDELT's times are left out: they say when GDELT saw an article, or when the event was, not when it was published.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from onrecord.errors import BadInput

FIELDS = ("text", "id", "title", "published", "outlet", "url")


class Layout(NamedTuple):
    """An export's columns, in lower case: those it is known by, and which holds what."""

    marks: frozenset[str]
    columns: Mapping[str, str]


# Media Cloud: search results of 2024, and the earlier Explorer. GDELT: article lists of the DOC API as CSV and JSON;
# the knowledge graph and the events with a header line, as BigQuery exports them.
LAYOUTS = (
    Layout(
        frozenset(("stories_id", "publish_date")),
        {"id": "stories_id", "title": "title", "published": "publish_date", "outlet": "media_name", "url": "url",
         "text": "story_text"},
    ),
    Layout(
        frozenset(("publish_date", "media_name")),
        {"id": "id", "title": "title", "published": "publish_date", "outlet": "media_name", "url": "url",
         "text": "text"},
    ),
    Layout(frozenset(("url", "mobileurl", "title")), {"url": "url", "title": "title"}),
    Layout(frozenset(("url", "seendate", "title")), {"url": "url", "title": "title"}),
    Layout(frozenset(("gkgrecordid", "documentidentifier")), {"url": "documentidentifier"}),
    Layout(frozenset(("globaleventid", "sourceurl")), {"url": "sourceurl"}),
    Layout(frozenset(("globaleventid", "mentionidentifier")), {"url": "mentionidentifier"}),
)  # fmt: skip
# GDELT's raw files have no header line: by the end of their name, the number of columns and the one with the address.
HEADERLESS = MappingProxyType({".export.csv": (61, 60), ".gkg.csv": (27, 4), ".mentions.csv": (16, 5)})


def columns_of(names: Collection[str], given: Mapping[str, str]) -> dict[str, str]:
    """Return the name of the column that holds each field, for those that have one.

    Args:
        names: The columns of the table.
        given: What the user says of them; it goes before all else.

    Raises:
        BadInput: the user names a field or a column that there is not.
    """
    by_lower = {name.strip().lower(): name for name in names}
    for field, column in given.items():
        if field not in FIELDS:
            raise BadInput(f"--map {field}={column}: there is no field {field}, only {', '.join(FIELDS)}")
        if column.strip().lower() not in by_lower:
            raise BadInput(f"--map {field}={column}: there is no column {column}, only {', '.join(names)}")
    layout = next((one for one in LAYOUTS if one.marks <= by_lower.keys()), None)
    usual = dict(layout.columns) if layout else {field: field for field in FIELDS}
    wanted = {**usual, **given}
    return {field: by_lower[c.strip().lower()] for field, c in wanted.items() if c.strip().lower() in by_lower}
