"""Abbreviations: what is typed short becomes the words it stands for, in the capitals that were typed."""

from __future__ import annotations

import csv

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from clerk.dictionaries import british
from clerk.errors import Refused
from clerk.own.abbreviations import shipped_abbreviations
from clerk.words.abbreviation_files import read_abbreviations, to_csv, to_toml
from clerk.words.abbreviations import FINISHERS, Abbreviations, checked, expand

BOOK = Abbreviations(
    {
        "cllr": "Councillor",
        "mins": "minutes",
        "w/ref to": "with reference to",
        "resd": "resolved that []",
        "held": "the meeting held on [date] at [place]",
        "w/": "with",
        "CfGS": "Centre for Governance and Scrutiny",
        "etal": "and others.",
    }
)


def typed(text: str, book: Abbreviations = BOOK) -> str:
    """The line after a text was typed key by key, with every expansion made as it came up."""
    line = ""
    for key in text:
        line += key
        found = expand(line, len(line), book)
        if found:
            line = line[: found.start] + found.text + line[found.end :]
    return line


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("cllr Ash", "Councillor Ash"),
        ("Cllr Ash", "Councillor Ash"),
        ("CLLR Ash", "COUNCILLOR Ash"),
        ("cLlr Ash", "cLlr Ash"),
        ("mins. ", "minutes. "),
        ("Mins, ", "Minutes, "),
        ("MINS ", "MINUTES "),
        ("(mins) ", "(minutes) "),
        ("“cllr” ", "“Councillor” "),
        ("the cllr’s view", "the Councillor’s view"),
        ("w/ref to it", "with reference to it"),
        ("W/ref to it", "With reference to it"),
        ("W/ it", "With it"),
        (
            "cfgs CfGS CFGS ",
            "Centre for Governance and Scrutiny " * 2 + "CENTRE FOR GOVERNANCE AND SCRUTINY ",
        ),
        ("resd it", "resolved that it"),
        ("etal. So", "and others. So"),
        ("cllr", "cllr"),
        ("xcllr the cllrx 9mins ", "xcllr the cllrx 9mins "),
        ("a.cllr @cllr /mins _mins -mins ", "a.cllr @cllr /mins _mins -mins "),
        ("mins-long mins/notes ", "mins-long mins/notes "),
    ],
)
def test_a_short_form_expands_once_it_is_typed_to_its_end(keys: str, line: str) -> None:
    assert typed(keys) == line


def test_the_places_to_fill_in_are_told_by_where_they_will_stand() -> None:
    line = "At held "
    found = expand(line, len(line), BOOK)
    assert found
    after = line[: found.start] + found.text + line[found.end :]
    assert after == "At the meeting held on [date] at [place] "
    assert [after[stop.start : stop.end] for stop in found.stops] == ["[date]", "[place]"]


def test_in_capitals_what_is_to_be_filled_in_keeps_its_own() -> None:
    found = expand("HELD ", 5, BOOK)
    assert found
    assert found.text == "THE MEETING HELD ON [date] AT [place]"
    assert [found.text[stop.start : stop.end] for stop in found.stops] == ["[date]", "[place]"]


def test_an_empty_place_is_where_the_hand_goes_on_and_no_blank_is_doubled() -> None:
    found = expand("resd ", 5, BOOK)
    assert found
    assert (found.text, found.end) == ("resolved that ", 5)
    assert [(stop.start, stop.end) for stop in found.stops] == [(14, 14)]


def test_only_what_stands_before_the_cursor_is_looked_at() -> None:
    found = expand("cllr and mins too", 5, BOOK)
    assert found
    assert (found.start, found.end, found.text) == (0, 4, "Councillor")
    assert expand("cllr and mins too", 4, BOOK) is None
    assert expand("cllr ", 99, BOOK) is None


# The officer's own and the shipped


def test_the_officers_own_beats_the_shipped_one_in_whatever_letters_it_was_kept() -> None:
    assert typed("cllr ", BOOK.with_own("CLLR", "Cllr")) == "Cllr "


def test_an_own_one_without_a_meaning_switches_a_shipped_one_off() -> None:
    off = BOOK.with_own("cllr", " ")
    assert typed("cllr mins ", off) == "cllr minutes "
    assert typed("cllr ", off.without_own("cllr")) == "Councillor "


@pytest.mark.parametrize(
    ("short", "meaning", "sentence"),
    [
        ("x", "a", "“x” is too short"),
        ("x" * 21, "a", "is too long: an abbreviation has at most 20"),
        (";now", "a", "begins with a letter or digit"),
        ("now;then", "a", "has only letters, digits"),
        ("now  then", "a", "single blanks"),
        ("now", "x" * 501, "What “now” stands for is too long"),
        ("now", "at [time", "What “now” stands for cannot be read: “\\[” has no partner"),
        ("now", "at] noon", "“]” has no partner"),
        ("now", "[]", "stands for nothing but places to fill in"),
        ("now", "now", "stands for itself"),
        ("now", "a\x07b", "characters that no document may hold"),
        (
            "cllr ash",
            "Councillor Ash",
            "“cllr ash” could never be typed to its end: “cllr” would take its place",
        ),
    ],
)
def test_what_cannot_be_an_abbreviation_is_refused_with_the_reason(
    short: str, meaning: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        BOOK.with_own(short, meaning)


def test_a_longer_one_may_be_kept_once_the_shorter_is_switched_off() -> None:
    book = BOOK.with_own("cllr", "").with_own("cllr ash", "Councillor Ann Ash")
    assert typed("cllr ash.", book) == "Councillor Ann Ash."


# The shipped set

LISTED_AS_ABBREVIATIONS = {"mtg", "govt", "dept", "approx", "asap"}
"""Short forms that the dictionary lists as such; they are no words of their own."""


def test_no_shipped_short_form_is_a_word_of_its_own() -> None:
    shorts = [
        short for short in shipped_abbreviations().shipped if " " not in short and "/" not in short
    ]
    words = {
        short for short in shorts if british().knows(short) or british().knows(short.capitalize())
    }
    assert words == LISTED_AS_ABBREVIATIONS
    assert {short for short in shorts if short != short.lower()} == set()


# Short names, forenames and surnames, as they stand in the registers of councils.
NAMES = frozenset(
    word
    for line in (
        "abi ada adam alan alex ali amy ann anna asif ava ben beth bob carl cath chris clive col craig dan dave dean",
        "des di don doug drew ed ella emma eric erin eve fay fred gail gary geoff gill glen greg guy hal hari harj",
        "ian ifan ina ivy jack jan jay jed jeff jen jess jim jo joan joe john jon joy jude kai karl kat kate kay ken",
        "kim kit kris lee len leo les liam lil liz lou luke lyn mac mal mark mary matt max may meg mei mia mick mike",
        "mo nat neil nick nik noel nora olu owen pam pat paul pete phil raj ray rhys rob rod ron ross roy ruth ryan",
        "sal sam sean seb shaz sid sian stan ste steve stu sue syd tam tara ted teri tia tim tina tom tony val vic",
        "wes will yas zac zoe ash bell best birch boyd brett burns clegg cole cox cross dale day dunn ellis fox frost",
        "gill gray hale hall hart hill hirst holt hope howe hunt iqbal khan kaur king knott lamb lane law li lloyd",
        "long lord love lyons marsh mills moss nash ng nunn park patel peel penn perry pike pitt pope price pugh rees",
        "reid rhys rose rusk shah sharp singh smith snow stott swan todd tran trott voss wall ward watts webb wells",
        "west white wood wu wynn yates york young",
    )
    for word in line.split()
)
# Letters that councils write in capitals: typed so, they would come out as what they do not stand for.
CAPITALS = frozenset(
    word
    for line in (
        "ada agm ahp anpr aonb apc apt asb asc atm bid bng bsf caz cca ccg ccs ceo cfo cil cio cipfa cmt coo cpo cqc",
        "cse ctax ctr cyps dbs dcn dfg dlo dm dpa dpi dpo dsg dso dwp ecc ehcp eia eir ema eqia eu foi fm fra ftc ftp",
        "gdpr gla gp gps gva hb hgv hia hmo hmrc hr hra hse hvo ict ico imd ipc irp isa it jsna ket kpi la lac lado",
        "lap lcwip lea led leap lga lgo lgps lha llc lsp lta mash mp mrp mtfp mtfs nhs nndr npf npp oda ofsted opcc",
        "orr pcc pcn pcsp pcso pdf pfi phe pid plc pnb ppe pru psb pso ptc pwlb rag rics rpa rtb rto sac sat sen sib",
        "sla slt smt spd spg sro ssi sssi suds swot ta tb tcpa tfl tor tpo tro tup uk usb vat vcs wb wc who ws ytd",
    )
    for word in line.split()
)
USUAL = frozenset(
    word
    for line in (
        "the of and to in that was for it with as his on be at by this had not are but from or have an they which one",
        "you were her all she there would their we him been has when who will more no if out so said what up its about",
        "into than them can only other new some could time these two may then do first any my now such like our over",
        "man me even most made after also did many before must through back years where much your way well down should",
        "because each just those people how too little state good very make world still own see men work long get here",
        "between both life being under never day same another know while last might us great old year off come since",
        "against go came right used take three",
    )
    for word in line.split()
)


def slips(word: str) -> set[str]:
    """What comes of a word if a letter is left out, or two are struck the wrong way round."""
    out = {word[:i] + word[i + 1 :] for i in range(len(word))} if len(word) > 2 else set()
    turned = {word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :] for i in range(1, len(word))}
    return (out | turned) - {word}


def test_no_shipped_short_form_is_a_name_or_letters_in_capitals_or_a_slip() -> None:
    shorts = set(shipped_abbreviations().shipped)
    assert shorts & NAMES == set()
    assert shorts & CAPITALS == {"dso"}  # which stands for the same when it is written so
    assert shorts & {slip for word in USUAL for slip in slips(word)} == set()


def test_each_shipped_one_saves_two_keys_at_the_least() -> None:
    for short, meaning in shipped_abbreviations().shipped.items():
        assert len(meaning) >= len(short) + 2, (short, meaning)


def test_two_hundred_or_so_are_shipped_and_every_one_can_be_typed() -> None:
    book = shipped_abbreviations()
    assert 150 <= len(book.shipped) <= 250
    for short, meaning in book.shipped.items():
        assert typed(f"{short} ", book) != f"{short} ", meaning
    assert typed("Cllr w/ref to the mins ", book) == "Councillor with reference to the minutes "


def test_the_shipped_meanings_are_spelt_right() -> None:
    from clerk.dictionaries import british_speller

    words = " ".join(shipped_abbreviations().shipped.values())
    assert [words[start:end] for start, end in british_speller(()).misspelt(words)] == []


# Files

SHORTS = st.from_regex(r"[a-z0-9][a-z0-9/&.'+ -]{0,8}[a-z0-9/&+]", fullmatch=True)
MEANINGS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Zl", "Zp"]), max_size=30
)


@st.composite
def sets_of_abbreviations(draw: st.DrawFn) -> dict[str, str]:
    book = Abbreviations({})
    for short, meaning in draw(st.dictionaries(SHORTS, MEANINGS, max_size=6)).items():
        try:
            book = book.with_own(short, meaning)
        except Refused:
            continue
    return book.own


@given(sets_of_abbreviations())
def test_whatever_is_kept_comes_back_from_both_kinds_of_file(own: dict[str, str]) -> None:
    assert read_abbreviations(to_toml(own), "mine.toml") == own
    assert read_abbreviations(to_csv(own), "mine.csv") == own


@given(sets_of_abbreviations(), st.sampled_from(["=1+1", "@SUM(A1)", "+44", "-2", "'tis", "'=1"]))
def test_no_cell_of_a_spreadsheet_begins_a_formula(own: dict[str, str], meaning: str) -> None:
    own = {**own, "formula": meaning}
    cells = [cell for row in csv.reader(to_csv(own).splitlines()) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert read_abbreviations(to_csv(own), "mine.csv") == own


TYPED = st.lists(st.sampled_from([*BOOK.meanings, "the ", " ", ".", "’", ";", "CLLR", "Mins", "x"]))


@given(TYPED.map("".join), st.integers(0, 40))
def test_whatever_is_typed_an_expansion_replaces_only_what_ends_at_the_cursor(
    text: str, cursor: int
) -> None:
    found = expand(text, cursor, BOOK)
    event("expanded" if found else "left alone")
    if found:
        assert 0 <= found.start < cursor - 1 <= found.end <= cursor
        assert text[cursor - 1] in FINISHERS
        assert text[found.start : cursor - 1].lower() in BOOK.meanings
        after = text[: found.start] + found.text + text[found.end :]
        assert [after[a:b] for a, b in found.stops] in ([], [""], ["[date]", "[place]"])


@pytest.mark.parametrize(
    ("text", "source", "sentence"),
    [
        ("[abbreviations\n", "a.toml", "a.toml is not TOML: "),
        ("[words]\nx = 'y'\n", "a.toml", "one table called \\[abbreviations\\]"),
        ("[abbreviations]\nxy = 3\n", "a.toml", "what “xy” stands for has to be text"),
        (
            "[abbreviations]\nxy = 'at [time'\n",
            "a.toml",
            "a.toml, at “xy”: What “xy” stands for cannot be read",
        ),
        (
            "[abbreviations]\nxy = 'a'\nXY = 'b'\n",
            "a.toml",
            "at “XY”: “XY” was there before, at “xy”",
        ),
        (
            "[abbreviations]\nxy = 'a'\n'xy z' = 'b'\n",
            "a.toml",
            "a.toml: “xy z” could never be typed",
        ),
        ("xy,a\nxz\n", "a.csv", "a.csv, line 2: there have to be two columns, .* here is 1"),
        ("xy,a\nxz,b,c\n", "a.csv", "here are 3"),
        ('xy,"a\n', "a.csv", "a.csv is not CSV: "),
        ("short,stands for\nxy,a\n,b\n", "a.csv", "line 3: “” is too short"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_place_and_reason(
    text: str, source: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        read_abbreviations(text, source)


def test_a_spreadsheet_of_another_country_is_read_too() -> None:
    assert read_abbreviations("\ufeffcllr;Councillor\nmins;minutes\n", "a.csv") == {
        "cllr": "Councillor",
        "mins": "minutes",
    }


def test_blanks_at_the_ends_of_a_short_form_are_taken_off() -> None:
    assert checked(" cllr ", "Councillor") == ("cllr", "Councillor")
