"""What everything is made of: small, frozen records.

Every record is a `msgspec.Struct`: immutable, typed, checked when read back, and written as the JSON that the
command line prints. A record never holds a connection, a model or a cache. Spans are Unicode code points into
the text of the article that the record belongs to; `Because` is the reason that every verdict carries.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

Role = Literal["title", "section", "caption", "byline", "dateline", "updated", "body", "credit", "boilerplate"]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "accuses", "denies", "confirms", "declines", "unverified", "unclaimed", "retracts"]
SpeakerKind = Literal["person", "organisation", "state", "outlet", "group", "unnamed"]
PartyKind = Literal["person", "organisation", "state", "outlet", "agency", "place", "unknown"]
NameKind = Literal["PER", "ORG", "LOC"]
TagRole = Literal["source", "cue", "content"]
Bound = Literal["exact", "least", "most", "about"]
PassageKind = Literal["copy", "shared-quotation", "template", "stock"]
EditKind = Literal["quote", "speaker", "hop", "figure", "date", "place", "omitted", "added", "hedge", "wording"]
Direction = Literal["a>b", "b>a", "undetermined"]
LinkKind = Literal["supports", "denies", "revises"]
BondKind = Literal["same", "unsure", "supports", "denies", "revises"]
Verdict = Literal["same", "different", "unsure", "withdrawn", "nothing"]
Subject = Literal["party", "claim", "known", "outlet", "speaker", "link"]
Answer = Literal["one", "unknown", "separate"]
NoteAbout = Literal["claim", "article"]
SiteKind = Literal["country", "province", "district", "city", "region"]
NameForm = Literal["name", "other name", "for short", "romanised", "spelling"]


def digest(*parts: str | bytes) -> str:
    """Return the SHA-256 of the parts, as 64 hex digits; parts are length-prefixed, so ("ab",) ≠ ("a", "b")."""
    sha = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        sha.update(len(raw).to_bytes(8, "big"))
        sha.update(raw)
    return sha.hexdigest()


class Span(NamedTuple):
    """Start and end offset, end excluded, in Unicode code points of one article's text."""

    start: int
    end: int


class Record(msgspec.Struct, frozen=True):
    """The base of every record: frozen, compared by value, safe to share between processes."""


class Because(Record, frozen=True):
    """One reason for a verdict: the rule that fired, in words, and the characters it rests on."""

    rule: str
    note: str = ""
    article: str | None = None
    span: Span | None = None


# --- obtained ---------------------------------------------------------------------------------------------


class Given(Record, frozen=True):
    """What the source said of an article beside its text: never guessed, `None` where it said nothing."""

    id: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


class Exchange(Record, frozen=True, omit_defaults=True):
    """How a server answered: what came over the wire beside the bytes.

    `asked` is the address as it was given, `known_as` its canonical form, `url` the one that answered, after the
    redirects in `via`. `headers` are
    as received, in their order; the capture's bytes are what they call the content, with no encoding left on it.
    """

    asked: str
    known_as: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    via: tuple[str, ...] = ()
    address: str | None = None

    def header(self, name: str) -> str | None:
        """Return the value of a header, the first of several; None where it was not sent."""
        return next((value for key, value in self.headers if key.lower() == name), None)


class Capture(Record, frozen=True, dict=True):
    """Bytes as they were obtained; never changed.

    `origin` is where from: a path (relative to the corpus where it lies inside its folder) or a URL.
    `obtained` is an ISO 8601 time in UTC. `media_type` is "text/plain", "text/html" or that of a document that holds
    text. `exchange` is there where a server gave it.
    """

    origin: str
    body: bytes
    media_type: str
    obtained: str
    given: Given = Given()
    exchange: Exchange | None = None

    @cached_property
    def id(self) -> str:
        """hash(bytes, normalised origin): two outlets printing identical text stay two captures."""
        return digest(self.body, self.origin)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes as obtained."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def twin_key(self) -> tuple[str, str, Given]:
        """What a mere double of it shares: the bytes, the folder, and all that the source said."""
        return self.sha256, self.origin.rpartition("/")[0], self.given


class Lead(Record, frozen=True):
    """An article that a source names but does not hold: it is to be fetched.

    `given` is what the source said of it, `changed` the ISO time at which it last changed, where a listing says so.
    """

    url: str
    given: Given = Given()
    changed: str | None = None


class Kept(Record, frozen=True):
    """What a corpus has of a page: its latest capture, when that was obtained, and how its server marked it."""

    id: str
    origin: str
    obtained: str
    etag: str | None = None
    modified: str | None = None


class Seen(Record, frozen=True):
    """A capture that is kept already, and was found unchanged at a time; `id` is the capture's."""

    id: str
    origin: str
    obtained: str


class Skipped(Record, frozen=True):
    """Things in one input that are no reports and were left out, with the reason: "image", "answer 404"."""

    where: str
    why: str
    count: int = 1


# --- read -------------------------------------------------------------------------------------------------


class Block(Record, frozen=True):
    """A run of lines with one role; blocks do not overlap and keep the order of the text."""

    span: Span
    role: Role


class Article(Record, frozen=True, dict=True):  # dict: where the hashes below are kept once computed
    """The readable text of one report in a capture.

    `text` is the whole decoded capture (for HTML the extracted text), shared by all articles of the capture;
    `extent` is this article's part of it and every block lies inside. `published` and `updated` are ISO dates
    ("2018-06-26"), `published_at` a full ISO time where the hour is known. `details` says where each of the
    descriptive fields was read: one `Because` a field, whose `rule` is "field: where".
    """

    capture: str
    text: str
    extent: Span
    number: int = 0
    path: str = ""
    given_id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_at: str | None = None
    updated: str | None = None
    byline: str | None = None
    dateline: str | None = None
    agencies: tuple[str, ...] = ()
    language: str | None = None
    complete: bool = True
    blocks: tuple[Block, ...] = ()
    details: tuple[Because, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of `text` in UTF-8: every span is pinned to it."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def id(self) -> str:
        """hash(capture, text hash, extent)."""
        return digest(self.capture, self.sha256, f"{self.extent.start}:{self.extent.end}")

    @property
    def label(self) -> str:
        """What a person calls it: the id the input gave, else the path."""
        return self.given_id or self.path or self.id[:12]

    @property
    def anchor(self) -> str | None:
        """The date that relative times are read against, or None."""
        return self.published or self.updated


class Name(Record, frozen=True):
    """A name an engine saw in the text."""

    span: Span
    kind: NameKind
    score: float = 1.0


class Tag(Record, frozen=True):
    """A span an engine marked as source, cue or content.

    Tags with the same `group` belong to one attribution; `group` is None where the engine leaves the joining
    to the attribution stage.
    """

    span: Span
    role: TagRole
    score: float = 1.0
    group: int | None = None


class Tags(Record, frozen=True):
    """All that an engine says of one article."""

    tags: tuple[Tag, ...]
    names: tuple[Name, ...]
    reader: str


class Mention(Record, frozen=True):
    """A span that names a party; `party` is its number within the article, None where that is unsure."""

    span: Span
    kind: NameKind
    party: int | None = None


class Alias(Record, frozen=True):
    """Two names of one party, declared in the text; `by` names the pattern ("parenthesis", "also known as")."""

    name: str
    alias: str
    span: Span
    by: str


class LocalParty(Record, frozen=True):
    """A party as one article shows it. `name` is the fullest name, `names` every form seen, fullest first.

    `roles` are titles and descriptions the article gives it ("Iraqi security expert").
    """

    number: int
    name: str
    names: tuple[str, ...]
    kind: PartyKind
    roles: tuple[str, ...] = ()
    because: tuple[Because, ...] = ()


class Cast(Record, frozen=True):
    """Everybody one article names: mentions, the aliases it declares, and the parties they come to."""

    mentions: tuple[Mention, ...] = ()
    aliases: tuple[Alias, ...] = ()
    parties: tuple[LocalParty, ...] = ()


class Time(Record, frozen=True):
    """A time expression with its TIMEX3 value: "2018-06-25", "XXXX-01-24", "P3D", "PRESENT_REF"."""

    span: Span
    value: str


class Site(Record, frozen=True):
    """An entry of a gazetteer: `id` is GeoNames' number for it, negative where it has none of its own there.

    `country` is an ISO code and `province` GeoNames' number within it; both are "" for what lies across countries.
    """

    id: int
    name: str
    kind: SiteKind
    lat: float
    lon: float
    country: str
    province: str
    population: int


class Candidate(Record, frozen=True):
    """A site that a name may mean: by which form of its name, and how like the name that is (0 to 1)."""

    site: Site
    form: NameForm
    likeness: float


class Place(Record, frozen=True):
    """A place name resolved to coordinates (WGS 84 degrees), with the candidates not taken."""

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    because: str = ""
    others: tuple[int, ...] = ()


class Figure(Record, frozen=True):
    """A count of people or things: from `low` to `high`, `unit` is what happened to them ("killed").

    `part_of` is the number of the figure it is counted in: a kind of those, or how their count stood at first.
    `when` is a TIMEX3 value and `where` a place's name, None where the sentence gives none or more than one;
    `attribution` is the number of the one whose words it stands in, None in the outlet's own voice.
    """

    span: Span
    low: int | None
    high: int | None
    bound: Bound
    unit: str
    who: str | None = None
    part_of: int | None = None
    when: str | None = None
    where: str | None = None
    attribution: int | None = None


class Facts(Record, frozen=True):
    """Times, places and figures of one article; `gazetteer` says whose data places them, None if nobody looked."""

    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    gazetteer: str | None = None


class Hop(Record, frozen=True):
    """One link between the speaker and the reader, `step` 1 nearest to the speaker; parallel links share a step.

    `party` is the name of the channel ("IRNA", "tweet", "statement"), `number` its party within the article
    where it is one.
    """

    step: int
    party: str
    verb: str
    span: Span
    number: int | None = None


class Attribution(Record, frozen=True):
    """Who said, by which words, what.

    `party` and `body` are the numbers within the article of the speaker and of who it speaks for. `speaker` is
    None where it is unknown; an unnamed speaker carries its description ("a security source") and the kind
    "unnamed" or "group". `stands_for` lists the parties that a summing-up source ("Security experts") turns out
    to consist of in the same article. `within` is the number of the attribution this one lies inside.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    stance: Stance
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    party: int | None = None
    on_behalf_of: str | None = None
    body: int | None = None
    stands_for: tuple[int, ...] = ()
    addressee: str | None = None
    said: str | None = None
    within: int | None = None
    hops: tuple[Hop, ...] = ()
    score: float = 1.0
    because: tuple[Because, ...] = ()


class Meaning(Record, frozen=True):
    """What a stretch of text means, as an encoder has it: only what one encoder made can be compared.

    `vector` is one signed byte a number; the angle between two says how alike in meaning their texts are. `cells` are
    the regions of meaning it lies in, the nearest first.
    """

    span: Span
    vector: bytes
    cells: tuple[int, ...]
    encoder: str


class Reading(Record, frozen=True):
    """One article and all that one reading found in it; `meanings` are its statements', where an encoder was there."""

    article: Article
    reader: str
    attributions: tuple[Attribution, ...] = ()
    own_voice: tuple[Span, ...] = ()
    cast: Cast = Cast()
    facts: Facts = Facts()
    meanings: tuple[Meaning, ...] = ()

    @property
    def id(self) -> str:
        """A reading is found by its article."""
        return self.article.id


# --- compared ---------------------------------------------------------------------------------------------


class Passage(Record, frozen=True):
    """Two stretches of text that stand in both articles; `identity` is the share of equal words, 0 to 1."""

    a: Span
    b: Span
    identity: float
    kind: PassageKind = "copy"


class Edit(Record, frozen=True):
    """One change between two copies, as narrow as it is; a side is None where nothing stands there."""

    kind: EditKind
    a: Span | None
    b: Span | None


class Copy(Record, frozen=True):
    """Two articles with aligned passages. `share_a` is the share of a's body words that also stand in b."""

    a: str
    b: str
    passages: tuple[Passage, ...]
    edits: tuple[Edit, ...]
    share_a: float
    share_b: float
    direction: Direction
    because: tuple[Because, ...]


class Judgement(Record, frozen=True):
    """One append-only decision that two things are the same, different or unsure.

    `left` and `right` are ids in the order of the alphabet; `actor` is "rule" or a person's name; `made` is an
    ISO time for a person's judgement and None for a rule's; `score` is 0 to 1. One that undoes another names it in
    `supersedes` with the verdict "withdrawn", and says nothing of its own. A person who speaks of parties speaks of all
    their members: `lefts` and `rights` hold those beside `left` and `right`. The sides are members of parties,
    statements ("claim", "link"), outlets by name ("outlet"), or a statement and the name of its speaker ("speaker").
    "nothing" says of a statement that it claims nothing.
    """

    subject: Subject
    left: str
    right: str
    verdict: Verdict
    rule: str
    version: str
    score: float
    because: tuple[Because, ...] = ()
    actor: str = "rule"
    made: str | None = None
    supersedes: str | None = None
    lefts: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The hash of all that was decided and by whom; what is empty of what came later is left out of it."""
        said = {name: getattr(self, name) for name in self.__struct_fields__}
        return digest(msgspec.json.encode({k: v for k, v in said.items() if v or k not in ("lefts", "rights")}))

    @property
    def all_lefts(self) -> tuple[str, ...]:
        """Everything that is the one side, `left` first."""
        return (self.left, *self.lefts)

    @property
    def all_rights(self) -> tuple[str, ...]:
        """Everything that is the other side, `right` first."""
        return (self.right, *self.rights)


class Tombstone(Record, frozen=True):
    """What is left of a capture that was erased: that it was there, who erased it, when and why; none of its words.

    `capture` and `articles` are ids, `sha256` is of its bytes and `origin_sha256` of where they came from, in UTF-8, so
    that whoever holds either can tell that it is this one; `pages` likewise of each web address it goes by. `numbers`
    are the articles' places in the order of arrival.
    `key` is an Ed25519 public key and `signature` its signature of `signed` (RFC 8032), both as hex digits.
    """

    capture: str
    sha256: str
    origin_sha256: str
    articles: tuple[str, ...]
    numbers: tuple[int, ...]
    reason: str
    actor: str
    made: str
    pages: tuple[str, ...] = ()
    key: str = ""
    signature: str = ""

    @property
    def signed(self) -> bytes:
        """All fields but the signature, as JSON with sorted names and no blanks, in UTF-8."""
        return msgspec.json.encode(msgspec.structs.replace(self, signature=""), order="sorted")


class Review(Record, frozen=True):
    """A fact-check by others (schema.org ClaimReview): what it reviewed, what it concluded, who, when and where."""

    reviewed: str
    verdict: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None


class Note(Record, frozen=True):
    """What a person wrote on a claim or an article; appended, never changed.

    `to` is the id of the claim or article. One that takes another back names it in `withdraws` and says nothing of its
    own. `review` is there where the note links a fact-check by others.
    """

    about: NoteAbout
    to: str
    text: str
    actor: str
    made: str
    withdraws: str | None = None
    review: Review | None = None

    @property
    def id(self) -> str:
        """The hash of all that was written and by whom."""
        return digest(msgspec.json.encode(self))


class Known(Record, frozen=True):
    """A party that a list of others knows, with the names it goes by there; `origin` is the list and the entry."""

    names: tuple[str, ...]
    kind: PartyKind
    origin: str


class Title(Record, frozen=True):
    """What an article says a party is ("security chief of X"), as of the day it was published, None if unknown."""

    role: str
    as_of: str | None
    article: str


class Party(Record, frozen=True):
    """A party across articles: `members` are (article id, number within the article).

    `roles` are what its articles say it is, each as of that article, the latest first.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: PartyKind
    members: tuple[tuple[str, int], ...]
    because: tuple[Because, ...] = ()
    roles: tuple[Title, ...] = ()


class Statement(Record, frozen=True):
    """One thing one report carries as asserted: an attribution's content, or an own-voice sentence.

    `id` is its article's id and its place in it, so that it can be found again. `attribution` is its number in the
    reading, None for own voice. `speaker` is who asserts it (the outlet, for own voice); `party` the corpus-wide party
    id where there is one. `terms` are the folded content stems that its meaning is compared by, `figures` its counts,
    `days` its dated times, `lengths` how long it says things last, `negated` whether it is denied in its own words;
    `names` are those of the terms that name somebody or something; `printed` is the date of its article where that is
    known; `about` are, for one with figures, the places and bodies its article names most. `scene` are terms of what
    its article names most; `meaning` is None where no encoder read it. `side` are terms by which others would name who
    says it, or whom they speak for.
    """

    id: str
    article: str
    number: int
    span: Span
    text: str
    stance: Stance
    attribution: int | None
    speaker: str | None
    speaker_kind: SpeakerKind | None
    party: str | None
    hops: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    figures: tuple[tuple[str, int, int], ...] = ()
    days: tuple[str, ...] = ()
    negated: bool = False
    names: tuple[str, ...] = ()
    printed: str | None = None
    about: tuple[str, ...] = ()
    scene: tuple[str, ...] = ()
    meaning: Meaning | None = None
    lengths: tuple[str, ...] = ()
    side: tuple[str, ...] = ()


class Bond(Record, frozen=True):
    """What two statements have to do with each other, by rule; `left` < `right`.

    "same" and "unsure" are about the pair; for "denies" and "revises", `doer` is the one of the two that does it.
    """

    left: str
    right: str
    kind: BondKind
    score: float
    rule: str
    version: str
    doer: str | None = None
    because: tuple[Because, ...] = ()


class Link(Record, frozen=True):
    """One claim bears on another; `voices` are those who make the denial or revision, `span` where.

    `to` is None for a denial of nothing in the corpus.
    """

    to: str | None
    kind: LinkKind
    voices: tuple[str, ...]
    article: str
    span: Span
    because: tuple[Because, ...] = ()


class Chain(Record, frozen=True):
    """How one voice reached one report: the hops from the speaker outward, and the words they rest on.

    `cold` says what is missing where the trail goes cold ("through whom is not said"), else None. `origin` is the
    number of the origin that its voice comes down to, from 1; those up to the low end of the claim's range are sure.
    `rests` says that the voice is not that origin itself.
    """

    voice: str
    voice_kind: SpeakerKind | None
    party: str | None
    hops: tuple[Hop, ...]
    article: str
    statement: str
    span: Span
    stance: Stance
    cold: str | None = None
    origin: int | None = None
    rests: bool = False


class Caution(Record, frozen=True):
    """Something a reader must know before counting, with the places it shows."""

    kind: str
    note: str
    spans: tuple[tuple[str, Span], ...]


class Storyline(Record, frozen=True):
    """Claims on one theme across events and years, for following a narrative and never for counting corroboration.

    `text` says who is said to do what to whom, `claims` are ids in the order of their first reports, `voices` who
    asserts any of them, the most heard first, `reports` are article ids, `first` and `last` the days of the first and
    last report, where known. Of very many claims the first are given, with their reports: `many` and `heard` are the
    numbers of all claims and voices.
    """

    id: str
    text: str
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    reports: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    many: int = 0
    heard: int = 0


class Theme(Record, frozen=True):
    """That one does some sort of `act` to another, in the names of one report; `story` is the storyline it is of."""

    story: str
    act: str
    doer: str
    other: str


class Telling(Record, frozen=True):
    """What one claim brings to storylines: themes, the voices that assert it, the days of its first and last report."""

    themes: tuple[Theme, ...] = ()
    voices: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


class Step(Record, frozen=True):
    """One line of the count of a claim, read as arithmetic: what `rule` leaves of what stood there before it.

    `low` and `high` are how many are left after it, of what `of` names. A settled step is what the texts say. Any other
    is an assumption with a `question`, which has three answers: "one" (it is no origin of its own), "unknown" (it
    widens the high end only) or "separate"; `judged` is the program's own, `answer` the one counted with. `without` is
    the range of the whole count if this reason were not there, every other as judged; None for steps that only name
    things. `id` is the same whenever the same thing is asked of the same voice.
    """

    id: str
    rule: str
    note: str
    low: int
    high: int
    of: Literal["appearances", "voices", "origins"]
    settled: bool = True
    question: str = ""
    judged: Answer | None = None
    answer: Answer | None = None
    without: tuple[int, int] | None = None
    spans: tuple[tuple[str, Span], ...] = ()


class Claim(Record, frozen=True):
    """The group of statements that assert the same thing, counted.

    `origins` is the range low–high of separate origins; `families` are the article ids that are copies of one
    another, one inner tuple a family. `id` is minted at the first member, kept by the older on a merge. `ledger` is the
    count step by step.
    """

    id: str
    text: str
    members: tuple[Statement, ...]
    voices: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[int, int]
    chains: tuple[Chain, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[Caution, ...] = ()
    because: tuple[Because, ...] = ()
    ledger: tuple[Step, ...] = ()
