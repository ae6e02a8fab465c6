"""`clerk verify`: which minutes a file is, whether it is the signed text, and if not, what differs."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clerk.cli import main
from clerk.record.facts import ApproveMinutes, End, Say, Start
from clerk.store.minutebook import open_book
from clerk.ui.drafting import DraftWanted, compose
from clerk.ui.signing import what_to_sign
from tests.store.planning import DAY, a_meeting, a_plan, at
from tests.ui.test_signing import ON

SIGNED = "planning-2026-03-04-signed"
Verify = Callable[..., Result]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a book, in it signed minutes and those of another meeting; and the files of both."""
    folder = tmp_path_factory.mktemp("shelf")
    with open_book(folder / "minutes.clerk") as book:
        first = book.replay(a_meeting()).value
        book.record(first, Say(text="It was twenty past three."), at("15:20"))
        book.record(first, End(), at("15:30"))
        later = book.new_meeting(a_plan(date=ON)).value
        book.record(later, Start(presiding="okoro"), at("14:30", ON))
        draft = compose(book, first, DraftWanted(at=at("16:00"), by="A. Clerk"), lambda *_: None)
        book.do(lambda step: step.sign_off.keep_draft(first, draft))
        book.record(later, ApproveMinutes(of=(DAY,)), at("14:40", ON))
        waiting = what_to_sign(book, later)
        assert waiting is not None
        (each,) = waiting.minutes
        wanted = DraftWanted(
            at=at("15:00", ON),
            by=", ".join(waiting.by),
            kind="signed",
            meeting=each.signed(waiting.by, waiting.on),
            stem=SIGNED,
        )
        signed = compose(book, first, wanted, lambda *_: None)
        book.do(lambda step: step.sign_off.sign(first, each.seen, signed, ON))
        unsigned = compose(book, later, DraftWanted(at=at("16:00", ON), by=""), lambda *_: None)
        book.do(lambda step: step.sign_off.keep_draft(later, unsigned))
    for new in (draft, signed, unsigned):
        for file in new.files:
            (folder / file.name).write_bytes(file.data)
    return folder


@pytest.fixture
def verify(shelf: Path) -> Verify:
    def run(file: Path | str, *more: str) -> Result:
        book = ["--book", str(shelf / "minutes.clerk")]
        return CliRunner().invoke(main, ["verify", str(shelf / file), *book, *more])

    return run


def altered(path: Path, old: str, new: str, to: Path) -> Path:
    """Return a copy of a Word file with other words in it, made as anybody would make it."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            copy.writestr(name, data)
    return to


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_signed_file_is_known_by_its_very_bytes(verify: Verify, form: str) -> None:
    found = verify(f"{SIGNED}.{form}")
    assert found.exit_code == 0
    assert found.stdout == (
        f"{SIGNED}.{form} is the signed minutes of Planning Committee, 4 March 2026: the very file that was kept. "
        "They were signed by Councillor Adaeze Okoro, Chair, on 1 April 2026.\n"
    )


def test_a_changed_copy_fails_with_the_difference_named_by_its_minute(
    verify: Verify, shelf: Path, tmp_path: Path
) -> None:
    copy = altered(
        shelf / f"{SIGNED}.docx", "twenty past three", "ten past three", tmp_path / "copy.docx"
    )
    found = verify(copy)
    assert found.exit_code == 1
    first, second = found.stdout.splitlines()
    assert first.startswith(
        "copy.docx is a copy of the minutes of Planning Committee, 4 March 2026, and is not the signed text: "
        "1 difference."
    )
    assert second == "Minute 2 (Flood wall on the Leam): “twenty” reads “ten”."
    told = json.loads(verify(copy, "--json").stdout)
    assert told["differences"] == [
        {"where": "Minute 2 (Flood wall on the Leam)", "signed": "twenty", "copy": "ten"}
    ]
    assert (told["signed"], told["very_file"]) == (False, False)


def test_words_left_out_put_in_or_struck_out_are_differences(
    verify: Verify, shelf: Path, tmp_path: Path
) -> None:
    signed = shelf / f"{SIGNED}.docx"
    gone = verify(altered(signed, "It was twenty past three.", "", tmp_path / "gone.docx")).stdout
    assert "after “Committee thanked officers.”: “It was twenty past three.” is missing." in gone
    more = verify(
        altered(signed, "twenty past", "nearly twenty past", tmp_path / "more.docx")
    ).stdout
    assert "after “three. It was”" in more or "“nearly” was put in." in more
    with zipfile.ZipFile(signed) as source:
        document = source.read("word/document.xml").decode()
    start = document.rindex("<w:r>", 0, document.index("It was twenty past three."))
    run = document[start : document.index("</w:r>", start)]
    struck = run.replace("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>", 1)
    through = verify(altered(signed, run, struck, tmp_path / "struck.docx"))
    assert "is missing" in through.stdout
    assert through.exit_code == 1


def test_a_copy_that_was_only_saved_again_has_the_signed_words(
    verify: Verify, shelf: Path, tmp_path: Path
) -> None:
    found = verify(
        altered(shelf / f"{SIGNED}.docx", "<w:body>", "<w:body> ", tmp_path / "again.docx")
    )
    assert found.exit_code == 0
    assert (
        "its words are those of the signed text, though the file is not the one that was kept"
        in found.stdout
    )


def test_a_draft_is_told_to_be_one_with_what_was_signed_otherwise(verify: Verify) -> None:
    found = verify("planning-2026-03-04-draft-1.pdf")
    assert found.exit_code == 1
    assert (
        "is draft 1 of the minutes of Planning Committee, 4 March 2026, and is not the signed text"
        in found.stdout
    )
    assert "Signed as a correct record" in found.stdout


def test_minutes_that_nobody_signed_are_told_so(verify: Verify) -> None:
    found = verify("planning-2026-04-01-draft-1.docx")
    assert found.exit_code == 1
    assert found.stdout.endswith("Planning Committee, 1 April 2026, which are not signed.\n")


def a_word_file(text: str, extra: bytes = b"") -> bytes:
    made = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
        package.writestr("word/document.xml", extra + body.encode())
    return made.getvalue()


def test_a_file_of_something_else_is_like_no_minutes(verify: Verify, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    other.write_bytes(
        a_word_file("A recipe for seed cake, as it was made in the parish since anybody remembers.")
    )
    found = verify(other)
    assert (found.exit_code, found.stdout) == (
        1,
        "other.docx is not like any minutes that this book has kept.\n",
    )


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("note.txt", b"Minutes", "neither a Word file (.docx) nor a PDF"),
        ("broken.pdf", b"%PDF-1.7 nothing of the kind", "damaged or has a password"),
        ("broken.docx", b"PK\x03\x04 nothing of the kind", "is no Word document"),
        ("old.docx", b"\xd0\xcf\x11\xe0 old Word", "neither a Word file"),
        ("entity.docx", a_word_file("x", b'<!DOCTYPE d [<!ENTITY a "b">]>'), "declares entities"),
        ("half.docx", a_word_file("<w:open>"), "is damaged"),
    ],
)
def test_a_file_that_is_broken_or_hostile_is_refused_in_a_sentence(
    verify: Verify, tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = verify(path)
    assert found.exit_code == 2
    assert sentence in found.stderr
    assert len(found.stderr.splitlines()) == 1
    assert found.stdout == ""


def test_a_file_that_is_not_there_is_said_to_be_missing(verify: Verify) -> None:
    assert "cannot be read" in verify("nowhere.pdf").stderr
