"""Words in braces in a letterhead's headers and footers, and the meeting's own words in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

PLACEHOLDERS = ("council", "body", "date", "marking")
_PLACEHOLDER = re.compile(r"\{(council|body|date|marking)\}")
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def named_in(text: str) -> frozenset[str]:
    """Return which placeholders stand in a text."""
    return frozenset(_PLACEHOLDER.findall(text))


def words_of(element: Any) -> str:
    """Return the words of a paragraph, or of a whole header."""
    return "".join(node.text or "" for node in element.iter(_TEXT))


def fill_placeholders(paragraph: Any, values: Mapping[str, str]) -> bool:
    """Put the values in the place of the words in braces, which Word may have cut into several runs.

    Returns:
        Whether the paragraph was nothing but placeholders, and they were empty: then it is not wanted.
    """
    nodes = list(paragraph.iter(_TEXT))
    found = list(_PLACEHOLDER.finditer(words_of(paragraph)))
    for match in reversed(found):
        at, new = 0, values[match[1]]
        for node in nodes:
            own = node.text or ""
            start, end = max(match.start() - at, 0), min(match.end() - at, len(own))
            at += len(own)
            if start < end:
                node.text = own[:start] + new + own[end:]
                node.set(_SPACE, "preserve")
                new = ""
    return bool(found) and not words_of(paragraph).strip()
