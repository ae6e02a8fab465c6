"""Pictures of the real windows, as `clerk demo` leaves them."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from clerk.ui.pictures import take_pictures


@pytest.fixture(scope="module")
def pictures(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication, _sample_book: Path
) -> list[Path]:
    return take_pictures(_sample_book, tmp_path_factory.mktemp("pictures"))


def test_every_state_of_the_window_is_in_a_picture(pictures: list[Path]) -> None:
    names = [path.stem[3:] for path in pictures]
    assert {
        "start",
        "desk",
        "desk-with-draft",
        "desk-dark",
        "meetings",
        "export",
        "pages",
        "help",
    } <= set(names)
    assert {"desk-1280", "large-text-agenda", "large-text-item", "large-text-room"} <= set(names)
    assert len(names) == len(set(names))


def test_pictures_show_something(pictures: list[Path]) -> None:
    for path in pictures:
        image = QImage(str(path))
        assert image.width() >= 500
        colours = {
            image.pixel(x, y)
            for x in range(0, image.width(), 7)
            for y in range(0, image.height(), 7)
        }
        assert len(colours) > 4, path.name


def test_nothing_but_pictures_is_left_behind(pictures: list[Path]) -> None:
    assert sorted(pictures) == sorted(pictures[0].parent.iterdir())
