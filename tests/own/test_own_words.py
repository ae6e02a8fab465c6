"""The officer's own words and abbreviations, in files of their own folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from clerk.assets import data_folder
from clerk.dictionaries import british_speller
from clerk.errors import ClerkError, Refused
from clerk.own.abbreviations import (
    export_abbreviations,
    import_abbreviations,
    keep_abbreviations,
    own_abbreviations,
    shipped_abbreviations,
)
from clerk.own.words import add_word, forget_word, own_words
from clerk.words.abbreviations import expand


def test_at_first_there_are_no_own_words_and_no_file() -> None:
    assert own_words() == ()
    assert not data_folder().exists()


def test_a_word_added_is_kept_once_in_order_and_spelling_then_knows_it() -> None:
    for word in ("wharfinger", " Ælfric ", "bwlch", "wharfinger"):
        add_word(word)
    assert own_words() == ("bwlch", "wharfinger", "Ælfric")
    assert (data_folder() / "words.txt").read_text(
        encoding="utf-8"
    ) == "bwlch\nwharfinger\nÆlfric\n"
    assert british_speller(own_words()).misspelt("Ælfric’s bwlch") == ()


def test_a_word_is_forgotten() -> None:
    add_word("wharfinger")
    forget_word("wharfinger")
    forget_word("never")
    assert own_words() == ()


@pytest.mark.parametrize("word", ["", "two words", "a\x00b", "x" * 61])
def test_what_is_not_one_word_is_refused(word: str) -> None:
    with pytest.raises(Refused, match="is not one word"):
        add_word(word)
    assert own_words() == ()


def test_a_file_that_somebody_edited_is_read_whatever_made_its_lines() -> None:
    data_folder().mkdir(parents=True)
    (data_folder() / "words.txt").write_bytes("\ufeffzed\r\n\r\n  abacus \nzed".encode())
    assert own_words() == ("abacus", "zed")


def test_a_file_in_another_alphabet_is_refused_and_stays_as_it_is() -> None:
    data_folder().mkdir(parents=True)
    path = data_folder() / "words.txt"
    path.write_bytes(b"caf\xe9\n")
    with pytest.raises(Refused, match=r"words\.txt is not UTF-8 text; save it as UTF-8"):
        add_word("wharfinger")
    assert path.read_bytes() == b"caf\xe9\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_nobody_else_may_read_the_officers_words() -> None:
    add_word("wharfinger")
    assert stat.S_IMODE((data_folder() / "words.txt").stat().st_mode) == 0o600
    assert stat.S_IMODE(data_folder().stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_said_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CLERK_DATA_DIR", str(tmp_path / "file"))
    with pytest.raises(ClerkError, match="cannot be made"):
        add_word("wharfinger")


# Abbreviations


def test_at_first_there_are_the_shipped_abbreviations_alone() -> None:
    assert own_abbreviations().meanings == shipped_abbreviations().meanings
    assert expand("cllr ", 5, own_abbreviations())


def test_own_abbreviations_are_kept_beside_the_shipped_ones() -> None:
    keep_abbreviations(own_abbreviations().with_own("hm", "Harbour Master").with_own("cllr", ""))
    book = own_abbreviations()
    assert book.own == {"hm": "Harbour Master", "cllr": ""}
    assert expand("cllr ", 5, book) is None
    assert "cllr" in shipped_abbreviations().shipped


@pytest.mark.parametrize("ending", ["toml", "csv"])
def test_abbreviations_are_handed_to_another_officer(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = own_abbreviations().with_own("hm", "Harbour Master").with_own("zé", "the quay, “west”")
    export_abbreviations(book, tmp_path / f"theirs.{ending}")
    monkeypatch.setenv("CLERK_DATA_DIR", str(tmp_path / "another"))
    keep_abbreviations(own_abbreviations().with_own("HM", "His Majesty").with_own("qy", "quay"))
    taken = import_abbreviations(tmp_path / f"theirs.{ending}")
    assert taken.own == {"hm": "Harbour Master", "zé": "the quay, “west”", "qy": "quay"}
    assert own_abbreviations().own == taken.own


def test_a_file_that_cannot_be_taken_changes_nothing(tmp_path: Path) -> None:
    keep_abbreviations(own_abbreviations().with_own("hm", "Harbour Master"))
    (tmp_path / "a.csv").write_text("qy,quay\nx,y\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"a\.csv, line 2: “x” is too short"):
        import_abbreviations(tmp_path / "a.csv")
    with pytest.raises(ClerkError, match=r"b\.csv cannot be read"):
        import_abbreviations(tmp_path / "b.csv")
    assert own_abbreviations().own == {"hm": "Harbour Master"}


def test_a_file_edited_wrongly_is_refused_by_name_and_never_overwritten() -> None:
    data_folder().mkdir(parents=True)
    path = data_folder() / "abbreviations.toml"
    path.write_text("[abbreviations]\nhm = Harbour\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"abbreviations\.toml is not TOML"):
        own_abbreviations()
    assert path.read_text(encoding="utf-8") == "[abbreviations]\nhm = Harbour\n"
