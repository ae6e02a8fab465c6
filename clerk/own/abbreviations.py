"""The officer's own abbreviations: `abbreviations.toml` beside the shipped ones, and files handed round."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from clerk.files import swap_in
from clerk.own.files import own_path, read_own, read_shipped, read_text, write_own
from clerk.words.abbreviation_files import read_abbreviations, to_csv, to_toml
from clerk.words.abbreviations import Abbreviations

FILE = "abbreviations.toml"


@cache
def shipped_abbreviations() -> Abbreviations:
    """The shipped book, without anything of the officer's own."""
    return Abbreviations(read_abbreviations(read_shipped(FILE), FILE))


def own_abbreviations() -> Abbreviations:
    """The book of abbreviations, shipped and the officer's own.

    Raises:
        Refused: the officer's file was edited and cannot be taken; the sentence says where and why.
        ClerkError: it cannot be read.
    """
    text = read_own(FILE)
    own = read_abbreviations(text, str(own_path(FILE))) if text.strip() else {}
    return Abbreviations(shipped_abbreviations().shipped, own)


def keep_abbreviations(book: Abbreviations) -> None:
    """Keep the officer's own of a book.

    Raises:
        ClerkError: the disk does not take it.
    """
    write_own(FILE, to_toml(book.own))


def import_abbreviations(path: Path) -> Abbreviations:
    """Take the abbreviations of a file, TOML or CSV by its ending, and keep them; they replace what they clash with.

    Raises:
        Refused: the file cannot be taken; nothing was written, and the sentence says where and why.
        ClerkError: it cannot be read, or the disk does not take them.
    """
    book = own_abbreviations().taking(read_abbreviations(read_text(path), str(path)))
    keep_abbreviations(book)
    return book


def export_abbreviations(book: Abbreviations, path: Path) -> None:
    """Write the officer's own to a file for others, as CSV if its ending says so, else as TOML.

    Raises:
        ClerkError: the disk does not take it.
    """
    text = to_csv(book.own) if path.suffix.lower() == ".csv" else to_toml(book.own)
    # Spreadsheets take a CSV without this mark for another alphabet.
    mark = "\ufeff" if path.suffix.lower() == ".csv" else ""
    swap_in(path, f"{mark}{text}".encode())
