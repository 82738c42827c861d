"""Who has spoken so far in an article, and what the article says they are."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from onrecord.records import Because, Mention, Span, SpeakerKind
from onrecord.stages.attribution.given_names import HERS, HIS
from onrecord.stages.attribution.heads import Head
from onrecord.stages.attribution.joining import Raw
from onrecord.stages.attribution.lexicon import HER_WORDS, HIS_WORDS
from onrecord.stages.attribution.roles import Role, given_roles, head_role
from onrecord.stages.attribution.scene import Scene
from onrecord.text import WORD

Sex = Literal["m", "f"]


class Speaker(NamedTuple):
    """Who an attribution's speaker turns out to be; `name` None is unknown."""

    name: str | None = None
    kind: SpeakerKind | None = None
    party: int | None = None
    on_behalf_of: str | None = None
    body: int | None = None
    stands_for: tuple[int, ...] = ()
    because: tuple[Because, ...] = ()

    def by(self, rule: str, span: Span | None) -> Speaker:
        """The same speaker for another reason."""
        return self._replace(because=(Because(rule=f"speaker: {rule}", span=span),))

    def same(self, other: Speaker) -> bool:
        """Whether two are one speaker of this article."""
        if self.party is not None or other.party is not None:
            return self.party == other.party
        return self.name is not None and (self.name, self.kind) == (other.name, other.kind)


class Spoken(NamedTuple):
    """One attribution whose speaker was looked for: where, which, who, and how the source put it."""

    place: int
    number: int
    speaker: Speaker
    head: Head | None


@dataclass(slots=True)
class Memory:
    """Grows while one article's attributions are resolved, and is thrown away with it."""

    scene: Scene
    contents: Sequence[Span]  # disjoint, sorted: where somebody else is talking
    spoken: list[Spoken] = field(default_factory=list)
    roles: dict[int, list[Role]] = field(default_factory=dict)
    bodies: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    sexes: dict[int, Sex] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)
    cited: set[Raw] = field(default_factory=set)  # whose source is an outlet that cites the speaker
    hosts: dict[int, tuple[str, int | None] | None] = field(default_factory=dict)  # whose journalist a person is

    def __post_init__(self) -> None:
        for party in self.scene.parties.values():
            if party.roles:
                self.roles[party.number] = given_roles(party)
        for mention in self.scene.mentions:
            if mention.party is not None:
                self.first.setdefault(mention.party, mention.span.start)
                if mention.kind == "PER" and mention.party not in self.sexes:
                    self._note_sex(mention, mention.party)

    def _note_sex(self, mention: Mention, party: int) -> None:
        start, end = mention.span
        words = [w[0].casefold() for w in WORD.finditer(self.scene.text, max(0, start - 12), end)]
        before = [w[0].casefold() for w in WORD.finditer(self.scene.text, max(0, start - 12), start)]
        near = {*before[-1:], *words[len(before) : len(before) + 1]}
        if near & HIS_WORDS or words[len(before)] in HIS if len(words) > len(before) else False:
            self.sexes[party] = "m"
        elif near & HER_WORDS or (len(words) > len(before) and words[len(before)] in HERS):
            self.sexes[party] = "f"

    def learn(self, party: int | None, head: Head) -> None:
        """Keep what a source says its speaker is."""
        role = head_role(head)
        if party is not None and role:
            self.roles.setdefault(party, []).append(role)

    def keep(self, spoken: Spoken) -> None:
        """Remember one who has spoken."""
        insort(self.spoken, spoken, key=lambda s: s.place)

    def before(self, place: int) -> Iterator[Spoken]:
        """Yield who spoke before a place, the last first."""
        for i in range(bisect_left(self.spoken, place, key=lambda s: s.place) - 1, -1, -1):
            yield self.spoken[i]

    def told(self, place: int) -> bool:
        """Whether a place lies inside something somebody is reported to have said."""
        i = bisect_left(self.contents, place + 1, key=lambda s: s.start) - 1
        return i >= 0 and place < self.contents[i].end

    def subject(self, sentence: Span, end: int, kinds: frozenset[str]) -> Mention | None:
        """Return the first name of a sentence, up to `end`, that can be its subject: free, and in nobody's words."""
        for mention in self.scene.mentions_in(Span(sentence.start, min(end, sentence.end))):
            if mention.kind in kinds and not self.told(mention.span.start) and self.scene.free(sentence, mention):
                return mention
        return None
