"""The figures and rules of docs/reported-speech.md; `python -m tests.words.reported_speech_page` writes them anew."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

from clerk.words.marks import marks
from clerk.words.reported_speech import back_shift
from clerk.words.rule import MARKS, SHIFTS, Rule
from tests.words.measuring import cases, counts, shifted, verdict

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reported-speech.md"
SHARED = Path(os.environ.get("CLERK_SHARED") or ROOT.parent / "shared")
MEETINGS = {
    "cabinet-2024-12-19": "a cabinet, 2024",
    "cypsc-2022-07-26": "a scrutiny committee, 2022",
}
HALVES = {"tuned": "tuned on", "held": "kept aside", "fresh": "written later"}
PARTS = ("invented", "wrong", "rules", "real")


def marker(part: str, edge: str) -> str:
    return f"<!-- {part}: {edge} -->\n"


def printed(part: str) -> str:
    """What the page says in one of its parts now."""
    page = PAGE.read_text(encoding="utf-8")
    return page.split(marker(part, "begin"))[1].split(marker(part, "end"))[0]


def invented() -> str:
    """How the invented passages come out, as a table."""
    rows = [
        "| passages | exactly right | missed something | changed wrongly |",
        "|---|---|---|---|",
    ]
    for half, name in HALVES.items():
        found = counts(half)
        rows.append(
            f"| {sum(found.values())} {name} | {found['exact']} | {found['missed']} | {found['harmed']} |"
        )
    return "\n".join(rows) + "\n"


def wrong() -> str:
    """Every passage that does not come out as wanted."""
    lines = []
    for case in cases():
        made = shifted(case)
        found = verdict(made, case.wanted)
        if found == "exact":
            continue
        note = f" {case.note}" if case.note else ""
        lines.append(f"- {found} ({HALVES[case.half]}): “{case.typed}” became “{made.text}”{note}")
    return "\n".join(lines) + "\n"


def rules() -> str:
    """Every rule, as a table."""

    def row(rule: Rule) -> str:
        typed, wanted = rule.examples[0]
        return f"| `{rule.code}` | {rule.line} | {'on' if rule.default else 'off'} | {typed} | {wanted} |"

    head = "| code | what it does | at first | typed | offered |\n|---|---|---|---|---|\n"
    pointed = "\n| code | what it points at | at first | typed | marked |\n|---|---|---|---|---|\n"
    return head + "\n".join(map(row, SHIFTS)) + "\n" + pointed + "\n".join(map(row, MARKS)) + "\n"


def real() -> str:
    """What would change in the passages of the real meetings, in figures only."""
    rows = [
        "| meeting | passages | words | changes offered | by rule | marks |",
        "|---|---|---|---|---|---|",
    ]
    for file, name in MEETINGS.items():
        script = json.loads((SHARED / "meetings" / f"{file}.json").read_text(encoding="utf-8"))
        texts = [event["text"] for event in script["events"] if "text" in event]
        offered = Counter(change.rule for text in texts for change in back_shift(text).changes)
        pointed = sum(len(marks(text)) for text in texts)
        said = sum(len(text.split()) for text in texts)
        by_rule = ", ".join(f"{code} {times}" for code, times in sorted(offered.items()))
        rows.append(
            f"| {name} | {len(texts)} | {said} | {offered.total()} | {by_rule} | {pointed} |"
        )
    return "\n".join(rows) + "\n"


def write() -> None:
    """Write every part anew that can be measured here."""
    page = PAGE.read_text(encoding="utf-8")
    makers = {"invented": invented, "wrong": wrong, "rules": rules}
    if (SHARED / "meetings").is_dir():
        makers["real"] = real
    for part, make in makers.items():
        before, rest = page.split(marker(part, "begin"))
        _, after = rest.split(marker(part, "end"))
        page = before + marker(part, "begin") + make() + marker(part, "end") + after
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write()
