"""Closed classes of English words: what little grammar the patterns need."""

from __future__ import annotations

RELATIVES = frozenset("who which that".split())
NOMINATIVES = frozenset("he she they it we i you there".split())
OBJECTS = frozenset("him her them me us it you himself herself themselves itself".split())
POSSESSIVES = frozenset("his her their its our my your whose".split())
ARTICLES = frozenset("the a an".split())
DETERMINERS = (
    ARTICLES
    | POSSESSIVES
    | frozenset(
        "this that these those some any no another each every several many most all both few other more such".split()
    )
)
PREPOSITIONS = frozenset(
    """in on at by for from of with about against during under over through across between among amid within without
    into onto upon toward towards near around outside inside despite per via since until before after like unlike
    regarding concerning following beyond behind above below throughout as to besides except ahead alongside""".split()
)
# What may open a sentence before its subject.
OPENERS = PREPOSITIONS | frozenset(
    """when while if because although though as once unless whereas yesterday today tomorrow now then later earlier
    meanwhile however still also instead recently finally separately elsewhere asked speaking pressed
    monday tuesday wednesday thursday friday saturday sunday last next this moreover furthermore nevertheless so
    but and or yet nor plus perhaps even just only again first second afterward afterwards previously
    here there given citing referring writing appearing using noting""".split()
)
QUANTITIES = frozenset("many some others both most few one another none".split())
SUBJECT_PRONOUNS = QUANTITIES | frozenset("he she they it we i you who which".split())
NUMBERS = frozenset("two three four five six seven eight nine ten several".split())
CONJUNCTIONS = frozenset("and but or yet nor".split())
SUBORDINATORS = frozenset(
    """that which who whom whose where when while as because if although though whether since after before until
    unless than whereas what how why so once""".split()
)
BE = frozenset("is are was were be been being am 's ’s 're ’re 'm ’m".split())
MODALS = frozenset("will would can could may might must shall should ought".split())
AUXILIARIES = BE | frozenset(
    """has have had having do does did will would can could may might must shall should ought
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't
    isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t
    shouldn't shouldn’t ain't ain’t 've ’ve 'd ’d 'll ’ll""".split()
)
# Adverbs that stand between subject and verb and belong to the cue.
MIDDLE = frozenset(
    """not never also then later now still just already even once often always again further first
    ever rather soon long sometimes reportedly""".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())
TIMES = DAYS | frozenset(
    """january february march april june july august september october november december morning afternoon evening
    night week weekend month year jan feb mar apr jun jul aug sep sept oct nov dec earlier later last this
    recently again ago afterward afterwards then""".split()
)
# No subject ends in one of these.
CLOSERS = CONJUNCTIONS | SUBORDINATORS | PREPOSITIONS | ARTICLES | POSSESSIVES
DASHES = frozenset({"—", "–", "--", "―", "-"})
BREAKS = frozenset({",", ";", ":", "(", ")", "[", "]", "…", "•", "·", "●", "▪", "■", "*", "|", ">", "/"}) | DASHES
QUOTES = frozenset("\" “ ” „ « » '' ‘ ’ '".split())
QUESTION_WORDS = frozenset("whether if how why what who where when which".split())


def is_adverb(word: str) -> bool:
    """Whether a word may stand inside a verb group: known ones and those in -ly."""
    return word in MIDDLE or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS)


_NOT_ADVERBS = frozenset(
    """family italy supply reply rally july assembly ally apply holy monopoly anomaly billy kelly molly emily carly
    sally polly holly beverly kimberly shelly lilly reilly o'reilly o’reilly donnelly connolly connelly""".split()
)


def is_finite(word: str, *, capital: bool = False) -> bool:
    """Whether a word looks like a verb that has its own subject; a name (Ahmed, Shook) does not."""
    if word in AUXILIARIES:
        return True
    if capital:
        return False
    return word in _PASTS or (word.endswith("ed") and len(word) > 4 and "-" not in word and word not in _NOT_PASTS)


_PASTS = frozenset(
    """said say says told tells wrote writes made took gave went came got became began left held kept won lost met
    sent put led ran saw spent brought fell found thought stood rose knew felt grew fought broke drew drove
    threw spoke chose paid heard built sought sat set hit cut makes takes gives goes comes gets becomes
    wants woke fled flew struck stole shook rode hid bought caught taught meant shot""".split()
)
_NOT_PASTS = frozenset("united speed indeed hundred sacred naked".split())
