"""Records → the rows that `--json` prints: the contract that other programs read.

The field names and meanings are fixed; fields may be added, none changes or goes. A field that no stage fills yet is
absent, never faked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from onrecord.judging import Doubt
from onrecord.records import (
    Article,
    Attribution,
    Because,
    Claim,
    Copy,
    Judgement,
    Note,
    Party,
    Reading,
    Record,
    Step,
    Storyline,
    Tombstone,
)
from onrecord.stages.claims import bears
from onrecord.verdicts import Suggestion

Row = dict[str, Any]


def line(row: Row) -> str:
    """Return a row as one line of JSON in UTF-8, without the line's end."""
    return msgspec.json.encode(row).decode()


def _identity(article: Article) -> Row:
    return {"path": article.path} | ({"id": article.given_id} if article.given_id else {})


def _reasons(because: tuple[Because, ...]) -> list[str]:
    return [f"{b.rule}: {b.note}" if b.note else b.rule for b in because]


def _attribution(a: Attribution) -> Row:
    return {
        "source": a.source,
        "cue": a.cue,
        "content": a.content,
        "mode": a.mode,
        "stance": a.stance,
        "speaker": a.speaker,
        "speaker_kind": a.speaker_kind,
        "on_behalf_of": a.on_behalf_of,
        "addressee": a.addressee,
        "said": a.said,
        "within": a.within,
        "hops": [{"step": h.step, "party": h.party, "verb": h.verb, "span": h.span} for h in a.hops],
        "score": a.score,
        "party": a.party,
        "stands_for": a.stands_for,
        "because": _reasons(a.because),
    }


def read_row(reading: Reading) -> Row:
    """Return one line of `onrecord read --json`: an article and all that was found in it."""
    article = reading.article
    return _identity(article) | {
        "sha256": article.sha256,
        "text": article.text,
        "article": article.number,
        "extent": article.extent,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "published_at": article.published_at,
        "updated": article.updated,
        "byline": article.byline,
        "dateline": article.dateline,
        "agencies": article.agencies,
        "language": article.language,
        "complete": article.complete,
        "anchor": article.anchor,
        "url": article.url,
        "details": [{"because": d.rule, "value": d.note, "span": d.span} for d in article.details],
        "blocks": article.blocks,
        "attributions": [_attribution(a) for a in reading.attributions],
        "own_voice": reading.own_voice,
        "mentions": reading.cast.mentions,
        "parties": [
            {"party": p.number, "name": p.name, "names": p.names, "kind": p.kind, "roles": p.roles}
            for p in reading.cast.parties
        ],
        "aliases": reading.cast.aliases,
        "times": reading.facts.times,
        **_places(reading),
        "figures": reading.facts.figures,
        "reader": reading.reader,
    }


def _places(reading: Reading) -> Row:
    """The places, and by whose data they were found; nothing where nobody looked."""
    gazetteer = reading.facts.gazetteer
    return {"places": reading.facts.places, "gazetteer": gazetteer} if gazetteer else {}


def copies_row(copy: Copy, articles: Mapping[str, Article]) -> Row:
    """Return one line of `onrecord copies --json`: a pair of articles, its passages and edits."""
    a, b = articles[copy.a], articles[copy.b]
    return {
        "a": a.label,
        "b": b.label,
        "a_article": a.number,
        "b_article": b.number,
        "passages": copy.passages,
        "edits": copy.edits,
        "share_a": round(copy.share_a, 4),
        "share_b": round(copy.share_b, 4),
        "direction": copy.direction,
        "because": _reasons(copy.because),
    }


def names_row(party: Party) -> Row:
    """Return one line of `onrecord names --json`: a party and why its names are one."""
    return {
        "party": party.id,
        "name": party.name,
        "names": party.names,
        "kind": party.kind,
        "articles": len({article for article, _ in party.members}),
        "roles": [{"role": t.role, "as_of": t.as_of, "article": t.article} for t in party.roles],
        "because": _reasons(party.because),
    }


def doubt_row(doubt: Doubt) -> Row:
    """Return one line of `onrecord names unsure --json`: what may be one party, for a person to decide."""
    return {
        "left": doubt.left,
        "right": doubt.right,
        "names": doubt.names,
        "because": f"{doubt.rule}: {doubt.note}",
        "score": doubt.score,
    }


def answer_row(answer: Record, articles: Mapping[str, Article]) -> Row:
    """Return one line of `onrecord ask --json`: the answer's fields, with articles by what they are called.

    A field `article` is printed as `report`, one named `before` keeps its name; `spans` say their report beside them.
    """
    row: Row = msgspec.to_builtins(answer)
    found: Row = {}
    for name, value in row.items():
        if name == "article":
            found["report"] = articles[value].label
        elif name == "before":
            found[name] = articles[value].label
        elif name == "spans":
            found[name] = [{"report": articles[a].label, "span": s} for a, s in value]
        else:
            found[name] = value
    return found


def storyline_row(story: Storyline, articles: Mapping[str, Article]) -> Row:
    """Return one line of `onrecord ask storylines --json`."""
    return {
        "storyline": story.id,
        "text": story.text,
        "claims": story.claims,
        "voices": story.voices,
        "reports": [articles[a].label for a in story.reports],
        "first": story.first,
        "last": story.last,
    }


def suggestion_row(suggestion: Suggestion) -> Row:
    """Return one line of `onrecord judge unsure --json`: what may be one claim, for a person to decide."""
    return {
        "left": suggestion.left,
        "right": suggestion.right,
        "texts": suggestion.texts,
        "because": f"{suggestion.rule}: {suggestion.note}",
        "score": suggestion.score,
    }


def judgement_row(judgement: Judgement) -> Row:
    """Return one line of `names same`, `names different`, `judge` and `undo` with --json: a person's judgement."""
    return {
        "judgement": judgement.id,
        "subject": judgement.subject,
        "left": judgement.left,
        "right": judgement.right,
        "lefts": judgement.lefts,
        "rights": judgement.rights,
        "verdict": judgement.verdict,
        "actor": judgement.actor,
        "made": judgement.made,
        "note": "; ".join(because.note for because in judgement.because if because.note),
    }


def tombstone_row(stone: Tombstone) -> Row:
    """Return one line of `onrecord forget --json`: what is left of an erased capture."""
    row: Row = msgspec.to_builtins(stone)
    return row


def note_row(note: Note) -> Row:
    """Return one line of `onrecord note --json`."""
    row: Row = msgspec.to_builtins(note)
    return {"note": note.id, **{key: value for key, value in row.items() if value is not None}}


def claim_row(claim: Claim, articles: Mapping[str, Article]) -> Row:
    """Return one line of `onrecord claims --json` and `onrecord trace --json`."""
    label = _labels(articles)
    return {
        "claim": claim.id,
        "text": claim.text,
        "members": [
            _identity(articles[m.article]) | {"span": m.span, "speaker": m.speaker, "stance": m.stance}
            for m in claim.members
        ],
        "voices": claim.voices,
        "reports": claim.reports,
        "origins": claim.origins,
        "families": [[label(a) for a in family] for family in claim.families],
        "chains": [
            {
                "voice": c.voice,
                "hops": [{"step": h.step, "party": h.party, "verb": h.verb, "span": h.span} for h in c.hops],
                "report": label(c.article),
                "span": c.span,
                "stance": c.stance,
                "cold": c.cold,
                "origin": c.origin,
                "rests": c.rests,
            }
            for c in claim.chains
        ],
        "links": [
            {
                "to": k.to,
                "kind": k.kind,
                "voices": k.voices,
                "report": label(k.article),
                "span": k.span,
                "acts": bears(claim, k),
            }
            for k in claim.links
        ],
        "warnings": [
            {"kind": w.kind, "note": w.note, "spans": [{"report": label(a), "span": s} for a, s in w.spans]}
            for w in claim.warnings
        ],
        "because": _reasons(claim.because),
        "ledger": [_step(step, label) for step in claim.ledger],
    }


def _step(step: Step, label: Callable[[str], str]) -> Row:
    """One line of the count; those that can be answered otherwise carry their question."""
    asked = {"question": step.question, "judged": step.judged, "answer": step.answer} if not step.settled else {}
    return {
        "step": step.id,
        "rule": step.rule,
        "note": step.note,
        "left": [step.low, step.high],
        "of": step.of,
        "settled": step.settled,
        **asked,
        "without": step.without,
        "spans": [{"report": label(a), "span": s} for a, s in step.spans],
    }


def _labels(articles: Mapping[str, Article]) -> Callable[[str], str]:
    return lambda article: articles[article].label
