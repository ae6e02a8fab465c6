"""How people are named in sentences, apologies and on the roll."""

import pytest

from clerk.minutes.naming import Naming, join
from clerk.styles import load_style
from tests.minutes.chamber import Data, do, drafted, play, present, says, told


def naming(style: str, *people: Data) -> Naming:
    return Naming(play(people=people), load_style(style))


MARSHES: tuple[Data, ...] = (
    {"id": "tmarsh", "name": "Tom Marsh", "title": "Councillor"},
    {"id": "jmarsh", "name": "Joan Marsh", "title": "Councillor"},
)


@pytest.mark.parametrize(
    ("style", "name"),
    [
        ("cabinet", "Councillor Ash"),
        ("council", "Councillor Ash"),
        ("parish", "Cllr Ash"),
        ("scrutiny", "Councillor Ann Ash"),
    ],
)
def test_a_member_is_named_as_the_style_has_it(style: str, name: str) -> None:
    assert naming(style).person("ash") == name


@pytest.mark.parametrize("style", ["cabinet", "council", "parish"])
def test_two_with_one_surname_print_apart(style: str) -> None:
    named = naming(style, *MARSHES)
    assert named.person("tmarsh").endswith("Tom Marsh")
    assert named.person("jmarsh").endswith("Joan Marsh")
    assert named.person("ash").endswith(("Councillor Ash", "Cllr Ash")), "the others do not change"


def test_two_with_one_surname_print_apart_in_a_vote() -> None:
    lines = says(
        do("vote", on="item", manner="named", named={"tmarsh": "for", "jmarsh": "against"}),
        people=MARSHES,
    )
    assert "For (1): Councillor Tom Marsh" in "\n".join(lines)
    assert "Against (1): Councillor Joan Marsh" in "\n".join(lines)


def test_two_with_one_whole_name_print_apart_by_what_else_is_known() -> None:
    named = naming(
        "council",
        {"id": "kim", "name": "Lee Kim", "title": "Councillor", "group": "Greens"},
        {"id": "kim2", "name": "Lee Kim", "title": "Councillor", "post": "Mayor"},
        {"id": "kim3", "name": "Lee Kim", "title": "Councillor"},
    )
    names = [named.person(name) for name in ("kim", "kim2", "kim3")]
    assert len(set(names)) == 3
    assert "Greens" in names[0]
    assert "Mayor" in names[1]


def test_a_surname_of_two_words_is_kept_whole() -> None:
    named = naming(
        "council",
        {
            "id": "a",
            "name": "Elena Costa Ferreira",
            "title": "Councillor",
            "surname": "Costa Ferreira",
        },
        {"id": "b", "name": "Jan van der Meer", "title": "Councillor"},
        {"id": "c", "name": "Mary St John", "title": "Councillor"},
    )
    names = [named.person(name) for name in "abc"]
    assert names == ["Councillor Costa Ferreira", "Councillor van der Meer", "Councillor St John"]


def test_an_officer_known_by_post_alone_has_an_article_in_a_sentence_and_none_in_a_list() -> None:
    named = naming("council")
    assert named.person("solicitor") == "the Solicitor to the Council"
    assert named.label("solicitor") == "Solicitor to the Council"
    assert told(play(do("open_item", item="i2"), do("take_chair", person="solicitor"))) == [
        "The Solicitor to the Council took the chair at 2pm."
    ]


def test_somebody_without_a_title_is_named_in_full() -> None:
    named = naming("cabinet", {"id": "reed", "name": "Ruth Reed"})
    assert named.person("reed") == "Ruth Reed"


def test_a_text_that_is_nobodys_id_is_taken_as_it_stands() -> None:
    assert naming("council").person("the Tree Team") == "the Tree Team"


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("cabinet", "Councillors Ash, Birch and Cole"),
        ("council", "Councillors Ash, Birch and Cole"),
        ("parish", "Cllrs Ash, Birch and Cole"),
        ("scrutiny", "Councillors Ann Ash, Ben Birch, and Cy Cole"),
    ],
)
def test_a_title_that_several_share_is_told_once(style: str, text: str) -> None:
    named = naming(style).people(["ash", "birch", "cole"])
    assert (named.text, named.number) == (text, 3)


def test_only_neighbours_share_a_title() -> None:
    named = naming("council").people(["ash", "elm", "birch", "cole"])
    assert named.text == "Councillor Ash, Dr Elm and Councillors Birch and Cole"


def test_an_officer_by_post_among_members_breaks_the_title() -> None:
    named = naming("council").people(["ash", "solicitor", "birch"])
    assert named.text == "Councillor Ash, the Solicitor to the Council and Councillor Birch"


@pytest.mark.parametrize(
    ("style", "texts", "joined"),
    [
        ("council", [], ""),
        ("council", ["one"], "one"),
        ("council", ["one", "two"], "one and two"),
        ("council", ["one", "two", "three"], "one, two and three"),
        ("scrutiny", ["one", "two"], "one and two"),
        ("scrutiny", ["one", "two", "three"], "one, two, and three"),
        ("council", ["one", "", "two"], "one and two"),
    ],
)
def test_a_list_is_joined_as_the_style_joins(style: str, texts: list[str], joined: str) -> None:
    assert join(texts, load_style(style)) == joined


@pytest.mark.parametrize(
    ("style", "chair", "vice"),
    [("cabinet", "Mayor", "Vice-Mayor"), ("parish", "Chairman", "Vice-Chairman")],
)
def test_the_office_is_called_as_the_body_calls_it(style: str, chair: str, vice: str) -> None:
    meeting = play(body={"chair_term": chair})
    named = Naming(meeting, load_style(style))
    assert (named.office("chair"), named.office("vice_chair")) == (chair, vice)
    assert named.office("member") == ""


def roll_text(*events: Data, style: str, **plan: object) -> str:
    made = drafted(play(*events, style=style, **plan))
    shown = (b for b in made.blocks if b.look in ("roll", "group") and "bsent" not in b.label)
    return "\n".join(f"{b.label} {b.text}" for b in shown)


@pytest.mark.parametrize("style", ["cabinet", "council", "parish", "scrutiny"])
def test_everybody_who_attended_is_on_the_roll_once(style: str) -> None:
    text = roll_text(
        present("ash", "birch"),
        present("elm", capacity="co_opted"),
        present("solicitor", capacity="officer"),
        present("gray", capacity="public"),
        do("start", presiding="ash"),
        do("arrive", at="14:20", person="cole"),
        style=style,
    )
    for name in (
        "Ann Ash",
        "Ben Birch",
        "Ed Elm",
        "Cy Cole",
        "Gil Gray",
        "Solicitor to the Council",
    ):
        assert text.count(name) == 1, name
    assert "Di Dale" not in text


@pytest.mark.parametrize(
    ("style", "arrived"), [("cabinet", "from 2.20 pm"), ("parish", "from 14:20")]
)
def test_the_roll_says_who_came_late(style: str, arrived: str) -> None:
    text = roll_text(
        present("ash"),
        do("start", presiding="ash"),
        do("arrive", at="14:20", person="cole"),
        style=style,
    )
    assert f"Cy Cole ({arrived})" in text


def test_who_presides_in_the_chairs_absence_is_marked_on_the_roll() -> None:
    text = roll_text(present("birch", "cole"), do("start", presiding="cole"), style="council")
    assert "Cy Cole (in the Chair)" in text
    assert "Ben Birch, Vice-Chair" in text


def test_a_group_that_must_be_named_says_none() -> None:
    text = roll_text(present("ash"), style="cabinet")
    assert "Scrutiny chairpersons in attendance" in text
    assert "None" in text


@pytest.mark.parametrize("style", ["council", "parish"])
def test_a_member_who_was_not_accounted_for_is_not_called_absent(style: str) -> None:
    """Nobody said so: it is for the officer to settle, and `check` asks them."""
    made = drafted(play(present("ash", "birch", "cole"), style=style))
    assert "Dale" not in "\n".join(block.text for block in made.blocks)


@pytest.mark.parametrize("style", ["council", "parish"])
def test_a_member_noted_as_absent_is_listed_as_absent(style: str) -> None:
    made = drafted(play(present("ash"), do("absent", people=["dale"]), style=style))
    absent = [block.text for block in made.blocks if "bsent" in block.label]
    assert len(absent) == 1
    assert "Di Dale" in absent[0]


@pytest.mark.parametrize("style", ["cabinet", "council", "parish", "scrutiny"])
def test_a_member_who_was_there_remotely_is_told_from_those_in_the_room(style: str) -> None:
    remote = drafted(play(present("ash"), present("birch", mode="remote"), style=style))
    in_room = drafted(play(present("ash"), present("birch"), style=style))
    assert [b.text for b in remote.blocks] != [b.text for b in in_room.blocks]


def test_nobodys_capacity_or_mode_is_left_off_the_roll() -> None:
    """Whatever capacity and mode somebody attends in, each shipped style has a group for them."""
    capacities = (
        "member", "co_opted", "substitute", "cabinet_support", "group_leader", "scrutiny_chair",
        "other_councillor", "officer", "partner", "public", "press", "other",
    )  # fmt: skip
    for style in ("cabinet", "council", "parish", "scrutiny"):
        for capacity in capacities:
            for mode in ("in_room", "remote"):
                text = roll_text(present("fern", capacity=capacity, mode=mode), style=style)
                assert "Fern" in text, (style, capacity, mode)
