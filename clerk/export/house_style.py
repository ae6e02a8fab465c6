"""A house style as bytes, as it is kept with a draft: what prints is what stood then, whatever its folder holds now."""

from __future__ import annotations

import msgspec

from clerk.assets import style_folder
from clerk.errors import ClerkError, Refused
from clerk.minutes.style import Style, read_style


class HouseStyle(msgspec.Struct, frozen=True):
    """The bytes of a style's `style.toml` and of its `letterhead.docx`."""

    words: bytes
    letterhead: bytes

    def read(self) -> Style:
        """Return the style that the words are.

        Raises:
            Refused: they are not, or this Clerk does not know a key of theirs.
        """
        where = "The house style that is kept with this draft"
        try:
            return read_style(self.words.decode("utf-8"), where)
        except UnicodeDecodeError:
            raise Refused(f"{where}: not UTF-8 text.") from None


def house_style(name: str) -> HouseStyle:
    """Return the house style of a name as it stands in its folder now.

    Raises:
        ClerkError: there is no such style, or one of its two files cannot be read.
    """
    folder = style_folder(name)
    found = []
    for file in ("style.toml", "letterhead.docx"):
        try:
            found.append((folder / file).read_bytes())
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            raise ClerkError(f"The house style “{name}”: {folder / file}: {reason}.") from None
    return HouseStyle(*found)
