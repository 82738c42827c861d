"""From a capitalised run to the names in it: what is title, nationality, date or mere sentence start is cut off.

"US President Joe Biden" holds "US" and "Joe Biden"; "Earlier Tuesday" holds nothing; "Iraqi Popular Mobilization
Forces" is one name.
"""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise
from typing import NamedTuple

from onrecord.edges.engines.rules.furniture import apart, credited, is_furniture, quiet
from onrecord.edges.engines.rules.runs import COMMON, Run, Token
from onrecord.gazetteer import (
    AGENCIES,
    BODIES,
    CAPITALS,
    DEMONYMS,
    FIRST_NAMES,
    LOC_HEADS,
    ORG_HEADS,
    OUTLETS,
    PEOPLES,
    PLACES,
    STATES,
    TITLE_PARTS,
    TITLES,
)

KNOWN = frozenset(STATES) | frozenset(CAPITALS) | PLACES | AGENCIES | OUTLETS | BODIES

DATES = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs
    Fri Sat Sun Christmas Easter Ramadan Eid Thanksgiving Halloween Hanukkah Arbaeen Nowruz AD BC GMT EST EDT PST UTC
    BST CET AM PM COVID-19 COVID Covid-19 Covid HIV AIDS DNA TV PC ID OK DVD CD GDP GPS USB PDF URL FAQ CEO II III IV
    XVI VP MP MPs ET PT Advertisement Advertisements Enlarge Internet Web Bible Quran Qur'an Qur’an Koran God Allah
    Lord Jesus Christ Satan
    """.split()
)
"""Capitalised words that name no party: they end a run."""

# Words that are never the first word of a name when something stands before or behind them.
_STARTERS = frozenset(
    """
    a an the this that these those some many most several all both each every any no such other another one two three
    four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety afterwards hundreds thousands dozens in on at by to from
    with without within of for as into over under after before since until during while when whenever where whereas if
    unless although though because but and or nor so yet however meanwhile moreover furthermore also even still only
    just then now here there today yesterday tomorrow earlier later recently currently instead indeed perhaps maybe
    how why what who whom whose which i you he she it we they me him her us them my your his our their its mine not
    never ever once again like unlike among amid amidst against despite per via between about above below across along
    around behind beyond except near than through throughout toward towards upon last next first second third finally
    additionally according asked speaking said says yes oh well please dear let thank thanks welcome are is was were
    be been do does did have has had can could will would should may might must shall
    """.split()
)
_BEFORE_TITLES = frozenset("former ex late acting longtime then veteran outgoing incoming".split())
_SPLIT_WORDS = frozenset(
    """said says told via these those this that he she it
    they we but however meanwhile what when where why how if""".split()
)
# Common first words that do begin names ("New York", "World Bank").
_NAME_STARTS = frozenset(
    """
    new north south east west northern southern eastern western central upper lower great greater united saint san los
    las el la royal national international world european african asian american white black red green blue big grand
    high supreme state federal human civil popular islamic arab free democratic people's people’s social labour labor
    foreign defence defense justice home house wall silicon capitol downing security joint special general public fort
    mount lake cape port long gulf republican daily sunday financial local first bank radio
    """.split()
)


_LAWMAKER = re.compile(r"[A-Z]-[A-Z]")  # "R-Maine": of which party, from which state


_OFFICE = re.compile(r"(?:([Ss]ecretary)|[Mm]inister|[Dd]irector|[Cc]hief|[Hh]ead) of $")


_PLURAL = re.compile(r"[A-Z]{2,5}s")  # "CEOs", "NGOs"
_CALLED = re.compile(r" \((\w+)\) [A-Z]")
_PEOPLE = PEOPLES | DEMONYMS.keys()
_BEHIND_SECRETARY = TITLE_PARTS | {"affairs", "and"}


# Last words of names that are no party's: days, laws, wars, prizes.
_THINGS = frozenset(
    """
    day days war wars act bill amendment agreement treaty accord protocol convention constitution declaration olympics
    cup prize award awards festival games anniversary revolution renaissance depression recession plan scandal hearing
    debate summit election elections referendum championship championships series album song
    """.split()
)


class Piece(NamedTuple):
    """A possible name: its words, whether a title stands before it, and whether the text forces its capital."""

    words: tuple[Token, ...]
    titled: bool = False
    initial: bool = False

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.words[-1].end


def pieces(text: str, run: Run) -> list[Piece]:
    """Return the possible names of a run, in order."""
    found: list[Piece] = []
    row: list[Token] = []
    initial = run.initial
    for token in run.tokens:
        if token.text in DATES or token.low in _SPLIT_WORDS:
            found.extend(_row(text, row, initial=initial))
            row, initial = [], False
        elif row and token.low in _STARTERS and _ends_sentence(row[-1]):
            found.extend(_row(text, row, initial=initial))
            row, initial = [token], True
        else:
            row.append(token)
    found.extend(_row(text, row, initial=initial))
    return found


def _ends_sentence(word: Token) -> bool:
    """Whether a full stop that belongs to the word may end the sentence too: "in the U.S. The others"."""
    return word.text[-1] == "." and len(word.text) > 2


def _row(text: str, row: list[Token], *, initial: bool) -> list[Piece]:
    """The names in a row of words with no date between them, whatever a page has run together."""
    if len(row) < 2 or text[row[0].start : row[-1].end] in KNOWN:
        return _name(text, row, initial=initial)
    called = _CALLED.match(text, row[-1].end) if len(row) > 2 else None
    if called and any(word.text == called[1] for word in row[:-1]):
        row = row[:-1]  # "Jo Vale Joseph (Jo) Adam Vale": a second name begins
    found: list[Piece] = []
    for part in apart(text, row):
        for one in credited(text, quiet(part)):
            if not is_furniture(one):
                found.extend(_name(text, one, initial=initial))
        initial = True
    return found


def _name(text: str, row: list[Token], *, initial: bool) -> list[Piece]:
    """The names in a row of words with no date between them."""
    row, initial = _begun(text, row, initial=initial)
    if len(row) > 1 and text[row[0].start : row[-1].end] not in KNOWN:
        return _several(text, row, initial=initial)
    return _only(row, initial=initial)


def _begun(text: str, row: list[Token], *, initial: bool) -> tuple[list[Token], bool]:
    """The row without first words that no name begins with."""
    while row and _starts_nothing(row[0], initial=initial):
        row, initial = row[1:], False
    if initial and row and _mere_start(text, row):
        row, initial = row[1:], False
    office = _OFFICE.search(text, max(0, row[0].start - 13), row[0].start) if row else None
    if office:
        rest = list(dropwhile(lambda word: word.low in TITLE_PARTS, row))
        if office[1] or (len(rest) > 1 and rest[-1].low not in ORG_HEADS):
            row, initial = rest, False
    return row, initial


def _starts_nothing(word: Token, *, initial: bool) -> bool:
    if len(word.text) == 2 and word.text.isupper() and not initial:  # "US", "IT", "WE": an acronym
        return False
    return word.low in _STARTERS or word.low in _BEFORE_TITLES


def _several(text: str, row: list[Token], *, initial: bool) -> list[Piece]:
    """The names in two words or more that no list knows as they stand."""
    if _two_names(row):
        return [*_single(row[0], initial=initial), *_name(text, row[1:], initial=False)]
    if initial and all(word.low in COMMON and word.text not in FIRST_NAMES for word in row) and not _headed(row):
        return []
    at = _title(text, row)
    if at is not None:
        return _titled(text, row, at)
    if row[0].low == "operation":  # names of operations are no parties
        return []
    row, cut = _without_people(text, row)
    if cut and len(row) == 1 and row[0].low in COMMON:
        return []
    while len(row) > 1 and row[-1].text in _PEOPLE and text[row[0].start : row[-1].end] not in KNOWN:
        row = row[:-1]
    return _only(row, initial=initial)


def _only(row: list[Token], *, initial: bool) -> list[Piece]:
    """The row as one name."""
    if row and row[-1].low in _THINGS:
        return []
    if len(row) > 1:
        return [Piece(tuple(row), initial=initial)]
    return _single(row[0], initial=initial) if row else []


def _two_names(row: list[Token]) -> bool:
    """As in "CNN California", "WATCHED Vale": a word in capitals before others, with no body as a whole."""
    first, second = row[0].text, row[1].text
    return len(first) > 2 and first.isupper() and "." not in first and not second.isupper() and not _headed(row)


def _headed(row: list[Token]) -> bool:
    return any(word.low in ORG_HEADS or word.low in LOC_HEADS or word.low in TITLES for word in row[1:])


def _mere_start(text: str, row: list[Token]) -> bool:
    """Whether the first word is capitalised only because it begins the sentence."""
    word = row[0]
    if word.low not in COMMON or text[word.start : row[-1].end] in KNOWN:
        return False
    if len(row) == 1:
        return word.low not in TITLES
    if word.low in TITLES or word.low in TITLE_PARTS or word.low in _NAME_STARTS or word.text in FIRST_NAMES:
        return False
    return not (row[-1].low in ORG_HEADS or row[-1].low in LOC_HEADS)


def _single(word: Token, *, initial: bool) -> list[Piece]:
    if word.text in KNOWN:
        return [Piece((word,), initial=initial)]
    if word.text in DEMONYMS or word.text in PEOPLES or word.low in TITLES or word.low in _STARTERS:
        return []
    if word.low in _NAME_STARTS:
        return []
    if (
        len(word.text) == 1
        or _PLURAL.fullmatch(word.text)
        or _LAWMAKER.match(word.text)
        or (word.low in ORG_HEADS and word.low in COMMON)
        or (len(word.text) == 2 and word.text[1] == ".")
    ):
        return []
    if (
        "-" in word.text
        and (last := word.text.rsplit("-", 1)[1])
        and (last in DEMONYMS or last in PEOPLES or last in STATES)
    ):
        return []  # "American-Israeli", "Anti-American"
    return [Piece((word,), initial=initial)]


def _title(text: str, row: list[Token]) -> int | None:
    """The place of the last title word of the run, unless the run as a whole names a body or place."""
    if row[-1].low in ORG_HEADS and row[-1].low not in TITLES:
        return None
    if row[-1].low in LOC_HEADS and row[0].low not in TITLES:
        return None
    for i in range(len(row) - 1, -1, -1):
        if row[i].low in TITLES and not (_behind_a_body(text, row, i) or _is_surname(row, i)):
            return i
    return None


def _is_surname(row: list[Token], at: int) -> bool:
    """As in "Stephen King", "Martin Luther King Jr.": a title only by its letters."""
    return at > 0 and row[at].low in _SURNAMES and row[0].text in FIRST_NAMES and row[at].low not in TITLE_PARTS


_SURNAMES = frozenset("king prince pope bishop judge marshal earl duke baron cardinal constable page dean".split())


def _behind_a_body(text: str, row: list[Token], at: int) -> bool:
    """As in "Ministry of Justice": the word says what the body is for."""
    return at > 0 and row[at - 1].low in ORG_HEADS and text.startswith((" of ", " for "), row[at - 1].end)


def _titled(text: str, row: list[Token], at: int) -> list[Piece]:
    """Split at a title: what stands before it is whom the title belongs to, what behind it is the person."""
    head = at
    while head > 0 and (
        row[head - 1].low in TITLES
        or row[head - 1].low in TITLE_PARTS
        or row[head - 1].text in PEOPLES
        or row[head - 1].text in DEMONYMS
    ):
        head -= 1
    found = []
    before = row[:head]
    if before:
        found.extend(_name(text, before, initial=False))
    person = row[at + 1 :]
    if person and text[row[at].end : person[0].start].strip(
        ". \u00a0"
    ):  # "Secretary of State Mike Pompeo", "King of Spain"
        while person and person[0].low in _BEHIND_SECRETARY:
            person = person[1:]
        if person:
            found.extend(_name(text, person, initial=False))
    elif person:
        while len(person) > 1 and person[0].low in TITLE_PARTS:
            person = person[1:]
        if not (len(person) == 1 and (person[0].low in TITLE_PARTS or person[0].text in PEOPLES)):
            found.append(Piece(tuple(person), titled=True))
    return found


def _without_people(text: str, row: list[Token]) -> tuple[list[Token], bool]:
    """Cut off a leading nationality unless it belongs to the name of a body ("Iraqi Popular Mobilization Forces")."""
    pair = text[row[0].start : row[1].end]
    width = 2 if pair in DEMONYMS else 1 if row[0].text in DEMONYMS or row[0].text in PEOPLES else 0
    if not width or pair in KNOWN or row[-1].low in ORG_HEADS or row[-1].low in LOC_HEADS:
        return row, False
    if any(word.low in ORG_HEADS for word in row[width:]) or any(
        " of " in text[a.end : b.start] for a, b in pairwise(row)
    ):
        return row, False
    return row[width:], True
