"""The command line: the same verbs as the desk's keys. Sentences on standard error, results on standard output.

Exit 0: done. 1: failed, or ``check`` found something. 2: what was given was refused and nothing was written.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clerk import __version__
from clerk.errors import ClerkError, Refused
from clerk.style_commands import sentences, style

if TYPE_CHECKING:
    from clerk.record.meeting import Meeting
    from clerk.record.rules import Flag
    from clerk.store.reading import BookReader

FORMATS = ("docx", "pdf", "txt", "json")
_BOOK = click.option(
    "--book",
    type=click.Path(path_type=Path),
    default=None,
    help="The minute book; without it, your own in the data folder.",
)
_MEETING = click.option(
    "--meeting", type=int, default=None, help="The meeting's number, as `clerk list` gives it."
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Clerk")
@_BOOK
@click.option("--sample", is_flag=True, help="Open the sample meeting.")
@click.pass_context
@sentences
def main(context: click.Context, book: Path | None, sample: bool) -> None:
    """Minute a council meeting, live. Without a command, open the window."""
    if context.invoked_subcommand is not None:
        return
    # Qt is loaded only for the window: replaying and exporting need no screen.
    # Nothing of a start is garbage, and looking for it takes a tenth of the time; the window has it looked for again.
    gc.disable()
    from clerk.app import run

    sys.exit(run(book, sample=sample))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@_BOOK
@click.option(
    "--again", is_flag=True, help="Take it even if the book has a meeting of that day and time."
)
@sentences
def replay(file: Path, book: Path | None, again: bool) -> None:
    """Play a meeting script into the minute book.

    The whole script is checked before the book is opened for writing.
    """
    from clerk.store.minutebook import open_book
    from clerk.styles import load_style

    meeting = _read(file)
    try:
        load_style(meeting.style)
    except ClerkError as error:
        raise Refused(f"body.style: {error.sentence}") from None
    with open_book(book) as opened:
        _show_notices(opened.notices)
        number = opened.replay(meeting, again=again).value
        held = opened.meeting(number)
    count = len(held.entries)
    click.echo(
        f"Meeting {number}: {held.body.name}, {held.particulars.date:%d.%m.%Y}, {count} entries."
    )


def _read(file: Path) -> Meeting:
    from clerk.record.script import read_script

    try:
        source = file.read_bytes()
    except OSError as error:
        raise Refused(f"{file}: cannot be read: {error.strerror or error}.") from None
    try:
        found = read_script(source)
    except Refused as error:
        raise Refused(f"{file}: {error.sentence}") from None
    if found.dropped:
        left_out = "1 character" if found.dropped == 1 else f"{found.dropped} characters"
        were = "was" if found.dropped == 1 else "were"
        click.echo(f"{file}: {left_out} that no document may hold {were} left out.", err=True)
    return found.meeting


def _place(book: Path | None) -> Path:
    """The book named, or the user's own."""
    from clerk.assets import data_folder
    from clerk.store.founding import DEFAULT_NAME

    return book or data_folder() / DEFAULT_NAME


def _show_notices(notices: tuple[str, ...]) -> None:
    for notice in notices:
        click.echo(notice, err=True)


@main.command()
@_BOOK
@_MEETING
@click.option(
    "--format",
    "formats",
    default="docx,pdf",
    show_default=True,
    help="docx, pdf, txt, json: one or several, with commas.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The folder to write to."
)
@click.option(
    "--set",
    "which",
    type=click.Choice(["public", "full"]),
    default="public",
    show_default=True,
    help="public: nothing exempt or private. full: not for publication.",
)
@click.option(
    "--first-leaf",
    type=click.IntRange(1, 999_999),
    default=None,
    help="For one meeting whose style numbers loose leaves: the number of its first, if the record has none.",
)
@sentences
def export(
    book: Path | None,
    meeting: int | None,
    formats: str,
    out: Path,
    which: str,
    first_leaf: int | None,
) -> None:
    """Write the minutes as documents; print each path."""
    from clerk.export.documents import export as write
    from clerk.export.documents import left_out_of_letterhead, with_first_leaf
    from clerk.store.minutebook import read_book
    from clerk.styles import load_style

    wanted = tuple(
        dict.fromkeys(each.strip().lower() for each in formats.split(",") if each.strip())
    )
    unknown = [each for each in wanted if each not in FORMATS]
    if unknown or not wanted:
        raise Refused(
            f"--format: {', '.join(unknown) or 'nothing'}; it may be {', '.join(FORMATS)}."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(f"The folder {out} cannot be made: {error.strerror or error}.") from None
    with read_book(_place(book)) as reader:
        _show_notices(reader.notices)
        numbers = _numbers(reader, meeting)
        if first_leaf is not None and len(numbers) > 1:
            raise Refused("--first-leaf: name one meeting with --meeting; each begins at its own.")
        for number in numbers:
            held = with_first_leaf(reader.meeting_to_print(number), first_leaf)
            style = load_style(held.style)
            paths = write(
                held,
                style,
                wanted,
                out,
                reader.file_stem(number),
                "full" if which == "full" else "public",
            )
            for path in paths:
                click.echo(str(path))
            if {"docx", "pdf"} & set(wanted):
                _show_notices(left_out_of_letterhead(held.body.style))


def _numbers(reader: BookReader, meeting: int | None) -> list[int]:
    known = [summary.id for summary in reader.meetings()]
    if meeting is None:
        if not known:
            raise Refused("The minute book has no meeting yet.")
        return known
    if meeting not in known:
        raise Refused(f"The minute book has no meeting {meeting}; `clerk list` shows what it has.")
    return [meeting]


@main.command("list")
@_BOOK
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@sentences
def list_meetings(book: Path | None, as_json: bool) -> None:
    """List the meetings of the minute book."""
    from clerk.store.minutebook import read_book

    with read_book(_place(book)) as reader:
        summaries = reader.meetings()
    if as_json:
        rows = [
            {
                "meeting": each.id,
                "body": each.body_id,
                "name": each.body_name,
                "date": each.date.isoformat(),
                "time": each.time,
                "entries": each.entries,
                "ended": each.ended.isoformat() if each.ended else None,
            }
            for each in summaries
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for each in summaries:
        state = "ended" if each.ended else "in session" if each.started else "not begun"
        when = f"{each.date:%a %d %b %Y}  {each.time[:5]}"
        click.echo(f"{each.id:>4}  {when}  {each.body_name}  ({each.entries} entries, {state})")


@main.command()
@_BOOK
@_MEETING
@click.option(
    "--json", "as_json", is_flag=True, help="As a JSON list of code, severity, where, sentence."
)
@click.option(
    "--accepted",
    "with_accepted",
    is_flag=True,
    help="Also what the officer has accepted as it is, with the reason.",
)
@sentences
def check(book: Path | None, meeting: int | None, as_json: bool, with_accepted: bool) -> None:
    """Say what there is to settle. Exit 1 if an error or a warning was found that was not accepted."""
    from clerk.minutes.checks import review
    from clerk.store.minutebook import read_book
    from clerk.styles import load_style

    rows: list[dict[str, str]] = []
    accepted: list[dict[str, str]] = []
    with read_book(_place(book)) as reader:
        numbers = _numbers(reader, meeting)
        for number in numbers:
            held = reader.meeting(number)
            prefix = f"{reader.file_stem(number)}, " if len(numbers) > 1 else ""
            found = review(held, load_style(held.style))
            rows += [_flag_row(flag, prefix) for flag in found.open]
            accepted += [
                _flag_row(each.flag, prefix) | {"accepted": each.by.reason}
                for each in found.accepted
            ]
    shown = rows + (accepted if with_accepted else [])
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        for row in shown:
            reason = f" Accepted: {row['accepted']}" if "accepted" in row else ""
            click.echo(
                f"{row['severity']:8} {row['where']}: {row['sentence']} [{row['code']}]{reason}"
            )
        if not rows:
            click.echo("Nothing to settle.")
    if any(row["severity"] in ("error", "warning") for row in rows):
        sys.exit(1)


def _flag_row(flag: Flag, prefix: str) -> dict[str, str]:
    return {
        "code": flag.code,
        "severity": flag.severity,
        "where": prefix + flag.where,
        "sentence": flag.sentence,
    }


@main.command()
@click.option("--at", "clock", required=True, help="The time by the clock: 19:41, or 19:41:30.")
@click.option(
    "--day", default=None, help="The date, YYYY-MM-DD, where the meeting had several days."
)
@_BOOK
@_MEETING
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@sentences
def room(
    clock: str, day: str | None, book: Path | None, meeting: int | None, as_json: bool
) -> None:
    """Say who was in the room at a time, who presided, who might vote, and who was out and why.

    A time without seconds takes in its whole minute.
    """
    from clerk.record.moment import day_of, moment
    from clerk.record.moment_told import told
    from clerk.store.minutebook import read_book

    time, date = _clock(clock), _date(day)
    with read_book(_place(book)) as reader:
        number = _one(reader, meeting, date)
        held = reader.meeting(number)
    found = moment(held, dt.datetime.combine(date or day_of(held, time), time))
    sentences = told(held, found)
    if as_json:
        from clerk.record.moment_told import as_data

        data = {"meeting": number, **as_data(held, found), "sentences": sentences}
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for sentence in sentences:
        click.echo(sentence)


def _clock(text: str) -> dt.time:
    if not re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?", text):
        raise Refused("--at: give a time by the clock, such as 19:41.")
    hour, minute, *second = map(int, text.split(":"))
    return dt.time(hour, minute, second[0] if second else 59)


def _date(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()  # a day of the chamber's own calendar
    except ValueError:
        raise Refused("--day: give a date, such as 2026-10-06.") from None


def _one(reader: BookReader, meeting: int | None, day: dt.date | None) -> int:
    """The meeting asked about: the one named, the only one, or the only one called for that day."""
    numbers = _numbers(reader, meeting)
    if len(numbers) > 1 and day is not None:
        numbers = [each.id for each in reader.meetings() if each.date == day] or numbers
    if len(numbers) > 1:
        raise Refused(
            "The minute book has several meetings; name one with --meeting. `clerk list` shows them."
        )
    return numbers[0]


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@_BOOK
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@sentences
def verify(file: Path, book: Path | None, as_json: bool) -> None:
    """Say which minutes a Word file or PDF is, whether it is the signed text, and if not, what differs.

    Exit 0: the signed text. 1: it is not, or is none of the book's minutes. 2: the file cannot be read.
    """
    from clerk.intake.verifying import verify as look_at
    from clerk.store.minutebook import read_book

    try:
        data = file.read_bytes()
    except OSError as error:
        raise Refused(f"{file}: cannot be read: {error.strerror or error}.") from None
    with read_book(_place(book)) as reader:
        _show_notices(reader.notices)
        kept = reader.approval.kept_sets()
        found = look_at(data, file.name, kept, reader.sign_off.kept_content)
    if as_json:
        told = {
            "file": str(file),
            "meeting": found.meeting,
            "signed": found.signed,
            "very_file": found.very_file,
            "sentence": found.sentence,
            "differences": [
                {"where": each.where, "signed": each.signed, "copy": each.copy}
                for each in found.differences
            ],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo(found.sentence)
        for each in found.differences:
            click.echo(each.sentence)
    if not found.signed:
        sys.exit(1)


@main.command()
@sentences
def schema() -> None:
    """Print the JSON Schema (2020-12) of the meeting script."""
    from clerk.record.schema import script_schema

    click.echo(json.dumps(script_schema(), ensure_ascii=False, indent=1))


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The folder to write to."
)
@sentences
def demo(out: Path) -> None:
    """Play the sample meetings through the real windows; leave Word, PDF and pictures in a folder."""
    from clerk.app import play_demo

    for path in play_demo(out):
        click.echo(str(path))


@main.command()
@_BOOK
@sentences
def restore(book: Path | None) -> None:
    """Put the newest good backup in the place of a damaged minute book; the damaged one is set aside."""
    from clerk.store.minutebook import restore as put_back

    click.echo(f"The damaged book was set aside as {put_back(_place(book))}.")


main.add_command(style)
