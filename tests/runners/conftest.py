"""The runners that the contract is held against: add a maker, and every contract test runs on it too."""

import sys
from pathlib import Path

import pytest

from onrecord.edges.runners import LocalRunner

sys.path.append(str(Path(__file__).parent))  # for `behaviour`, in the tests and in the workers they start

RUNNERS = {
    "in process": lambda: LocalRunner(jobs=0),
    "one worker": lambda: LocalRunner(jobs=1),
    "two workers": lambda: LocalRunner(jobs=2),
}


@pytest.fixture(params=RUNNERS)
def runner(request):
    return RUNNERS[request.param]()
