"""The rules of the record as a list of switches: each as the house style says, or on, or off, for one body."""

from collections.abc import Collection, Mapping
from typing import Literal

import msgspec

from clerk.minutes.checks import DRAFT
from clerk.record.rules import FAMILIES, Rule
from clerk.ui.views.settling import MARKS, SEVERITY
from clerk.ui.views.words import Row, Target, Words, muted

Switch = Literal["style", "on", "off"]
SWITCH_ORDER: tuple[Switch, ...] = ("style", "on", "off")
RULE_BY_CODE: Mapping[str, Rule] = {
    rule.code: rule for family in (*FAMILIES, DRAFT) for rule in family.rules
}


class Switches(msgspec.Struct):
    """What a body says of each rule: nothing (then its style does), on or off."""

    own: dict[str, bool]
    off_by_style: Collection[str]

    def state(self, code: str) -> Switch:
        """How a rule is switched."""
        said = self.own.get(code)
        return "style" if said is None else "on" if said else "off"

    def put(self, code: str, state: Switch) -> None:
        """Switch a rule."""
        if state == "style":
            self.own.pop(code, None)
        else:
            self.own[code] = state == "on"

    def turn(self, code: str, by: int = 1) -> None:
        """Go to the next of the three (1), or the one before (-1)."""
        here = SWITCH_ORDER.index(self.state(code))
        self.put(code, SWITCH_ORDER[(here + by) % len(SWITCH_ORDER)])

    def words(self, code: str) -> str:
        """How a rule is switched, in words."""
        state = self.state(code)
        if state == "style":
            return f"as the style: {'off' if code in self.off_by_style else 'on'}"
        return state


def rule_rows(switches: Switches) -> list[Row]:
    """Return every rule by its family, with how it is switched at the row's end."""
    rows: list[Row] = []
    for family in (*FAMILIES, DRAFT):
        if family.rules:
            rows.append(Row((Words(family.title),), kind="heading"))
            rows += [_row(rule, switches) for rule in family.rules]
    return rows


def _row(rule: Rule, switches: Switches) -> Row:
    words = switches.words(rule.code)
    own = switches.state(rule.code) != "style"
    is_off = words.endswith("off")
    mark, role = ("away", "muted") if is_off else MARKS[rule.severity]
    watches = muted(rule.watches) if is_off else Words(rule.watches)
    return Row(
        (watches,),
        mark,
        role,
        trail=(Words(words, "accent" if own else "muted", strong=own),),
        said=f"{rule.watches} {SEVERITY[rule.severity]}. {words}. {rule.source}",
        target=Target(mark=rule.code),
    )


def told(rule: Rule) -> str:
    """Return what a rule is and where it comes from, for the line below the list."""
    return f"{SEVERITY[rule.severity]}. {rule.source}"


def counted(switches: Switches) -> str:
    """Return in words how many rules a body switches for itself."""
    count = len(switches.own)
    if not count:
        return "As the house style says"
    return (
        "1 rule unlike the house style" if count == 1 else f"{count} rules unlike the house style"
    )
