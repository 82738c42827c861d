"""What leaves by the page is what `onrecord export` writes, streamed; whoever goes away ends it."""

import asyncio
import io
import json
import re
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from click.testing import CliRunner

from onrecord import Corpus
from onrecord.cli import main
from onrecord.edges.engines import open_engine
from onrecord.web.outgoing.pipe import Abandoned, piped


def token(client):
    return re.search(r'name="token" value="([^"]+)"', client.get("/export").text)[1]


def export(client, **form):
    return client.post("/export/corpus", data={"token": token(client), **form})


def undated(line):
    """A record without what tells when it was written."""
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)", "T", line)


@pytest.mark.parametrize("with_text", [False, True])
@pytest.mark.parametrize("form", ["jsonl", "ftm"])
def test_a_file_is_the_one_that_the_command_writes(own, form, with_text):
    where, client = own
    answer = export(client, form=form, **({"text": "yes"} if with_text else {}))
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="onrecord.')
    words = ["export", form, "--corpus", str(where), *(["--with-text"] if with_text else [])]
    printed = CliRunner().invoke(main, words).stdout
    assert [*map(undated, answer.text.splitlines())] == [*map(undated, printed.splitlines())] != []
    assert ("The gates of the dam" in answer.text) == ("The gates of the dam" in printed)


def test_linked_data_is_whole(own):
    _, client = own
    assert json.loads(export(client, form="jsonld").text)["@graph"]


@pytest.mark.parametrize(("form", "ending"), [("csv", "csv"), ("parquet", "parquet")])
def test_tables_come_zipped_with_their_schema(own, form, ending):
    _, client = own
    packed = zipfile.ZipFile(io.BytesIO(export(client, form=form).content))
    assert packed.testzip() is None
    names = packed.namelist()
    assert f"onrecord/claims.{ending}" in names
    assert "onrecord/datapackage.json" in names


def test_a_dossier_is_the_one_that_is_verified(own, tmp_path):
    where, client = own
    with Corpus.open(where, create=False, engine=open_engine("rules")) as corpus:
        claim = corpus.claims()[0]
    assert 'action="/export/dossier"' in client.get(f"/claims/{claim.id}").text
    answer = client.post("/export/dossier", data={"token": token(client), "claim": claim.id})
    assert answer.headers["content-disposition"] == f'attachment; filename="claim-{claim.id}.html"'
    file = tmp_path / "dossier.html"
    file.write_bytes(answer.content)
    done = CliRunner().invoke(main, ["verify", str(file), "--corpus", str(where)])
    assert (done.exit_code, "nothing is wrong" in done.output) == (0, True), done.output


def test_what_cannot_be_exported_is_told(own):
    _, client = own
    assert export(client, form="praise").status_code == 400
    assert client.post("/export/corpus", data={"form": "jsonl"}).status_code == 403
    assert client.get("/export/corpus").status_code == 405
    answer = client.post("/export/dossier", data={"token": token(client), "claim": "c000000000000"})
    assert answer.status_code == 404


# --- the pipe -------------------------------------------------------------------------------------------------


@pytest.fixture
def threads():
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_what_is_written_arrives_in_its_order_and_no_more_than_a_little_ahead(threads):
    written = []

    def write(file):
        for n in range(100):
            file.write(bytes([n]) * 50_000)
            written.append(n)

    async def read():
        ahead, got = 0, b""
        async for chunk in piped(write, threads):
            got += chunk
            await asyncio.sleep(0.001)
            ahead = max(ahead, len(written) * 50_000 - len(got))
        return ahead, got

    ahead, got = asyncio.run(read())
    assert got == b"".join(bytes([n]) * 50_000 for n in range(100))
    assert ahead < 500_000


def test_what_fails_is_raised_where_it_is_read(threads):
    def write(file):
        file.write(b"a" * 100_000)
        raise ValueError("half way")

    async def read():
        return [chunk async for chunk in piped(write, threads)]

    with pytest.raises(ValueError, match="half way"):
        asyncio.run(read())


def test_nothing_written_is_nothing_read(threads):
    async def read():
        return [chunk async for chunk in piped(lambda _: None, threads)]

    assert asyncio.run(read()) == []


def test_a_writer_ends_when_nobody_reads_any_more(threads):
    ended = threading.Event()

    def write(file):
        try:
            while True:
                file.write(b"a" * 100_000)
        except Abandoned:
            ended.set()
            raise

    async def read():
        stream = piped(write, threads)
        await anext(stream)
        await stream.aclose()
        return await asyncio.to_thread(ended.wait, 30)

    assert asyncio.run(read())
