"""`clerk style`: look through a style folder, list the styles, and make one from old minutes."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clerk.errors import ClerkError, Refused

if TYPE_CHECKING:
    from clerk.intake.style_guess import Guess
    from clerk.style_making import OldMinutes

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_STYLE, _LETTERHEAD = "style.toml", "letterhead.docx"


def sentences(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn the world's faults into a sentence and an exit code; a bug keeps its traceback."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except ClerkError as error:
            click.echo(error.sentence, err=True)
            sys.exit(error.exit_code)

    return wrapped


@click.group()
def style() -> None:
    """House styles: check one, list them, make one from old minutes."""


@style.command("list")
@sentences
def list_styles() -> None:
    """List the house styles, and which of them are your own."""
    from clerk.assets import data_folder, style_folder, style_names
    from clerk.minutes.style_faults import style_faults
    from clerk.styles import lent_to

    own = data_folder() / "templates"
    for name in style_names():
        folder = style_folder(name)
        text = _text(folder / _STYLE)
        lent = None if text is None else lent_to(folder, text)
        text = lent.text if lent is not None else text
        faults = ["no style.toml"] if text is None else style_faults(text)
        state = "" if not faults else f"  cannot be used: clerk style check {folder}"
        whose = "your own" if folder.parent == own else "shipped"
        click.echo(f"{name:16} {whose:9} {folder}{state}")


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


@style.command()
@click.argument("folder", type=click.Path(path_type=Path))
@sentences
def check(folder: Path) -> None:
    """Say what a style folder (or a style's name) lacks or has wrong. Exit 0 if it can be used, 1 if not."""
    from clerk.assets import style_folder

    if not folder.exists() and _SLUG.fullmatch(str(folder)):
        folder = style_folder(str(folder))
    if not folder.is_dir():
        raise Refused(
            f"{folder} is no folder; name the folder that has style.toml and letterhead.docx."
        )
    faults = _check_words(folder / _STYLE) + _check_letterhead(folder / _LETTERHEAD)
    if not _SLUG.fullmatch(folder.name):
        click.echo(
            f"{folder}: the folder's name cannot be a style's. To mend it: rename it in small letters, "
            "digits, - and _ only."
        )
        faults += 1
    if faults:
        click.echo(f"{_some(faults, 'fault')} to mend before the style can be used.")
        sys.exit(1)
    click.echo(_summary(folder))


def _some(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _check_words(path: Path) -> int:
    from clerk.minutes.style_faults import style_faults
    from clerk.styles import lent_to

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        click.echo(f"{path}: it is not UTF-8 text. To mend it: save it as UTF-8.")
        return 1
    except OSError as error:
        click.echo(
            f"{path}: it cannot be read ({error.strerror}). To mend it: copy one from a shipped style; "
            "`clerk style list` says where they are."
        )
        return 1
    lent = lent_to(path.parent, text)
    faults = [each for each in style_faults(text) if lent is None or each.key not in lent.keys]
    if lent is not None:
        click.echo(
            f"{path}: {lent.sentence} To mend it: write {'it' if len(lent.keys) == 1 else 'them'} there."
        )
    for fault in faults:
        key = f"{fault.key}: " if fault.key else ""
        click.echo(f"{path}, line {fault.line}: {key}{fault.why}. To mend it: {fault.mend}.")
    return len(faults)


def _check_letterhead(path: Path) -> int:
    from clerk.export.letterhead_report import letterhead_findings

    if not path.is_file():
        click.echo(
            f"{path}: it is missing. To mend it: save the council's letterhead from Word under this name, "
            "or copy one from a shipped style."
        )
        return 1
    try:
        findings = letterhead_findings(path)
    except ClerkError as error:
        click.echo(error.sentence)
        return 1
    for finding in findings:
        click.echo(f"{path}: {finding.why} To change it: {finding.mend}.")
    return 0


def _summary(folder: Path) -> str:
    import tomllib

    from clerk.minutes.style import phrases_of, read_style
    from clerk.styles import lent_to

    text = (folder / _STYLE).read_text(encoding="utf-8")
    lent = lent_to(folder, text)
    text = lent.text if lent is not None else text
    read = read_style(text, str(folder / _STYLE))
    phrases = [phrase for _, phrase, _ in phrases_of(tomllib.loads(text))]
    empty = sum(1 for phrase in phrases if not phrase)
    return (
        f"“{read.name}” can be used: {len(phrases)} phrases, {empty} of them empty (what these would tell is listed "
        f"as not placed); {_some(len(read.roll.groups), 'group')} in the roll."
    )


@style.command()
@click.argument("name")
@click.option(
    "--from", "old", type=click.Path(path_type=Path), required=True, help="Old minutes, in Word."
)
@click.option("--like", default=None, help="The style to start from; without it, the nearest.")
@click.option("--yes", is_flag=True, help="Take every guess.")
@click.option("--again", is_flag=True, help="Put it in the place of your own style of this name.")
@sentences
def new(name: str, old: Path, like: str | None, yes: bool, again: bool) -> None:
    """Make a style from an existing set of minutes, asking about each guess.

    The letterhead is taken from the file's page, headers, footers and styles, the phrases from its words. It goes into
    your own templates folder. Without a terminal the guesses are listed and none is taken, unless --yes is given.
    """
    from clerk.style_making import put_made, read_old

    folder = _new_folder(name, again)
    made = read_old(old, like)
    guesses, start = made.guesses, made.guesses.nearest
    are = "is" if guesses.same == 1 else "are"
    click.echo(
        f"Nearest shipped style: {start}; {guesses.same} of its phrases {are} in {old.name} word for word."
    )
    agreed = _agreed(made, yes=yes)
    put_made(folder, made, agreed)
    for said in made.letterhead.said:
        click.echo(f"Letterhead: {said}")
    if guesses.kept:
        click.echo(f"Not found in {old.name}, and kept from {start}: {', '.join(guesses.kept)}.")
    click.echo(
        f"{len(agreed)} of {len(guesses.found)} guesses taken; the rest is as in {start}. "
        f"The style “{name}” is in {folder}; look it through with: clerk style check {name}"
    )


def _new_folder(name: str, again: bool) -> Path:
    from clerk.styles import new_folder

    try:
        return new_folder(name, again=again)
    except Refused as refused:
        if "already" not in refused.sentence:
            raise
        choose = "choose another name, or say --again to put the new one in its place."
        raise Refused(f"{refused.sentence.rstrip('.')}; {choose}") from None


def _agreed(made: OldMinutes, *, yes: bool) -> list[Guess]:
    asking = sys.stdin.isatty() and not yes
    found = made.guesses.found
    agreed = []
    for number, guess in enumerate(found, 1):
        click.echo(f"\n{number} of {len(found)}: {guess.about}: {guess.shown or '(nothing)'}")
        click.echo(f"    read from: “{guess.evidence}”")
        if yes:
            agreed.append(guess)
        elif asking:
            answer = _asked(made, guess)
            agreed += [answer] if answer is not None else []
    if found:
        click.echo()
    if found and not yes and not asking:
        click.echo("There is no terminal to answer at, so none of them was taken; --yes takes all.")
    return agreed


def _asked(made: OldMinutes, guess: Guess) -> Guess | None:
    """Ask until the answer is yes, no, or something that a style can hold."""
    while True:
        answer = click.prompt(
            "    take it? y, n, or type another", default="y", show_default=True
        ).strip()
        if answer.lower() in {"y", "yes"}:
            return guess
        if answer.lower() in {"n", "no"}:
            return None
        try:
            typed = made.answered(guess, answer)
        except Refused as refused:
            click.echo(f"    {refused.sentence}")
            continue
        if typed is not None:
            return typed
        click.echo(
            "    Please answer y or n here, or for lettering type the first label: a) or (i) or 1."
        )
