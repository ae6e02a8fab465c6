"""Set up a body: what it is, who sits on it, and what every agenda of it has."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from clerk.errors import ClerkError
from clerk.record.kinds import is_slug
from clerk.record.meeting import AgendaItem
from clerk.record.people import Body, Council, Limits, Person, Quorum, Seat
from clerk.styles import load_style
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.setup_agenda import AgendaPage, usual_items
from clerk.ui.setup_form import Form, StepsDialog, choice, line
from clerk.ui.setup_limits import LimitsFields
from clerk.ui.setup_people import PeoplePage
from clerk.ui.setup_rules import RulesField
from clerk.ui.setup_styles import StylesField, fill_style, style_choices
from clerk.ui.setup_words import (
    BODY_TYPES,
    QUORUM_FOR,
    REMOTE,
    STYLE_FOR,
    quorum_said,
    quorum_text,
    read_quorum,
)
from clerk.ui.views.words import muted

_NEW = ""
_HOW = "Arrow keys walk, typing writes, Enter goes on. Ctrl+Delete removes a row, Alt+Up and Alt+Down move it."


class BodyDialog(StepsDialog):
    """Sets up a body, or says anew what is known of one. `body` is what was kept."""

    def __init__(self, look: Look, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(look, "Set up a body", "&Set up", parent)
        self.desk = desk
        self.body: Body | None = None
        self._quorum = Quorum()
        self._limits: Limits | None = None
        self._style_chosen = False
        book = desk.book
        self._councils = book.councils() if book else []
        self._known: list[tuple[Council, Body]] = [
            (council, body)
            for council in self._councils
            for body in (book.bodies(council.name) if book else [])
        ]
        self._make_fields()
        # Asked again each time: the council may be another by then.
        self.members = PeoplePage(look, _HOW, self._people_known)
        self.standing = AgendaPage(
            look,
            "What every ordinary agenda of this body has; a new meeting begins with it. " + _HOW,
            standing=True,
        )
        self.standing.show_items(usual_items())
        self.add_page("The body", self._form_page, self.which.control if self._known else self.council.control,
                      self._body_is_well)  # fmt: skip
        self.add_page(
            "Members", self.members, self.members.paste_box, self._members_are_well, self._say_seats
        )
        self.add_page("Standing items", self.standing, self.standing.table, self._items_are_well)
        self.finish = self._keep
        for page in (self.members, self.standing):
            page.table.altered.connect(self.note_altered)
        self.members.table.altered.connect(self._say_seats)
        self.members.paste_box.textChanged.connect(self.note_altered)
        for field in (self.council, self.name, self.chair, self.quorum, *self.limits.fields):
            field.control.textEdited.connect(self.note_altered)  # type: ignore[attr-defined]  # fields of one line
        self.fit(1000, 660)
        self.show_page(0)

    def _make_fields(self) -> None:
        look = self.look
        bodies = tuple(
            (str(place), f"{body.name} ({council.name})" if len(self._councils) > 1 else body.name)
            for place, (council, body) in enumerate(self._known)
        )
        hint = "Or one that is known already, to say anew who sits on it."
        self.which = choice(look, "Which", ((_NEW, "A new body"), *bodies), hint, wide=True)
        self.which.setVisible(bool(bodies))
        self.council = line(look, "Council", "The authority, such as Aldermere District Council.")
        self.name = line(
            look, "Name of the body", "As it stands on the minutes, such as Planning Committee."
        )
        self.type = choice(look, "What it is", BODY_TYPES)
        self.type.fill("other")
        hint = "How its minutes are worded and laid out; to change it: Ctrl+Shift+X."
        self.house_style = choice(look, "House style", style_choices(), hint)
        self.house_style.fill(STYLE_FOR["other"])
        self.chair = line(look, "Title of who presides", "Chair, Chairman, Chairperson, Mayor.")
        self.chair.fill("Chair")
        self.quorum = line(
            look, "Quorum", "A number, or a fraction: 4, or 1/4, or 1/3, at least 3."
        )
        self.remote = choice(look, "Members who attend remotely", REMOTE, wide=True)
        self.limits = LimitsFields(look)
        self.styles = StylesField(look, lambda: self.house_style.value)
        self.styles.altered = self.note_altered
        self.rules = RulesField(look, self._rules_off)
        self.rules.altered = self.note_altered
        fields = (
            self.council,
            self.name,
            self.type,
            self.house_style,
            self.chair,
            self.quorum,
            self.remote,
            *self.limits.fields,
            self.styles,
            self.rules,
        )
        if bodies:
            self._form_page = Form(look, (self.which, *fields))
        else:
            self._form_page = Form(look, fields)
        if len(self._councils) == 1:
            self.council.fill(self._councils[0].name)
        self._chose_type()
        self.which.control.activated.connect(self._chose_body)  # type: ignore[attr-defined]  # a list
        self.type.control.currentIndexChanged.connect(self._chose_type)  # type: ignore[attr-defined]  # a list
        self.house_style.control.activated.connect(self._chose_style)  # type: ignore[attr-defined]  # a list

    def _chose_type(self, *_: object) -> None:
        if not self._style_chosen:
            self.house_style.fill(STYLE_FOR[self.type.value])
        if self.quorum.value in {"", *QUORUM_FOR.values()}:
            self.quorum.fill(QUORUM_FOR.get(self.type.value, ""))

    def _chose_style(self, *_: object) -> None:
        self._style_chosen = True

    def _chose_body(self, *_: object) -> None:
        if self.which.value != _NEW:
            self.show_body(*self._known[int(self.which.value)])

    def show_body(self, council: Council, body: Body) -> None:
        """Fill in what is known of a body."""
        self.council.fill(council.name)
        self.name.fill(body.name)
        self.type.fill(body.type)
        fill_style(self.house_style, body.style)
        self.styles.show_styles(body.styles)
        self._style_chosen = True
        self.chair.fill(body.chair_term)
        self.quorum.fill(quorum_text(body.quorum))
        self.remote.fill(body.remote_attendance)
        self.limits.show_limits(body.limits)
        self.rules.show_rules(body.rules)
        self.members.show_people(
            [p for p in self._people_known() if body.seat(p.id) is not None], body.members
        )
        items: Sequence[AgendaItem] = ()
        if self.desk.book is not None:
            items = self.desk.book.standing_items(council.name, body.id)
        self.standing.show_items(items or usual_items())

    def _people_known(self) -> list[Person]:
        book = self.desk.book
        return book.people(self.council.value) if book else []

    def _before(self) -> Body | None:
        """The body that is said anew, if it is one."""
        if self.which.value == _NEW:
            return None
        return self._known[int(self.which.value)][1]

    # Whether a page is as it should be.

    def _body_is_well(self) -> bool:
        quorum = read_quorum(self.quorum.value)
        self.council.fail("" if self.council.value else "Which council does the body belong to?")
        self.name.fail(self._trouble_with_name())
        self.chair.fail("" if self.chair.value else "What is the person presiding called?")
        if quorum is None:
            self.quorum.fail(
                "Write the quorum as a number or a fraction: 4, or 1/4, or 1/3, at least 3."
            )
        else:
            self._quorum = quorum
            self.quorum.fail("")
        self._limits = self.limits.read()
        wrong = self._form_page.first_wrong()
        if wrong is not None:
            wrong.control.setFocus()
        return wrong is None

    def _trouble_with_name(self) -> str:
        if not self.name.value:
            return "What is the body called?"
        if self._before() is None and any(
            council.name == self.council.value
            and body.name.casefold() == self.name.value.casefold()
            for council, body in self._known
        ):
            return f"{self.name.value} is set up already: choose it above to say anew what is known of it."
        return ""

    def _members_are_well(self) -> bool:
        if self.members.paste_box.toPlainText().strip() and not self.members.table.rows:
            self.members.read_button.click()
            return False
        found = self.members.people()
        if found is None:
            return False
        _, seats = found
        if not seats:
            self.members.say(
                "Nobody sits on the body yet: paste its members above, or type them in."
            )
            return False
        for role, words in (("chair", "chair"), ("vice_chair", "")):
            if words and sum(seat.role == role for seat in seats) > 1:
                self.members.say(
                    f"Two members are down as {words}: one of them presides, so choose which."
                )
                return False
        voting = sum(seat.votes for seat in seats)
        needed = self._quorum.needed(voting)
        if needed > voting:
            self.members.say(
                f"The quorum of {needed} is more than the {voting} members who vote: "
                "add the others, or go back and mend the quorum."
            )
            return False
        return True

    def _say_seats(self) -> None:
        self.members.intro.say(
            [muted(f"Quorum: {quorum_said(self._quorum, self._voting())} {_HOW}")]
        )

    def _voting(self) -> int:
        return sum(row.cells[2] != "co_opted_non_voting" for row in self.members.table.rows)

    def _items_are_well(self) -> bool:
        return self.standing.items() is not None

    # Keeping it.

    def _keep(self) -> None:
        found, items = self.members.people(), self.standing.items()
        if found is None or items is None:
            self.went_wrong("")
            return
        people, seats = found
        council = next((each for each in self._councils if each.name == self.council.value), None)
        council = council or Council(name=self.council.value)
        self.body = body = self._body(tuple(seats))

        self.desk.submit(
            None,
            lambda step: step.register_body(council, body, people, items),
            then=self.done_well,
            otherwise=self.went_wrong,
        )

    def _rules_off(self) -> tuple[str, ...]:
        try:
            return load_style(self._style_today()).rules.off
        except ClerkError:
            return ()  # a style that is not on this computer

    def _style_today(self) -> str:
        today = dt.date.today()
        held = [each for each in self.styles.styles if each.from_ <= today]
        return held[-1].style if held else self.house_style.value

    def _body(self, seats: tuple[Seat, ...]) -> Body:
        before = self._before()
        taken = {body.id for council, body in self._known if council.name == self.council.value}
        return Body(
            id=before.id if before else body_id(self.name.value, taken),
            name=self.name.value,
            type=self.type.value,  # type: ignore[arg-type]  # one of the choices
            style=self.house_style.value,
            styles=self.styles.styles,
            quorum=self._quorum,
            members=seats,
            chair_term=self.chair.value,
            remote_attendance=self.remote.value,  # type: ignore[arg-type]  # one of the choices
            other_name=before.other_name if before else "",
            rules=dict(self.rules.own),
            limits=self._limits,
        )


def body_id(name: str, taken: set[str]) -> str:
    """Return an id for a body: its name in small letters, as the names of its files will begin."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    short = re.sub(r"-(committee|sub-committee)$", "", words)[:40].strip("-") or "body"
    wanted, number = short, 2
    while wanted in taken or not is_slug(wanted):
        wanted, number = f"{short[:36]}-{number}", number + 1
    return wanted
