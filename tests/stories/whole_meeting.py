"""The whole meeting of whole_meeting.md, played in an empty home with a picture at each step, and after a power cut."""

import os
import shutil
from pathlib import Path

from PySide6.QtTest import QTest

from clerk.assets import data_folder
from clerk.ui.look import Look
from clerk.ui.palette import Scheme
from tests.stories.desk_from_nothing import first_window
from tests.stories.snapshots import snapshot
from tests.stories.strokes import LOOK_MS, Player, read_strokes

STORY = Path(__file__).with_suffix(".md")
_BACK_MS = 700


def play_whole_meeting(
    look: Look,
    folder: Path,
    size: tuple[int, int],
    scale: float,
    scheme: Scheme,
    look_ms: int = LOOK_MS,
) -> int:
    """Play it in one look and leave the pictures in a folder; each waits for what is said a moment after a key.

    Returns:
        How many pictures were taken.

    Raises:
        AssertionError: a key does not lead where the story says; a picture of that moment is there.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    taken: list[Path] = []
    with first_window(look, size, scale, scheme) as (window, wall):

        def take(name: str) -> None:
            taken.append(folder / f"{len(taken) + 1:03}-{name}.png")
            snapshot(window).save(str(taken[-1]))

        try:
            Player(window, wall, take, look_ms).play(
                read_strokes(STORY.read_text(encoding="utf-8"))
            )
        except AssertionError:
            take("fault")
            raise
        # What a power cut leaves is what is on the disk while the window is open.
        left = data_folder().with_name("after-power-cut")
        shutil.copytree(data_folder(), left)
    remembered = left / "window.json"
    words = remembered.read_text(encoding="utf-8")
    remembered.write_text(words.replace(str(data_folder()), str(left)), encoding="utf-8")
    before, os.environ["CLERK_DATA_DIR"] = str(data_folder()), str(left)
    try:
        with first_window(look, size, scale, scheme) as (window, _):
            QTest.qWait(_BACK_MS)
            taken.append(folder / f"{len(taken) + 1:03}-after-power-cut.png")
            snapshot(window).save(str(taken[-1]))
    finally:
        os.environ["CLERK_DATA_DIR"] = before
    return len(taken)
