"""The page of rules, docs/rules.md, made from the rules. Run it to write the page anew."""

from pathlib import Path

from clerk.minutes.checks import DRAFT
from clerk.record.rules import FAMILIES, Family, Rule
from clerk.styles import load_style

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules.md"
SHIPPED = ("cabinet", "council", "licensing", "parish", "planning", "scrutiny")
HEAD = """\
# The rules that a record is held against

<!-- written by `python -m tests.record.rules.page` from the rules themselves -->

Clerk looks at a meeting as it is minuted, and `clerk check` does so afterwards. Nothing is ever blocked: what a rule
finds stands where it belongs and in the list “To settle”, with the reason, the rule's source and the ways to mend it,
one key each (F11). It may be accepted as it is with a reason; the reason is kept with the record, and holds until a
fact that the finding rests on is changed. `clerk check --accepted` lists what was accepted as well.

**Error**: cannot be so. **Warning**: should be looked at. **Note**: only to be known.

Every rule can be switched on or off for a body: in its set-up for the meetings to come, for the meeting in hand by
Ctrl+Shift+L, and in a script under `body.rules`, as in `"rules": {"few_votes": false}`. What a body does not say, its
house style does: `off` under `[rules]` in its `style.toml`.
"""


def page() -> str:
    """Return the page."""
    count = sum(len(family.rules) for family in _families())
    parts = [HEAD, f"There are {count} rules. {_by_style()}\n"]
    return "\n".join([*parts, *(_section(family) for family in _families())])


def _by_style() -> str:
    """What the shipped styles do without."""
    off = {style: load_style(style).rules.off for style in SHIPPED}
    said = [
        f"{style} does without {', '.join(f'`{code}`' for code in codes)}"
        for style, codes in off.items()
        if codes
    ]
    if not said:
        return "None of the shipped house styles does without any of them."
    return f"Of the shipped house styles, {'; '.join(said)}."


def _families() -> list[Family]:
    return [family for family in (*FAMILIES, DRAFT) if family.rules]


def _section(family: Family) -> str:
    lines = [
        f"## {family.title}",
        "",
        "| code | severity | what it watches | source |",
        "|---|---|---|---|",
    ]
    return "\n".join([*lines, *map(_row, family.rules), ""])


def _row(rule: Rule) -> str:
    cells = (f"`{rule.code}`", rule.severity, rule.watches, rule.source)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
