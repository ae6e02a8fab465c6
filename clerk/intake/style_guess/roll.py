"""How old minutes print the roll: its labels, whether names follow on the line, and how people are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clerk.intake.style_guess.evidence import TITLE, Guess, OldLine, evidence, sentences

_LABEL = re.compile(
    r"^(?P<label>(?:(?:Members?|Councillors?|Cllrs?|Officers?|Cabinet Members?|Committee Members?|Also|Those|Others?"
    r"|In|Public)[\w ,/&()’'-]{0,60}?)?\b(?:[Pp]resent|PRESENT|[Aa]ttendance|ATTENDANCE|[Aa]ttending|[Aa]ttendees"
    r"|[Rr]emotely|[Vv]oting|[Aa]pologies|APOLOGIES|[Aa]bsent|ABSENT|[Pp]ress)"
    r"(?:[\w ,/&()’'-]{0,40})?\s?:?)(?P<rest>(?<=:)\s*\S.*|)$"
)
_SAYS_NAMES = re.compile(rf"\b{TITLE}\.?\s+[A-Z]|^[A-Z][\w.’-]*(?: [A-Z][\w’-]*)+")
_MOST_OPENING = 40


def guess_roll(lines: Sequence[OldLine], groups: Sequence[Mapping[str, Any]]) -> Iterator[Guess]:
    """Yield the labels of the roll and how names stand under them.

    Args:
        lines: the old minutes.
        groups: the groups of the nearest style's roll, whose labels and forms these would be.
    """
    opening = _opening(lines)
    taken: set[int | str] = set()
    for index, line in enumerate(opening):
        found = _LABEL.match(" ".join(line.text.split()))
        if found is None or len(found["label"]) > 90:
            continue
        # Without a colon it is a label only if names follow it.
        following = opening[index + 1].text if index + 1 < len(opening) else ""
        names = found["rest"] or following
        said = _SAYS_NAMES.search(names.strip()) or re.match(r"\s*None\b", names)
        if not said or (
            _LABEL.match(following) and not found["rest"] and not found["label"].endswith(":")
        ):
            continue
        shown = evidence(f"{line.text} {following}" if not found["rest"] else line.text)
        low = found["label"].lower()
        if "apolog" in low or "absent" in low:
            key = "apologies_label" if "apolog" in low else "absent_label"
            about = "those who apologised" if "apolog" in low else "those who were absent"
            if key not in taken:
                taken.add(key)
                yield Guess(f"roll.{key}", found["label"], f"the roll's label for {about}", shown)
            continue
        at = _group_of(low, groups, taken)
        if at is None:
            continue
        taken.add(at)
        path = f"roll.groups[{at}]"
        yield Guess(
            f"{path}.label", found["label"], f"the roll's label for {_whom(groups[at])}", shown
        )
        yield Guess(
            f"{path}.run_in",
            bool(found["rest"]),
            f"whether the names of {_whom(groups[at])} follow on the label's line",
            shown,
        )
        layout = _layout(opening[index + 1 :], bool(found["rest"]))
        if layout:
            about = f"how {_whom(groups[at])} are listed (sentence: one after another, each: a line each)"
            yield Guess(f"{path}.layout", layout, about, shown)


def _opening(lines: Sequence[OldLine]) -> Sequence[OldLine]:
    """What stands before the first numbered heading."""
    for index, line in enumerate(lines[: 3 * _MOST_OPENING]):
        if line.heading and line.label:
            return lines[:index]
    return lines[:_MOST_OPENING]


def _group_of(label: str, groups: Sequence[Mapping[str, Any]], taken: set[int | str]) -> int | None:
    remote = "remote" in label or "virtual" in label
    officers = bool(re.search(r"officer|clerk|staff|^in attendance|^also", label))
    public = bool(re.search(r"public|press", label))
    if re.search(
        r"support|leader|representative|scrutiny|other (?:councillor|member)|co-?opt", label
    ):
        return None
    wanted = "officer" if officers else "public" if public else "member"
    for index, group in enumerate(groups):
        modes = group.get("modes", [])
        if index in taken or wanted not in group.get("capacities", []):
            continue
        if (remote and "remote" in modes) or (not remote and "in_room" in modes):
            return index
    return None


def _whom(group: Mapping[str, Any]) -> str:
    first = (group.get("capacities") or ["those"])[0]
    people = {"member": "members", "officer": "officers", "public": "the public"}.get(
        first, "others"
    )
    only_remote = group.get("modes") == ["remote"]
    return f"{people} attending remotely" if only_remote else people


def _layout(below: Sequence[OldLine], run_in: bool) -> str:
    if run_in:
        return "sentence"
    rows = []
    for line in below:
        if not line.text.strip() or _LABEL.match(line.text) or not _SAYS_NAMES.search(line.text):
            break
        rows.append(line.text)
    if len(rows) >= 3 and not any(re.search(r",.*,| and ", row) for row in rows):
        return "each"
    return "sentence" if rows and re.search(r", | and ", rows[0]) else ""


def guess_names(lines: Sequence[OldLine], titles: Mapping[str, str]) -> Iterator[Guess]:
    """Yield how councillors are named in sentences.

    Args:
        lines: the old minutes.
        titles: the nearest style's short titles.
    """
    found = re.compile(
        r"\b(?P<title>Councillor|Cllr\.?) (?P<names>[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*){0,2})"
    )
    forms: Counter[tuple[str, bool]] = Counter()
    shown: dict[tuple[str, bool], str] = {}
    for sentence in sentences(lines):
        if re.match(r"^(?:Present|In attendance|Apologies)\b.*:", sentence):
            continue
        for each in found.finditer(sentence):
            form = (each["title"], " " not in each["names"])
            forms[form] += 1
            shown.setdefault(form, sentence)
    if not forms:
        return
    title, surname = usual = max(forms, key=lambda form: forms[form])
    text = evidence(shown[usual])
    short = title != "Councillor"
    field = "{short_title}" if short else "{title}"
    value = f"[{field} {{surname}}|{{name}}]" if surname else f"[{field} ]{{name}}"
    if short and titles.get("Councillor") != title:
        changed = {**titles, "Councillor": title}
        yield Guess("names.short_titles", changed, "the short form of “Councillor”", text)
    yield Guess("names.in_sentence", value, "how people are named in sentences", text)
