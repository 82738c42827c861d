"""The sentence encoder: like meanings lie near, and a vector depends on its text alone."""

import pickle

import numpy as np
from onrecord_reader import FOLDER

from onrecord.edges.engines.reader import SentenceEncoder

TEXTS = (
    "The dam above Varna broke on Monday night.",
    "On Monday night the Varna dam gave way.",
    "The minister of finance resigned over the budget.",
)


def test_other_words_for_the_same_lie_nearer_than_other_things():
    a, b, c = SentenceEncoder(FOLDER).vectors(TEXTS)
    assert a @ b > 0.8
    assert a @ c < 0.3


def test_vectors_have_length_one_and_depend_on_their_text_alone():
    together = SentenceEncoder(FOLDER, threads=2).vectors([*TEXTS, "", "word " * 2000])
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    alone = pickle.loads(pickle.dumps(SentenceEncoder(FOLDER))).vectors(TEXTS[1:2])
    assert np.allclose(alone[0], together[1], atol=1e-5)


def test_no_text_no_vector():
    assert SentenceEncoder(FOLDER).vectors([]).shape == (0, 384)
