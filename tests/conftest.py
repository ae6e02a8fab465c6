"""What every test stands on: no display needed, no home of the developer's touched, and skips that are said aloud."""

import gc
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# Before Qt is first imported. With a display, windows are shown: that is how one watches a test.
if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `ci` finds the same examples in every run, so that a red run can be repeated; `dev` looks in new places each time and
# remembers what failed; `deep` is what `make soak` runs all of them with: the suite has few of each, so that it stays
# within minutes. Deadlines are off: two workers on two cores make any one call slow.
settings.register_profile(
    "ci",
    derandomize=True,
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", max_examples=25, deadline=None)
settings.register_profile(
    "deep", max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))

# Programs that a developer may have, and what is not looked at without them.
OPTIONAL_TOOLS = {
    "soffice": "the Word files are not opened by another word processor",
    "pdftotext": "the PDF's words are not read back by a second reader",
    "qpdf": "the PDF's structure is not checked by a second reader",
}


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test an empty home and data folder: no test reads or writes the developer's own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / "AppData"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLERK_DATA_DIR", str(home / "clerk"))
    if sys.platform == "linux" and "XDG_RUNTIME_DIR" not in os.environ:
        # A machine without a login session has none, and Qt warns of it.
        (home / "run").mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "run"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with the real meetings, which are no part of the project, or skip."""
    folder = Path(os.environ.get("CLERK_SHARED") or ROOT.parent / "shared")
    if not (folder / "meetings").is_dir():
        pytest.skip(f"the real meetings are not in {folder} (CLERK_SHARED can name their folder)")
    return folder


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Return a function that finds an optional program by name, or skips the test and says what is missed."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed: {OPTIONAL_TOOLS[name]}")
        return path

    return find


def pytest_collection_finish() -> None:
    """Leave what was collected alone: the tests stay to the end, and every search for garbage went over them."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in tests/bench as timed: its folder says so."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "bench"):
            item.add_marker(pytest.mark.bench)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not checked, and for want of what, just before pytest's own closing line."""
    absent = [name for name in OPTIONAL_TOOLS if shutil.which(name) is None]
    reasons: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        where = report.longrepr
        reason = where[2] if isinstance(where, tuple) else str(where)
        reasons[reason.removeprefix("Skipped: ")] += 1
    if not absent and not reasons:
        return
    terminalreporter.section("not checked here")
    if absent:
        terminalreporter.line(f"Optional tools not installed: {', '.join(absent)}.")
    for reason, times in reasons.most_common():
        terminalreporter.line(f"{times} skipped: {reason}")
    if not reasons:
        terminalreporter.line("No test was skipped for it.")
