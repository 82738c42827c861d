"""The program's own names for things, as a reader meets them."""

from __future__ import annotations

WARNINGS = {
    "printed-as-fact": "printed as fact",
    "speaker-swapped": "one passage, two speakers",
    "quotation-changed": "changed inside the quotation",
    "hedge-dropped": "hedge dropped",
    "figure-grew": "figure grew",
    "one-unnamed-source": "one unnamed source",
    "circle": "sources go round in a circle",
    "outlived-denial": "goes on after it was denied",
    "report-retracted": "a report was taken back",
    "report-corrected": "a report was corrected",
}
"""Kinds of warning."""

STANCES = {
    "asserts": "asserts",
    "accuses": "accuses",
    "denies": "denies",
    "confirms": "confirms",
    "declines": "declines to comment",
    "unverified": "could not verify it",
    "unclaimed": "nobody claims it",
    "retracts": "takes it back",
}
"""What a voice does with a claim."""

EDITS = {
    "quote": "inside the quotation",
    "speaker": "speaker",
    "hop": "through whom",
    "figure": "figure",
    "date": "date",
    "place": "place",
    "hedge": "how certain",
    "wording": "wording",
    "added": "added",
    "omitted": "left out",
}
"""What a copy changed, changes inside quotations first."""

ORDERS = {
    "reports": "most reports",
    "outlets": "most outlets",
    "origins": "most origins",
    "denials": "most denials",
    "newest": "newest report",
    "oldest": "oldest report",
}
"""How a list of claims may be ordered."""

KINDS = {
    "person": "person",
    "organisation": "organisation",
    "state": "state",
    "outlet": "outlet",
    "agency": "agency",
    "place": "place",
    "unknown": "kind not known",
}
"""What a party is."""


def warning(kind: str) -> str:
    """Name a kind of warning; one that is new here reads as it is called."""
    return WARNINGS.get(kind, kind.replace("-", " "))
