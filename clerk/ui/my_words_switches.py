"""My words, the fourth list: each rule of spelling, style and reported speech, an example, and its switch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from clerk.own.switches import keep_switches, own_switches
from clerk.own.typing_aids import AIDS as TYPING
from clerk.own.typing_aids import keep_typing_switches, typing_switches
from clerk.ui.look import Look
from clerk.ui.my_words_page import WordsPage
from clerk.ui.row_painter import heading
from clerk.ui.views.words import Row, Target, Words, muted
from clerk.words.attention import AIDS
from clerk.words.rule import MARKS, SHIFTS, Rule

_INTRO = "What is looked for in the words, and what Ctrl+U offers. Space switches the rule in hand."


class Switch(msgspec.Struct, frozen=True):
    """Something that can be on or off: how it is called in its file, its sentence, and an example."""

    code: str
    line: str
    example: str
    on: bool


class Group(msgspec.Struct, frozen=True):
    """Switches of one kind: how they are now, and how one of them is kept."""

    title: str
    read: Callable[[], Sequence[Switch]]
    put: Callable[[str, bool], None]


class SwitchesPage(WordsPage):
    """The groups one below the other."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Switches", _INTRO)
        self._now: dict[str, tuple[Group, Switch]] = {}
        self.add_verb("Switch", "Space", self._switch)

    def rows(self) -> Sequence[Row]:
        """Return every switch under the title of its group."""
        rows: list[Row] = []
        self._now = {}
        for group in GROUPS:
            rows.append(heading(group.title))
            for switch in group.read():
                mark = f"{group.title}/{switch.code}"
                self._now[mark] = group, switch
                rows.append(_row(switch, mark))
        return rows

    def about(self, mark: str) -> str:
        """Return an example of the rule in hand."""
        return self._now[mark][1].example if mark in self._now else ""

    def _switch(self) -> None:
        found = self._now.get(self.list.mark)
        if found is not None:
            group, switch = found
            group.put(switch.code, not switch.on)
            self.kept()


def _row(switch: Switch, mark: str) -> Row:
    line = switch.line[:1].upper() + switch.line[1:]
    state = "on" if switch.on else "off"
    return Row(
        (Words(line) if switch.on else muted(line),),
        trail=(Words(state, "text" if switch.on else "muted", strong=switch.on),),
        said=f"{line}: {state}. {switch.example}",
        target=Target(mark=mark),
    )


def _group(title: str, rules: Sequence[Rule], example: Callable[[Rule], str]) -> Group:
    by_code = {rule.code: rule for rule in rules}

    def read() -> list[Switch]:
        switches = own_switches()
        return [
            Switch(
                rule.code, rule.line, example(rule), switches.is_on(rule.code, default=rule.default)
            )
            for rule in rules
        ]

    def put(code: str, on: bool) -> None:  # as a switch is put
        rule = by_code[code]
        keep_switches(own_switches().with_rule(code, on=on, default=rule.default))

    return Group(title, read, put)


def _shift(rule: Rule) -> str:
    typed, offered = rule.examples[0]
    return f"“{typed}” is offered as “{offered}”"


def _mark(rule: Rule) -> str:
    typed, marked = rule.examples[0]
    return f"In “{typed}” marked: {marked}"


_TYPED = {
    "people": "“@oko” offers Councillor Okoro",
    "phrases": "“; min” offers the phrases with a word that begins so",
    "abbreviations": "“cllr ” becomes “Councillor ”",
    "completion": "After “recomm”, “endation” stands there in grey; Right takes it",
    "capitals": "“the road” becomes “The road”",
    "marks": "“# ” makes a heading",
}


def _typing() -> list[Switch]:
    on = msgspec.structs.asdict(typing_switches())
    return [Switch(code, line, _TYPED.get(code, ""), on[code]) for code, line in TYPING.items()]


def _put_typing(code: str, on: bool) -> None:  # as a switch is put
    keep_typing_switches(msgspec.structs.replace(typing_switches(), **{code: on}))


GROUPS: tuple[Group, ...] = (
    _group(
        "While typing", AIDS, lambda rule: _mark(rule) if rule.code == "spelling" else _shift(rule)
    ),
    _group("Marks of style", MARKS, _mark),
    _group("Reported speech", SHIFTS, _shift),
    Group("Aids to typing", _typing, _put_typing),
)
"""What can be switched; the aids to typing have a file of their own."""
