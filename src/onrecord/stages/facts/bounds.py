"""Words before a number that say it is the least, the most or about: "at least", "up to", "nearly"."""

from onrecord.records import Bound

_BOUNDS: dict[Bound, str] = {
    "least": "at least|more than|no fewer than|no less than|not less than|upwards of|over|well over|in excess of",
    "most": "at most|up to|as many as|as much as|no more than|fewer than|less than|under",
    "about": "about|around|some|nearly|almost|approximately|roughly|an estimated|close to|an average of",
}
BOUND_OF = {word: bound for bound, words in _BOUNDS.items() for word in words.split("|")}
"""What each of them says."""
BOUND = "|".join(BOUND_OF).replace(" ", r"\s")
"""Pattern of any of them; compile with `re.IGNORECASE`."""
