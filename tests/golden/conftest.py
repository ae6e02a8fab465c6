"""A snapshot in forty lines: the text that came out is compared with the text that was read and found right."""

from collections.abc import Callable
from pathlib import Path

import pytest

TEXTS = Path(__file__).parent / "texts"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `pytest tests/golden --update-golden`, which writes the texts anew: read the diff before committing it."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        default=False,
        help="write tests/golden/texts anew from what is made now",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a text with the one kept under a name."""
    update = bool(request.config.getoption("--update-golden", default=False))

    def compare(name: str, made: str) -> None:
        path = TEXTS / name
        if update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made, encoding="utf-8", newline="\n")
            return
        assert path.is_file(), f"{path} is not there: run pytest tests/golden --update-golden"
        kept = path.read_text(encoding="utf-8")
        # Line by line, so that a change shows as a diff and not as two walls of text.
        assert made.splitlines() == kept.splitlines(), f"{name} has changed"

    return compare
