"""A picture of a letterhead, made such that every PDF may hold it: red, green and blue, no larger than is seen."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

MOST_PIXELS = 40_000_000
_DOTS = 400 / 72
# What reportlab sets by itself, known by how such a file begins.
_READY = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True)
class Picture:
    """A picture and the size it is printed at, in points."""

    data: bytes
    width: float
    height: float


@lru_cache(maxsize=16)
def read_picture(data: bytes, width: float, height: float) -> Picture | None:
    """Return a picture of a letterhead, or None if it is of a kind that only Word can draw, or far too large.

    Args:
        data: the picture's file.
        width: as it is printed, in points.
        height: as it is printed, in points.
    """
    from PIL import Image

    if not (width > 0 and height > 0):
        return None
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            most = (max(1, round(width * _DOTS)), max(1, round(height * _DOTS)))
            large = image.width > 2 * most[0] and image.height > 2 * most[1]
            if data.startswith(_READY) and image.mode in {"RGB", "RGBA", "L"} and not large:
                return Picture(data, width, height)
            clear = "A" in image.getbands() or "transparency" in image.info
            made = image.convert("RGBA" if clear else "RGB")
            if large:
                made.thumbnail(most)
            out = io.BytesIO()
            made.save(out, "PNG")
            return Picture(out.getvalue(), width, height)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
