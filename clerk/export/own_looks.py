"""The looks of the PDF for a council's own letterhead: its styles' size, weight, colour and space, as Word has them."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType

from clerk.export.letterhead_letters import LettersOf
from clerk.export.looks import House, Setting
from clerk.minutes.blocks import Look


def own_looks(house: House, letters: LettersOf) -> MappingProxyType[Look, Setting]:
    """Return the settings of a house, each as the letterhead's style of its name says, where there is one.

    Indents stay ours: lists and labels are measured by them.
    """
    return MappingProxyType(
        {look: _own(setting, letters) for look, setting in house.settings.items()}
    )


def _own(setting: Setting, letters: LettersOf) -> Setting:
    style = letters.named(setting.word_style)
    if style is None:
        return setting
    found = letters.of(None, style)
    before, after, _ = letters.space(None, style)
    above, below = letters.rules(None, style)
    rule = setting.rule if setting.rule == "box" else "above" if above else "below" if below else ""
    return dataclasses.replace(
        setting,
        size=max(6.0, min(found.size, 40.0)),
        bold=found.bold,
        italic=found.italic,
        colour=found.colour,
        before=min(before, 60.0),
        after=min(after, 60.0),
        rule=rule,
        rule_colour=above or below or setting.rule_colour,
    )
