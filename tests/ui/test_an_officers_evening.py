"""What an officer met who played a whole evening by keys: two members of one surname, wrong weekdays, Escape."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from clerk.errors import Refused
from clerk.intake.agenda_text import read_agenda
from clerk.record.facts import Say
from clerk.record.meeting import Meeting
from clerk.record.people import Person
from clerk.record.presence import Chronicle
from clerk.styles import load_style
from clerk.ui.commands import COMMANDS
from clerk.ui.desk import Desk
from clerk.ui.field_kinds import KINDS
from clerk.ui.field_words import Scene, read_date, read_motion, read_person
from clerk.ui.filling import UnfilledError, first_texts, read_form
from clerk.ui.forms import FORMS
from clerk.ui.help_sheet import HelpSheet
from clerk.ui.main_window import MainWindow
from clerk.ui.text_label import TextLabel
from clerk.ui.views.sight import Sight
from tests.minutes.chamber import AGENDA, do
from tests.record.rules.pairs.scenes import MOVE, Data, hands, sitting
from tests.stories.fingers import name_of, press_named, write


def scene_of(meeting: Meeting, item: str | None = "i2") -> Scene:
    return Scene(meeting, Chronicle(meeting), item, dt.datetime(2026, 10, 6, 14, 46))


def with_namesakes(*names: str) -> Scene:
    meeting = sitting()
    people = (
        *meeting.people,
        *(Person(f"quill-{n}" if n else "quill", name) for n, name in enumerate(names)),
    )
    return scene_of(msgspec.structs.replace(meeting, people=people))


def test_a_surname_that_two_have_is_not_taken_for_the_first_of_them() -> None:
    scene = with_namesakes("Edda Quill", "Tobias Quill")
    with pytest.raises(Refused, match=r"may be .*Edda Quill or .*Tobias Quill"):
        read_person("Quill", scene)
    assert read_person("Tobias", scene) == "quill-1"
    assert read_person("Edda Quill", scene) == "quill"


def test_a_surname_that_one_has_is_enough() -> None:
    assert read_person("Quill", with_namesakes("Edda Quill")) == "quill"


def test_two_of_one_whole_name_are_told_apart_by_the_short_name_that_is_shown() -> None:
    scene = with_namesakes("Edda Quill", "Edda Quill")
    shown = [KINDS["person"].show(name, scene) for name in ("quill", "quill-1")]
    assert [read_person(each, scene) for each in shown] == ["quill", "quill-1"]


@pytest.mark.parametrize("words", ["Monday 12 January 2027", "sunday 12 January"])
def test_a_date_with_the_wrong_weekday_is_not_taken(words: str) -> None:
    with pytest.raises(Refused, match="12 January 2027 is a Tuesday"):
        read_date(words, dt.date(2026, 12, 8))


def test_a_date_with_its_own_weekday_is_taken() -> None:
    assert read_date("Tuesday 12 January 2027", dt.date(2026, 12, 8)) == dt.date(2027, 1, 12)


def agenda_of(date: str) -> tuple[str, ...]:
    return read_agenda(
        f"Town Matters Committee\n{date}, 7.00 pm\n\n1. Apologies\n2. Trees\n"
    ).remarks


@pytest.mark.parametrize(
    "date", ["Monday 8 December 2026", "MONDAY, 8th December 2026", "Monday 8/12/2026"]
)
def test_an_agenda_whose_weekday_is_not_its_dates_says_so(date: str) -> None:
    (remark,) = agenda_of(date)
    assert (
        remark
        == "The agenda says Monday 8 December 2026, but that is a Tuesday: see which is meant."
    )


@pytest.mark.parametrize(
    "date", ["Tuesday 8 December 2026", "8 December 2026", "Tuesday 8/12/2026"]
)
def test_an_agenda_with_the_right_weekday_has_no_remark(date: str) -> None:
    assert agenda_of(date) == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("discl", "disclosable pecuniary"),
        ("Other", "Other"),
        ("non", "non"),
        ("personal", "personal"),
        ("", ""),
    ],
)
def test_half_a_word_is_enough_for_an_interest_that_is_offered(typed: str, kept: str) -> None:
    assert KINDS["interest"].read(typed, scene_of(sitting())) == kept


# Motions, amendments and decisions.

AMEND = do("amend", ref="amendment-1", to="m", what="To paint it", mover="birch", seconder="dale")


def first(verb: str, *events: Data) -> dict[str, str]:
    return first_texts(FORMS[verb], scene_of(sitting(*events)))


def test_an_amendment_has_in_forms_the_letter_that_the_minutes_give_it() -> None:
    assert first("withdraw", MOVE, AMEND)["ref"] == "Amendment A – To paint it"
    scene = scene_of(sitting(MOVE, AMEND))
    for typed in ("Amendment A – To paint it", "amendment a", "amendment 1", "amendment-1"):
        assert read_motion(typed, scene) == "amendment-1"


def test_of_two_amendments_a_the_words_tell_which() -> None:
    second = [
        {**MOVE, "ref": "m2"},
        {**AMEND, "ref": "amendment-2", "to": "m2", "what": "To widen it"},
    ]
    scene = scene_of(sitting(MOVE, AMEND, *second))
    assert read_motion("Amendment A – To widen it", scene) == "amendment-2"
    assert read_motion("Amendment A – To paint it", scene) == "amendment-1"


def test_a_motion_that_was_lost_or_tied_is_not_offered_as_resolved() -> None:
    for vote in (hands(1, 3, on="m"), hands(2, 2, on="m")):
        texts = first("resolve", MOVE, vote)
        assert (texts["what"], texts["parts"], texts["by"]) == ("", "", "")


@pytest.mark.parametrize("votes", [(1, 3), (2, 2)], ids=["lost", "tied"])
@pytest.mark.parametrize(
    "verb", ["resolve", "approve_minutes", "apologise", "elect", "extend", "exclude_public"]
)
def test_nothing_rests_by_itself_on_a_vote_that_was_lost_or_tied(
    verb: str, votes: tuple[int, int]
) -> None:
    lost = {**hands(*votes, on="item"), "ref": "vote-1"}
    asked = tuple(
        {**item, "recommendations": ["That it be so", "That it be paid"]} for item in AGENDA
    )
    texts = first_texts(FORMS[verb], scene_of(sitting(lost, agenda=list(asked))))
    assert texts["by"] == ""
    assert not any(texts.get(name) for name in ("what", "parts", "accepted"))


def test_an_amendment_that_was_carried_is_not_offered_as_the_decision() -> None:
    texts = first("resolve", MOVE, AMEND, hands(3, 1, on="amendment-1"))
    assert (texts["what"], texts["by"]) == ("", "")


def test_a_motion_that_was_carried_is_offered_as_resolved() -> None:
    texts = first("resolve", MOVE, hands(3, 1, on="m"))
    assert (texts["what"], texts["by"]) == ("The bridge be mended", "m")


def test_an_amendment_without_a_motion_is_told_to_record_the_motion_first() -> None:
    form = FORMS["amend"]
    with pytest.raises(UnfilledError, match="No motion is open in this item") as refusal:
        read_form(form, {"what": "To paint it", "ref": "a"}, scene_of(sitting()))
    assert refusal.value.field == "to"


def test_a_form_complains_by_its_labels() -> None:
    with pytest.raises(UnfilledError, match="in “Motion” or in “Parts”") as refusal:
        read_form(FORMS["move"], {"ref": "m", "kind": "substantive"}, scene_of(sitting()))
    assert refusal.value.field == "what"


@pytest.mark.parametrize(
    ("asked", "what", "parts"), [(1, "It be 0.", ""), (2, "", "It be 0; and\nIt be 1.")]
)
def test_one_recommendation_is_a_sentence_and_several_are_parts(
    asked: int, what: str, parts: str
) -> None:
    meeting = sitting()
    words = tuple(f"That it be {number}" for number in range(asked))
    items = tuple(
        msgspec.structs.replace(item, recommendations=words) if item.id == "i2" else item
        for item in meeting.agenda
    )
    texts = first_texts(FORMS["resolve"], scene_of(msgspec.structs.replace(meeting, agenda=items)))
    assert (texts["what"], texts["parts"]) == (what, parts)


# The chair.


def test_the_one_who_takes_the_chair_next_stands_there() -> None:
    def offered(*events: Data) -> str:
        return first("take_chair", *events)["person"]

    assert offered() == ""
    assert offered(do("leave", person="ash")) == "Ben Birch"
    back = (do("leave", person="ash"), do("take_chair", person="birch"))
    assert offered(*back) == ""
    assert offered(*back, do("return", person="ash")) == "Ann Ash"


# What is to settle.


def codes(meeting: Meeting) -> set[str]:
    return {flag.code for flag in Sight(meeting, load_style(meeting.style)).flags}


def test_exactly_a_quorum_is_said_in_the_room_and_not_again_in_the_list() -> None:
    meeting = sitting(do("leave", person="dale"), do("leave", person="cole"))
    sight = Sight(meeting, load_style(meeting.style))
    assert sight.room(None).brink
    assert "quorum_at_risk" in {flag.code for flag in sight.review.open}
    assert "quorum_at_risk" not in codes(meeting)


def test_a_last_item_that_was_opened_just_now_is_no_end_that_is_missing() -> None:
    every = [do("open_item", item=item["id"]) for item in AGENDA if item["id"] != "i2"]
    assert "not_ended" not in codes(sitting(*every))
    assert "not_ended" in codes(sitting(*every, do("say", text="The Chair thanked the officers.")))


def test_on_the_day_a_last_item_that_goes_on_is_no_end_that_is_missing() -> None:
    today = dt.date.today().isoformat()
    events = [do("open_item", item=item["id"]) for item in AGENDA if item["id"] != "i2"]
    said = do("say", text="The Chair thanked the officers.")
    closed = do("close_item", item=events[-1]["item"])
    assert "not_ended" not in codes(sitting(*events, said, meeting={"date": today}))
    assert "not_ended" in codes(sitting(*events, said, closed, meeting={"date": today}))


# Keys.


def to_field(name: str) -> None:
    for _ in range(30):
        if name_of(QApplication.focusWidget()).startswith(name):
            return
        press_named("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


def sight_of(desk: Desk) -> Sight:
    assert desk.sight is not None
    return desk.sight


def meeting_of(desk: Desk) -> Meeting:
    return sight_of(desk).meeting


def at_work(window: MainWindow, desk: Desk) -> None:
    desk.choose("i6")
    window.live.to_line()


def test_a_form_that_was_left_begins_again_at_its_first_field(
    window: MainWindow, desk: Desk
) -> None:
    at_work(window, desk)
    press_named("Ctrl+Shift+I")
    write("Hale")
    press_named("Esc")
    press_named("Esc")
    press_named("Ctrl+Shift+I")
    write("Reyes")
    assert window.entries.strip.boxes["person"].text == "Reyes"


def test_tab_takes_the_offer_in_hand_and_goes_on(window: MainWindow, desk: Desk) -> None:
    at_work(window, desk)
    press_named("Ctrl+Shift+I")
    to_field("Interest")
    write("reg")
    press_named("Down")
    press_named("Down")
    press_named("Tab")
    assert window.entries.strip.boxes["interest"].text == "non-registrable"
    assert name_of(QApplication.focusWidget()).startswith("Nature")


def test_tab_leaves_the_words_alone_while_no_offer_is_in_hand(
    window: MainWindow, desk: Desk
) -> None:
    at_work(window, desk)
    press_named("Ctrl+Shift+I")
    to_field("Interest")
    write("reg")
    press_named("Tab")
    assert window.entries.strip.boxes["interest"].text == "reg"


@pytest.mark.parametrize(
    ("key", "place"), [("F4", "Item"), ("Shift+F9", "Way"), ("Shift+F7", "Who")]
)
def test_a_form_begins_where_there_is_something_to_choose(
    window: MainWindow, desk: Desk, key: str, place: str
) -> None:
    at_work(window, desk)
    press_named(key)
    assert name_of(QApplication.focusWidget()).partition(" (")[0] == place


@pytest.mark.parametrize("key", ["Ctrl+R", "Alt+1", "Alt+2"])
def test_escape_leads_from_a_list_to_the_entry_line(
    window: MainWindow, desk: Desk, key: str
) -> None:
    at_work(window, desk)
    press_named(key)
    assert not window.entries.line.edit.hasFocus()
    press_named("Down")
    press_named("Esc")
    assert window.entries.line.edit.hasFocus()
    assert desk.entry is None


def test_an_entry_that_was_moved_to_another_item_is_in_hand_no_longer(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    at_work(window, desk)
    assert desk.sight is not None
    said = next(e for e, _ in desk.sight.meeting.of(Say) if e.item == "i6")
    desk.choose("i6", said.id)
    press_named("Shift+F2")
    to_field("Under item")
    press_named("Ctrl+A")
    write("5")
    press_named("Enter")
    qtbot.waitUntil(lambda: meeting_of(desk).entry_by_id[said.id].item == "i5", timeout=5000)
    assert (desk.item, desk.entry) == ("i6", None)
    assert not desk.sight.room(desk.entry).moment


# Dialogs.


def words_of(dialog: QWidget) -> str:
    return " ".join(label.words for label in dialog.findChildren(TextLabel))


def test_the_help_sheet_is_one_page_on_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    sheet = HelpSheet(window.look, window)
    qtbot.addWidget(sheet)
    sheet.show()
    QApplication.processEvents()
    (area,) = sheet.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    for command in COMMANDS:
        assert command.plain in words_of(sheet)


def test_the_export_says_how_much_is_still_to_settle(
    window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert desk.sight is not None
    qtbot.waitUntil(lambda: not sight_of(desk).at_a_glance, timeout=10_000)
    due = len(desk.sight.known_flags)
    dialog = window.errands.export_dialog(tmp_path)
    assert dialog is not None
    qtbot.addWidget(dialog)
    said = words_of(dialog)
    assert ("still to settle (F11)" in said) is bool(due)
    assert f"{due} thing" in said if due else True


# Two of one surname in a named vote, and the room's clock in large text.


def test_two_of_one_surname_vote_by_name() -> None:
    scene = with_namesakes("Edda Quill", "Tobias Quill")
    ways = KINDS["ways"].read("quill: for\nquill-1: against", scene)
    assert ways == {"quill": "for", "quill-1": "against"}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_rooms_clock_is_whole_and_leaves_the_people_in_sight(
    window: MainWindow, desk: Desk, scale: float, qtbot: QtBot
) -> None:
    at_work(window, desk)
    window.resize(1280, 720)
    window.look.set_scale(scale)
    QApplication.processEvents()
    press_named("F10")
    QApplication.processEvents()
    clock = window.room.clock
    for part in (clock.field, clock.slider, clock.back_button):
        assert part.isVisible()
        assert part.height() >= part.sizeHint().height()
        assert clock.rect().contains(part.geometry())
    assert not clock.field.geometry().intersects(clock.slider.geometry())
    assert window.room.list.height() > 1.5 * window.look.px(27)
    press_named("Esc")
    assert clock.moment is None
