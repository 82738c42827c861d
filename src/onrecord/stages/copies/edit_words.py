"""The words that tell what kind of change it is, folded as `spelling` folds them."""

from __future__ import annotations

HEDGES = frozenset(
    """alleged allegedly allege alleges apparent apparently reportedly claimed purported purportedly supposed supposedly
    suspected presumed presumably possible possibly perhaps maybe may might could probable probably likely unlikely
    believed thought rumored unconfirmed unverified seemingly seem seems seemed appears appeared appear potential
    potentially ostensibly""".split()
)
CALENDAR = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight weekend
    week month year""".split()
)
MAGNITUDES = frozenset("hundred hundreds thousand thousands million billion trillion dozen dozens".split())

CHANNELS = frozenset(
    """citing cited cites quoting quoted quotes told reporters interview tweet tweeted tweets statement
    via broadcaster newspaper website channel telegram facebook twitter newswire reuters afp interfax xinhua""".split()
)
CHANNEL_VERBS = frozenset("reported reports report according media press wrote".split())

INTO = frozenset("in at on to by from with via per through".split())
"""What leads to the channel: "in a letter", "to the Post", "on Face the Nation"."""

PAPERS = frozenset(
    """letter memo memorandum report article item column editorial book briefing conference release email emails post
    posting speech testimony filing affidavit video transcript appearance call podcast remarks dispatch""".split()
)
"""What words are put down or said in, behind "in a", "at a"."""

OUTLETS = frozenset(
    """times post journal herald tribune guardian telegraph gazette observer monitor chronicle examiner news cnn fox
    nbc abc cbs msnbc cnbc bbc npr pbs ap reuters afp politico bloomberg axios newsweek tass irna jazeera
    arabiya""".split()
)
"""What outlets are called, or end on."""

CARRIERS = frozenset("media television tv radio newspaper newspapers agency broadcaster outlet outlets".split())

SPEECH = frozenset(
    """said says saying say told tells tell added adds continued asked asks replied wrote writes tweeted insisted
    explained noted stated declared announced argued warned claimed claims recalled concluded acknowledged
    responded according""".split()
)
"""What a speaker's words are told by."""

ONES = dict(
    zip(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split(),
        range(1, 20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))


def in_digits(words: list[str]) -> list[str]:
    """Write numbers under a hundred in digits: "twenty two" is "22"."""
    found: list[str] = []
    tens = False  # whether the word before was one of them
    for word in words:
        value = ONES.get(word) or TENS.get(word)
        units = value or (int(word) if word.isdigit() and len(word) == 1 else 0)
        if tens and 0 < units <= 9:
            found[-1] = str(int(found[-1]) + units)
        else:
            found.append(str(value) if value else word)
        tens = word in TENS
    return found
