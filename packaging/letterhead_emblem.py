"""The invented councils' emblems, drawn."""

import io

from PIL import Image, ImageDraw

from clerk.export.looks import House

# Emblems are drawn this many times too large and made smaller, which smooths their edges.
OVERSAMPLE = 4
EMBLEM_PIXELS = 240


def emblem(house: House) -> bytes:
    """Return the drawn emblem as a PNG: an alder above the river, or a bridge over it."""
    side = EMBLEM_PIXELS * OVERSAMPLE
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    colour = (*tuple(bytes.fromhex(house.accent)), 255)
    white = (255, 255, 255, 255)

    def at(*points: float) -> list[float]:
        return [point * side / 100 for point in points]

    if house.emblem == "shield":
        outline = at(
            10, 4, 90, 4, 90, 46, 88, 60, 80, 75, 68, 86, 50, 97, 32, 86, 20, 75, 12, 60, 10, 46
        )
        draw.polygon(outline, fill=colour)
        draw.rectangle(at(47, 40, 53, 64), fill=white)
        for centre_x, centre_y, radius in ((50, 25, 14), (36, 36, 12), (64, 36, 12), (50, 40, 13)):
            draw.ellipse(
                at(centre_x - radius, centre_y - radius, centre_x + radius, centre_y + radius),
                fill=white,
            )
        waves = ((66, 21, 79), (76, 29, 71))
    else:
        draw.ellipse(at(3, 3, 97, 97), fill=colour)
        draw.ellipse(at(8, 8, 92, 92), outline=white, width=side // 60)
        draw.pieslice(at(20, 28, 80, 88), 180, 360, fill=white)
        draw.pieslice(at(30, 38, 70, 78), 180, 360, fill=colour)
        draw.rectangle(at(14, 36, 86, 43), fill=white)
        draw.rectangle(at(14, 58, 86, 62), fill=colour)
        waves = ((67, 20, 80), (77, 30, 70))
    for height, start, stop in waves:
        x = float(start)
        while x < stop:
            draw.arc(at(x, height - 5, x + 10, height + 5), 0, 180, fill=white, width=side // 38)
            x += 9.4
    small = image.resize((EMBLEM_PIXELS, EMBLEM_PIXELS), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.quantize(64, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()
