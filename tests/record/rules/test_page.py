"""docs/rules.md says of every rule what the rule says of itself."""

import re

from clerk.record.rules import SWITCHES, Family
from tests.record.rules import page as pages


def test_the_page_prints_the_rules_as_they_are() -> None:
    assert pages.PAGE.read_text(encoding="utf-8") == pages.page(), (
        "run `python -m tests.record.rules.page`"
    )


def test_every_rule_that_can_be_switched_has_one_row() -> None:
    codes = re.findall(r"^\| `([a-z_]+)` \|", pages.page(), re.MULTILINE)
    assert sorted(codes) == sorted(SWITCHES)


def test_a_bar_in_a_rule_does_not_break_its_row() -> None:
    family = Family("Bars")
    family.rule("barred", "note", watches="One | two.", source="None.")(lambda _case: iter(()))
    row = pages._row(family.rules[0])
    assert re.split(r"(?<!\\)\|", row)[1:-1] == [
        " `barred` ",
        " note ",
        " One \\| two. ",
        " None. ",
    ]
