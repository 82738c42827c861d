"""Worker processes that hang, die, eat memory or are interrupted."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from behaviour import STAGE, capture

from onrecord.edges.runners import LocalRunner
from onrecord.edges.runners.worker import allowed
from onrecord.errors import OnrecordError, TimedOut, Unreadable
from onrecord.shapes import Each


def each(runner, *names):
    return list(runner.each(STAGE, [capture(name) for name in names]))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", ["hang", "hang in C"])
def test_a_record_that_hangs_is_ended_and_the_rest_goes_on(jobs, name):
    first, error, *rest = each(LocalRunner(jobs, timeout=0.3), "a", name, "b", "c")
    assert (first, rest) == (["a"], [["b"], ["c"]])
    assert type(error) is TimedOut
    assert str(error) == f"{name}: reading took longer than 0.3 s: skipped"


@pytest.mark.parametrize(("size", "seconds"), [(0, 60), (500_000, 60), (1_000_000, 120), (10**9, 600)])
def test_a_long_record_may_take_longer_within_bounds(size, seconds):
    assert allowed(60, size) == seconds


@pytest.mark.parametrize(("name", "told"), [("crash", "SIGSEGV"), ("exit", "exit status 3")])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_dies_costs_its_record_alone(jobs, name, told):
    first, error, *rest = each(LocalRunner(jobs), "a", name, "b", name, "c")
    assert first == ["a"]
    assert rest[0] == ["b"]
    assert rest[2] == ["c"]
    assert type(error) is Unreadable
    assert error.where == name
    assert told in error.why


def test_a_record_that_eats_memory_costs_itself_alone():
    first, error, last = each(LocalRunner(1, memory=1 << 30), "a", "eat", "b")
    assert (first, last) == (["a"], ["b"])
    assert "memory" in error.why


def test_a_result_that_cannot_be_handed_over_costs_its_record_alone():
    first, error, last = each(LocalRunner(1), "a", "unpicklable", "b")
    assert (first, last) == (["a"], ["b"])
    assert "report" in error.why


def test_a_worker_is_replaced_after_so_many_records():
    kept = {made[0] for made in each(LocalRunner(1), *["pid"] * 6)}
    replaced = {made[0] for made in each(LocalRunner(1, recycle=2), *["pid"] * 6)}
    assert (len(kept), len(replaced)) == (1, 3)
    assert os.getpid() not in kept | replaced


def test_without_jobs_nothing_leaves_this_process():
    assert each(LocalRunner(0), "pid") == [[os.getpid(), "pid"]]


def children():
    return [pid for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()]


def test_no_worker_is_left_behind():
    others = children()  # of the tests before, such as Spark's
    results = LocalRunner(2).each(STAGE, (capture(str(n)) for n in range(100)))
    next(results)
    assert len(children()) == len(others) + 2
    results.close()
    assert children() == others


MAIN = """
    import sys
    sys.path[:0] = {path!r}
    from behaviour import STAGE, capture
    from onrecord.edges.runners import LocalRunner

    def records():
        for name in ("pid", "pid", "hang", "hang"):
            yield capture(name)

    if __name__ == "__main__":
        try:
            for made in LocalRunner(2, timeout={timeout}).each(STAGE, records()):
                print(made[0], flush=True)
        except KeyboardInterrupt:
            print("interrupted")
"""


def started(tmp_path, timeout):
    script = tmp_path / "main.py"
    script.write_text(textwrap.dedent(MAIN.format(path=sys.path, timeout=timeout)))
    process = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    return process, [int(process.stdout.readline()) for _ in range(2)]


def gone(pids, within=10.0):
    until = time.monotonic() + within
    while time.monotonic() < until:
        if not any(os.path.exists(f"/proc/{pid}") for pid in pids):  # noqa: PTH110
            return True
        time.sleep(0.05)
    return False


def test_an_interrupt_ends_the_workers(tmp_path):
    process, workers = started(tmp_path, timeout=60)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends Ctrl-C: to the whole group
    out, err = process.communicate(timeout=20)
    assert (out, err, process.returncode) == ("interrupted\n", "", 0)
    assert gone(workers)


def test_workers_end_after_a_killed_program_even_where_they_hang(tmp_path):
    process, workers = started(tmp_path, timeout=2)
    process.kill()
    process.communicate()
    assert gone(workers)


UNGUARDED = """
    import sys
    sys.path[:0] = {path!r}
    from behaviour import STAGE, capture
    from onrecord.edges.runners import LocalRunner
    print(list(LocalRunner(1).each(STAGE, [capture("a")])))
"""


@pytest.mark.parametrize("way", ["file", "stdin"])
def test_a_script_needs_no_guard(tmp_path, way):
    text = textwrap.dedent(UNGUARDED.format(path=sys.path))
    script = tmp_path / "main.py"
    script.write_text(text)
    command = [sys.executable, script if way == "file" else "-"]
    ended = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.stdout, ended.stderr) == ("[['a']]\n", "")


class FromNowhere:
    """A stage's function that a worker cannot have."""

    def __reduce__(self):
        return (__import__, ("no_such_module",))


def test_a_stage_that_cannot_be_had_is_told():
    with pytest.raises(OnrecordError, match=r"cannot start \(ModuleNotFoundError: .*no_such_module"):
        list(LocalRunner(1).each(Each("nowhere", "1", FromNowhere()), [capture("a")]))


def test_a_worker_killed_at_rest_costs_no_record():
    results = LocalRunner(1).each(STAGE, (capture(n) for n in ["pid", *"abcdefgh"]))
    victim = next(results)[0]
    time.sleep(0.5)
    os.kill(victim, signal.SIGKILL)
    rest = list(results)
    assert rest == [[n] for n in "abcdefgh"]
