"""What the list of Ctrl+K finds: every command, person and item, the words of this meeting, and earlier minutes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from clerk.ui.commands import COMMANDS
from clerk.ui.desk import Desk
from clerk.ui.earlier_index import EarlierIndex, Place
from clerk.ui.finder import Choice, Finder, row
from clerk.ui.forms import FORMS
from clerk.ui.hint_button import key_words
from clerk.ui.look import Look
from clerk.ui.views import findables
from clerk.ui.views.findables import Act
from clerk.ui.views.words import Words, muted, shown
from clerk.words.finding import Findable, Piece, Prepared, excerpt, found, letters, prepared

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerk.ui.commands import Actions
    from clerk.ui.views.sight import Sight

_MOST = 40
_RECENT = 8


class Doing:
    """What choosing something does; the window says how."""

    command: Callable[[str], object]
    form: Callable[[str], object]
    act: Callable[[str, Mapping[str, object]], object]
    person: Callable[[str], object]
    item: Callable[[str | None], object]
    entry: Callable[[int], object]
    minute: Callable[[Place], object]


class FindAnything:
    """Gathers what can be found when the list opens, and searches it at every letter."""

    def __init__(
        self, desk: Desk, look: Look, actions: Actions, over: QWidget, full: Callable[[], bool]
    ) -> None:
        self.desk, self.actions, self._full = desk, actions, full
        self.doing = Doing()
        self.finder = Finder(look, over)
        self.index = EarlierIndex(desk)
        self._near: list[Prepared] = []
        self._acts: dict[str, tuple[str, Act]] = {}
        self._recent: list[str] = []
        self._gathered: object = None
        self.finder.search = self.search
        self.finder.opened = self._gather
        self.finder.rested = self.index.rest
        self.index.grown.connect(self.finder.look_again)
        # Another book has other entries by the same numbers.
        desk.leaving.connect(self._recent.clear)

    def open(self) -> None:
        """Open the list, or close it."""
        self.finder.open()

    # What there is.

    def _gather(self) -> None:
        sight = self.desk.sight
        commands = prepared(self._commands())
        around = (sight, self.desk.item, self._full(), self.desk.writable)
        if around != self._gathered:
            self._gathered = around
            self._around = prepared(self._of_meeting(sight)) if sight is not None else []
        self._near = [*commands, *self._around]
        self.index.read_on()

    def _commands(self) -> list[Findable]:
        """Every command that can be had now, and then every form that has no command of its own."""
        listed = []
        for command in COMMANDS:
            form = FORMS.get(command.verb)
            also = f"{command.menu} {form.words} {form.also}" if form else command.menu
            if command.id != "find_anything" and self.actions[command.id].isEnabled():
                listed.append(Findable(f"command {command.id}", command.plain, "Command", also))
        if self.desk.sight is not None and self.desk.writable:
            own = {command.verb for command in COMMANDS}
            listed += [
                Findable(f"form {verb}", form.words, "Command", f"record {form.also}")
                for verb, form in FORMS.items()
                if verb not in own
            ]
        return listed

    def _of_meeting(self, sight: Sight) -> list[Findable]:
        people = findables.people(sight, self.desk.item, full=self._full())
        things = findables.found_people(people)
        self._acts = {}
        if self.desk.writable:
            things += findables.found_acts(sight, people)
            self._acts = {
                findables.act_key(person.id, act): (person.id, act)
                for person in people
                for act in findables.acts(sight, person.id)
            }
        things += findables.found_items(sight)
        return things + findables.found_entries(sight, self.desk.item, full=self._full())

    def _say(self, nothing: str = "") -> None:
        left = self.index.left
        many = "meeting is" if left == 1 else "meetings are"
        reading = f"{left} other {many} still being read." if left else ""
        self.finder.say(" ".join(filter(None, (nothing, reading))))

    # What is found of it.

    def search(self, typed: str) -> Sequence[Choice]:
        """Return the choices that letters find: with none, what was chosen last and then the commands."""
        wanted = letters(typed)
        earlier = self.index.searched(self.desk.meeting_id) if wanted else ()
        things = found(wanted, chain(self._near, earlier))
        if not wanted:
            by_key = {each.thing.key: each.thing for each in self._near} | self._recent_minutes()
            recent = [by_key[key] for key in self._recent if key in by_key]
            things = recent + [each for each in things if each.name and each not in recent]
        self._say("" if things else "Nothing here has all of these letters.")
        return [self._choice(each, wanted) for each in things[:_MOST]]

    def _recent_minutes(self) -> dict[str, Findable]:
        known = (self.index.places.get(key) for key in self._recent)
        return {
            f"minute {each.meeting} {each.minute.item or ''}": Findable(
                f"minute {each.meeting} {each.minute.item or ''}", each.minute.title
            )
            for each in known
            if each is not None and each.meeting != self.desk.meeting_id
        }

    def _choice(self, thing: Findable, wanted: Sequence[str]) -> Choice:
        sort, _, rest = thing.key.partition(" ")
        words: list[Words] = [Words(shown(thing.name))] if thing.name else []
        keys, further = "", False
        run: Callable[[], object]
        kind = thing.kind
        if sort == "command":
            command = next(each for each in COMMANDS if each.id == rest)
            keys, run = key_words(command.keys[0]), partial(self.doing.command, rest)
        elif sort == "form":
            run = partial(self.doing.form, rest)
        elif sort == "person":
            run, further = partial(self._ask_of, rest, thing.name), True
            words.append(muted(f"  {self._remark(rest)}"))
        elif sort == "act":
            person, act = self._acts[thing.key]
            run = partial(self._act, person, act)
        elif sort == "item":
            run = partial(self.doing.item, rest or None)
        elif sort == "entry":
            run = partial(self.doing.entry, int(rest))
            words += _hits(excerpt(thing.text, wanted), thing.name)
        else:
            place = self.index.places[thing.key]
            run, kind = partial(self.doing.minute, place), self._kind_of(place)
            words += _of_minute(place, wanted)
        if not further:
            run = partial(self._chose, thing.key, run)
        return Choice(row(words, kind, keys), run, further)

    def _remark(self, person: str) -> str:
        sight = self.desk.sight
        known = sight.meeting.person_by_id.get(person) if sight else None
        if known is None:
            return ""
        return shown(", ".join(filter(None, (known.post if known.name else "", known.group))))

    def _kind_of(self, place: Place) -> str:
        sight = self.desk.sight
        date = place.minutes.date
        later = sight is not None and date > sight.meeting.particulars.date
        kind = f"{'Later' if later else 'Earlier'} minute {date.day} {date:%B %Y}"
        if sight is not None and sight.meeting.body.name == place.minutes.body:
            return kind
        return f"{kind}, {shown(place.minutes.body)}"

    def _chose(self, key: str, run: Callable[[], object]) -> None:
        self._recent[:] = [key, *(each for each in self._recent if each != key)][:_RECENT]
        run()

    # Of a person.

    def _ask_of(self, person: str, name: str) -> None:
        self.finder.ask_further(f"What of {name}?", partial(self._of_person, person, name))

    def _of_person(self, person: str, name: str, typed: str) -> Sequence[Choice]:
        """To them on the roll, and what can be recorded of them."""
        key = findables.person_key(person)
        things = [Findable(key, f"{name}: on the roll", "Go")]
        sight = self.desk.sight
        if sight is not None and self.desk.writable:
            things += [
                Findable(findables.act_key(person, act), f"{name} {act.words}", "Record", act.also)
                for act in findables.acts(sight, person)
            ]
        choices = []
        for thing in found(letters(typed), prepared(things)):
            run: Callable[[], object] = partial(self.doing.person, person)
            if thing.key in self._acts:
                run = partial(self._act, *self._acts[thing.key])
            run = partial(self._chose, thing.key, run)
            choices.append(Choice(row([Words(shown(thing.name))], thing.kind), run))
        return choices

    def _act(self, person: str, act: Act) -> None:
        self.doing.act(act.verb, {act.field: [person] if act.many else person})


def _hits(pieces: Sequence[Piece], name: str = "") -> list[Words]:
    gap = [muted("  ")] if name else []
    return [*gap, *(Words(shown(each.text), strong=each.hit) for each in pieces)]


def _of_minute(place: Place, wanted: Sequence[str]) -> list[Words]:
    """The words of a minute that were looked for; those of its title stand there already."""
    pieces = excerpt(place.minute.text, wanted, 90)
    number = [muted(f"{place.minute.number} ")] if place.minute.number else []
    title = [*number, Words(shown(place.minute.title))]
    if not any(each.hit for each in pieces):
        return title
    return [*title, muted("  "), *(Words(shown(p.text), "muted", strong=p.hit) for p in pieces)]
