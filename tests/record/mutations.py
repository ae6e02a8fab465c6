"""Ways to break a good script, or only to bend it: one change at one random place."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

Script = dict[str, Any]
Path = tuple[str | int, ...]

NASTY_TEXT = st.sampled_from(
    [
        "",
        " ",
        "item",
        "nobody",
        "\ud800",  # half of a surrogate pair
        "\udfff\ud800",
        "\x00",
        "a\x07b\x1f",
        "\u202egnihtemos",
        "\ufffe\uffff",
        "line one\r\nline two\u2028line three",
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "2026-10-06T24:00",
        "14:60",
        "14:00\n",
        "٠٩:٣٠",
        "é" * 2000,
        "../../etc/passwd",
        "A" * 41,
        "{0} {field} %s",
        "`$` - at `$.people[0]`",
    ]
)
NASTY_NUMBERS = st.sampled_from(
    [0, -1, 7.5, -2, 1e308, float("1e400"), 10**19, -(10**19), 10**400, 2**63, 100_000, True, False]
)
SCALARS = st.one_of(st.none(), NASTY_TEXT, NASTY_NUMBERS, st.text(max_size=20))
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(max_size=6) | NASTY_TEXT, inner, max_size=3),
    ),
    max_leaves=6,
)


def paths(value: Any, here: Path = ()) -> Iterator[Path]:
    """Yield the place of every value in a tree of plain data."""
    yield here
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*here, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*here, index))


def at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def changed(script: Script, path: Path, value: Any) -> Any:
    """Return a copy of a script with another value in one place."""
    copied, here = opened(script, path[:-1])
    here[path[-1]] = value
    return copied


def opened(script: Any, path: Path) -> tuple[Any, Any]:
    """Return a script copied along a path, and what is there, free to be changed."""
    copied = here = copy.copy(script)
    for step in path:
        here[step] = copy.copy(here[step])
        here = here[step]
    return copied, here


def nested(depth: int) -> Any:
    tree: Any = "deep"
    for level in range(depth):
        tree = [tree] if level % 2 else {"parts": tree}
    return tree


def _replace(draw: st.DrawFn, script: Script, path: Path) -> Any:
    return changed(script, path, draw(ANYTHING))


def _deepen(draw: st.DrawFn, script: Script, path: Path) -> Any:
    return changed(script, path, nested(draw(st.sampled_from([1, 5, 18, 25, 200]))))


def _remove(draw: st.DrawFn, script: Script, path: Path) -> Any:
    copied, here = opened(script, path[:-1])
    del here[path[-1]]
    return copied


def _add(draw: st.DrawFn, script: Script, path: Path) -> Any:
    copied, here = opened(script, path)
    if isinstance(here, dict):
        here[draw(st.text(max_size=8) | NASTY_TEXT)] = draw(ANYTHING)
    elif isinstance(here, list):
        here.insert(draw(st.integers(0, len(here))), draw(ANYTHING))
    return copied


def _double(draw: st.DrawFn, script: Script, path: Path) -> Any:
    copied, here = opened(script, path)
    if isinstance(here, list) and here:
        index = draw(st.integers(0, len(here) - 1))
        here.insert(index, here[index])
    return copied


def _swap(draw: st.DrawFn, script: Script, path: Path) -> Any:
    copied, here = opened(script, path)
    if isinstance(here, list) and len(here) > 1:
        first, second = draw(st.integers(0, len(here) - 1)), draw(st.integers(0, len(here) - 1))
        here[first], here[second] = here[second], here[first]
    return copied


def _transplant(draw: st.DrawFn, script: Script, path: Path) -> Any:
    places = list(paths(script))[1:]
    return changed(script, path, at(script, places[draw(st.integers(0, len(places) - 1))]))


_WAYS = (_replace, _deepen, _remove, _add, _double, _swap, _transplant)


class Mutant:
    """A changed script, which shows its changes and not its hundreds of lines."""

    def __init__(self, script: Any, changes: list[str]) -> None:
        self.script = script
        self.changes = changes

    def __repr__(self) -> str:
        return f"Mutant({'; '.join(self.changes)})"

    @property
    def text(self) -> str:
        return json.dumps(self.script)


@st.composite
def mutants(draw: st.DrawFn, good: Callable[[], list[Script]]) -> Mutant:
    """Draw one of the good scripts with one to three changes."""
    number = draw(st.integers(0, len(good()) - 1))
    mutant = Mutant(good()[number], [f"script {number}"])
    for _ in range(draw(st.integers(1, 3))):
        if not mutant.script:
            break
        section = draw(st.sampled_from(sorted(mutant.script, key=repr)))
        places = list(paths(mutant.script[section], (section,)))
        path = places[draw(st.integers(0, len(places) - 1))]
        way = draw(st.sampled_from(_WAYS))
        before, mutant.script = mutant.script, way(draw, mutant.script, path)
        now = repr(at(mutant.script, path)) if way not in (_remove, _swap, _double) else ""
        was = repr(at(before, path))
        mutant.changes.append(f"{way.__name__} {path}: {was[:80]} {now[:200]}")
    return mutant
