"""Take the pictures of the README and the guide from the real windows (`make pictures`).

They are taken off screen from the sample meetings, so they show what this version looks like and nobody real.
"""

import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from clerk.ui.pictures import take_pictures
from clerk.ui.samples import make_sample

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SHOWN = {"desk-with-draft": "window", "desk-dark": "dark", "export": "export", "start": "start"}


def main() -> None:
    """Write each picture under its own name, whatever its place in the series."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        book = make_sample(Path(temporary) / "Aldermere 2026-27.clerk")
        for picture in take_pictures(book, Path(temporary) / "pictures"):
            name = picture.stem.partition("-")[2]
            if name in SHOWN:
                shutil.copyfile(picture, PICTURES / f"{SHOWN[name]}.png")
                print(PICTURES / f"{SHOWN[name]}.png")


if __name__ == "__main__":
    main()
