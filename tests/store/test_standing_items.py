"""The register: a body set up without a meeting, with the items that every agenda of it has."""

from pathlib import Path

import msgspec
import pytest

from clerk.errors import Refused
from clerk.record.people import Seat
from clerk.store.minutebook import open_book, read_book
from tests.store.planning import a_plan


def test_a_body_is_registered_with_its_standing_items(path: Path) -> None:
    plan = a_plan()
    with open_book(path) as book:
        book.register_body(plan.council, plan.body, plan.people, plan.agenda)
        assert book.undo_name == "set-up of Planning Committee"
    with read_book(path) as book:
        assert book.bodies(plan.council.name) == [plan.body]
        assert book.standing_items(plan.council.name, plan.body.id) == plan.agenda
        assert book.standing_items(plan.council.name, "nobody") == ()
        assert book.meetings() == []


def test_a_meeting_leaves_the_standing_items_as_they_are(path: Path) -> None:
    plan = a_plan()
    with open_book(path) as book:
        book.register_body(plan.council, plan.body, plan.people, plan.agenda[:2])
        book.new_meeting(plan)
        assert book.standing_items(plan.council.name, plan.body.id) == plan.agenda[:2]
        book.undo()
        book.undo()
        assert book.bodies(plan.council.name) == []
        book.redo()
        assert book.standing_items(plan.council.name, plan.body.id) == plan.agenda[:2]


def test_what_is_said_anew_holds_even_after_a_later_meeting(path: Path) -> None:
    plan = a_plan(date="2099-01-01")
    with open_book(path) as book:
        book.new_meeting(plan)
        body = msgspec.structs.replace(plan.body, members=(Seat(person="okoro", role="chair"),))
        book.register_body(plan.council, body, plan.people)
        assert book.bodies(plan.council.name) == [body]


def test_a_seat_of_nobody_is_refused_and_nothing_is_kept(path: Path) -> None:
    plan = a_plan()
    with open_book(path) as book:
        with pytest.raises(Refused):
            book.register_body(plan.council, plan.body, plan.people[:1])
        assert book.councils() == []
