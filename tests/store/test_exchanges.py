"""How servers answered is kept beside what they gave, and tells what is kept of a page."""

from invented import item
from msgspec.structs import replace

from onrecord.edges.store import SqliteStore
from onrecord.records import Exchange, Seen

URL = "https://sella.example/a"
ASKED = "https://sella.example/a?utm_source=x"


def visit(number, obtained, etag):
    """Return a capture of one page with other bytes each, and its readings."""
    capture, readings = item(number)
    exchange = Exchange(
        ASKED, "https://short.example/7", URL, 200, (("ETag", etag), ("Last-Modified", "Mon")), (ASKED,)
    )
    capture = replace(capture, origin=URL, obtained=obtained, exchange=exchange)
    return capture, [replace(r, article=replace(r.article, capture=capture.id, path=URL)) for r in readings]


def test_what_is_kept_of_a_page_is_its_latest_capture(corpus):
    first, second = visit(1, "2026-01-01T00:00:00Z", '"1"'), visit(2, "2026-01-02T00:00:00Z", '"2"')
    with SqliteStore(corpus) as store:
        assert store.kept(URL) is None
        store.add(*first)
        assert (store.kept(URL).id, store.kept(URL).etag) == (first[0].id, '"1"')
        store.add(*second)
        kept = store.kept(URL)
        assert (kept.id, kept.etag, kept.modified, kept.obtained) == (
            second[0].id,
            '"2"',
            "Mon",
            "2026-01-02T00:00:00Z",
        )
        assert store.kept("https://short.example/7") == kept
        store.observe(Seen(second[0].id, URL, "2026-01-05T00:00:00Z"))
        assert store.kept(URL).obtained == "2026-01-05T00:00:00Z"
        assert store.texts(second[0].id) == [second[1][0].article.sha256]


def test_captures_come_back_with_how_they_were_given(corpus):
    plain, page = item(3), visit(1, "2026-01-01T00:00:00Z", '"1"')
    with SqliteStore(corpus) as store:
        store.add(*plain)
        store.add(*page)
        assert list(store.captures()) == [plain[0], page[0]]


def test_pages_to_be_asked_again_are_those_long_unseen(corpus):
    with SqliteStore(corpus) as store:
        store.add(*visit(1, "2026-01-03T00:00:00Z", '"1"'))
        store.add(*item(3))
        assert store.pages("2026-01-04", "2026-01-01") == [URL]
        assert store.pages("2026-01-02", "2026-01-01") == []
        assert store.pages("2026-01-04", "2026-01-04") == []
