"""The tree of errors: drawn as it is, and safe to hand from process to process."""

import inspect
import pickle
import re

import pytest

from onrecord import errors
from onrecord.errors import OnrecordError, Unreadable

ALL = [e for e in vars(errors).values() if inspect.isclass(e) and issubclass(e, OnrecordError)]


def drawn():
    """Read the tree in the docstring: each name with the one above it."""
    stack, tree = [], {}
    for line in errors.__doc__.splitlines():
        found = re.match(r"    ([│├└─ ]*)([A-Z]\w+)", line)
        if found:
            depth = len(found[1]) // 4
            stack[depth:] = [found[2]]
            tree[found[2]] = stack[depth - 1] if depth else None
    return tree


def test_the_tree_is_drawn_as_it_is():
    real = {e.__name__: None if e is OnrecordError else e.__mro__[1].__name__ for e in ALL}
    assert drawn() == real


@pytest.mark.parametrize("kind", [e for e in ALL if issubclass(e, Unreadable)], ids=lambda e: e.__name__)
def test_an_unreadable_says_where_and_why_after_a_journey(kind):
    error = pickle.loads(pickle.dumps(kind("news/a.txt", "nothing in it")))
    assert type(error) is kind
    assert (error.where, error.why, str(error)) == ("news/a.txt", "nothing in it", "news/a.txt: nothing in it")
