"""What every store keeps to; see STORES in conftest.py."""

import msgspec
import pytest
from invented import capture, item, reading, text

from onrecord.errors import NotFound
from onrecord.records import Because, Given, Judgement, Note, Span, Tombstone


def judgement(left="p1", right="p2", made="2031-05-02T08:00:00Z", verdict="same", supersedes=None):
    because = (Because("the same minister", article="a", span=Span(0, 4)),)
    return Judgement("party", left, right, verdict, "by hand", "1", 1.0, because, "Ira Holt", made, supersedes)


def test_a_reading_comes_back_equal_to_the_last_field(store):
    taken, readings = item(1)
    store.add(taken, readings)
    assert store.reading(readings[0].id) == readings[0]
    assert store.reading(readings[0].id).article.text == text(1)


def test_a_capture_comes_back_with_its_very_bytes(store):
    taken = capture(body=bytes(range(256)), origin="strange.bin")
    store.add(taken, [])
    assert store.capture(taken.id) == taken
    with pytest.raises(NotFound):
        store.capture("0" * 64)


def test_adding_again_adds_only_an_observation(store):
    first, again = capture(1), capture(1, obtained="2031-05-09T10:00:00Z")
    assert store.add(first, item(1)[1]) is True
    before = store.generation()
    assert store.add(again, item(1)[1]) is False
    assert len(list(store.readings())) == 1
    assert store.generation() == before
    assert store.observations(first.id) == [first.obtained, again.obtained]


def test_observing_the_same_time_twice_is_one_observation(store):
    store.add(*item(1))
    store.observe(capture(1))
    store.observe(capture(1, obtained="2031-06-01T00:00:00Z"))
    assert store.observations(capture(1).id) == ["2031-05-01T10:00:00Z", "2031-06-01T00:00:00Z"]


def test_the_same_bytes_from_two_places_are_two_captures(store):
    assert store.add(*item(1, origin="a.txt"))
    assert store.add(*item(1, origin="b.txt"))
    assert len(list(store.readings())) == 2


def test_has_knows_what_was_added(store):
    assert not store.has(capture(1).id)
    store.add(*item(1))
    assert store.has(capture(1).id)


def test_readings_come_in_the_order_of_arrival_and_after_a_number(store):
    for n in (3, 1, 2):
        store.add(*item(n))
    numbered = list(store.readings())
    assert [r.article.given_id for _, r in numbered] == ["ferry-3", "ferry-1", "ferry-2"]
    assert [n for n, _ in numbered] == sorted({n for n, _ in numbered})
    assert list(store.readings(numbered[0][0])) == numbered[1:]
    assert list(store.readings(numbered[-1][0])) == []


def test_readings_of_more_than_one_page_are_all_there(store):
    list(store.add_all(item(n) for n in range(450)))
    assert [r.article.given_id for _, r in store.readings()] == [f"ferry-{n}" for n in range(450)]


def test_an_addition_that_fails_leaves_nothing(store):
    taken, readings = item(1)
    torn = reading(capture(2), text(2))  # of another capture
    with pytest.raises(ValueError, match="another capture"):
        store.add(taken, [*readings, torn])
    assert not store.has(taken.id)
    assert list(store.readings()) == []
    assert store.add(taken, readings)


def test_a_failure_in_a_batch_leaves_the_batch_out_and_the_store_usable(store):
    with pytest.raises(ValueError, match="another capture"):
        list(store.add_all([item(1), (capture(2), [reading(capture(3), text(3))])]))
    assert list(store.readings()) == []
    assert store.add(*item(1))


def test_add_all_yields_each_capture_with_whether_it_was_new(store):
    store.add(*item(2))
    added = list(store.add_all([item(1), item(2), item(3), item(1)]))
    assert [(c.given.id, new) for c, new in added] == [
        ("ferry-1", True),
        ("ferry-2", False),
        ("ferry-3", True),
        ("ferry-1", False),
    ]


def test_what_add_all_yields_is_safe(store, open_again):
    other = open_again()
    for taken, _ in store.add_all(item(n) for n in range(200)):
        assert other.has(taken.id)


def test_add_all_keeps_what_came_before_a_failure(store):
    def items():
        yield item(1)
        yield item(2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(store.add_all(items()))
    assert [r.article.given_id for _, r in store.readings()] == ["ferry-1", "ferry-2"]


def test_two_articles_of_one_capture_share_its_text(store):
    whole = text(1) + text(2)
    taken = capture(body=whole.encode(), origin="page.txt")
    half = len(text(1))
    articles = [reading(taken, whole, 0, Span(0, half)), reading(taken, whole, 1, Span(half, len(whole)))]
    store.add(taken, articles)
    assert [r for _, r in store.readings()] == articles


@pytest.mark.parametrize("body", ["\ufeffÜber Tolmé \U0001f6a2\r\n\r\n" + text(), text() + "a\0b"])
def test_texts_come_back_to_the_last_code_point(store, body):
    taken = capture(body=body.encode())
    store.add(taken, [reading(taken, body)])
    assert store.reading(taken.origin).article.text == body


def test_a_text_unlike_its_bytes_comes_back(store):
    taken = capture(body=b"<p>" + text().encode() + b"</p>", origin="page.html")
    store.add(taken, [reading(taken, text())])
    assert store.reading("page.html").article.text == text()
    assert store.capture(taken.id).body.startswith(b"<p>")


def test_the_generation_grows_with_articles_and_judgements(store, open_again):
    seen = [store.generation()]
    store.add(*item(1))
    seen.append(store.generation())
    store.judge(judgement())
    seen.append(store.generation())
    store.add(*item(2))
    seen.append(store.generation())
    assert seen == sorted(set(seen))
    store.close()
    assert open_again().generation() == seen[-1]


def test_judgements_are_appended_and_come_back_oldest_first(store):
    first = judgement()
    second = judgement(verdict="different", made="2031-05-03T08:00:00Z", supersedes=first.id)
    store.judge(first)
    store.judge(second)
    store.judge(first)
    assert store.judgements() == [first, second]


def test_everything_is_there_after_opening_again(store, open_again):
    store.add(*item(1))
    store.judge(judgement())
    store.close()
    again = open_again()
    assert [r for _, r in again.readings()] == item(1)[1]
    assert again.judgements() == [judgement()]
    assert again.has(capture(1).id)


class TestNaming:
    @pytest.fixture(autouse=True)
    def _three(self, store):
        for n in (1, 2, 3):
            store.add(*item(n))

    @pytest.mark.parametrize("name", ["ferry-2", "news/ferry-2.txt", "ferry-2.txt"])
    def test_by_given_id_path_and_end_of_path(self, store, name):
        assert store.reading(name) == item(2)[1][0]

    def test_by_id_and_its_beginning(self, store):
        wanted = item(2)[1][0]
        assert store.reading(wanted.id) == wanted
        assert store.reading(wanted.id[:10]) == wanted

    @pytest.mark.parametrize(
        "name", ["", "ferry", "erry-2.txt", "%", "_", "ferry-2.tx_", "0", "news/", "ferry-2\udcff"]
    )
    def test_what_names_nothing_is_not_found(self, store, name):
        with pytest.raises(NotFound, match="onrecord search"):
            store.reading(name)

    def test_what_names_several_says_which(self, store):
        store.add(*item(4, origin="other/ferry-2.txt"))
        with pytest.raises(NotFound, match=r"several .*news/ferry-2\.txt.*other/ferry-2\.txt"):
            store.reading("ferry-2.txt")

    def test_a_page_that_changed_is_two_articles(self, store):
        store.add(*item(5, origin="news/ferry-1.txt"))
        with pytest.raises(NotFound, match="several"):
            store.reading("news/ferry-1.txt")

    def test_a_path_names_the_first_article_of_its_capture(self, store):
        whole = text(7) + text(8)
        taken = capture(body=whole.encode(), origin="news/two.txt")
        half = len(text(7))
        store.add(taken, [reading(taken, whole, 0, Span(0, half)), reading(taken, whole, 1, Span(half, len(whole)))])
        assert store.reading("news/two.txt").article.number == 0

    def test_a_given_id_is_surer_than_the_beginning_of_an_id(self, store):
        beginning = item(1)[1][0].id[:6]
        taken = msgspec.structs.replace(capture(9), given=Given(id=beginning))
        store.add(taken, [reading(taken, text(9))])
        assert store.reading(beginning).article.capture == taken.id


def test_the_last_number_and_the_articles(store):
    assert (store.last(), list(store.articles())) == (0, [])
    for n in (2, 1):
        store.add(*item(n))
    assert store.last() == [n for n, _ in store.readings()][-1]
    assert list(store.articles()) == [item(n)[1][0].article for n in (2, 1)]


def test_a_double_is_the_same_bytes_in_the_same_folder(store):
    store.add(*item(1, origin="news/a.txt"))
    same = capture(1).body
    assert store.double(capture(1, origin="news/b.txt")) == "news/a.txt"
    assert store.double(capture(1, origin="news/a.txt")) is None
    assert store.double(capture(1, origin="other/a.txt")) is None
    assert store.double(capture(1, body=same + b".", origin="news/b.txt")) is None


def tombstone(store, taken):
    ids = tuple(reading.id for reading in store.of_capture(taken.id))
    told = ("asked to", "Ira Holt", "2031-05-04T08:00:00+00:00", ("0" * 64,))
    return Tombstone(taken.id, taken.sha256, "1" * 64, ids, store.numbers(taken.id), *told)


def as_it_is(judgement):
    return judgement


class TestErasing:
    def test_one_capture_goes_with_all_that_was_read_in_it_and_no_other(self, store, open_again):
        for n in (1, 2, 3):
            store.add(*item(n))
        before = store.generation()
        stone = tombstone(store, capture(2))
        store.forget(stone, as_it_is)
        store.scrub()
        assert not store.has(capture(2).id)
        assert [r.article.given_id for _, r in store.readings()] == ["ferry-1", "ferry-3"]
        assert store.search("ferry 2") == []
        assert store.search("Brenn")
        assert store.generation() > before
        assert list(store.verify()) == []
        store.close()
        assert open_again().tombstones() == [stone]

    def test_a_number_is_not_given_again(self, store):
        for n in (1, 2):
            store.add(*item(n))
        store.forget(tombstone(store, capture(2)), as_it_is)
        store.add(*item(3))
        assert [n for n, _ in store.readings()] == [1, 3]

    def test_it_is_known_again_by_its_bytes_and_its_addresses(self, store):
        store.add(*item(1))
        stone = tombstone(store, capture(1))
        store.forget(stone, as_it_is)
        assert store.forgotten(capture(1).sha256, []) == stone
        assert store.forgotten("2" * 64, ["3" * 64, "0" * 64]) == stone
        assert store.forgotten("2" * 64, ["3" * 64]) is None

    def test_what_a_judgement_takes_back_is_still_taken_back(self, store):
        store.add(*item(1))
        first = judgement("a:=Oda Brenn", "b:=Brenn")
        second = judgement(verdict="withdrawn", made="2031-05-03T08:00:00Z", supersedes=first.id)
        for one in (first, second):
            store.judge(one)
        store.forget(tombstone(store, capture(1)), lambda j: msgspec.structs.replace(j, left="a:=erased"))
        one, two = store.judgements()
        assert (one.left, two.supersedes) == ("a:=erased", one.id)

    def test_nothing_is_done_by_halves(self, store):
        store.add(*item(1))
        store.judge(judgement())

        def fail(_):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            store.forget(tombstone(store, capture(1)), fail)
        assert store.has(capture(1).id)
        assert store.search("ferry")
        assert store.tombstones() == []


def test_notes_are_appended_and_go_with_their_article(store):
    readings = item(1)[1]
    store.add(*item(1))
    on_it = Note("article", readings[0].id, "ask again", "Ira Holt", "2031-05-04T08:00:00+00:00")
    other = Note("claim", "c1", "see above", "Ira Holt", "2031-05-05T08:00:00+00:00")
    for note in (on_it, other, on_it):
        store.write_note(note)
    assert store.notes() == [on_it, other]
    store.forget(tombstone(store, capture(1)), as_it_is)
    assert store.notes() == [other]
