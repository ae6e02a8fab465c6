"""“Recommendation(s)” in an agenda or a report: the texts that the body is asked to resolve."""

from __future__ import annotations

import re
from collections.abc import Sequence

HEAD = re.compile(
    r"^(?:the\s+)?(?:(?:officers?['’]?s?|report)\s+)?"
    r"(?:recommend(?:ation(?:s|\(s\))?|ed(?:\s+that)?)|it is recommended(?:\s+that)?)"
    r"\s*(?P<colon>[:.–-]*)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"^(?:[-*•·▪◦–—]\s*)?(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)\.?|(?:[a-z]|[ivx]{1,5}|\d{1,2})\.(?:\d{1,2})?)\s+(?P<text>\S.*)$",
    re.IGNORECASE | re.ASCII,
)
_BULLET = re.compile(r"^[-*•·▪◦–—o]\s+(?P<text>\S.*)$")
_LAST_WORDS = re.compile(r"[;,]?\s*\b(?:and|or)\b\s*$|[;,.]\s*$", re.IGNORECASE)
_HEADINGS = re.compile(
    r"^(alternative options?|key considerations?|reasons?( for .*)?|background( .*)?|purpose|classification|"
    r"wards? affected|decision type|contact( officer)?|report (by|of)\b.*|appendi(x|ces)\b.*|minutes|"
    r"additional documents|"
    r"(further information|financial|legal|risk|resource) .*)\s*:?$",
    re.IGNORECASE,
)


def head_of(text: str) -> str | None:
    """What follows the heading on its own line, empty if nothing does; None if a line is no such heading."""
    found = HEAD.match(text)
    if found is None:
        return None
    rest = found["rest"].strip()
    plain = found[0].lower()
    opened = "recommended" in plain.split("that")[0]
    if rest and not found["colon"] and not opened:
        return None
    if rest and not found["colon"] and not rest.lower().startswith("that") and "that" not in plain:
        return None
    return rest


def is_heading(text: str) -> bool:
    """Whether a line is a heading of a report, at which recommendations end."""
    return _HEADINGS.match(text) is not None


def marked(text: str) -> str | None:
    """The words of a lettered, numbered or bulleted line without its mark; None without one."""
    found = _LETTERED.match(text) or _BULLET.match(text)
    if found is None:
        return None
    # “- i). That…”: a bullet before a letter.
    inner = _LETTERED.match(found["text"])
    return inner["text"] if inner and found.re is _BULLET else found["text"]


def recommendations_of(paragraphs: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The recommendations in what follows the heading, line by line (a blank line is empty).

    Returns:
        The texts, and how many of the lines were used.
    """
    found: list[str] = []
    leading, blank, lettered, used = "", False, False, 0
    for position, text in enumerate(paragraphs):
        if not text:
            blank = blank or bool(found)
            used = position + 1
            continue
        own = marked(text)
        if is_heading(text):
            break
        if own is not None:
            found.append(own)
            lettered = True
        elif not found and text.rstrip().endswith(":"):
            leading = text.rstrip(" :")
        elif not found or (not blank and not lettered and text[:5].lower().startswith("that ")):
            found.append(text)
        elif blank:
            if text[:5].lower() != "that ":
                break
            found.append(text)
        else:
            found[-1] = f"{found[-1]} {text}"
        blank = False
        used = position + 1
    return tuple(_finished(leading, text) for text in found), used


def _finished(leading: str, text: str) -> str:
    text = _LAST_WORDS.sub("", text.strip())
    if leading and leading.lower() not in {"that", "to"} and leading.lower().startswith("that "):
        return f"{leading} {text}"
    return text
