"""Writes facts one by one until it is killed, and says which were acknowledged. Run by tests/soak/test_kills.py."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from clerk.record.facts import Say  # noqa: E402  # after the path that leads to it
from clerk.store.minutebook import open_book  # noqa: E402
from tests.store.planning import at  # noqa: E402


def main(path: Path, meeting: int, life: int) -> None:
    """Write on, now and then changing, removing and undoing, with one printed line after each answer."""
    with open_book(path) as book:
        print("open", flush=True)
        number = 0
        while True:
            text = f"life {life} passage {number}"
            entry = book.record(
                meeting, Say(text=text + " " + "x" * (number % 900)), at("15:00")
            ).value
            print("said", entry, text, flush=True)
            if number % 7 == 3:
                book.change(entry, fact=Say(text=text + " (corrected)"))
                print("said", entry, text + " (corrected)", flush=True)
            if number % 11 == 5:
                book.remove(entry)
                print("gone", entry, text, flush=True)
            if number % 13 == 6:
                book.undo()
                print("back", entry, text, flush=True)
            number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
