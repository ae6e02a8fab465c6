"""The sample: the shipped meetings, played into a book of their own that can be spoilt without harm."""

from pathlib import Path

from clerk.assets import data_folder, resources
from clerk.record.script import read_script
from clerk.store.minutebook import open_book

# The one that is shown first stands last: it is the one taken in hand.
_FIRST_SHOWN = "contested"


def sample_path() -> Path:
    """Return where the sample's book is, or will be."""
    return data_folder() / "sample" / "sample.clerk"


def make_sample(path: Path | None = None) -> Path:
    """Return the sample's book, made if it is not there or has no meetings.

    Raises:
        ClerkError: it cannot be written, or somebody has it open.
    """
    path = path or sample_path()
    if path.is_file():
        return path
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    scripts = sorted(
        (resources() / "samples").glob("*.json"),
        key=lambda file: (file.stem == _FIRST_SHOWN, file.name),
    )
    meetings = [read_script(script.read_bytes()).meeting for script in scripts]
    with open_book(path) as book:
        for meeting in meetings:
            book.replay(meeting)
    return path
