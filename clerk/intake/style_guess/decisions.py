"""How old minutes word their decisions, and how they letter the parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clerk.intake.style_guess.evidence import PERSON, Guess, OldLine, evidence

_VERBS = {
    "resolved": "how a resolution begins",
    "recommended": "how a recommendation begins",
    "noted": "how something noted begins",
    "agreed": "how something agreed begins",
}
_LEAD = re.compile(
    r"^(?P<moved>Proposed|Moved|It was proposed|It was moved|On the proposal of)(?: by)? "
    rf"(?:{PERSON})(?P<between>,| and|, and)"
    rf" (?P<seconded>seconded)(?: by)? (?:{PERSON})(?P<then>,? and |, |: |; )$"
)
_JOINERS = (";", ",", "")


def _form(verb: str) -> re.Pattern[str]:
    upper, first = verb.upper(), verb.capitalize()
    return re.compile(
        rf"^(?P<lead>.*?)(?P<it>(?:It|it|IT) (?:was|WAS) )?(?P<manner>unanimously |UNANIMOUSLY )?"
        rf"\b(?P<verb>{upper}|{first}|{verb})(?P<after>,? (?:unanimously|UNANIMOUSLY)\b,?)?"
        rf"(?P<mark>\s?[:;–—-]|,)?(?P<that> ?(?:That|that|THAT)\b)?(?P<end>\s?[:–—-])?\s*(?P<rest>.*)$",
        re.DOTALL,
    )


def guess_decisions(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield how each kind of decision opens, before its parts and before a single text."""
    for verb, about in _VERBS.items():
        form = _form(verb)
        listed: Counter[str] = Counter()
        single: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for index, line in enumerate(lines):
            found = (
                form.match(" ".join(line.text.split()))
                if not line.label and not line.heading
                else None
            )
            # The approval of earlier minutes has words of its own.
            if found is None or (
                re.search(r"\brecord\b", line.text) and "minutes" in line.text.lower()
            ):
                continue
            following = index + 1 < len(lines) and bool(lines[index + 1].label)
            opening = _opening(found, following and not found["rest"])
            if opening is None or (verb in {"noted", "agreed"} and found["it"] and not following):
                # “It was noted that” opens many a sentence that decides nothing.
                continue
            if found["rest"]:
                single[f"{opening} {{text}}"] += 1
                shown.setdefault(f"{opening} {{text}}", line.text)
            elif following:
                listed[opening] += 1
                shown.setdefault(opening, line.text)
        yield from _both(verb, about, listed, single, shown)


def _opening(found: re.Match[str], followed: bool) -> str | None:
    """The words up to where the decision's own begin, as a phrase; None if it is no opening of a decision."""
    lead = found["lead"]
    moved = _LEAD.match(lead) if lead else None
    small = found["verb"].islower()
    if (lead and moved is None) or (small and not found["it"] and moved is None):
        return None
    if not (found["mark"] or found["that"] or found["end"] or followed) or (
        not found["that"] and not found["mark"] and found["rest"]
    ):
        return None
    before = "[{manner} ]" if small or found["manner"] else ""
    after = "" if before else "[ {manner}]"
    phrase = f"{found['it'] or ''}{before}{found['verb']}{after}"
    # What stands between the verb and “that” in print; a dash has a space before it, a colon has none.
    phrase += (found["mark"] or "").rstrip(",") if found["mark"] != "," else ","
    phrase += found["that"] or ""
    phrase += found["end"] or ""
    if moved:
        by = " by" if " by " in lead else ""
        words = f"{moved['moved']}{by} {{mover}}[{moved['between']} seconded{by} {{seconder}}]{moved['then']}"
        phrase = f"[{words}|]{phrase}"
    return phrase


def _both(
    verb: str, about: str, listed: Counter[str], single: Counter[str], shown: Mapping[str, str]
) -> Iterator[Guess]:
    if not listed and not single:
        return
    if listed:
        opening = max(listed, key=lambda each: listed[each])
        yield Guess(
            f"decisions.{verb}", opening, f"{about}, before its parts", evidence(shown[opening])
        )
    else:
        text = max(single, key=lambda each: single[each])
        base = text.removesuffix(" {text}")
        opening = base if base.endswith(":") else f"{base}:"
        yield Guess(
            f"decisions.{verb}", opening, f"{about}, before its parts", evidence(shown[text])
        )
    if single:
        text = max(single, key=lambda each: single[each])
        source = shown[text]
    else:
        base = opening[:-1].rstrip() if opening.endswith("that:") else opening
        text, source = f"{base} {{text}}", shown[opening]
    yield Guess(f"decisions.{verb}_sentence", text, f"{about}, in one sentence", evidence(source))


_LABEL = re.compile(r"^(?P<before>\(?)(?P<sign>[a-zA-Z]|[ivx]{1,4}|\d{1,2})(?P<after>[).]?)$")
_FIRSTS = {"a": "lower_letter", "A": "upper_letter", "i": "lower_roman", "1": "decimal"}
_USUAL = {
    "lower_letter": ("lower_roman", "decimal"),
    "lower_roman": ("lower_letter", "decimal"),
    "decimal": ("lower_letter", "lower_roman"),
    "upper_letter": ("decimal", "lower_letter"),
}


def guess_lists(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield how the parts of decisions are lettered, whether one alone is, and how they end."""
    runs = list(_runs(lines))
    if not runs:
        return
    marks = Counter(mark for mark, _ in runs)
    usual = max(marks, key=lambda each: marks[each])
    first = next(run for mark, run in runs if mark == usual)
    shown = evidence(f"{first[0].label} {first[0].text}")
    value = _depths(*usual)
    yield Guess("lists.part", value, "how the parts of a decision are lettered", shown)
    yield Guess("lists.motion_part", value, "how the parts of a motion are lettered", shown)
    alone = [run for _, run in runs if len(run) == 1]
    if alone:
        only = evidence(f"{alone[0][0].label} {alone[0][0].text}")
        yield Guess("lists.label_single", True, "whether a part that is alone is lettered", only)
    several = [run for _, run in runs if len(run) > 2] or [run for _, run in runs if len(run) > 1]
    if several:
        yield from _ends(several[0])


def marks_of(label: str) -> dict[str, Any] | None:
    """Return how lists are lettered whose first label is this one, None if no list begins so."""
    mark = _mark(label)
    return None if mark is None else _depths(*mark)


def _depths(form: str, pattern: str) -> dict[str, Any]:
    deeper = _USUAL[form]
    return {
        "formats": [form, *deeper],
        "patterns": [pattern, *(pattern if each != "decimal" else "%1." for each in deeper)],
    }


def _runs(lines: Sequence[OldLine]) -> Iterator[tuple[tuple[str, str], list[OldLine]]]:
    """Each list that follows the opening of a decision: its mark, and its lines at the first depth."""
    opening = re.compile(
        r"\b(?:resolved|recommended|agreed|noted)\b.{0,140}$", re.IGNORECASE | re.DOTALL
    )
    index = 0
    while index < len(lines):
        here = lines[index]
        index += 1
        if here.label or here.heading or not opening.search(here.text) or len(here.text) > 400:
            continue
        run: list[OldLine] = []
        while index < len(lines) and lines[index].label:
            run.append(lines[index])
            index += 1
        mark = _mark(run[0].label) if run else None
        if mark:
            yield mark, [line for line in run if _shape(line.label) == _shape(run[0].label)]


def _mark(label: str) -> tuple[str, str] | None:
    found = _LABEL.match(label)
    form = _FIRSTS.get(found["sign"]) if found else None
    if found is None or form is None:
        return None
    return form, f"{found['before']}%1{found['after']}"


def _shape(label: str) -> tuple[str, str, str]:
    found = _LABEL.match(label)
    if found is None:
        return "", "", ""
    kind = "figure" if found["sign"].isdigit() else "letter"
    return found["before"], kind, found["after"]


def _ends(run: Sequence[OldLine]) -> Iterator[Guess]:
    """How parts end: all but the last two, the last but one, the last."""
    texts = [line.text.rstrip() for line in run]
    last_but_one = texts[-2]
    found = re.search(r"(?P<mark>[;,]?)(?P<word> (?:and|or))$", last_but_one)
    joiner = next(mark for mark in _JOINERS if texts[0].endswith(mark) or not mark)
    if len(texts) == 2:
        joiner = found["mark"] if found else joiner
    last = f"{found['mark']} and" if found else joiner
    stop = "." if texts[-1].endswith(".") else ""
    shown = evidence(" / ".join(text[-40:] for text in texts[-2:]))
    yield Guess("lists.joiner", joiner, "what stands after a part", shown)
    yield Guess("lists.last_joiner", last, "what stands after the last part but one", shown)
    yield Guess("lists.full_stop", stop, "what stands after the last part", shown)
