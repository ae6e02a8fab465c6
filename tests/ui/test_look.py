"""Colours that can be read, marks that are there, sizes that follow the person."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

from clerk.assets import resources
from clerk.ui.look import LARGEST, SMALLEST, STEPS, Look
from clerk.ui.palette import contrast, high_contrast, pairs, shipped

UI = Path(__file__).parents[2] / "clerk" / "ui"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), pairs())
def test_every_pair_of_words_and_ground_can_be_read(scheme: str, words: str, ground: str) -> None:
    colours = shipped("light" if scheme == "light" else "dark")
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "panel"])
def test_outlines_of_controls_and_of_the_focus_can_be_seen(scheme: str, ground: str) -> None:
    colours = shipped("light" if scheme == "light" else "dark")
    assert contrast(colours["edge"], colours[ground]) >= 2.9
    assert contrast(colours["accent"], colours[ground]) >= 3


def test_light_and_dark_have_the_same_roles() -> None:
    assert shipped("light").keys() == shipped("dark").keys()


def test_high_contrast_takes_the_systems_own_colours() -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    system.setColor(QPalette.ColorRole.Text, QColor("#ffff00"))
    colours = high_contrast(system)
    assert colours.keys() == shipped("light").keys()
    for words, ground in pairs():
        if (words, ground) != ("on_accent", "accent"):
            assert (colours[words], colours[ground]) == ("#ffff00", "#000000")
    assert contrast(colours["on_accent"], colours["accent"]) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_mark_that_a_panel_names_is_there() -> None:
    there = {path.stem for path in (resources() / "look" / "marks").glob("*.svg")}
    for path in UI.rglob("*.py"):
        named = re.findall(
            r"Mark\(look, \"(\w+)\"|paint_mark\(painter, \"(\w+)\"", path.read_text()
        )
        assert {name for pair in named for name in pair if name} <= there
    from clerk.ui.views.entries import _MARKS, FORM_MARKS
    from clerk.ui.views.settling import MARKS

    assert {mark for mark, _ in MARKS.values()} | {*_MARKS.values(), *FORM_MARKS.values()} <= there
    assert {
        "in",
        "out",
        "far",
        "away",
        "ask",
        "stop",
        "tick",
        "now",
        "key",
        "vote",
        "motion",
    } <= there


def test_text_grows_and_shrinks_in_steps_and_stops_at_the_ends(look: Look) -> None:
    usual = look.px(14)
    look.step_scale(1)
    assert look.px(14) > usual
    for _ in range(len(STEPS)):
        look.step_scale(1)
    assert look.scale == LARGEST
    for _ in range(2 * len(STEPS)):
        look.step_scale(-1)
    assert look.scale == SMALLEST


def test_a_scheme_can_be_chosen_over_the_systems(look: Look) -> None:
    look.choose_scheme("dark")
    assert look.colour("page").lightness() < 60
    look.choose_scheme("light")
    assert look.colour("page").lightness() > 240
