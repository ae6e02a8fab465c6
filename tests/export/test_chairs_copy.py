"""The chair's copy has a name on each of its blocks, which survives other programs, and nothing that is private."""

from __future__ import annotations

import datetime as dt
import email
import io
import subprocess
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import msgspec
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from clerk.assets import resources, style_folder
from clerk.errors import Refused
from clerk.export.chairs_copy import ChairsOrder, Covering, Made, Which, chairs_copy, chairs_draft
from clerk.export.plain import write_text
from clerk.export.word import write_word
from clerk.export.word_marks import Named, caption_name
from clerk.minutes.anchors import anchors
from clerk.minutes.blocks import Draft
from clerk.minutes.layout import draft as draft_of
from clerk.record.facts import Private
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.export.reading_back import header_texts, pdf_lines, word_lines
from tests.export.sample_draft import sample_draft
from tests.export.validators import pdf_faults, word_faults

UUID = "0123456789abcdef0123456789abcdef"
COVERING = Covering(
    to_name="Councillor Jo Fenn",
    to_address="jo.fenn@aldermere.example",
    from_name="R. Osier",
    from_address="clerk@aldermere.example",
    reply_by=dt.date(2026, 10, 14),
)


def sample(name: str = "contested") -> Meeting:
    return read_script((resources() / "samples" / f"{name}.json").read_bytes()).meeting


def order(
    which: Which = "public", name: str = "contested", covering: Covering = COVERING
) -> ChairsOrder:
    meeting = sample(name)
    return ChairsOrder(
        meeting=meeting,
        style=load_style(meeting.style),
        letterhead=style_folder(meeting.style) / "letterhead.docx",
        uuid=UUID,
        number=2,
        made_on=dt.date(2026, 10, 7),
        stem="environment-scrutiny-2026-10-06",
        which=which,
        covering=covering,
    )


@pytest.fixture(scope="module")
def public() -> tuple[Made, ...]:
    return chairs_copy(order())


@pytest.fixture(scope="module")
def full() -> tuple[Made, ...]:
    return chairs_copy(order("full"))


def named_texts(data: bytes) -> dict[str, str]:
    """By the name of its bookmark, the words of each block: of a table all of its cells."""
    body = Document(io.BytesIO(data)).element.body
    found = {}
    for start in body.iter(qn("w:bookmarkStart")):
        name = start.get(qn("w:name"))
        if not name.startswith("cm"):
            continue
        above = list(start.iterancestors(qn("w:tbl")))
        if above:
            found[name] = "\n".join(
                "\t".join(_text(cell) for cell in row.iter(qn("w:tc")))
                for row in above[0].iter(qn("w:tr"))
            )
        else:
            paragraph = next(start.iterancestors(qn("w:p")), start.getnext())
            found[name] = _text(paragraph, start)
    return found


def _text(element: Any, after: Any = None) -> str:
    """The words of an element, from a place on if one is given."""
    text, going = "", after is None
    for node in element.iter():
        going = going or node is after
        if going and node.tag == qn("w:t"):
            text += node.text or ""
        elif going and node.tag == qn("w:br"):
            text += "\n"
        elif going and node.tag == qn("w:tab") and node.getparent().tag == qn("w:r"):
            text += "\t"
    return text


def property_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("docProps/custom.xml"))
    (found,) = [each for each in root if each.get("name") == "ClerkDraft"]
    return "".join(found.itertext())


def expected(draft: Draft) -> dict[str, str]:
    """By its name, the text of each block whose words come from the draft alone."""
    found = {}
    for name, block in zip(anchors(draft), draft.blocks, strict=True):
        if block.is_table:
            rows = ([block.header] if block.header else []) + list(block.rows)
            found[name] = "\n".join("\t".join(row) for row in rows)
        elif block.leads_to is None:
            found[name] = block.text
        if block.is_table and block.caption:
            found[caption_name(name)] = block.caption
    return found


@pytest.mark.parametrize("name", ["contested", "planning", "parish"])
@pytest.mark.parametrize("which", ["public", "full"])
def test_every_block_is_marked_with_its_name_and_its_words_without_the_label(
    name: str, which: Which
) -> None:
    asked = order(which, name)
    draft = chairs_draft(asked)
    found = named_texts(chairs_copy(asked)[0].data)
    assert set(anchors(draft)) <= set(found)
    wanted = expected(draft)
    assert {each: found[each] for each in wanted} == wanted


def test_hostile_words_and_every_look_are_marked_without_fault() -> None:
    draft = sample_draft()
    word = write_word(
        draft, style_folder("cabinet") / "letterhead.docx", Named(anchors(draft), 'a<&>"b')
    )
    assert word_faults(word) == []
    assert set(anchors(draft)) <= set(named_texts(word))
    assert property_of(word) == 'a<&>"b'


def test_the_files_are_without_fault(public: tuple[Made, ...], full: tuple[Made, ...]) -> None:
    for word, pdf, _ in (public, full):
        assert word_faults(word.data) == []
        assert pdf_faults(pdf.data) == []


def test_word_and_pdf_say_what_the_plain_minutes_say(public: tuple[Made, ...]) -> None:
    word, pdf, _ = public
    assert word_lines(word.data) == pdf_lines(pdf.data)
    plain = draft_of(sample(), load_style(sample().style), "public")
    assert word_lines(word.data) == word_lines(
        write_word(plain, style_folder(plain.style) / "letterhead.docx")
    )
    assert "For the chair" not in write_text(plain)


def test_every_page_says_for_whom_it_is_and_which_draft(public: tuple[Made, ...]) -> None:
    headers = [each for each in header_texts(public[0].data) if each]
    assert headers
    assert all("For the chair: draft 2 of 7 October 2026 · DRAFT" in each for each in headers)
    assert property_of(public[0].data) == f"clerk1:{UUID}:public"


def test_nothing_private_and_no_doubt_is_in_any_of_them() -> None:
    asked = order("full")
    meeting = asked.meeting
    last = meeting.entries[-1]
    notes = tuple(
        msgspec.structs.replace(last, id=last.id + 1 + place, fact=fact)
        for place, fact in enumerate(
            (Private(text="Heard XYZZY say it"), Private(text="PLUGH or not?", doubt="open"))
        )
    )
    held = msgspec.structs.replace(meeting, entries=(*meeting.entries, *notes))
    files = chairs_copy(msgspec.structs.replace(asked, meeting=held))
    said = " ".join([*word_lines(files[0].data), *pdf_lines(files[1].data), body_of(files[2])])
    assert "XYZZY" not in said
    assert "PLUGH" not in said


def body_of(made: Made) -> str:
    message = email.message_from_bytes(made.data, policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body()
    assert body is not None
    return str(body.get_content())


def test_the_message_opens_as_one_to_be_sent_with_both_files_as_they_are(
    public: tuple[Made, ...],
) -> None:
    word, pdf, made = public
    assert made == chairs_copy(order())[2], "the same each time"
    message = email.message_from_bytes(made.data, policy=default)
    assert isinstance(message, EmailMessage)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "Councillor Jo Fenn <jo.fenn@aldermere.example>"
    assert message["From"] == '"R. Osier" <clerk@aldermere.example>'
    attached = [(each.get_filename(), each.get_content()) for each in message.iter_attachments()]
    assert attached == [(word.name, word.data), (pdf.name, pdf.data)]
    text = body_of(made)
    assert "Dear Councillor Jo Fenn," in text
    assert "by Wednesday 14 October 2026" in text
    assert "Tracked changes are welcome but not needed" in text
    assert "exempt" not in text
    assert "not-for-publication" not in word.name


def test_a_full_copy_says_so_in_its_names_its_subject_its_text_and_its_mark(
    full: tuple[Made, ...],
) -> None:
    assert all("not-for-publication" in each.name for each in full)
    message = email.message_from_bytes(full[2].data, policy=default)
    assert message["Subject"].startswith("NOT FOR PUBLICATION: ")
    assert "has the exempt parts in it" in body_of(full[2])
    assert property_of(full[0].data) == f"clerk1:{UUID}:full"


def test_without_names_it_is_addressed_to_the_chair_and_sent_by_nobody() -> None:
    message = email.message_from_bytes(chairs_copy(order(covering=Covering()))[2].data)
    assert message["To"] is None
    assert message["From"] is None
    text = body_of(chairs_copy(order(covering=Covering()))[2])
    assert text.startswith(f"Dear {sample().body.chair_term or 'Chair'},")
    assert "if you can by" not in text


@pytest.mark.parametrize(
    "address",
    ["fenn", "a@b.example\nBcc: x@y.example", "a b@c.example", "a..b@c.example", "a.@c.example"],
)
def test_what_is_no_address_is_refused_before_anything_is_made(address: str) -> None:
    with pytest.raises(Refused, match="no e-mail address"):
        chairs_copy(order(covering=Covering(to_address=address)))


def test_a_name_cannot_add_a_line_to_the_message() -> None:
    covering = Covering(to_name="Fenn\r\nBcc: x@y.example", to_address="f@y.example")
    message = email.message_from_bytes(chairs_copy(order(covering=covering))[2].data)
    assert message["Bcc"] is None


def test_it_stops_where_it_is_told_to() -> None:
    said: list[str] = []

    def stop(what: str) -> None:
        said.append(what)
        if what == "the PDF":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        chairs_copy(order(), stop)
    assert said == ["the Word file", "the PDF"]


@pytest.mark.parametrize("name", ["contested", "planning"])
def test_names_and_mark_survive_another_word_processor(
    name: str, tool: Callable[[str], str], tmp_path: Path
) -> None:
    soffice = tool("soffice")
    asked = order("full", name)
    word = chairs_copy(asked)[0]
    (tmp_path / "sent.docx").write_bytes(word.data)
    (tmp_path / "back").mkdir()
    command = [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", "docx", "--outdir", "back", "sent.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    back = (tmp_path / "back" / "sent.docx").read_bytes()
    assert property_of(back) == f"clerk1:{UUID}:full"
    found = named_texts(back)
    wanted = expected(chairs_draft(asked))
    assert {each: found.get(each) for each in wanted} == wanted
    assert set(anchors(chairs_draft(asked))) <= set(found), "the contents' entries as well"
