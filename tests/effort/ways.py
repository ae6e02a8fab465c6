"""The ways in which a fact can be entered, from the fewest keys to the form, as a trained officer knows them."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QThreadPool

from clerk.record.facts import AnyFact, OpenItem, Say, Vote, details, verb
from clerk.record.meeting import Entry, Meeting
from clerk.record.script import read_fact
from clerk.ui.command_list import Offer, searchable
from clerk.ui.commands import COMMANDS
from clerk.ui.fact_strip import EXEMPT, WHEN
from clerk.ui.field_words import ITSELF, Scene
from clerk.ui.first_words import new_name, next_item, the_question
from clerk.ui.forms import FORMS, Form
from clerk.ui.usual import usual_step
from clerk.words.finding import found, letters
from tests.effort.counting import Count
from tests.effort.form_filling import CHOICE, WHEN_KIND, Filling, Wanted, strike
from tests.effort.texts import as_lists
from tests.effort.words import PROSE, mask_of, own_words, sources_for
from tests.stories import fingers
from tests.stories.officer import CONTROL, FORM_KEYS, Officer, until

_LEADS = {"point": "1. ", "bullet": "- ", "heading": "# ", "quote": "> "}


class Typist:
    """An officer who enters a script's events, one after the other, and counts every key."""

    def __init__(self, officer: Officer, script: Meeting, count: Count) -> None:
        self.officer, self.script, self.count = officer, script, count
        self.names: dict[str, str] = {}
        """What Clerk called the motions and votes that the script calls otherwise."""

    @property
    def desk(self) -> Any:
        """The desk of the window."""
        return self.officer.desk

    def scene(self) -> Scene:
        """What a form would be filled in against now."""
        scene = self.officer.window.live.recorder.scene()
        assert scene is not None
        return scene

    def settled(self) -> None:
        """Wait until everything is in the book, worked out and shown."""
        until(
            lambda: (
                self.desk.waiting == 0
                and QThreadPool.globalInstance().activeThreadCount() == 0
                and not self.desk.sight.at_a_glance
            ),
            "everything is worked out",
        )

    def play(self) -> None:
        """Enter every event."""
        for entry in self.script.entries:
            self.enter(entry)

    def enter(self, entry: Entry) -> None:
        """Enter one event the shortest way, and see that it is what was meant."""
        self.count.verb = verb(entry.fact)
        self.officer.wall.at = entry.entered or entry.at
        before = {each.id for each in self.desk.sight.meeting.entries}
        fact = self._renamed(entry.fact)
        self._go_to_item(entry)
        for way in (self._quick, self._reminded, self._line, self._form):
            if way(entry, fact):
                break
        self.settled()
        new = [each for each in self.desk.sight.meeting.entries if each.id not in before]
        assert len(new) == 1, f"{len(new)} entries came of {details(entry.fact)}"
        self._learn(entry.fact, new[0].fact)
        self._same(entry, new[0])
        if entry.wording is not None:
            self._reword(entry)
        assert self.officer.window.entries.line.edit.hasFocus()

    # What is meant.

    def _renamed(self, fact: AnyFact) -> AnyFact:
        """The fact with the names that Clerk gave."""
        data = details(fact)
        form = FORMS[verb(fact)]
        for each in form.fields:
            if form.typed[each.name].kind == "motion" or each.kind == "motion":
                name = data.get(each.name)
                if isinstance(name, str):
                    data[each.name] = self.names.get(name, name)
        return read_fact(data, form.words)

    def _learn(self, meant: AnyFact, typed: AnyFact) -> None:
        name = getattr(meant, "ref", None)
        if isinstance(name, str) and name not in self.names:
            given = getattr(typed, "ref", None)
            assert given or not self._needed(name), f"nobody can refer to {name}"
            self.names[name] = str(given)

    def _needed(self, name: str) -> bool:
        return any(
            value == name
            for entry in self.script.entries
            for key, value in details(entry.fact).items()
            if key != "ref"
        )

    def _same(self, entry: Entry, typed: Entry) -> None:
        meant, found = details(self._renamed(entry.fact)), details(typed.fact)
        if _gives_name(entry.fact):
            # Clerk's own name, whatever the script calls it.
            meant.pop("ref", None)
            found.pop("ref", None)
        assert found == meant
        stamp = (typed.at, typed.item, typed.about, typed.exempt)
        assert stamp == (entry.at, entry.item, entry.about, entry.exempt), (stamp, entry)

    # Where.

    def _go_to_item(self, entry: Entry) -> None:
        form = FORMS[verb(entry.fact)]
        if not form.of_room and self.desk.item != entry.item:
            self.officer.go_to_item(entry.item)

    def _stamped(self, entry: Entry) -> bool:
        """Whether a fact says of itself no more than what it gets by being entered now."""
        now = self.officer.window.live.recorder.moment()
        return entry.exempt is None and not entry.about and now == entry.at

    # Ways.

    def _quick(self, entry: Entry, fact: AnyFact) -> bool:
        """A key of its own that records just this."""
        if not self._stamped(entry):
            return False
        usual = usual_step(self.scene())
        scene = self.scene()
        if isinstance(fact, OpenItem) and not fact.with_ and fact.item == next_item(scene):
            fingers.press_named("F3")
            return True
        if usual is not None and usual.fact == fact:
            fingers.press_named("Ctrl+F3")
            return True
        if isinstance(fact, Vote) and fact.manner in ("assent", "unanimous"):
            on = str(the_question(scene))
            name = str(new_name("vote")(scene)) if on == ITSELF else None
            if msgspec.structs.replace(fact, ref=name) == Vote(on=on, manner=fact.manner, ref=name):
                fingers.press_named("Ctrl+F8" if fact.manner == "unanimous" else "Shift+F8")
                return True
        return False

    def _reminded(self, entry: Entry, fact: AnyFact) -> bool:
        """What the open item reminds of, where the first that it reminds of is just this."""
        from clerk.record.rules.rule import Record

        reminders = self.desk.sight.reminders
        if not self._stamped(entry) or not reminders:
            return False
        deed = reminders[0].mend.deed
        if isinstance(deed, Record) and deed.fact == fact and deed.at <= entry.at:
            fingers.press_named("Ctrl+F11")
            return True
        return False

    def _line(self, entry: Entry, fact: AnyFact) -> bool:
        """A passage in the entry line."""
        if not isinstance(fact, Say) or fact.by is not None or fact.number is not None:
            return False
        if entry.about or self.officer.window.live.recorder.moment() != entry.at:
            return False
        line = self.officer.window.entries.line
        if line.form != fact.form:
            lead = _LEADS.get(fact.form)
            if line.form == "paragraph" and lead is not None and len(lead) <= 2:
                fingers.write(lead)
            else:
                self.officer.press(FORM_KEYS[fact.form], CONTROL)
        with self.count.words():
            strike(fact.text, self.officer.window)
        fingers.press_named("Return")
        if entry.exempt is not None:
            self.settled()
            for key in ("Alt+2", "End", *["Ctrl+F12"] * (1 if entry.exempt else 2)):
                fingers.press_named(key)
                self.settled()
            fingers.press_named("Escape")
        return True

    def _form(self, entry: Entry, fact: AnyFact) -> bool:
        """The form of the verb, from its key or from the list of commands."""
        form = FORMS[verb(fact)]
        self.open(form)
        if form.at_once:
            return True
        scene = self.scene()
        wanted = dict(self._wanted(form, fact, entry, scene))
        self.filling().fill(wanted)
        strip = self.officer.window.entries.strip
        self.settled()
        wrong = [box.wrong.words for box in strip.boxes.values() if box.wrong.words]
        assert strip.form is None, (strip.trouble.words, wrong, strip.texts)
        return True

    def filling(self) -> Filling:
        """Return hands for the form that is open."""
        return Filling(self.officer.window.entries.strip, self.scene(), self.count)

    def open(self, form: Form) -> None:
        """Open a verb's form by the fewest keys: its own, or letters in the list of commands."""
        keys = [c.keys[0] for c in COMMANDS if c.verb == form.verb]
        usual = usual_step(self.scene())
        if usual is not None and usual.verb == form.verb:
            keys = sorted([*keys, "Ctrl+F3"], key=lambda each: each.count("+"))
        letters = letters_in_list(self.officer.window.live.offers(), form.words)
        if keys and keys[0].count("+") + 1 <= len(letters) + 2:
            fingers.press_named(keys[0])
            return
        fingers.write("/")
        fingers.write(letters)
        fingers.press_named("Return")

    def _wanted(
        self, form: Form, fact: AnyFact, entry: Entry, scene: Scene
    ) -> Iterator[tuple[str, Wanted]]:
        data = details(fact)
        sources = sources_for(self.script, entry)
        defaults = {
            each.encode_name: each.default
            for each in msgspec.structs.fields(type(fact))
            if isinstance(each.default, (str, int))
        }
        for each in form.fields:
            kind, value = form.kind(each), as_lists(data.get(each.name))
            if each.name == "ref" and each.kind == "line":
                if self._nameless(fact):
                    letter = self._free_letter()
                    yield each.name, Wanted(kind, letter, letter, None)
                continue  # else Clerk gives it
            if each.only_changed and not value:
                standing = self.officer.window.entries.strip.boxes[each.name].text
                yield each.name, Wanted(kind, [], "", None, unsaid=standing)
                continue
            if value is None and kind.shape == "choice":
                value = defaults.get(each.name)
            shown = "" if value in (None, "", []) else kind.show(value, scene)
            prose = each.name in PROSE.get(form.verb, ()) and value != "interest"
            mask = mask_of(shown, value, sources) if prose else None
            yield each.name, Wanted(kind, value, shown, mask)
        yield from self._stamps(entry)

    def _nameless(self, fact: AnyFact) -> bool:
        """Whether a vote on the item would be called nothing, so that no decision could rest on it."""
        box = self.officer.window.entries.strip.boxes["ref"]
        return isinstance(fact, Vote) and bool(fact.ref) and fact.on == ITSELF and not box.text

    def _free_letter(self) -> str:
        """A letter by which no motion or vote is called yet."""
        taken = {getattr(each.fact, "ref", None) for each in self.desk.sight.meeting.entries}
        return next(letter for letter in "vabcdefghijklmnopqrstuwxyz" if letter not in taken)

    def _stamps(self, entry: Entry) -> Iterator[tuple[str, Wanted]]:
        now = self.officer.window.live.recorder.moment()
        when = ""
        if entry.about or now != entry.at.replace(second=0):
            when = f"{'~' if entry.about else ''}{entry.at:%H%M}"
            if entry.at.date() != now.date():
                when = f"{entry.at.day} {entry.at:%b} {when}".lower()
        yield WHEN, Wanted(WHEN_KIND, when, when, None)
        exempt = {None: "as its item", True: "yes", False: "no"}[entry.exempt]
        yield EXEMPT, Wanted(CHOICE, exempt, exempt, None)

    def _reword(self, entry: Entry) -> None:
        """Give what was recorded last its own wording, from the list of entries."""
        self.count.verb = "wording"
        for key in ("Alt+2", "End", "Ctrl+F2"):
            fingers.press_named(key)
            self.settled()
        strip = self.officer.window.entries.strip
        mask = own_words(entry.wording or "", [strip.boxes["text"].text])
        wanted = Wanted(
            FORMS["say"].kind(FORMS["say"].fields[0]), entry.wording, entry.wording or "", mask
        )
        self.filling().fill({"text": wanted})
        self.settled()


def _gives_name(fact: AnyFact) -> bool:
    """Whether a fact's name is its own, and not that of the motion that it is about."""
    return any(each.name == "ref" and each.kind == "line" for each in FORMS[verb(fact)].fields)


def letters_in_list(offers: Sequence[Offer], words: str) -> str:
    """Return the fewest letters that bring a command to the head of the list."""
    target = next(offer for offer in offers if offer.words == words)
    every = {f" {word}" for word in f"{target.words} {target.also}".casefold().split()}
    tried = sorted({word[1 : 1 + n] for word in every for n in range(1, 12)}, key=len)
    tried += [f"{a} {b}" for a in tried[:12] for b in tried[:12]]
    things = searchable(offers)
    for typed in sorted(tried, key=len):
        best = next(iter(found(letters(typed), things)), None)
        if best is not None and offers[int(best.key)] is target:
            return typed
    return words
