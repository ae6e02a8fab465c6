"""`make effort SCRIPT=path.json`: how many keys a character of the minutes takes, in the real window by real keys.

Without a script the shipped samples are played and, where they are, the real meetings beside the project.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ("quiet", "contested")


def scripts() -> list[Path]:
    """Return what is played when nothing is named."""
    samples = [ROOT / "resources" / "samples" / f"{name}.json" for name in SAMPLES]
    shared = Path(os.environ.get("CLERK_SHARED") or ROOT.parent / "shared") / "meetings"
    return [*samples, *sorted(shared.glob("*.json"))]


def main() -> int:
    """Play what was asked for and print the table; 1 if a meeting takes more than is promised.

    The keys of formal business have to stay within what is promised; prose is said, and judged by whoever reads it.
    """
    parser = argparse.ArgumentParser(
        prog="make effort", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("script", nargs="*", type=Path, help="a meeting script")
    parser.add_argument(
        "--keys", action="store_true", help="say which keys the formal business took"
    )
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        # A cold book, and nobody's own words: only what Clerk ships.
        home = Path(name)
        os.environ["HOME"] = os.environ["USERPROFILE"] = name
        os.environ["CLERK_DATA_DIR"] = str(home / "clerk")
        return _play(asked.script or scripts(), home, keys=asked.keys)


def _play(paths: list[Path], home: Path, *, keys: bool) -> int:
    from clerk.app import application
    from clerk.ui.look import Look
    from tests.effort.playing import play
    from tests.effort.report import strokes_of, table, within

    look = Look(application())
    every = []
    for number, path in enumerate(paths):
        folder = home / str(number)
        folder.mkdir()
        print(f"Typing {path} …", file=sys.stderr)
        every.append(play(path, folder, look))
    print(table(every))
    for played in every if keys else ():
        print("", f"{played.name}: the formal keys", *strokes_of(played), sep="\n")
    return int(not all(within(each) for each in every))


if __name__ == "__main__":
    sys.exit(main())
