"""The sheet of abbreviations of the guide; `python -m tests.words.abbreviation_page` prints it anew."""

from __future__ import annotations

from pathlib import Path

from clerk.assets import resources
from clerk.words.stops import read_template

PAGE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "abbreviations.md"
_ACROSS, _LONG = 4, 32
_HEAD = """# Abbreviations on one page

Type the short form and then a space or a stop. **Backspace** or **Ctrl+Z** right after it takes it back. Three rules
make most of them:

{rules}

No short form is a word, somebody's name, letters that councils write in capitals, or a slip for a usual word.
Where a [word in square brackets] stands, type over it and press **Tab**.
"""


def sheet() -> str:
    """The whole page, from the shipped file: its rules, and its groups in their order."""
    rules: list[str] = []
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (resources() / "abbreviations.toml").read_text(encoding="utf-8").splitlines():
        words = line.lstrip("# ").strip()
        if not groups and line.startswith("# ") and words[:2] in ("1.", "2.", "3."):
            rules.append(words)
        elif rules and not groups and line.startswith("#    "):
            rules[-1] += f" {words}"
        elif " = " in line and not line.startswith("#"):
            short, meaning = (part.strip().strip('"') for part in line.split(" = ", 1))
            groups[-1][1].append((short, read_template(meaning).text.strip()))
        elif line.startswith("# ") and rules and not line.startswith(("#  ", "# No ")):
            groups.append((words, []))
    return _HEAD.format(rules="\n".join(rules)) + "".join(_table(*group) for group in groups)


def _table(title: str, entries: list[tuple[str, str]]) -> str:
    across = _ACROSS if max(len(meaning) for _, meaning in entries) < _LONG else 2
    head = ["| short | words " * across + "|", "|---|---" * across + "|"]
    lines = [f"\n## {title[:1].upper()}{title[1:]}\n", *head]
    for start in range(0, len(entries), across):
        row = entries[start : start + across]
        row += [("", "")] * (across - len(row))
        cells = (f"| {f'`{short}`' if short else ''} | {meaning} " for short, meaning in row)
        lines.append("".join(cells) + "|")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(sheet(), encoding="utf-8")
