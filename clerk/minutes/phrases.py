"""The little language in which a house style words its sentences.

``{mover}`` is filled in. ``{people:was/were}`` chooses by how many there are. ``[, seconded by {seconder}]``
is left out when something in it is empty; ``[… |otherwise]`` then gives the other text. A bracket, bar
or brace after a backslash stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import msgspec


class Many(msgspec.Struct, frozen=True):
    """Several things joined into one text, and how many they are."""

    text: str
    number: int


Value = str | Many


class PhraseError(ValueError):
    """A phrase is not well formed; the argument says why."""


class _Text(msgspec.Struct, frozen=True):
    text: str


class _Field(msgspec.Struct, frozen=True):
    name: str
    one: str | None = None
    many: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    first: tuple[_Node, ...]
    otherwise: tuple[_Node, ...]


_Node = _Text | _Field | _Choice
_PIECES = re.compile(
    r"\\[\[\]{}|\\]|\{(?P<name>[a-z_]+)(?::(?P<one>[^{}/]*)/(?P<many>[^{}/]*))?\}|[\[\]|{}]|[^\[\]|{}\\]+|\\"
)


@lru_cache(maxsize=4096)
def _parse(phrase: str) -> tuple[_Node, ...]:
    # Each open bracket holds the nodes before its bar, and those after it once a bar was met.
    stack: list[tuple[list[_Node], list[_Node] | None]] = [([], None)]
    for found in _PIECES.finditer(phrase):
        piece = found.group()
        first, otherwise = stack[-1]
        here = first if otherwise is None else otherwise
        if found["name"]:
            here.append(_Field(found["name"], found["one"], found["many"]))
        elif piece == "[":
            stack.append(([], None))
        elif piece == "]":
            if len(stack) == 1:
                raise PhraseError("it closes a bracket that it did not open")
            stack.pop()
            outer_first, outer_otherwise = stack[-1]
            choice = _Choice(tuple(first), tuple(otherwise or ()))
            (outer_first if outer_otherwise is None else outer_otherwise).append(choice)
        elif piece == "|" and len(stack) > 1:
            if otherwise is not None:
                raise PhraseError("it has two bars in one bracket")
            stack[-1] = (first, [])
        elif piece in "{}":
            raise PhraseError(
                "a brace in it stands alone; put a backslash before it if it is meant to be printed"
            )
        else:
            here.append(_Text(piece[1:] if len(piece) == 2 and piece[0] == "\\" else piece))
    if len(stack) > 1:
        raise PhraseError("a bracket in it is not closed")
    return tuple(stack[0][0])


def fields(phrase: str) -> frozenset[str]:
    """The names of the fields that a phrase uses.

    Raises:
        PhraseError: the phrase is not well formed.
    """
    return frozenset(_names(_parse(phrase)))


def _names(nodes: tuple[_Node, ...]) -> list[str]:
    found: list[str] = []
    for node in nodes:
        if isinstance(node, _Field):
            found.append(node.name)
        elif isinstance(node, _Choice):
            found += _names(node.first) + _names(node.otherwise)
    return found


def fill(phrase: str, **values: Value) -> str:
    """A phrase with its fields filled in. A field without a value is empty; outer blanks are taken off."""
    return re.sub(r"  +", " ", _fill(_parse(phrase), values)[0]).strip()


def _fill(nodes: tuple[_Node, ...], values: Mapping[str, Value]) -> tuple[str, bool]:
    """The text, and whether every field outside inner brackets had a value."""
    text: list[str] = []
    whole = True
    for node in nodes:
        if isinstance(node, _Text):
            # A value that ends a sentence by itself needs no second stop.
            stopped = "".join(text)[-1:] in tuple(".?!") and node.text.startswith(".")
            text.append(node.text[1:] if stopped else node.text)
        elif isinstance(node, _Field):
            value = values.get(node.name, "")
            shown = value.text if isinstance(value, Many) else value
            if node.one is not None:
                number = value.number if isinstance(value, Many) else 1
                shown = node.one if number == 1 else (node.many or "")
            else:
                whole = whole and bool(shown)
            text.append(shown)
        else:
            inner, complete = _fill(node.first, values)
            text.append(inner if complete else _fill(node.otherwise, values)[0])
    return "".join(text), whole


def pattern(phrase: str, forms: Mapping[str, str], otherwise: str) -> str:
    """A regular expression for what a phrase may print: for telling whether a text was worded so.

    Args:
        phrase: the phrase.
        forms: for some fields, an expression for their values.
        otherwise: for all other fields.
    """
    return _pattern(_parse(phrase), forms, otherwise)


def _pattern(nodes: tuple[_Node, ...], forms: Mapping[str, str], otherwise: str) -> str:
    found: list[str] = []
    for node in nodes:
        if isinstance(node, _Text):
            found.append(re.sub(r"(?:\\\s|\s)+", lambda _: r"\s+", re.escape(node.text)))
        elif isinstance(node, _Choice):
            first, second = (
                _pattern(each, forms, otherwise) for each in (node.first, node.otherwise)
            )
            found.append(f"(?:{first}|{second})")
        elif node.one is not None:
            found.append(f"(?:{re.escape(node.one)}|{re.escape(node.many or '')})")
        else:
            found.append(f"(?:{forms.get(node.name, otherwise)})")
    return "".join(found)


def literal(phrase: str) -> str:
    """The words that a phrase prints whatever its fields are, outside its brackets."""
    return "".join(node.text for node in _parse(phrase) if isinstance(node, _Text))


def escaped(words: str) -> str:
    """Words as a phrase that prints them as they stand."""
    return re.sub(r"([\[\]{}|\\])", r"\\\1", words)


def sentence(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
