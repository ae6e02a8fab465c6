"""`clerk check --accepted`: what the officer accepted as it is, with the reason, and only when asked for."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from clerk.cli import main


def clerk(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def test_what_was_accepted_is_listed_only_when_asked_for(tmp_path: Path) -> None:
    contested = Path(__file__).parents[1] / "resources" / "samples" / "contested.json"
    book = tmp_path / "book.clerk"
    assert clerk("replay", contested, "--book", book).exit_code == 0
    assert json.loads(clerk("check", "--book", book, "--json").stdout) == []
    result = clerk("check", "--book", book, "--json", "--accepted")
    rows = json.loads(result.stdout)
    assert [row["accepted"] for row in rows] == [
        each["reason"] for each in json.loads(contested.read_text())["meeting"]["accepted"]
    ]
    assert list(rows[0]) == ["code", "severity", "where", "sentence", "accepted"]
    assert result.exit_code == 0
    plain = clerk("check", "--book", book, "--accepted").stdout.splitlines()
    assert len(plain) == len(rows) + 1
    assert plain[0].endswith(f"[{rows[0]['code']}] Accepted: {rows[0]['accepted']}")
    assert plain[-1] == "Nothing to settle."
