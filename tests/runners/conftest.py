"""The runners that the contract is held against: add a maker, and every contract test runs on it too."""

import sys
from pathlib import Path

import pytest

from onrecord.edges.runners import LocalRunner
from onrecord.edges.runners.spark import SparkRunner, missing, open_session

sys.path.append(str(Path(__file__).parent))  # for `behaviour`, in the tests and in the workers they start

_OF_SPARK = (
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),  # py4j leaves them to be collected
    pytest.mark.filterwarnings("ignore:distutils Version classes:DeprecationWarning"),  # PySpark 3.5 asks them
)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            for marker in _OF_SPARK:
                item.add_marker(marker)


QUICK = {
    "in process": lambda: LocalRunner(jobs=0),
    "one worker": lambda: LocalRunner(jobs=1),
    "two workers": lambda: LocalRunner(jobs=2),
}


@pytest.fixture(scope="session")
def session():
    """Spark on two cores of this machine, as small as it goes."""
    if why := missing():
        pytest.skip(why)
    few = {
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.sql.codegen.wholeStage": "false",  # compiling a plan takes longer than such tables do
    }
    opened = open_session("local[2]", options=few)
    yield opened
    opened.stop()


@pytest.fixture
def spark(session):
    with SparkRunner(session) as runner:
        yield runner


@pytest.fixture(params=QUICK)
def quick(request):
    return QUICK[request.param]()


@pytest.fixture(params=[*QUICK, "spark"])
def runner(request):
    return request.getfixturevalue("spark") if request.param == "spark" else QUICK[request.param]()
