"""The shapes of a stage: plain, frozen data that goes to another process."""

import operator
import pickle
from dataclasses import FrozenInstanceError

import pytest

from onrecord.shapes import Each, Fold, Pair

STAGES = [
    Each("upper", "1", str.upper),
    Pair("shared", "1", str, len, operator.add, least=2),
    Fold("longest", "1", len, max),
]


@pytest.mark.parametrize("stage", STAGES, ids=lambda s: s.name)
def test_a_stage_is_frozen_equal_by_value_and_picklable(stage):
    assert pickle.loads(pickle.dumps(stage)) == stage
    with pytest.raises(FrozenInstanceError):
        stage.version = "2"


def test_a_pair_shares_one_key_unless_said_otherwise():
    assert Pair("any", "1", str, len, operator.add).least == 1
