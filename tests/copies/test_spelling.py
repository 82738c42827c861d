"""One spelling for words that are the same word."""

import hashlib

import pytest

from onrecord.records import Article, Block, Span
from onrecord.stages.copies.spelling import key, skeleton, spelling
from onrecord.stages.copies.tokens import words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mobilisation", "mobilization"),
        ("organised", "organized"),
        ("analysed", "analyzed"),
        ("neighbouring", "neighboring"),
        ("favourite", "favorite"),
        ("centre", "center"),
        ("theatres", "theaters"),
        ("Defence", "defense"),
        ("levelling", "leveling"),
        ("travelled", "traveled"),
        ("programme", "program"),
        ("café", "cafe"),
        ("Sha'abi", "Sha’abi"),
        ("al-Hawl", "Al-Hawl"),
        ("el-Hawl", "Hawl"),
        ("U.S.", "US"),
        ("8th", "8"),
        ("1,400", "1400"),
        ("seven", "7"),
    ],
)
def test_the_same_word_has_one_spelling(one, other):
    assert spelling(one) == spelling(other)
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"),
        ("your", "yor"),
        ("our", "or"),
        ("filled", "filed"),
        ("hour", "hor"),
        ("Khadim", "Ali"),
        ("1998", "1989"),
        ("alert", "ert"),
        ("as", "a"),
        ("act", "acre"),
    ],
)
def test_other_words_keep_apart(one, other):
    assert spelling(one) != spelling(other)


def test_keys_are_the_same_on_every_machine():
    assert key("Harbour") == int(hashlib.blake2b(b"harbor", digest_size=8).hexdigest(), 16) >> 3


def test_transliterations_agree_in_their_consonants():
    assert skeleton("hussein") == skeleton("hossein")
    assert skeleton("karba") != skeleton("karbala")


def test_words_stand_where_they_say():
    text = "“Don't go,” al-Waeli’s U.S. aide said on Jan. 8th; 1,400.5 left."
    words = words_of(Article("c", text, Span(0, len(text))))
    assert [text[slice(*words.span(i, i + 1))] for i in range(len(words))] == [
        "Don't",
        "go",
        "al-Waeli’s",
        "U.S.",
        "aide",
        "said",
        "on",
        "Jan",
        "8th",
        "1,400.5",
        "left",
    ]


def test_only_title_body_and_caption_are_compared():
    lines = {"News / City": "section", "Fire in Velm": "title", "By A. Writer": "byline", "It burned.": "body"}
    blocks, start = [], 0
    for line, role in lines.items():
        blocks.append(Block(Span(start, start + len(line)), role))
        start += len(line) + 1
    text = "\n".join(lines)
    words = words_of(Article("c", text, Span(0, len(text)), blocks=tuple(blocks)))
    assert [text[slice(*words.span(i, i + 1))] for i in range(len(words))] == ["Fire", "in", "Velm", "It", "burned"]
    assert list(words.breaks) == [0, 3], "the byline parts title and body"
    assert words.counted == ((3, 5),)
