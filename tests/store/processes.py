"""Other processes for the tests: one that holds a book, and one without a superuser's powers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_HOLD = """
import sys
from pathlib import Path
from clerk.store.minutebook import open_book
book = open_book(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
book.close()
"""


@contextmanager
def another_holds(path: Path) -> Iterator[int]:
    """Another process has the book open meanwhile; gives its number."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield holder.pid
        holder.communicate("\n", timeout=30)
    assert holder.returncode == 0


# Files obey their modes again for a superuser who gives up two capabilities (of Linux) before the program starts.
_GIVE_UP = """
import ctypes, os, sys
system = ctypes.CDLL(None)
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    assert system.prctl(24, capability) == 0  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""


def run_with_ordinary_rights(program: str, *arguments: str | Path) -> str:
    """Run a program of a few lines for which read-only means read-only; return what it prints."""
    is_superuser = hasattr(os, "geteuid") and os.geteuid() == 0
    first = [_GIVE_UP, program] if is_superuser else [program]
    done = subprocess.run(
        [sys.executable, "-c", *first, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
