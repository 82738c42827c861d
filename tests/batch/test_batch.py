"""A batch on Spark comes to the tables that adding one by one comes to; it goes on where it was stopped; it loads."""

import json
import random
import shutil
from pathlib import Path

import msgspec
import pytest
from bench._tables import rows

from onrecord.batch import Batch, Folder, load, make
from onrecord.batch.folder import Manifest
from onrecord.batch.intake import files_of
from onrecord.corpus import Corpus
from onrecord.edges.engines import open_engine
from onrecord.edges.gazetteers import open_gazetteer
from onrecord.edges.runners import LocalRunner
from onrecord.edges.runners.spark import SparkRunner, missing, open_session
from onrecord.edges.store import SqliteStore, open_store
from onrecord.errors import BadInput
from onrecord.exporting import export_folder

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),  # py4j leaves them to be collected
    pytest.mark.filterwarnings("ignore:distutils Version classes:DeprecationWarning"),  # PySpark 3.5 asks them
]


@pytest.fixture(scope="module")
def runner():
    if why := missing():
        pytest.skip(why)
    few = {"spark.sql.shuffle.partitions": "2", "spark.sql.codegen.wholeStage": "false"}  # for tables as small as these
    session = open_session("local[2]", options=few)
    with SparkRunner(session, timeout=None) as opened:
        yield opened
    session.stop()


def pile(folder):
    """The examples, some of them also as lines of a table: a line twice, one empty, one without a text."""
    folder.mkdir()
    for story in ("harbour", "river"):
        shutil.copytree(EXAMPLES / story, folder / story, ignore=shutil.ignore_patterns("*.json"))
    lines = []
    template = "Our newsletter brings the day to you, every morning at six, with all that matters in the region."
    stock = "The ferry line was founded after the war and has carried two million people a year between the islands."
    for number in range(18):  # an outlet that prints one line under everything, and six that know one thing
        draw = random.Random(number)
        body = f"The ferry of line {number} sank off Talm, Minister Ada Berg said on Monday. Nobody was hurt."
        rest = " ".join("".join(draw.choices("abcdefghij", k=6)) for _ in range(120))
        text = f"Ferry {number} sinks\n\n{body}\n\n{rest}.\n\n{template if number < 12 else stock}\n"
        outlet = "The Ferry Post" if number < 12 else f"Harbour Times {number}"
        row = {"id": f"f{number}", "text": text, "outlet": outlet, "published": f"2031-04-{number + 1:02}"}
        lines.append(json.dumps(row))
    lines += [lines[3], json.dumps({"id": "empty", "text": ""}), "no JSON at all"]
    (folder / "more.jsonl").write_text("\n".join(lines) + "\n")
    return folder


@pytest.fixture(scope="module")
def made(runner, tmp_path_factory):
    where = tmp_path_factory.mktemp("batch")
    what = pile(where / "pile")
    engine, gazetteer = open_engine("rules"), open_gazetteer()
    done = make([str(what)], where / "out", Batch(engine, gazetteer), runner)
    return where, Batch(engine, gazetteer), done


def exported(where, name, fill, at=None):
    (where / "beside").mkdir(exist_ok=True)  # not above the files: origins would be told from there
    at = at or where / "beside" / f"{name}.db"
    with Corpus.open(at, engine=open_engine("rules"), runner=LocalRunner(0)) as corpus:
        fill(corpus)
        export_folder(corpus, "parquet", where / name)
    return rows(where / name)


def test_the_tables_are_those_of_adding_one_by_one(made):
    where, _, done = made
    one_by_one = exported(where, "one", lambda corpus: [corpus.add(file) for file in files_of([str(where / "pile")])])
    batch = rows(where / "out" / "tables")
    assert batch.keys() == one_by_one.keys()
    assert {name: len(of) for name, of in batch.items()} == {name: len(of) for name, of in one_by_one.items()}
    assert batch == one_by_one
    assert all(batch[name] for name in ("claims", "chains", "links", "copies", "passages", "edits", "parties"))
    assert {json.loads(row)["kind"] for row in batch["passages"]} >= {"copy", "template", "stock"}
    assert [why for _, why in done.unread if "empty" in why or "JSON" in why]


@pytest.fixture(params=("sqlite", "postgres"))
def loaded_into(request, tmp_path, monkeypatch):
    """Where a corpus goes: in a file, or on a server with its cache on this machine."""
    if request.param == "sqlite":
        return tmp_path / "loaded.db"
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    return request.getfixturevalue("postgres").database()


def test_what_is_loaded_answers_the_same_and_twice_is_once(made, loaded_into, tmp_path):
    where, _, _ = made
    store = open_store(loaded_into)
    first, second = load(where / "out", store), load(where / "out", store)
    store.close()
    assert first.new == second.known == len(rows(where / "out" / "tables")["captures"])
    assert (first.known, second.new) == (0, 0)
    loaded = exported(tmp_path, "loaded", lambda _: None, at=loaded_into)
    assert loaded == rows(where / "out" / "tables")


def test_a_run_that_was_stopped_goes_on(made, runner, tmp_path):
    where, batch, _ = made
    shutil.copytree(where / "out", tmp_path / "out")
    for stage in ("bonds", "homes", "counted"):
        shutil.rmtree(tmp_path / "out" / "stages" / stage)
    (tmp_path / "out" / "stages" / "bonds.part").mkdir()  # as a run that was killed leaves it
    (tmp_path / "out" / "stages" / "bonds.part" / "half.parquet").write_bytes(b"half")
    shutil.rmtree(tmp_path / "out" / "tables")
    kept = (tmp_path / "out" / "stages" / "read" / "_done.json").stat().st_mtime_ns
    make([str(where / "pile")], tmp_path / "out", batch, runner)
    assert (tmp_path / "out" / "stages" / "read" / "_done.json").stat().st_mtime_ns == kept
    assert not (tmp_path / "out" / "stages" / "bonds.part").exists()
    assert rows(tmp_path / "out" / "tables") == rows(where / "out" / "tables")


def test_a_folder_of_another_version_is_refused_with_the_cure(made, runner, tmp_path):
    where, batch, _ = made
    shutil.copytree(where / "out", tmp_path / "out")
    manifest = tmp_path / "out" / "manifest.json"
    told = json.loads(manifest.read_bytes())
    told["versions"]["copies"] = "0"
    manifest.write_text(json.dumps(told))
    with pytest.raises(
        BadInput, match=r"other versions \(\{'copies': '0'\}.*finish it with those, or name a new folder"
    ):
        make([str(where / "pile")], tmp_path / "out", batch, runner)


def test_a_folder_from_other_files_is_refused(made, runner):
    where, batch, _ = made
    with pytest.raises(BadInput, match="other inputs"):
        make([str(where / "pile" / "more.jsonl")], where / "out", batch, runner)


# --- without Spark ------------------------------------------------------------------------------------------


def test_what_is_no_batch_is_neither_loaded_nor_written_over(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    manifest = Manifest(1, "onrecord", {}, {}, ())
    with pytest.raises(BadInput, match="holds something that is no batch"):
        Folder(tmp_path).enter(manifest)
    store = SqliteStore(tmp_path / "c.db")
    with pytest.raises(BadInput, match="no folder that `onrecord batch` made"):
        load(tmp_path, store)
    Folder(tmp_path / "new").enter(manifest)
    with pytest.raises(BadInput, match="not read yet"):
        load(tmp_path / "new", store)
    store.close()


def test_a_stage_is_whole_or_not_there(tmp_path):
    folder = Folder(tmp_path)

    def fails(where):
        Path(where).mkdir(parents=True)
        (Path(where) / "one.parquet").write_bytes(b"1")
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        folder.write("read", fails)
    assert folder.done("read") is None
    assert not folder.path("read").exists()
    done = folder.write("read", lambda _: 7)
    assert folder.done("read") == done == folder.write("read", fails)
    assert done.rows == 7


def test_files_are_found_in_folders_and_lists(tmp_path):
    for name in ("b.warc.gz", "a.html", ".hidden", "sub/c.txt", "sub/.git/d.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("x")
    (tmp_path / "all.paths").write_text("in/b.warc.gz\n\nin/a.html\n")
    below = [str(tmp_path / "in" / name) for name in ("a.html", "b.warc.gz", "sub/c.txt")]
    assert list(files_of([str(tmp_path / "in")])) == below
    assert list(files_of([str(tmp_path / "all.paths")])) == [below[1], below[0]]
    for wrong, why in (("https://example.org/", "reads files alone"), (str(tmp_path / "none"), "no such file")):
        with pytest.raises(BadInput, match=why):
            files_of([wrong])


def test_a_manifest_comes_back(tmp_path):
    manifest = Manifest(1, "onrecord 1", {"a": "1"}, {"b": "2"}, ("x 3",))
    Folder(tmp_path / "new").enter(manifest)
    assert Folder(tmp_path / "new").manifest == manifest
    assert msgspec.json.decode((tmp_path / "new" / "manifest.json").read_bytes())["inputs"] == ["x 3"]
