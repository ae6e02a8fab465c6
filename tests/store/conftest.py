"""A book for each test, in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk.store.minutebook import MinuteBook, open_book
from tests.store.planning import a_plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "minutes.clerk"


@pytest.fixture
def book(path: Path) -> Iterator[MinuteBook]:
    with open_book(path) as opened:
        yield opened


@pytest.fixture
def planning(book: MinuteBook) -> int:
    """Return the number of a meeting that is set up and not begun."""
    return book.new_meeting(a_plan()).value
