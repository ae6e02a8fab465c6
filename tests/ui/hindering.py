"""Ways to stand in the way of a desk's writing, for tests."""

import pytest

from clerk.store.minutebook import MinuteBook
from clerk.ui import keeping
from clerk.ui.desk import Desk


def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "RETRY_MS", (40, 60, 80))


def locked_at_once(desk: Desk) -> None:
    """Do not wait the five seconds that SQLite waits for a locked file."""
    assert isinstance(desk.book, MinuteBook)
    desk.book.submit(
        None, lambda step: step.journal.connection.execute("PRAGMA busy_timeout = 20")
    ).result()
