"""What stands on a page and is nothing that its report asserts.

Three signs: it lies in a passage that is a template of its outlet; an outlet prints the same sentence in article after
article with nobody by name behind it; or it is a list of links whose marks were lost, so that a name runs into the
headline after it ("Ada Berg Ada BergSenate passes… MORE").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.records import Article, Copy, Span, Statement
from onrecord.text import overlap

_COVERED = 0.6  # of a statement lies in a template
_LINKS = 0.25  # of a statement are links run together, or it begins among them
_ARTICLES = 5  # of one outlet that print the sentence
_SHARE = 0.8  # of all articles that print it
_RUN_INTO = re.compile(r"(?<= )[A-Z][^\W\d_]*[a-z](?=[A-Z0-9])")  # "BergSenate"
_NAME_BEFORE = re.compile(r"(?:[A-Z(][\w.,’')-]* ){1,5}$")
_BEFORE = 60  # characters in which the name has stood once already
_NAMED_TWICE = re.compile(  # "Ada Berg Ada Maria Berg Harbours… MORE"
    r"\b(?P<first>[A-Z][\w’'-]+) (?P<last>[A-Z][\w’'-]+) (?P=first) (?:[A-Z(][\w.’')-]* ){0,2}(?P=last) "
    r".{1,600}?\bMORE\b"
)
_END = re.compile(r"\bMORE\b|$", re.MULTILINE)
_LONGEST = 600  # characters of such a list

_Spans = Mapping[str, Sequence[Span]]


def reported(
    statements: Sequence[Statement],
    articles: Mapping[str, Article],
    copies: Iterable[Copy],
) -> tuple[Statement, ...]:
    """Return the statements without those of page furniture, in their order; the order of all else does not matter.

    Args:
        statements: of the whole corpus.
        articles: those the statements stand in, by id.
        copies: with the kinds of their passages set.
    """
    templates = _templates(copies)
    repeated = _repeated(statements, articles)
    links = {ident: tuple(_run_together(article.text)) for ident, article in articles.items()}
    return tuple(
        s for s in statements if not _furniture(s, templates.get(s.article, ()), links.get(s.article, ()), repeated)
    )


def furniture(
    statements: Sequence[Statement],
    article: Article,
    templates: Sequence[Span],
    repeated: Collection[tuple[str, ...]],
) -> set[str]:
    """Return those of one article's statements (by id) that `reported` leaves out.

    Args:
        statements: the article's.
        article: the article.
        templates: its passages that are templates.
        repeated: the terms, among those of its statements, that `is_repeated` holds of.
    """
    links = tuple(_run_together(article.text))
    return {s.id for s in statements if _furniture(s, templates, links, repeated)}


def _furniture(
    statement: Statement, templates: Sequence[Span], links: Sequence[Span], repeated: Collection[tuple[str, ...]]
) -> bool:
    return (
        _lies_in(statement, templates, _COVERED)
        or _lies_in(statement, links, _LINKS)
        or any(span.start < statement.span.start < span.end for span in links)
        or (statement.terms in repeated and not _by_name(statement))
    )


def _templates(copies: Iterable[Copy]) -> _Spans:
    found = defaultdict(list)
    for copy in copies:
        for passage in copy.passages:
            if passage.kind == "template":
                found[copy.a].append(passage.a)
                found[copy.b].append(passage.b)
    return found


def _run_together(text: str) -> Iterator[Span]:
    """Where a name is repeated at once and runs into what follows, up to "MORE" or the line's end."""
    for match in _RUN_INTO.finditer(text):
        before = _NAME_BEFORE.search(text, max(0, match.start() - _BEFORE), match.start())
        if before and match[0] in before[0].split():
            end = _END.search(text, match.end(), match.end() + _LONGEST)
            yield Span(before.start(), end.end() if end else match.end() + _LONGEST)
    if "MORE" in text:
        yield from (Span(*match.span()) for match in _NAMED_TWICE.finditer(text))


def _lies_in(statement: Statement, spans: Iterable[Span], share: float) -> bool:
    length = statement.span.end - statement.span.start
    return any(overlap(statement.span, span) >= share * length for span in spans)


def repeatable(statement: Statement) -> bool:
    """Whether a statement may turn out to be a sentence that its outlet prints again and again."""
    return bool(statement.terms) and not _by_name(statement)


def _repeated(statements: Sequence[Statement], articles: Mapping[str, Article]) -> set[tuple[str, ...]]:
    """The terms of sentences that one outlet prints again and again, and hardly anybody else."""
    printed: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for statement in statements:
        if repeatable(statement):
            printed[statement.terms].add(statement.article)
    return {terms for terms, where in printed.items() if is_repeated(Counter(articles[a].outlet for a in where))}


def is_repeated(articles: Mapping[str | None, int]) -> bool:
    """Whether a sentence is furniture, by how many articles of which outlets print it."""
    most = max((n for outlet, n in articles.items() if outlet is not None), default=0)
    return most >= _ARTICLES and most >= _SHARE * sum(articles.values())


def _by_name(statement: Statement) -> bool:
    """Whether somebody is quoted for it by name."""
    return statement.attribution is not None and statement.speaker_kind not in (None, "unnamed", "group")
