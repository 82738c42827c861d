"""Members as people speak of them: an article and a name in it, which stands however often the article is read.

A rule's judgement is made anew at each reading, and names a member by its number. A person's is kept for good, so it
names one by what it is called there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from onrecord.records import Judgement

_MARK = ":="


def spoken(article: str, name: str) -> str:
    """How a person's judgement names the party of an article that is called so there."""
    return f"{article}{_MARK}{name}"


def hidden(side: str, articles: Collection[str]) -> str:
    """A side of a judgement, without the name where it is one that stood in one of these articles."""
    article, mark, _ = side.partition(_MARK)
    return spoken(article, "erased") if mark and article in articles else side


def resolved(judgements: Iterable[Judgement], members: Mapping[str, str]) -> list[Judgement]:
    """Return the judgements with each member by its number; `members` gives it by how a person speaks of it.

    A side that no longer names anybody is left out, and with it a judgement of which one side is gone; what undoes
    another stays as it is.
    """
    found = []
    for judgement in judgements:
        if _MARK not in judgement.left and _MARK not in judgement.right:
            found.append(judgement)
            continue
        lefts = [members.get(side, side) for side in judgement.all_lefts if _MARK not in side or side in members]
        rights = [members.get(side, side) for side in judgement.all_rights if _MARK not in side or side in members]
        rights = [side for side in dict.fromkeys(rights) if side not in lefts]
        if lefts and rights:
            sides = {"left": lefts[0], "right": rights[0], "lefts": tuple(lefts[1:]), "rights": tuple(rights[1:])}
            found.append(msgspec.structs.replace(judgement, **sides))
    return found


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that are not withdrawn or superseded, in their order.

    To be asked before `resolved`, for one that undoes another knows it by its id.
    """
    log = list(judgements)
    gone = {j.supersedes for j in log if j.supersedes}
    return [j for j in log if j.verdict != "withdrawn" and not (gone and j.id in gone)]
