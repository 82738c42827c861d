"""The patterns: one function each, from a cue at a token to the attribution it makes, or None."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.edges.engines.rules.clauses import (
    Run,
    content_end,
    first_subject,
    noun_phrase_after,
    subject_before,
    verb_group,
)
from onrecord.edges.engines.rules.grammar import (
    BE,
    BREAKS,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    NOMINATIVES,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_finite,
)
from onrecord.edges.engines.rules.lexicon import VERBS, WITH_PARTICLE, Verb
from onrecord.edges.engines.rules.tokens import Sheet, Unit


class Find(NamedTuple):
    """One attribution in tokens. `open` is True where a quotation that follows at once would go on with it."""

    source: Run | None
    cue: Run
    contents: tuple[Run, ...]
    pattern: str
    open: bool = False


class Place(NamedTuple):
    """Where a pattern looks: the sheet, the unit, the bounds of the clause and what was found before in the unit."""

    sheet: Sheet
    unit: Unit
    low: int
    high: int
    heard: Sequence[Find]


def verb(place: Place, i: int) -> Find | None:
    """A cue verb: the subject on one side, what it says on the other or on both."""
    sheet, low, high = place.sheet, place.low, place.high
    entry = VERBS[sheet.low[i]]
    k = verb_group(sheet, i, low)
    before = sheet.low[k - 1] if k > low else ""
    if entry.form == "past" and any(w in BE for w in sheet.low[k:i]):
        return passive(place, i, k, entry)
    if _is_noun(sheet, i, k, low, entry):
        return None
    frame, end = _with_particle(sheet, i, high, entry)
    if not frame:
        return None
    source = subject_before(sheet, k, low)
    participle = entry.form == "ing" and k == i
    if participle and (before in {",", "and", "by", "while", "before", "after", "in", *DASHES} or source is None or not (k > low)):
        source = _shared(place, k)
        if source is None:
            return None
        trailing = False
    elif source is None:
        if before in {"to", "'s", "’s"} or before in PREPOSITIONS or before in DETERMINERS:
            return None
        if before in CONJUNCTIONS and entry.form != "base":
            source = _shared(place, k)
        elif k == low or before in BREAKS or sheet.quote[k - 1]:
            return _inverted(place, i, k, end, frame)
        if source is None:
            return None
        trailing = False
    else:
        trailing = True
    return _complement(place, source, (k, end), frame, trailing=trailing)


def _with_particle(sheet: Sheet, i: int, high: int, entry: Verb) -> tuple[str, int]:
    """Return the frame that holds here and the end of the cue."""
    after = sheet.low[i + 1] if i + 1 < high else ""
    if after in entry.particles and after != "that" and i + 2 < high and sheet.low[i + 2] not in BREAKS:
        if after in {"to", "on"} and entry.lemma not in WITH_PARTICLE and entry.lemma != "call" and (
            sheet.low[i + 2] in DAYS
        ):
            return entry.frame, i + 1
        if entry.lemma == "point" and after == "out":
            return "cnqp", i + 2
        if entry.lemma == "call" and after == "on":
            return "n", i + 2
        return "n", i + 2
    if entry.lemma == "point" and after == "out":
        return "cqp", i + 2
    if entry.lemma == "worry" and entry.form in {"past", "third", "base"}:
        return ("c" if after == "that" else ""), i + 1
    return entry.frame, i + 1


def _is_noun(sheet: Sheet, i: int, k: int, low: int, entry: Verb) -> bool:
    """Whether the form at i is more likely a noun or an adjective: "the reports", "an alleged plan"."""
    words = sheet.low
    if i + 1 < len(words) and words[i + 1] == "by" and entry.form == "past":
        return True
    if k < i:
        return False
    before = words[i - 1] if i > low else ""
    if before in DETERMINERS and before not in {"some", "many", "most", "few", "others", "both", "that", "this", "all", "one", "another"}:
        return True
    if entry.form in {"base", "third"}:
        if before.endswith(("'s", "’s")) or before in PREPOSITIONS and before != "to" or before in BREAKS and entry.form == "base":
            return True
        after = words[i + 1] if i + 1 < len(words) else ""
        if after in {"of", "from", "were", "was", "are", "is", "has", "have", "had", "will"}:
            return True
    if entry.form == "base" and i > low:
        return not (
            before in NOMINATIVES
            or before in {"who", "that", "which", "some", "many", "others", "most", "both", "few", "all", "not", "to"}
            or (before.endswith("s") and not before.endswith("ss"))
            or before in {"people", "men", "women", "police", "experts", "voters"}
        ) or before == "to"
    return False


def _shared(place: Place, k: int) -> Run | None:
    """The subject of the verb before this one ("X said … and added …", "…, adding that …")."""
    for find in reversed(place.heard):
        if find.source:
            return find.source
    return first_subject(place.sheet, place.low, k)


def _skip_adverbials(sheet: Sheet, j: int, high: int, frame: str) -> tuple[int, int]:
    """Step over time, place, medium and addressee after the cue; return (where the complement is, end of the cue)."""
    words, quote = sheet.low, sheet.quote
    start = j
    if "t" in frame and j < high and not quote[j] and words[j] not in BREAKS and words[j] not in QUESTION_WORDS | {"that", "to"}:
        return _after_addressee(sheet, j, high), start
    while j < high and not quote[j] and (words[j] in TIMES and (words[j] in DAYS or words[j] in {"last", "later", "earlier", "again", "recently"}) or is_adverb(words[j])):
        j += 1
        while j < high and words[j] in TIMES:
            j += 1
    if j < high and not quote[j] and words[j] in PREPOSITIONS and words[j] not in {"to"} or (
        j < high and words[j] == "to" and "i" not in frame
    ):
        for i in range(j + 1, min(high, j + 18)):
            if quote[i] or words[i] in {"that", ",", ":", "."}:
                return i, start
            if i > j + 1 and words[i] in NOMINATIVES and words[i - 1] != "that":
                return i, start
    return j, start


def _after_addressee(sheet: Sheet, j: int, high: int) -> int:
    """Return where what was told begins, past "reporters in the capital on Sunday"."""
    words, quote, capital = sheet.low, sheet.quote, sheet.capital
    for i in range(j, min(high, j + 16)):
        if quote[i] or words[i] in BREAKS or words[i] in {"that", "how", "why", "what", "whether", "if", "."}:
            return i
        if i > j and words[i] in NOMINATIVES and words[i - 1] not in {"and", "of"}:
            return i
        if i > j and words[i] == "to" and "t":
            return i
        if i > j and (words[i] in {"the", "there", "his", "her", "its", "their"}) and words[i - 1] not in PREPOSITIONS:
            return i
    if words[j] in OBJECTS:
        return j + 1
    i = j
    while i < high and capital[i] and i < j + 6:
        i += 1
    return i


def _complement(place: Place, source: Run | None, cue: Run, frame: str, *, trailing: bool) -> Find | None:
    """What is said, after the cue or (trailing) before it."""
    sheet, low, high = place.sheet, place.low, _relative_end(place, source)
    words, quote = sheet.low, sheet.quote
    j, _ = _skip_adverbials(sheet, cue[1], high, frame)
    if j >= high or (words[j] in {".", "?", "!"} and not quote[j]):
        return _trailing(place, source, cue, high, frame) if trailing else None
    word = words[j]
    if quote[j]:
        if trailing and "p" in frame and _left_quote(place, source):
            return _trailing(place, source, cue, j, frame)
        if "q" in frame or "n" in frame or "c" in frame:
            return Find(source, cue, ((j, content_end(sheet, j, high, clause="c" in frame)),), "quote", open=True)
        return None
    if word == ":":
        if "q" in frame and j + 1 < high:
            return Find(source, cue, ((j + 1, content_end(sheet, j + 1, high, clause=True)),), "colon", open=True)
        return Find(source, cue, (), "colon", open=True) if "q" in frame else None
    if word == ",":
        if trailing and ("p" in frame) and _has_left(place, source, cue):
            return _trailing(place, source, cue, j, frame)
        if j + 1 < high and quote[j + 1] and "q" in frame:
            return Find(source, cue, ((j + 1, content_end(sheet, j + 1, high, clause=True)),), "quote", open=True)
        return None
    if trailing and "p" in frame and _left_quote(place, source) and word not in {"that"}:
        return _trailing(place, source, cue, j, frame)
    if word == "that" and "c" in frame:
        return _right(place, source, cue, j, high, "clause")
    if word in QUESTION_WORDS and ("w" in frame or "n" in frame or "c" in frame):
        return _right(place, source, cue, j, high, "question") if word not in {"when", "where", "if", "who", "which"} or "w" in frame else None
    if word == "to":
        return _right(place, source, cue, j, high, "infinitive") if "i" in frame or "t" in frame else None
    if j > cue[1] and "t" not in frame:
        if "c" in frame and (word in NOMINATIVES or word in DETERMINERS):
            return _right(place, source, cue, j, high, "clause")
        return _trailing(place, source, cue, j, frame) if trailing and _has_left(place, source, cue) and "p" in frame else None
    if word in PREPOSITIONS or word in CONJUNCTIONS or word in SUBORDINATORS and word != "that" or word in BREAKS:
        return _trailing(place, source, cue, j, frame) if trailing and "p" in frame and _has_left(place, source, cue) else None
    if "c" in frame:
        return _right(place, source, cue, j, high, "clause")
    if "n" in frame:
        return _right(place, source, cue, j, high, "object")
    return None


def _relative_end(place: Place, source: Run | None) -> int:
    """A content inside ", who said …, did" ends where the relative clause does."""
    sheet = place.sheet
    if source is None or sheet.low[source[0]] not in {"who", "which"} or source[0] <= place.low:
        return place.high
    if sheet.low[source[0] - 1] not in {",", *DASHES}:
        return place.high
    for i in range(source[1] + 2, place.high - 1):
        if sheet.low[i] == "," and not sheet.quote[i] and (is_finite(sheet.low[i + 1]) or sheet.low[i + 1] in VERBS):
            return i
    return place.high


def _right(place: Place, source: Run | None, cue: Run, j: int, high: int, pattern: str) -> Find | None:
    clause = pattern in {"clause", "question", "infinitive"}
    end = content_end(place.sheet, j, high, clause=clause)
    if end <= j:
        return None
    return Find(source, cue, ((j, end),), pattern, open=clause or place.sheet.quote[end - 1] > 0)


def _edge(source: Run | None, cue: Run) -> int:
    return min(source[0], cue[0]) if source else cue[0]


def _left_quote(place: Place, source: Run | None) -> bool:
    """Whether a quotation stands right before the source."""
    if source is None or source[0] <= place.low:
        return False
    k = source[0] - 1
    while k > place.low and place.sheet.low[k] in {",", *DASHES} and not place.sheet.quote[k]:
        k -= 1
    return place.sheet.quote[k] > 0


def _has_left(place: Place, source: Run | None, cue: Run) -> bool:
    k = _edge(source, cue) - 1
    if k < place.low:
        return False
    return place.sheet.quote[k] > 0 or place.sheet.low[k] in {",", *DASHES}


def _trailing(place: Place, source: Run | None, cue: Run, j: int, frame: str) -> Find | None:
    """"…," she said[, "…"]: what is said stands before, and may go on after."""
    sheet, low, high = place.sheet, place.low, place.high
    edge = _edge(source, cue)
    if edge <= low:
        return _sentence_before(place, source, cue) if "q" in frame and j >= high - 1 else None
    if not _has_left(place, source, cue) or not ("p" in frame or "q" in frame):
        return None
    if place.heard and place.heard[-1].contents and place.heard[-1].contents[0][1] <= edge and _rests_on(place, edge):
        return None
    end = edge
    while end > low and sheet.low[end - 1] in {",", *DASHES} and not sheet.quote[end - 1]:
        end -= 1
    begin = _left_begin(place, end)
    if end - begin < 1:
        return None
    contents = [(begin, end)]
    if j < high and sheet.low[j] in {",", *DASHES, ":"} and not sheet.quote[j]:
        j += 1
        follows = j < high and (sheet.quote[j] > 0 or (not sheet.quote[end - 1] and _goes_on(sheet, j)))
        if follows:
            contents.append((j, content_end(sheet, j, high, clause=True)))
    elif j < high and sheet.quote[j]:
        contents.append((j, content_end(sheet, j, high, clause=True)))
    return Find(source, cue, tuple(c for c in contents if c[0] < c[1]), "trailing", open=True)


def _goes_on(sheet: Sheet, j: int) -> bool:
    word = sheet.low[j]
    return not (word.endswith("ing") or word in {"but", "while", "when", "as", "after", "who", "which", "in", "on", "at", "though"})


def _rests_on(place: Place, edge: int) -> bool:
    """Whether the stretch before `edge` is an attribution already ("…," X said, IRNA reported): then this is a hop."""
    last = place.heard[-1]
    done = max(last.cue[1], last.source[1] if last.source else 0, last.contents[-1][1])
    return last.pattern == "trailing" and edge - done <= 6


def _left_begin(place: Place, end: int) -> int:
    sheet, low = place.sheet, place.low
    if sheet.quote[end - 1]:
        begin = sheet.quotations[sheet.quote[end - 1] - 1][0]
        while begin > low and sheet.quote[begin - 1]:
            begin = sheet.quotations[sheet.quote[begin - 1] - 1][0]
        begin = max(begin, low)
        if begin == low or sheet.low[begin - 1] in {",", ":"}:
            return begin
    begin = low
    if place.heard:
        begin = max(begin, *(max(f.cue[1], f.contents[-1][1] if f.contents else 0) for f in place.heard))
    while begin < end and sheet.low[begin] in BREAKS | CONJUNCTIONS:
        begin += 1
    return begin


def _sentence_before(place: Place, source: Run | None, cue: Run) -> Find | None:
    """“Who knows?” She said.: the quotation is the unit before, which its question mark closed."""
    sheet, low = place.sheet, place.low
    if low == 0 or not sheet.quote[low - 1]:
        return None
    first, last, _ = sheet.quotations[sheet.quote[low - 1] - 1]
    if last != low or "\n" in sheet.text[sheet.ends[low - 1] : sheet.starts[low]]:
        return None
    return Find(source, cue, ((first, last),), "trailing", open=True)


def _inverted(place: Place, i: int, k: int, end: int, frame: str) -> Find | None:
    """"…," said X; …, says X: the subject after the verb."""
    sheet, high = place.sheet, place.high
    if end >= high or "p" not in frame or sheet.quote[end] or k < i or VERBS[sheet.low[i]].form in {"base", "ing"}:
        return None
    word = sheet.low[end]
    if word in BREAKS or word in PREPOSITIONS or word in CONJUNCTIONS or word in {"that", ".", "she", "he"} and k > place.low and not sheet.quote[k - 1] or is_adverb(word):
        return None
    stop = noun_phrase_after(sheet, end, high)
    if stop == end:
        return None
    source, cue = (end, stop), (k, end)
    if k == place.low:
        if stop < high and sheet.low[stop] == ":" and stop + 1 < high:
            return Find(source, cue, ((stop + 1, content_end(sheet, stop + 1, high, clause=True)),), "colon", open=True)
        return _sentence_before(place, source, cue)
    return _trailing(place, source, cue, stop, frame)


_SEEM = frozenset("expect believe think say report allege rumour consider suppose assume estimate".split())


def passive(place: Place, i: int, k: int, entry: Verb) -> Find | None:
    """"X is expected to …": nobody named says it; the subject and the rest are what is said."""
    sheet, high = place.sheet, place.high
    after = sheet.low[i + 1] if i + 1 < high else ""
    if entry.lemma not in _SEEM or after != "to":
        return None
    subject = subject_before(sheet, k, place.low)
    end = content_end(sheet, i + 1, high, clause=True)
    if subject is None:
        return None
    return Find(None, (k, i + 1), (subject, (i + 1, end)), "passive")


def according(place: Place, i: int) -> Find | None:
    """According to X, …; …, according to X."""
    sheet, low, high = place.sheet, place.low, place.high
    begin = i + 2
    if i + 2 >= high or sheet.low[i + 1] != "to":
        return None
    leading = i <= low or all(sheet.low[j] in CONJUNCTIONS or is_adverb(sheet.low[j]) for j in range(low, i))
    opening = not leading and sheet.low[i - 1] == "," and i - low <= 4
    stop = _source_end(sheet, begin, high)
    if stop == begin:
        return None
    source, cue = (begin, stop), (i, i + 2)
    if leading or opening:
        j = stop + 1
        if stop >= high or sheet.low[stop] != "," or j >= high:
            return None
        return Find(source, cue, ((j, content_end(sheet, j, high, clause=True)),), "according", open=True)
    end = i
    while end > low and sheet.low[end - 1] in {",", *DASHES} and not sheet.quote[end - 1]:
        end -= 1
    begin = _left_begin(place, end)
    if begin >= end:
        return None
    contents = [(begin, end)]
    if stop + 1 < high and sheet.low[stop] == "," and _goes_on(sheet, stop + 1) and sheet.low[stop + 1] != "and":
        contents.append((stop + 1, content_end(sheet, stop + 1, high, clause=True)))
    return Find(source, cue, tuple(contents), "according", open=False)


def _source_end(sheet: Sheet, j: int, high: int) -> int:
    """The end of a source that follows "according to": appositions belong to it where they are closed."""
    words = sheet.low
    i = j
    while i < high and not (sheet.quote[i] and not sheet.quote[i - 1]):
        word = words[i]
        if word in {";", ":", *DASHES} or (word in {".", "?", "!"} and i >= high - 2):
            break
        if word == ",":
            if i + 1 < high and words[i + 1] in {"a", "an", "one", "who"} and "," in words[i + 1 : min(high, i + 25)]:
                i += 1
                while words[i] != ",":
                    i += 1
            break
        i += 1
    return i


def title(place: Place) -> Find | None:
    """A headline: "X: …", "…: Report", "… - X"."""
    sheet, low, high = place.sheet, place.low, place.high
    while high > low and sheet.low[high - 1] in {".", ";"}:
        high -= 1
    colons = [i for i in range(low + 1, high - 1) if sheet.low[i] == ":" and not sheet.quote[i]]
    if colons:
        c = colons[0]
        if high - c - 1 <= 3 and c - low >= 4 and _names_speaker(sheet, c + 1, high):
            return Find((c + 1, high), (c, c + 1), ((low, c),), "title")
        if c - low <= 6 and high - c > 3 and _names_speaker(sheet, low, c):
            return Find((low, c), (c, c + 1), ((c + 1, high),), "title")
        return None
    dashes = [i for i in range(low + 4, high - 1) if sheet.low[i] in DASHES and _spaced(sheet, i)]
    if dashes and high - dashes[-1] <= 5 and _names_speaker(sheet, dashes[-1] + 1, high):
        c = dashes[-1]
        return Find((c + 1, high), (c, c + 1), ((low, c),), "title")
    return None


_NO_SPEAKER = frozenset(
    """watch video photos photo gallery exclusive analysis opinion update updated updates breaking live review editorial column
    factbox explainer timeline interview podcast transcript correction recap preview election campaign day
    news politics world how why what when where part vol chapter week episode q&a first special feature profile
    insight wrap letter letters debate primary headlines""".split()
)


def _spaced(sheet: Sheet, i: int) -> bool:
    return sheet.starts[i] > sheet.ends[i - 1] and sheet.starts[i + 1] > sheet.ends[i]


def _names_speaker(sheet: Sheet, first: int, last: int) -> bool:
    words = sheet.low[first:last]
    if not words or any(w in _NO_SPEAKER or w in BREAKS and w != "," or w.isdigit() for w in words):
        return False
    if any(is_finite(w) or w in BE or w in NOMINATIVES for w in words):
        return False
    return any(sheet.capital[first:last])


_NOUNS: dict[str, frozenset[str]] = {
    noun: frozenset(after.split())
    for nouns, after in (
        (
            """claim claims assertion assertions argument contention belief view statement announcement warning warnings
            insistence suggestion suggestions admission conclusion prediction predictions assurance assurances rumors rumours
            hint impression notion acknowledgment acknowledgement finding""",
            "that",
        ),
        ("allegation allegations accusation accusations charges charge suspicion suspicions", "that of"),
        ("fear fears concern concerns worry worries", "that about over"),
        ("hope hopes", "that of for"),
        ("criticism criticisms", "of that"),
        ("denial denials", "of that"),
        ("promise promises pledge pledges vow vows threat threats", "that to of"),
        ("decision refusal desire willingness determination proposal plans plan intention call calls", "to for"),
        ("demand demands", "that for"),
        ("support praise", "for of"),
        ("opposition objections", "to"),
        ("endorsement condemnation defense defence rejection mockery", "of"),
        ("attacks attack", "on"),
        ("question questions complaint complaints doubts", "about that"),
        ("comments remarks views", "about on"),
        ("estimate estimates", "that of"),
    )
    for noun in nouns.split()
}


def noun(place: Place, i: int) -> Find | None:
    """A nominal cue: X's claim that …, an accusation by X that …, allegations that …"""
    sheet, low, high = place.sheet, place.low, place.high
    after = _NOUNS[sheet.low[i]]
    words = sheet.low
    if i + 2 >= high:
        return None
    source = _possessor(sheet, i, low)
    j = i + 1
    if words[j] in {"by", "from"}:
        stop = j + 1
        while stop < high and stop < j + 14 and words[stop] not in {"that", ",", ".", "in", "on", "at", "to", *DAYS}:
            stop += 1
        source = (j + 1, stop) if stop > j + 1 else source
        j = stop
        while j < high and j < stop + 8 and words[j] != "that" and (words[j] in {"on", "in", "at"} or j > stop):
            j += 1
    if j >= high - 1 or words[j] not in after or sheet.quote[j]:
        return None
    if words[j] == "that" and (source is not None or words[i] not in {"view", "notion"}):
        end = content_end(sheet, j, high, clause=True)
        return Find(source, (i, i + 1), ((j, end),), "noun")
    if source is None:
        return None
    if words[j] == "to":
        return Find(source, (i, i + 1), ((j, content_end(sheet, j, high, clause=False)),), "noun")
    return Find(source, (i, j + 1), ((j + 1, content_end(sheet, j + 1, high, clause=False)),), "noun")


def _possessor(sheet: Sheet, i: int, low: int) -> Run | None:
    """The possessor before a nominal cue: his, Smith's, the ministry's (an adjective may stand between)."""
    words = sheet.low
    k = i - 1
    while k >= low and k >= i - 2 and not (words[k] in POSSESSIVES or words[k].endswith(("'s", "’s", "s'", "s’"))):
        if words[k] in BREAKS or words[k] in PREPOSITIONS or words[k] in DETERMINERS or is_finite(words[k]):
            return None
        k -= 1
    if k < low or k < i - 2 or sheet.quote[k]:
        return None
    if words[k] in POSSESSIVES:
        return (k, k + 1)
    begin = k
    while begin > low and sheet.capital[begin - 1] and not sheet.quote[begin - 1]:
        begin -= 1
    if begin > low and (words[begin - 1] in DETERMINERS or not sheet.capital[begin] and words[begin - 1] in DETERMINERS):
        begin -= 1
    return (begin, k + 1)


NOUNS = _NOUNS
