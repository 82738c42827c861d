"""What a source span is at its head: a name, several, a pronoun, or a description.

"Iraq's Defense Minister Juma Anad" is the person at its end, "The PMU's communication office" a description owned
by the PMU, "a spokesman for the party, Ana Ruiz," the person in apposition. The span is cut into segments at
commas, brackets and relative pronouns; a segment's core ends at its first preposition; the core's last token is
its head.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from onrecord.records import Mention, Span
from onrecord.stages.attribution.lexicon import (
    COLLECTIVES,
    DEFINITE,
    DOCUMENTS,
    ENVOYS,
    FILLERS,
    INDEFINITE,
    NOBODY,
    PARTISANS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    SAYINGS,
    TITLES,
    normal,
    plural,
    trait,
)
from onrecord.stages.attribution.scene import Scene
from onrecord.stages.attribution.tokens import Token, tokens

_ONE_BODY = frozenset("forces troops headquarters police services".split())  # plural in form, one body in fact
_AGENT = frozenset(
    "by in with to at on for from last this earlier late early yesterday today monday tuesday wednesday thursday "
    "friday saturday sunday exclusively".split()
)
_PART = re.compile(r"[\w.]+(?:['’]s)?")
_OPENERS = frozenset("“\"‘'")
_BREAKS = frozenset(",()—–;:-")


class Head(NamedTuple):
    """What a source comes down to.

    `names` are the mentions at its head (several only if co-ordinated). For a description, `noun` is its head as
    `normal` gives it, `traits` its modifiers, `behind` those behind a preposition, `owner` the party it
    belongs to ("a spokesman for X", "X's office"). For a name, `noun` and `traits` are the role it carries here.
    `text` is the words to show.
    """

    kind: Literal["name", "names", "pronoun", "description", "text", "nobody"]
    span: Span
    text: str
    names: tuple[Mention, ...] = ()
    noun: str = ""
    traits: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    owner: Mention | None = None


def _segments(found: list[Token]) -> list[list[Token]]:
    """Split at commas and brackets; stop at a relative clause. Marks of quotation are dropped."""
    segments: list[list[Token]] = [[]]
    for token in found:
        if token.mention is None and token.text in _BREAKS:
            if segments[-1]:
                segments.append([])
        elif token.mention is None and token.text.casefold() in RELATIVES and segments[0]:
            break
        elif token.mention is not None or token.text[0].isalnum():
            segments[-1].append(token)
    return [s for s in segments if s]


def _core(segment: list[Token]) -> tuple[list[Token], list[Token]]:
    """Cut a segment at its first preposition: (core, tail)."""
    for i, token in enumerate(segment):
        if token.mention is None and i and (token.text.casefold() in PREPOSITIONS or _participle(segment, i)):
            return segment[:i], segment[i:]
    return segment, []


def _participle(segment: list[Token], i: int) -> bool:
    """Whether a token is like "provided" in "figures provided by the ministry"."""
    word = segment[i].text
    return (
        word.endswith("ed")
        and word.islower()
        and segment[i + 1 : i + 2] != []
        and segment[i + 1].text.casefold() in _AGENT
    )


def _person_after_title(core: list[Token], tail: list[Token]) -> bool:
    """Whether the name at the end of "Secretary of State Ana Ruiz", "Envoy for Palau Ana Ruiz" is the head."""
    if len(tail) < 3 or tail[-1].mention is None or tail[-1].mention.kind != "PER" or tail[-1].owns:
        return False
    if tail[-2].mention is not None and not tail[-2].owns:
        return True
    titled = core[-1].text[:1].isupper() and normal(core[-1].text) in TITLES | ENVOYS
    return titled and tail[0].text.casefold() in ("of", "for", "to")


def _bare(segment: list[Token]) -> list[Token]:
    while segment and segment[-1].mention is None and segment[-1].text.casefold().strip(".") in FILLERS:
        segment = segment[:-1]
    while segment and segment[0].mention is None and segment[0].text.casefold() in ("and", "but", "then", "both"):
        segment = segment[1:]
    return segment


def _named(segment: list[Token]) -> Mention | None:
    """The mention at the head of a segment, if there is one."""
    core, tail = _core(segment)
    if _person_after_title(core, tail):
        return tail[-1].mention
    last = core[-1]
    return last.mention if last.mention is not None and not (last.owns and tail) else None


def _coordinated(segments: list[list[Token]]) -> tuple[Mention, ...]:
    """The names of "A and B" or "A, B and C"; empty where the source is anything else."""
    parts: list[list[Token]] = []
    joined = False
    for segment in segments:
        part: list[Token] = []
        for token in segment:
            if token.mention is None and token.text.casefold() in ("and", "&"):
                joined = True
                if part:
                    parts.append(part)
                part = []
            else:
                part.append(token)
        if part:
            parts.append(part)
    if not joined:
        return ()
    heads = [_named(_bare(p)) if _bare(p) else None for p in parts]
    names = tuple(h for h in heads if h is not None)
    same = len({h.party if h.party is not None else h.span for h in names})
    return names if len(names) == len(parts) and same > 1 else ()


def _owner(segment: list[Token]) -> Mention | None:
    """Whose it is: the name behind the preposition ("a spokesman for X"), else the possessor, else a name in front."""
    core, tail = _core(segment)
    sent = bool(core) and normal(core[-1].text) in ENVOYS  # an ambassador to a place speaks for his own state
    if tail and tail[0].text.casefold() in (("of", "for") if sent else ("of", "for", "from", "to", "at", "with")):
        near, _ = _core(tail)
        behind = [t.mention for t in near if t.mention is not None and not t.owns]
        if behind:
            return behind[-1]
    names = [t for t in core if t.mention is not None]
    return next((t.mention for t in names if t.owns), names[0].mention if names else None)


def _traits(found: list[Token]) -> frozenset[str]:
    skip = DEFINITE | INDEFINITE | QUANTIFIERS | PREPOSITIONS
    parts = (w for t in found for w in _PART.findall(t.text) if t.text.casefold() not in skip)
    return frozenset(trait(w) for w in parts) - {"s", ""}


def _description(scene: Scene, segment: list[Token]) -> Head:
    core, tail = _core(segment)
    first, last = core[0].text.casefold(), core[-1].text
    rest = core[1:] if core[0].mention is None and first in DEFINITE | INDEFINITE | QUANTIFIERS else core
    noun = normal(last)
    many = (
        (plural(last) and last.casefold() not in _ONE_BODY)
        or first in QUANTIFIERS
        or any(t.text.casefold() == "and" for t in core)
    )
    shown = (rest if first in DEFINITE else core) + tail
    span = Span(shown[0].span.start, shown[-1].span.end) if shown else Span(core[0].span.start, core[-1].span.end)
    owns = any(t.owns for t in core[:-1])
    return Head(
        kind="description",
        span=span,
        text=" ".join(scene.text[span.start : span.end].split()),
        noun=noun,
        traits=_traits(rest[:-1]),
        behind=_traits(tail),
        definite=first in DEFINITE or owns,
        indefinite=first in INDEFINITE,
        plural=many,
        owner=_owner(segment),
    )


def _role(segments: list[list[Token]], name: Mention) -> tuple[str, frozenset[str], list[Token]]:
    """The role a source gives the name at its head: (noun, traits, the words)."""
    for segment in segments:
        core, tail = _core(segment)
        words = [t for t in segment if t.mention is not name]
        plain = [t for t in (core if name not in [t.mention for t in tail] else core + tail) if t.mention is not name]
        if plain and words and plain[-1].mention is None and not plain[-1].owns:
            return normal(plain[-1].text), _traits(words), segment
    return "", frozenset(), []


def _simple(scene: Scene, span: Span) -> Head | None:
    """The two commonest sources, without taking them apart: a pronoun, and a name and nothing else."""
    text = scene.text[span.start : span.end]
    if text.casefold() in PRONOUNS:
        return Head("pronoun", span, text.casefold())
    mention = next(scene.mentions_in(span), None)
    if mention is not None and mention.span == span and not text.endswith(("'s", "’s")):
        return Head("name", span, " ".join(text.split()), (mention,))
    return None


def parse(scene: Scene, span: Span) -> Head | None:
    """Read one source span; None where it holds no word."""
    simple = _simple(scene, span)
    if simple is not None:
        return simple
    segments = [s for s in (_bare(s) for s in _segments(tokens(scene, span))) if s]
    if not segments:
        return None
    main = segments[0]
    whole = Span(main[0].span.start, main[-1].span.end)
    shown = " ".join(scene.text[whole.start : whole.end].split())
    word = main[0].text.casefold()
    if main[0].mention is None and len(main) == 1 and word in PRONOUNS:
        return Head("pronoun", whole, word)
    if main[0].mention is None and word in NOBODY:
        return Head("nobody", whole, shown, noun=normal(_core(main)[0][-1].text))
    several = _coordinated(segments)
    if several:
        return Head("names", whole, shown, several, plural=True)
    core, tail = _core(main)
    if core[-1].mention is None and tail and tail[0].text.casefold() in _made_by(normal(core[-1].text)):
        author = parse(scene, Span(tail[1].span.start, span.end)) if len(tail) > 1 else None
        if author and author.kind in ("name", "names"):
            return author
    name = _named(main) or _apposed(scene, segments)
    if name is not None:
        noun, traits, where = _role(segments, name)
        return Head(
            "name",
            whole,
            shown,
            (name,),
            noun,
            traits,
            owner=_owner([t for t in where if t.mention is not name] or main),
        )
    if core[-1].mention is None and _looks_named(core):
        return Head("text", Span(core[0].span.start, core[-1].span.end), " ".join(t.text for t in core))
    return _description(scene, main)


def _made_by(noun: str) -> tuple[str, ...]:
    """The prepositions behind which the author of a saying ("remarks of") or of a document ("a book by") stands."""
    return ("by", "from", "of", "in") if noun in SAYINGS else ("by",) if noun in DOCUMENTS else ()


def _apposed(scene: Scene, segments: list[list[Token]]) -> Mention | None:
    """The person (or, for a body, the body) that stands in apposition to a description; not one in a title's marks."""
    collective = normal(_core(segments[0])[0][-1].text) in COLLECTIVES
    for segment in segments[1:]:
        if scene.text[segment[0].span.start - 1 : segment[0].span.start] in _OPENERS:
            continue
        name = _named(segment)
        if name is not None and (name.kind == "PER" or (collective and name.kind == "ORG")):
            return name
    return None


def _looks_named(core: list[Token]) -> bool:
    """Whether a core without a known mention is still a name: two or more capitalised words, no determiner."""
    texts = [t.text for t in core]
    small = DEFINITE | INDEFINITE | QUANTIFIERS
    if texts[0].casefold() in PREPOSITIONS:
        return False
    if texts[0].casefold() in small and len(texts) > 1:
        texts = texts[1:]
    capitals = all(t[:1].isupper() for t in texts)
    noun = normal(texts[-1])
    return (
        capitals
        and not plural(texts[-1])
        and noun not in COLLECTIVES
        and (len(texts) > 1 or core[0].text.casefold() not in small)
        and noun not in SAYINGS | TITLES | ENVOYS | PARTISANS
    )
