"""The desk's colours by their use, and how far words stand out from their ground."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Literal

from PySide6.QtGui import QColor, QPalette

from clerk.assets import resources

Scheme = Literal["light", "dark", "contrast"]
Colours = Mapping[str, str]


@cache
def _tables() -> dict[str, dict[str, str]]:
    path = resources() / "look" / "colours.toml"
    tables: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tables


def shipped(scheme: Literal["light", "dark"]) -> Colours:
    """Return the shipped colours of a scheme, from role to `#rrggbb`."""
    return _tables()[scheme]


def pairs() -> list[tuple[str, str]]:
    """Return every pair (words, ground) of roles that the desk draws."""
    table: Mapping[str, object] = _tables()["pairs"]
    return [
        (words, ground)
        for ground, many in table.items()
        if isinstance(many, list)
        for words in many
    ]


def high_contrast(system: QPalette) -> Colours:
    """Return the roles in the system's own high-contrast colours: there, they are the person's choice."""

    def of(role: QPalette.ColorRole) -> str:
        return system.color(QPalette.ColorGroup.Active, role).name()

    ground, words = of(QPalette.ColorRole.Base), of(QPalette.ColorRole.Text)
    colours = dict.fromkeys(shipped("light"), words)
    grounds = ("page", "panel", "sunken", "good_ground", "care_ground", "bad_ground", "on_accent")
    colours |= dict.fromkeys(grounds, ground)
    # A chosen row keeps its words and is told by its bar and outline: the system's highlight would need other words.
    colours["chosen"] = ground
    return colours


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""

    def luminance(name: str) -> float:
        colour = QColor(name)
        parts = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (colour.redF(), colour.greenF(), colour.blueF())
        )
        return sum(
            weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
        )

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def qt_palette(colours: Colours) -> QPalette:
    """Return Qt's palette in these colours, for the controls that Qt draws itself."""
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, name in (
        ((role.Window, role.Button), "panel"),
        ((role.Base, role.ToolTipBase), "page"),
        ((role.AlternateBase, role.Midlight, role.Light), "panel"),
        (
            (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
            "text",
        ),
        ((role.Highlight, role.Link, role.LinkVisited, role.Accent), "accent"),
        ((role.HighlightedText,), "on_accent"),
        ((role.Mid, role.Dark), "edge"),
        ((role.Shadow,), "line"),
        ((role.PlaceholderText,), "muted"),
    ):
        for each in roles:
            palette.setColor(each, QColor(colours[name]))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours["muted"]))
    return palette
