"""Whatever is handed in as a script is read, or refused in a sentence with a place: nothing else, ever."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk import assets
from clerk.errors import Refused
from clerk.record.facts import VERBS
from clerk.record.meeting import Meeting
from clerk.record.script import read_script, write_script
from tests.record.contract import every_structure, is_required, node_of
from tests.record.mutations import Mutant, Script, changed, mutants, nested


def scripts_in(folder: Path) -> list[Script]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


REAL: list[Script] = []
SAMPLES = scripts_in(assets.resources() / "samples")
CONTESTED = next(each for each in SAMPLES if each["body"]["id"] == "environment-scrutiny")
PLACES = re.compile(
    r"^(The script|clerk_script|council|people|body|meeting|agenda|events)\b", re.IGNORECASE
)


def read(script: Any) -> Meeting:
    return read_script(json.dumps(script)).meeting


def refusal(script: Any) -> str:
    """Return the sentence with which a script is refused."""
    with pytest.raises(Refused) as caught:
        read(script)
    return caught.value.sentence


def assert_well_said(sentence: str, source: object = "") -> None:
    assert PLACES.match(sentence), f"this sentence names no place: {sentence}"
    assert sentence.endswith((".", ".”")), f"this is no sentence: {sentence}"
    assert "\n" not in sentence
    assert len(sentence) < 900
    sentence.encode("utf-8")  # or it could not even be printed
    for jargon in ("Traceback", "msgspec", "Expected `", "regex", "$."):
        assert jargon not in sentence or jargon in str(source), sentence


def assert_read_or_refused(source: Any) -> None:
    try:
        meeting = read_script(source).meeting
    except Refused as refused:
        assert_well_said(refused.sentence, source)
    else:
        assert read_script(write_script(meeting)).meeting == meeting


@given(mutant=mutants(lambda: SAMPLES))
def test_a_bent_script_is_read_or_refused(mutant: Mutant) -> None:
    assert_read_or_refused(mutant.text)


@pytest.fixture(scope="module")
def _real(shared: Path) -> None:
    """Read the real meetings, which strategies then find in REAL."""
    if not REAL:
        REAL.extend(scripts_in(shared / "meetings"))


@pytest.mark.usefixtures("_real")
@given(mutant=mutants(lambda: REAL))
def test_a_bent_real_meeting_is_read_or_refused(mutant: Mutant) -> None:
    assert_read_or_refused(mutant.text)


@given(st.binary(max_size=40), st.integers(0, 10_000), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused(junk: bytes, where: int, lost: int) -> None:
    good = json.dumps(SAMPLES[-1], ensure_ascii=False).encode()
    where %= len(good)
    assert_read_or_refused(good[:where] + junk + good[where + lost :])


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60)))
def test_what_is_no_script_at_all_is_refused(source: bytes | str) -> None:
    with pytest.raises(Refused) as caught:
        read_script(source)
    assert_well_said(caught.value.sentence)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        '"clerk_script"',
        "{}",
        '{"clerk_script": 1}',
        '{"clerk_script": NaN}',
        '{"clerk_script": Infinity}',
        '{"clerk_script": 1, "clerk_script": 1}',
        '{"clerk_script": ' + "9" * 5000 + "}",
        '{"a":' * 100_000,
        "[" * 100_000 + "]" * 100_000,
        b"\xff\xfe{\x00}\x00",
        b"\xef\xbb\xbf",
        b"\x00" * 100,
    ],
    ids=lambda source: repr(source)[:24],
)
def test_broken_json_is_refused(source: bytes | str) -> None:
    with pytest.raises(Refused) as caught:
        read_script(source)
    assert_well_said(caught.value.sentence)


def test_a_byte_order_mark_does_no_harm() -> None:
    data = json.dumps(CONTESTED).encode("utf-8-sig")
    assert read_script(data).meeting == read(CONTESTED)


@pytest.mark.parametrize("version", [0, 2, 99, -1, 1.5, "1", True, []])
def test_another_version_is_refused(version: Any) -> None:
    assert refusal({**CONTESTED, "clerk_script": version}).startswith("clerk_script")


@pytest.mark.parametrize("section", ["clerk_script", *list(CONTESTED)[1:]])
def test_a_missing_section_is_refused(section: str) -> None:
    script = {key: value for key, value in CONTESTED.items() if key != section}
    assert f"“{section}”" in refusal(script)


def _index(verb: str) -> int:
    return next(index for index, event in enumerate(CONTESTED["events"]) if event["do"] == verb)


REQUIRED = [
    (verb, field.encode_name)
    for verb, kind in VERBS.items()
    if verb != "not_held"
    for field in node_of(kind).fields
    if is_required(field)
]


@pytest.mark.parametrize(("verb", "field"), REQUIRED)
def test_an_event_without_a_required_field_is_refused(verb: str, field: str) -> None:
    index = _index(verb)
    script = copy.deepcopy(CONTESTED)
    del script["events"][index][field]
    sentence = refusal(script)
    assert f"events[{index}]" in sentence
    assert field in sentence


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"not_held"}))
def test_an_event_with_an_unknown_field_is_refused(verb: str) -> None:
    index = _index(verb)
    sentence = refusal(changed(CONTESTED, ("events", index, "colour"), "blue"))
    assert f"events[{index}]" in sentence
    assert "colour" in sentence


def _fields_of(kind: str) -> list[tuple[str, str]]:
    """Return the fields, by verb, whose type is a plain one of this kind."""
    return [
        (str(node.tag), field.encode_name)
        for node in every_structure()
        if node.tag and node.tag != "not_held"
        for field in node.fields
        if kind in repr(field.type) and "UnionType" not in repr(field.type)
    ]


@pytest.mark.parametrize(("verb", "field"), _fields_of("LiteralType"))
def test_a_value_outside_a_fixed_vocabulary_is_refused(verb: str, field: str) -> None:
    index = _index(verb)
    value: Any = {"reyes": "maybe"} if field == "named" else "maybe"
    sentence = refusal(changed(CONTESTED, ("events", index, field), value))
    assert f"events[{index}]" in sentence
    assert "maybe" in sentence


NOT_A_COUNT = [7.5, -2, "6", True, [6], {"n": 6}, None, 10**30, 1e3]


@pytest.mark.parametrize("count", NOT_A_COUNT, ids=repr)
@pytest.mark.parametrize("field", ["for", "against", "abstain", "not_voting"])
def test_a_vote_that_is_not_a_whole_number_is_refused(field: str, count: Any) -> None:
    index = _index("vote")
    assert f"events[{index}]" in refusal(changed(CONTESTED, ("events", index, field), count))


NOWHERE = [
    ("start", "presiding", "nobody"),
    ("attend", "people", ["reyes", "nobody"]),
    ("arrive", "person", "nobody"),
    ("substitute", "for", "nobody"),
    ("declare", "items", ["i6", "i99"]),
    ("open_item", "item", "i99"),
    ("open_item", "with", ["i99"]),
    ("vary_order", "items", ["i99"]),
    ("exclude_public", "items", ["i99"]),
    ("exclude_public", "staying", ["nobody"]),
    ("say", "by", "nobody"),
    ("move", "mover", "nobody"),
    ("move", "on", "nothing"),
    ("amend", "to", "nothing"),
    ("accept", "ref", "nothing"),
    ("fall", "because", "nothing"),
    ("withdraw", "ref", "nothing"),
    ("vote", "on", "nothing"),
    ("vote", "named", {"nobody": "for"}),
    ("casting_vote", "on", "nothing"),
    ("record_my_vote", "person", "nobody"),
    ("dissent", "people", ["nobody"]),
    ("resolve", "by", "nothing"),
    ("approve_minutes", "signed_by", "nobody"),
    ("say", "under", "i99"),
]


@pytest.mark.parametrize(("verb", "field", "value"), NOWHERE, ids=str)
def test_a_reference_that_leads_nowhere_is_refused(verb: str, field: str, value: Any) -> None:
    index = _index(verb)
    sentence = refusal(changed(CONTESTED, ("events", index, field), value))
    assert f"events[{index}]" in sentence
    assert field in sentence


@pytest.mark.parametrize("section", ["people", "agenda"])
def test_an_id_given_twice_is_refused(section: str) -> None:
    twice = [*CONTESTED[section], CONTESTED[section][0]]
    assert refusal({**CONTESTED, section: twice}).startswith(section)


def test_a_seat_given_twice_is_refused() -> None:
    members = [*CONTESTED["body"]["members"], {"person": "reyes"}]
    assert "reyes" in refusal(changed(CONTESTED, ("body", "members"), members))


def test_a_motion_named_twice_is_refused() -> None:
    index = _index("move")
    events = [*CONTESTED["events"]]
    events.insert(index, events[index])
    assert "river" in refusal({**CONTESTED, "events": events})


@pytest.mark.parametrize(
    "name", ["", "Caps", "two words", "../up", "a" * 41, "é", "-first", "a\n", "a/b"]
)
def test_an_id_that_is_no_slug_is_refused(name: str) -> None:
    people = [*CONTESTED["people"], {"id": name, "name": "Somebody Else"}]
    assert refusal({**CONTESTED, "people": people}).startswith("people")
    assert refusal(changed(CONTESTED, ("body", "style"), name)).startswith("body")


@pytest.mark.parametrize("clock", ["", "25:00", "14:60", "2 pm", "14.30", "9:30", "14:30:99", 1430])
def test_a_time_that_no_clock_shows_is_refused(clock: Any) -> None:
    assert "events[0]" in refusal(changed(CONTESTED, ("events", 0, "at"), clock))


@pytest.mark.parametrize("date", ["2026-02-30", "2026-13-01", "6 October 2026", "26-10-06", 2026])
def test_a_date_that_no_calendar_has_is_refused(date: Any) -> None:
    assert refusal(changed(CONTESTED, ("meeting", "date"), date)).startswith("meeting")


def test_events_out_of_order_are_refused() -> None:
    events = [*CONTESTED["events"]]
    events[20], events[40] = events[40], events[20]
    assert "order of time" in refusal({**CONTESTED, "events": events})


@given(st.integers(1, len(CONTESTED["events"]) - 1))
def test_an_event_before_the_one_before_it_is_refused(index: int) -> None:
    before = CONTESTED["events"][index - 1]["at"]
    event = {key: value for key, value in CONTESTED["events"][index].items() if key != "day"}
    if event.get("next_day") or event.get("date") or before == "00:00":
        return
    earlier = changed(CONTESTED, ("events", index), {**event, "at": "00:00"})
    assert f"events[{index}]" in refusal(earlier)


@pytest.mark.parametrize("path", [("council", "name"), ("meeting", "place"), ("events", 3, "mode")])
def test_null_is_no_value(path: tuple[str | int, ...]) -> None:
    assert "null" in refusal(changed(CONTESTED, path, None))


@pytest.mark.parametrize("depth", [22, 100, 400])
def test_lists_that_go_too_deep_are_refused(depth: int) -> None:
    index = _index("resolve")
    assert "deep" in refusal(changed(CONTESTED, ("events", index, "parts"), [nested(depth)]))


def test_the_last_day_of_all_is_no_crash() -> None:
    script = changed(CONTESTED, ("meeting", "date"), "9999-12-31")
    assert_read_or_refused(json.dumps(changed(script, ("events", 0, "next_day"), True)))


def test_what_no_document_may_hold_is_dropped_and_counted() -> None:
    index = _index("say")
    script = changed(CONTESTED, ("events", index, "text"), "a\x00b\ud800c\r\nd\u2028e")
    taken = read_script(json.dumps(script))
    assert taken.dropped == 2
    assert taken.meeting.entries[index].fact.text == "abc d e"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "quorum",
    [
        {},
        {"number": 3, "numerator": 1, "denominator": 4},
        {"numerator": 1},
        {"denominator": 4},
        {"number": 3, "floor": 2},
        {"numerator": 1, "denominator": 0},
        {"number": -1},
        {"number": 2.5},
    ],
    ids=repr,
)
def test_a_quorum_that_is_no_rule_is_refused(quorum: dict[str, Any]) -> None:
    assert refusal(changed(CONTESTED, ("body", "quorum"), quorum)).startswith("body")


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("move", {"ref": "empty"}),
        ("amend", {"ref": "empty", "to": "river", "what": ""}),
        ("resolve", {"kind": "resolved"}),
        ("resolve", {"kind": "actions", "what": "That it be done."}),
    ],
)
def test_a_motion_or_decision_has_words_and_a_list_of_actions_none(
    verb: str, fields: dict[str, Any]
) -> None:
    index = _index("resolve")
    events = [*CONTESTED["events"]]
    events.insert(index, {"at": events[index]["at"], "do": verb, **fields})
    assert f"events[{index}]" in refusal({**CONTESTED, "events": events})
