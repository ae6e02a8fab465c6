"""The sentences that stand in every set of minutes: title, apologies, earlier minutes, “none”, end, signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from clerk.intake.style_guess.evidence import (
    BODY,
    CHAIR,
    DATE,
    PEOPLE,
    PERSON,
    TIME,
    Guess,
    OldLine,
    as_phrase,
    evidence,
    is_clean,
    sentences,
)

_DATES = rf"{DATE}(?:(?:,| and|, and) {DATE})*"


def guess_approval(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield how earlier minutes are approved, and the words for their being signed."""
    for sentence in sentences(lines):
        low = sentence.lower()
        right = re.search(
            r"\b(?:correct|true|accurate)\b.*\brecord\b|\bconfirmed\b|\bas a record\b", low
        )
        corrected = re.search(r"\bamend|\bcorrected\b|\bcorrections?\b", low)
        if "minutes" not in low or right is None or corrected or not re.search(DATE, sentence):
            continue
        phrase = as_phrase(sentence)
        # Who proposed it is told elsewhere; this phrase has no place for them.
        phrase = re.sub(
            rf"^(?:It was )?(?:[Pp]roposed|[Mm]oved)\b.*?{PERSON},?(?: and|:|;)? "
            r"(?=(?:RESOLVED|Resolved|AGREED|Agreed)\b)",
            "",
            phrase,
        )
        phrase = re.sub(_DATES, "{dates}", phrase, count=1)
        phrase = re.sub(
            r"\b[Mm]eetings?\b(?=.*\{dates\})", "{dates:meeting/meetings}", phrase, count=1
        )
        for word, form in ((" unanimously", "[ {manner}]"), ("Unanimously ", "[{manner} ]")):
            phrase = phrase.replace(word, form, 1) if "{manner}" not in phrase else phrase
        signed = re.search(
            rf"(?P<join>,? and (?:were |be )?)(?P<words>signed by the (?P<chair>{CHAIR}))", phrase
        )
        if signed:
            phrase = phrase.replace(signed[0], f"[{signed['join']}{{signed}}]", 1)
        else:
            phrase = re.sub(
                r"(,? and (?:were |be )?)signed\b(?! by)", r"[\1{signed}]", phrase, count=1
            )
        if "{dates}" not in phrase or not is_clean(phrase):
            continue
        shown = evidence(sentence)
        yield Guess("earlier_minutes.approved", phrase, "how earlier minutes are approved", shown)
        if signed:
            yield Guess(
                "earlier_minutes.signed_by_presiding",
                "signed by the {chair}",
                "who signs earlier minutes",
                shown,
            )
        elif "{signed}" in phrase:
            yield Guess(
                "earlier_minutes.signed_by_presiding", "signed", "who signs earlier minutes", shown
            )
        return


def guess_apologies(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield how apologies are reported, accepted, and said to be none."""
    seen: set[str] = set()
    for sentence in sentences(lines):
        if "apolog" not in sentence.lower() or len(sentence) > 400:
            continue
        if re.search(r"^(?:There were no|No) apologies\b", sentence):
            key, phrase, about = (
                "attendance.no_apologies",
                as_phrase(sentence),
                "what is said when nobody apologised",
            )
        else:
            phrase = re.sub(r"\(for [^()]*\)|\((?!\{)[^()]{3,60}\)", "", as_phrase(sentence))
            phrase = re.sub(PEOPLE, "{people}", phrase, count=1)
            phrase = re.sub(r"\s+([.,])", r"\1", phrase)
            if "{people}" not in phrase or ":" in phrase:
                continue
            phrase = re.sub(
                r"\bwas\b(?=.*\{people\})|(?<=\{people\} )(?:was|were)\b",
                "{people:was/were}",
                phrase,
                count=1,
            )
            phrase = phrase.replace("{people}", "{people}[ ({reason})]", 1)
            accepted = "accepted" in phrase.lower()
            key = "attendance.apologies_accepted" if accepted else "attendance.apologies"
            about = "how apologies are accepted" if accepted else "how apologies are reported"
        if key not in seen and is_clean(phrase):
            seen.add(key)
            yield Guess(key, phrase, about, evidence(sentence))


_NONE = (
    ("interests.none", "interest", "", "what is said when nobody declared an interest"),
    (
        "public.no_public_questions",
        "question",
        "public",
        "what is said when the public asked nothing",
    ),
    (
        "public.no_member_questions",
        "question",
        "member|councillor",
        "what is said when members asked nothing",
    ),
    ("attendance.no_substitutes", "substitut", "", "what is said when there were no substitutes"),
)


def guess_none(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield what is said where there is nothing to say, each under its own heading."""
    heading = ""
    found: set[str] = set()
    for line in lines:
        if line.heading:
            heading = line.text.lower()
            continue
        text = " ".join(line.text.split())
        said = re.match(
            r"^(?:None\b|Nil\b|Nobody\b|No\s+\w+|There (?:were|was) (?:no|none)|Members (?:had|made) no)",
            text,
        )
        if said is None or len(text) > 160 or not text.rstrip().endswith((".", "e", "l", "d")):
            continue
        for key, word, also, about in _NONE:
            about_it = word in heading or (word in text.lower() and not text.startswith("No."))
            of_them = not also or re.search(also, f"{heading} {text.lower()}") is not None
            if key == "public.no_member_questions" and "public" in f"{heading} {text.lower()}":
                of_them = False
            if key not in found and about_it and of_them and is_clean(as_phrase(text)):
                found.add(key)
                yield Guess(
                    key, as_phrase(text), about, evidence(f"{heading}: {text}" if heading else text)
                )
                break


def guess_end(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield the closing line and the signature."""
    for sentence in reversed(list(sentences(lines[-30:]))):
        if not re.search(r"\bmeeting\b", sentence, re.IGNORECASE) or not re.search(
            r"\b(?:ended|closed|concluded|finished|rose|terminated)\b", sentence, re.IGNORECASE
        ):
            continue
        phrase, count = re.subn(TIME, "{time}", as_phrase(sentence), count=1)
        phrase = re.sub(rf"\b(?P<the>[Tt]he) {CHAIR}(?=\b)", r"\g<the> {chair}", phrase)
        if count and is_clean(phrase):
            yield Guess(
                "procedure.ended", phrase, "how the end of the meeting is told", evidence(sentence)
            )
            break
    for line in reversed(lines[-8:]):
        text = " ".join(line.text.split())
        if not text or len(text) > 160 or not re.search(rf"\b{CHAIR}\b|^Signed\b", text):
            continue
        if re.search(r"\bmeeting\b.*\b(?:ended|closed|concluded)\b|\bclosed the meeting\b", text):
            continue
        phrase = re.sub(rf"\b{CHAIR}\b", "{chair}", re.sub(DATE, "", as_phrase(text)))
        phrase = re.sub(rf"{PERSON},? ?", "", phrase).strip()
        if phrase and is_clean(phrase):
            yield Guess(
                "document.signature",
                phrase,
                "what stands under the minutes to be signed",
                evidence(text),
            )
            return


def guess_title(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield the title, if it is one sentence with the body and the date."""
    for line in lines[:15]:
        text = " ".join(line.text.split())
        if not re.search(r"\bminutes of\b", text, re.IGNORECASE) or not re.search(DATE, text):
            continue
        phrase = as_phrase(text)
        phrase = re.sub(DATE, "{date}", phrase, count=1)
        before, _, after = phrase.rpartition("{date}")
        phrase = before + "{date}" + re.sub(TIME, "{time}", after, count=1)
        phrase = re.sub(
            r"\b(?:an? |the )?(?:Ordinary|ordinary|Annual|annual|Extraordinary|extraordinary) (?=[Mm]eeting)",
            "the[ {type}] ",
            phrase,
            count=1,
        )
        phrase = (
            phrase.replace("the[ {type}] ", "the[ {type}] ")
            if "{type}" in phrase
            else re.sub(r"\b(the|a) (?=[Mm]eeting)", r"\1[ {type}] ", phrase, count=1)
        )
        phrase = re.sub(
            rf"(?P<of>[Mm]eeting of )(?:the )?{BODY}(?=,|\s+(?:held|on|at|in|meeting)\b|\s+\{{)",
            r"\g<of>{body}",
            phrase,
            count=1,
        )
        phrase = re.sub(
            r"(?P<held>,? held (?:at|in) )(?:the )?(?P<place>[^{}]+?)(?P<end>,?)(?= on \{date\}| \{date\})",
            r"[\g<held>{place}\g<end>]", phrase, count=1,
        )  # fmt: skip
        if "{body}" in phrase and "{date}" in phrase and is_clean(phrase):
            yield Guess("document.title", phrase, "the title", evidence(text))
        return


_NUMBERS = (
    (re.compile(r"^\d{1,4}\.$"), "{n}."),
    (re.compile(r"^\(\d{1,4}\)$"), "({n})"),
    (re.compile(r"^\d{1,4}$"), "{n}"),
    (re.compile(r"^\d{1,4}\)$"), "{n})"),
    (re.compile(r"^[A-Z]{1,6}\d{0,2}/\d{2,3}$|^\d{2}/\d{2}/\d{2,3}$"), "[{reference}/]{nn}"),
)


def guess_headings(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield how items are numbered, and whether their headings are in capitals."""
    headings = [line for line in lines if line.heading and len(line.text) > 3]
    numbered = [line for line in headings if line.label]
    forms = Counter(
        form for line in numbered for shape, form in _NUMBERS if shape.match(line.label)
    )
    if forms:
        usual = max(forms, key=lambda form: forms[form])
        shape = next(shape for shape, form in _NUMBERS if form == usual)
        shown = next(line for line in numbered if shape.match(line.label))
        text = evidence(f"{shown.label} {shown.text}")
        yield Guess("items.minute", usual, "how minutes are numbered", text)
    chosen = numbered or headings
    if len(chosen) >= 3:
        capitals = [line for line in chosen if line.text.isupper()]
        upper = len(capitals) * 2 > len(chosen)
        shown = capitals[0] if upper else next(line for line in chosen if not line.text.isupper())
        value = "upper" if upper else "as_typed"
        about = (
            "how headings are printed (upper: in capitals, as_typed: as they stand on the agenda)"
        )
        yield Guess(
            "items.heading_case", value, about, evidence(f"{shown.label} {shown.text}".strip())
        )
