"""Take the pictures of the README and the guide from the real windows (`make pictures`).

The guide and the page about the room are played key by key, as they are written, in an empty home; their pictures are
taken where they stand in them. The README's are of the sample meetings. So they show what this version looks like, and
nobody real.

With `--review FOLDER` a whole meeting is played instead, at several sizes and in every scheme, with a picture at each
step: for whoever looks the design over.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PICTURES, GUIDE = ROOT / "docs" / "pictures", ROOT / "docs" / "guide"
SHOWN = {"desk-with-draft": "window"}
LOOKS = (
    ("100-light", (1280, 720), 1.0, "light"),
    ("200-light", (1280, 720), 2.0, "light"),
    ("100-dark", (1280, 720), 1.0, "dark"),
    ("200-dark", (1280, 720), 2.0, "dark"),
    ("100-contrast", (1280, 720), 1.0, "contrast"),
    ("wide-light", (1920, 1080), 1.0, "light"),
)


def screen_of(folder: Path) -> str:
    """Return Qt's name for a screen that nobody sees, as large as a desk's: dialogs are placed on it."""
    screen = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    (folder / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={folder / 'screen.json'}"


def empty_home(folder: Path) -> None:
    """Let this process live in an empty home, with a folder for documents."""
    (folder / "Documents").mkdir(parents=True)
    os.environ["HOME"] = os.environ["USERPROFILE"] = str(folder)
    os.environ["CLERK_DATA_DIR"] = str(folder / "clerk")


@contextmanager
def own_home() -> Iterator[None]:
    """Live in a home whose name can be shown, and put it away afterwards."""
    home = Path(tempfile.gettempdir()) / "wren"
    if home.exists():
        raise SystemExit(f"{home} is there already: move it away, the guide is played in it.")
    try:
        empty_home(home)
        yield
    finally:
        shutil.rmtree(home, ignore_errors=True)


def take_guide() -> None:
    """Play the guide and take its pictures."""
    from clerk.ui.look import Look
    from tests.stories.desk_from_nothing import first_window
    from tests.stories.snapshots import save_small, snapshot
    from tests.stories.strokes import Player, read_strokes

    with own_home(), first_window(Look(application())) as (window, wall):

        def take(name: str) -> None:
            save_small(snapshot(window), GUIDE / name)
            print((GUIDE / name).resolve())

        Player(window, wall, take).play(read_strokes((GUIDE / "README.md").read_text("utf-8")))


def take_room(temporary: Path) -> None:
    """Play the sections of the page about the room and take its pictures."""
    from clerk.ui.look import Look
    from tests.stories.second_meeting import PLAYED, strokes_of, window_for
    from tests.stories.snapshots import save_small, snapshot
    from tests.stories.strokes import Player

    for place, section in enumerate(PLAYED):
        folder = temporary / f"room-{place}"
        empty_home(folder)
        look = Look(application())
        with window_for(section, look, folder) as (window, wall):

            def take(name: str, window: "MainWindow" = window) -> None:  # type: ignore[name-defined]  # as above  # noqa: F821
                save_small(snapshot(window), GUIDE / name)
                print((GUIDE / name).resolve())

            Player(window, wall, take).play(strokes_of(section))


def take_after(temporary: Path) -> None:
    """Play the pages about drafts and the chair and take their pictures: of the dialog in front, where there is one."""
    from PySide6.QtWidgets import QApplication

    from clerk.ui.look import Look
    from tests.stories.second_meeting import PLAYED, end_meeting, window_for
    from tests.stories.snapshots import save_small
    from tests.stories.strokes import Player, read_strokes

    for page in ("chairs-copy.md", "drafts.md"):
        folder = temporary / page
        empty_home(folder)
        with window_for(PLAYED[0], Look(application()), folder) as (window, wall):
            if page == "drafts.md":
                end_meeting(window, wall)

            def take(name: str, window: "MainWindow" = window) -> None:  # type: ignore[name-defined]  # as above  # noqa: F821
                save_small((QApplication.activeModalWidget() or window).grab(), GUIDE / name)
                print((GUIDE / name).resolve())

            Player(window, wall, take).play(read_strokes((GUIDE / page).read_text("utf-8")))


def take_readme(temporary: Path) -> None:
    """Take the README's pictures from the sample meetings."""
    from PySide6.QtGui import QPixmap

    from clerk.ui.pictures import take_pictures
    from clerk.ui.samples import make_sample
    from tests.stories.snapshots import save_small

    book = make_sample(temporary / "Aldermere 2026-27.clerk")
    for picture in take_pictures(book, temporary / "pictures"):
        name = picture.stem.partition("-")[2]
        if name in SHOWN:
            save_small(QPixmap(str(picture)), PICTURES / f"{SHOWN[name]}.png")
            print(PICTURES / f"{SHOWN[name]}.png")


def take_review(folder: Path, temporary: Path) -> None:
    """Play the whole meeting in every look, and after a power cut open it again."""
    from clerk.ui.look import Look
    from tests.stories.whole_meeting import play_whole_meeting

    look = Look(application())
    for name, size, scale, scheme in LOOKS:
        empty_home(temporary / name)
        count = play_whole_meeting(look, folder / name, size, scale, scheme)  # type: ignore[arg-type]
        print(f"{name}: {count} pictures in {folder / name}")


def application() -> "QApplication":  # type: ignore[name-defined]  # imported once the screen is chosen  # noqa: F821
    """Return the one application."""
    from clerk.app import application as make

    return make()


def main() -> None:
    """Take what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--review", type=Path, metavar="FOLDER", help="play a whole meeting")
    wanted = parser.parse_args()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        os.environ["QT_QPA_PLATFORM"] = screen_of(temporary)
        if wanted.review:
            take_review(wanted.review, temporary)
            return
        take_guide()
        take_room(temporary)
        take_after(temporary)
        take_readme(temporary)


if __name__ == "__main__":
    main()
