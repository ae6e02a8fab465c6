"""How an officer types words that nobody but the officer has: the cheapest way with the aids that there are.

A text is gone through from its beginning to its end, and for each place the cheapest way to it is kept: by the next
letter, by a short form, by taking the greyed rest of a word, by an @ or by a phrase. What the aids do is asked of the
aids themselves, so that a way that is found is a way that the window goes: `tests/effort/test_prose.py` plays it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from clerk.ui.main_window import MainWindow
from clerk.words.abbreviations import FINISHERS
from clerk.words.at_hand import AtHand
from clerk.words.formulae import Formula, Use
from clerk.words.stops import pieces

# A British keyboard: these stand on keys by themselves, everything else in print has a modifier with it.
_BARE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 -=[];'#,./\\`\n")
# Marks that no key has: AltGr, Shift and a key.
_COMPOSED = 3
_MOST_DOWN = 3
_TAKE = "Return"


class _Place(NamedTuple):
    """How far the text stands there, and where a word began whose capital was typed small (-1: there is none).

    After a rest was `taken`, no other is offered before the next letter.
    """

    done: int
    small: int = -1
    taken: bool = False


@dataclass(order=True)
class _Way:
    cost: int
    back: "_Way | None" = field(compare=False, default=None)
    struck: tuple[str, ...] = field(compare=False, default=())

    def all(self) -> list[str]:
        found: list[str] = []
        way: _Way | None = self
        while way is not None:
            found[:0] = way.struck
            way = way.back
        return found


class _Step(NamedTuple):
    to: _Place
    struck: tuple[str, ...]


def strokes(
    text: str,
    aids: "MainWindow | AtHand | None" = None,
    use: Use = "passage",
    *,
    sentences: bool = True,
    after: str = "",
) -> list[str]:
    """Return what is struck to type words where the keyboard is: a letter each, or a key's name (`Right`, `Return`).

    Args:
        text: the words, as they are to stand there in the end.
        aids: the window, or what lies at hand in it; None if nothing may be used.
        use: what kind of phrases are offered there; a window knows it of the field that has the keyboard.
        sentences: whether a capital comes by itself there: in the entry line and in passages; so does it of that.
        after: what stands there already, before the cursor; nothing stands after it.
    """
    if aids is None:
        return list(text)
    if isinstance(aids, AtHand):
        at_hand = aids
    else:
        at_hand, typing = aids.aids.at_hand(), aids.aids.typing
        use, sentences = typing.use, typing.sentences
    whole = after + text
    ways: list[dict[_Place, _Way]] = [{} for _ in range(len(whole) + 1)]
    ways[len(after)][_Place(len(after))] = _Way(0)
    ahead = _Ahead(whole, at_hand, use, sentences)
    for done in range(len(after), len(whole)):
        for place, way in list(ways[done].items()):
            for step in ahead.steps(place):
                cost = way.cost + sum(map(keys_of, step.struck))
                there = ways[step.to.done]
                if step.to not in there or cost < there[step.to].cost:
                    there[step.to] = _Way(cost, way, step.struck)
    return min(way for place, way in ways[-1].items() if place.small < 0).all()


def keys_of(stroke: str) -> int:
    """Return how many keys are pressed for a stroke, every modifier counted."""
    if len(stroke) > 1:
        return len(stroke.split("+"))
    if stroke in _BARE:
        return 1
    return 2 if ord(stroke) < 127 or stroke == "£" else _COMPOSED


@dataclass
class _Ahead:
    """Everything that may be struck at a place of one text."""

    text: str
    at_hand: AtHand
    use: Use
    sentences: bool

    def steps(self, place: _Place) -> Iterator[_Step]:
        yield from self._letter(place)
        if not place.taken:
            yield from self._rest(place)
        if place.small < 0 and self._at_word(place.done):
            yield from self._small(place.done)
            yield from self._short_forms(place.done)
            yield from self._person(place.done)
            yield from self._phrase(place.done)

    def _at_word(self, done: int) -> bool:
        return done == 0 or not self.text[done - 1].isalnum()

    def _screen(self, place: _Place) -> str:
        """What stands there, with a capital that was not typed yet."""
        text = self.text[: place.done]
        if place.small < 0:
            return text
        return text[: place.small] + text[place.small].lower() + text[place.small + 1 :]

    def _letter(self, place: _Place) -> Iterator[_Step]:
        letter = self.text[place.done]
        then = _Place(place.done + 1, place.small)
        screen = self._screen(place) + letter
        if letter == "\n":
            if place.small < 0:
                yield _Step(then, ("Shift+Return",))
            return
        # What a test composes comes to the field without a key, and no aid hears of it.
        composed = not letter.isascii()
        mended = self.at_hand.mended(screen, len(screen), sentences=self.sentences)
        if mended is None or composed:
            # What would open a list is left as it was typed.
            opens = letter in "@;" and self._at_word(place.done)
            yield _Step(then, (letter, "Escape") if opens else (letter,))
            return
        after = screen[: mended.start] + mended.text + screen[mended.end :]
        if after == self.text[: place.done + 1]:
            yield _Step(_Place(place.done + 1), (letter,))
        elif place.small < 0:
            # The aid means well, and what was typed is what was meant.
            yield _Step(then, (letter, "Backspace"))

    def _small(self, done: int) -> Iterator[_Step]:
        """A capital that comes by itself, typed small."""
        letter = self.text[done]
        if letter.isupper() and letter.lower() != letter:
            yield _Step(_Place(done + 1, done), (letter.lower(),))

    def _rest(self, place: _Place) -> Iterator[_Step]:
        screen = self._screen(place)
        found = self.at_hand.rest(screen)
        if found is None:
            return
        after = screen[: found.start] + found.text
        if after == self.text[: len(after)]:
            yield _Step(_Place(len(after), taken=True), ("Right",))
        elif place.small >= 0 and after == self._screen(_Place(len(after), place.small)):
            yield _Step(_Place(len(after), place.small, taken=True), ("Right",))

    def _short_forms(self, done: int) -> Iterator[_Step]:
        if not self.at_hand.switches.abbreviations:
            return
        left = self.text[done:]
        for short, meaning in self.at_hand.book.meanings.values():
            plain = "".join(piece for piece, is_stop in pieces(meaning) if not is_stop)
            if left[: len(plain)].casefold() != plain.casefold():
                continue
            for typed in (short, short[:1].upper() + short[1:]):
                yield from self._short_form(done, typed, plain)

    def _short_form(self, done: int, typed: str, plain: str) -> Iterator[_Step]:
        end = done + len(plain)
        finisher = " " if plain.endswith(" ") else self.text[end : end + 1]
        if finisher not in FINISHERS or not finisher.isascii():
            return
        screen = self.text[:done] + typed + finisher
        made = self.at_hand.mended(screen, len(screen), sentences=self.sentences)
        if made is not None:
            after = screen[: made.start] + made.text + screen[made.end :]
            if after == self.text[: len(after)] and len(after) > len(screen):
                yield _Step(_Place(len(after)), (*typed, finisher))

    def _person(self, done: int) -> Iterator[_Step]:
        if not self.at_hand.switches.people:
            return
        for person in self.at_hand.who(""):
            printed = self.at_hand.begun(person.text, self.text, done, sentences=self.sentences)
            if self.text.startswith(printed, done):
                typed = self._who(person.person)
                if typed is not None:
                    yield _Step(_Place(done + len(printed)), ("@", *typed, _TAKE))

    def _who(self, person: str) -> tuple[str, ...] | None:
        """The fewest keys after the @ that bring somebody to hand."""
        found = next(each for each in self.at_hand.people if each.id == person)
        words = re.findall(r"[^\W_]+", f"{found.name} {found.post}".casefold())
        initials = "".join(word[0] for word in words)
        tries = ["", *(word[:n] for n in range(1, 7) for word in [*words, initials])]
        best: tuple[str, ...] | None = None
        for letters in tries:
            order = [each.person for each in self.at_hand.who(letters)]
            if person in order[: _MOST_DOWN + 1] and letters.isascii():
                way = (*letters, *("Down",) * order.index(person))
                if best is None or len(way) < len(best):
                    best = way
        return best

    def _phrase(self, done: int) -> Iterator[_Step]:
        if not self.at_hand.switches.phrases or (done and not self.text[done - 1].isspace()):
            return
        for formula in {f.mark: f for f in self._every_phrase()}.values():
            yield from self._filled(done, formula)

    def _every_phrase(self) -> Sequence[Formula]:
        every = (*self.at_hand.learnt, *self.at_hand.shipped)
        return [f for f in every if f.use == self.use and f.kind in (None, self.at_hand.kind)]

    def _filled(self, done: int, formula: Formula) -> Iterator[_Step]:
        parts = pieces(formula.template)
        pattern = "".join("(.{1,80}?)" if stop else re.escape(piece) for piece, stop in parts)
        ends_open = parts[-1] == ("", False) and parts[-2][1] if len(parts) > 1 else False
        if ends_open:
            pattern = pattern.removesuffix("(.{1,80}?)")
        found = re.compile(pattern).match(self.text, done)
        chosen = self._phrase_letters(formula) if found else None
        if found is None or chosen is None or any("\n" in each for each in found.groups()):
            return
        struck = [";", *chosen, _TAKE]
        for filled in found.groups():
            # Typed as it stands: nothing is greyed in the middle of a text.
            struck += [*filled, "Tab"]
        yield _Step(_Place(found.end()), tuple(struck))

    def _phrase_letters(self, formula: Formula) -> tuple[str, ...] | None:
        words = re.findall(r"\w+", re.sub(r"\[[^\]]*\]", " ", formula.template).casefold())
        tries = ["", *(w[:n] for n in (1, 2, 3) for w in words)]
        tries += [f"{a[:1]} {b[:1]}" for a, b in pairwise(words)]
        for letters in sorted(tries, key=len):
            order = [each.mark for each in self.at_hand.phrases(letters, self.use)]
            if formula.mark in order[: _MOST_DOWN + 1]:
                return (*letters, *("Down",) * order.index(formula.mark))
        return None
