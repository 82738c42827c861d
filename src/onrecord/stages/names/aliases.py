"""Names that the text itself declares to be one party's: "Popular Front (PF)", "Ridge, also known as Ana Vale".

Precision comes first: a bracket says many things (a party and state, an agency, an age, a place), and only what
its form shows to be another name of the same party is taken. `brackets` reads what stands in brackets behind a name,
`cues` the words that declare a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Alias, Article, Name
from onrecord.stages.names.brackets import bracketed
from onrecord.stages.names.cues import cued
from onrecord.stages.names.folding import key
from onrecord.stages.names.seen import Seen


def declared(article: Article, names: Sequence[Name]) -> tuple[Alias, ...]:
    """Find the pairs of names that an article declares to be one party's, in the order of the text.

    `name` is the fuller or first name, `alias` the other, `span` covers both with what binds them, and `by` names the
    pattern: "parenthesis" (an acronym and its long form), "gloss" (another name in brackets), "translation", "another
    script", or the words that declare it ("also known as").
    """
    seen = Seen(article.text, names)
    found = [*bracketed(seen, article.extent), *cued(seen, article.extent)]
    unique: dict[tuple[str, str], Alias] = {}
    for alias in sorted(found, key=lambda a: (a.span, a.by)):
        pair = (key(alias.name) or alias.name, key(alias.alias) or alias.alias)
        if pair[0] != pair[1] and pair not in unique and pair[::-1] not in unique:
            unique[pair] = alias
    return tuple(unique.values())
