"""A form → one judgement, appended; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord import verdicts
from onrecord.corpus import Corpus
from onrecord.errors import BadInput, NotFound
from onrecord.judging import undoing
from onrecord.records import Claim, Judgement, Statement, Verdict
from onrecord.verdicts import Say

Form = Mapping[str, str]

LONGEST_NOTE = 2_000  # characters
_LONGEST_NAME = 200


def decide(corpus: Corpus, form: Form, actor: str, *, entitled: bool = True) -> Judgement:
    """Append what a form decides; return it.

    What another person judged is taken back by that person, or by one who is `entitled`.

    Raises:
        BadInput: it decides nothing that can be decided.
        NotFound: what it speaks of is not there any more.
    """
    asked = form.get("what", "")
    make = _DECISIONS.get((asked, form.get("about", "claim")))
    if make is None:
        raise BadInput(f"“{asked[:30]}” is no decision: go back and press one of the buttons")
    note = form.get("note", "").strip()
    if len(note) > LONGEST_NOTE:
        raise BadInput(f"the note has {len(note):,} characters: {LONGEST_NOTE:,} are kept with a decision")
    if make is _undo and not entitled:
        _must_be_own(corpus, form.get("judgement", ""), actor)
    return make(corpus, form, Say(actor, note))


def _must_be_own(corpus: Corpus, which: str, actor: str) -> None:
    for judgement in corpus.judgements():
        if judgement.id == which and judgement.actor == actor:
            return
    raise BadInput("that was judged by somebody else: they take it back, or somebody with the role “run” does")


def _party(corpus: Corpus, form: Form, say: Say) -> Judgement:
    verdict: Verdict = "same" if form["what"] == "same" else "different"
    left, right = _given(form, "left"), _given(form, "right")
    return corpus.decide(corpus.party(left).id, corpus.party(right).id, verdict, say.actor, note=say.note)


def _same(corpus: Corpus, form: Form, say: Say) -> Judgement:
    return _kept(corpus, verdicts.same(_claim(corpus, form, "left"), _claim(corpus, form, "right"), say))


def _different(corpus: Corpus, form: Form, say: Say) -> Judgement:
    return _kept(corpus, verdicts.different(_claim(corpus, form, "left"), _claim(corpus, form, "right"), say))


def _no_link(corpus: Corpus, form: Form, say: Say) -> Judgement:
    return _kept(corpus, verdicts.no_link(_claim(corpus, form, "left"), _claim(corpus, form, "right"), say))


def _nothing(side: str) -> Callable[[Corpus, Form, Say], Judgement]:
    def make(corpus: Corpus, form: Form, say: Say) -> Judgement:
        return _kept(corpus, verdicts.nothing(_claim(corpus, form, side).members, say))

    return make


def _one_nothing(corpus: Corpus, form: Form, say: Say) -> Judgement:
    return _kept(corpus, verdicts.nothing([_statement(_claim(corpus, form, "left"), form)], say))


def _apart(corpus: Corpus, form: Form, say: Say) -> Judgement:
    claim = _claim(corpus, form, "left")
    return _kept(corpus, verdicts.apart(claim, [_statement(claim, form)], say))


def _speaker(corpus: Corpus, form: Form, say: Say) -> Judgement:
    right = form.get("name", "").strip()
    if len(right) > _LONGEST_NAME:
        raise BadInput(f"no speaker's name has {len(right):,} characters: shorten it")
    statement = _statement(_claim(corpus, form, "left"), form)
    return _kept(corpus, verdicts.not_speaker(statement, say, right or None))


def _undo(corpus: Corpus, form: Form, say: Say) -> Judgement:
    """Take back the judgement named, the last one where none is."""
    log, which = corpus.judgements(), form.get("judgement", "")
    named = [j for j in log if not which or j.id == which]
    if not named:
        raise NotFound("that decision does not stand any more: it was taken back already")
    last, taken_back = undoing(named, say.actor)
    corpus.judge(taken_back)
    return last


_DECISIONS: Mapping[tuple[str, str], Callable[[Corpus, Form, Say], Judgement]] = {
    ("same", "party"): _party,
    ("different", "party"): _party,
    ("same", "claim"): _same,
    ("different", "claim"): _different,
    ("nothing", "claim"): _nothing("left"),
    ("nothing-left", "claim"): _nothing("left"),
    ("nothing-right", "claim"): _nothing("right"),
    ("nothing", "statement"): _one_nothing,
    ("apart", "statement"): _apart,
    ("speaker", "statement"): _speaker,
    ("link", "claim"): _no_link,
    ("undo", "claim"): _undo,
}


def _kept(corpus: Corpus, made: Judgement) -> Judgement:
    return corpus.judge(made)


def _given(form: Form, name: str) -> str:
    value = form.get(name, "").strip()
    if not value:
        raise BadInput(f"the form does not say which ({name} is empty): fill it in")
    return value


def _claim(corpus: Corpus, form: Form, name: str) -> Claim:
    return corpus.claim(_given(form, name))


def _statement(claim: Claim, form: Form) -> Statement:
    ident = _given(form, "statement")
    for member in claim.members:
        if member.id == ident:
            return member
    raise NotFound("that statement is not of this claim any more: reload its page and decide again")
