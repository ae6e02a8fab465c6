"""How long a long meeting takes to leave: Word, PDF and text side by side, beside LibreOffice, and up to 400 pages."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from clerk.assets import style_folder
from clerk.export.pdf import write_pdf
from clerk.export.plain import write_text
from clerk.export.word import write_word
from clerk.minutes.blocks import Draft
from tests.export.sample_draft import LONG, block, item, sample_draft

ITEMS = 32
"""So many items are 43 pages."""


def meeting_of(items: int) -> Draft:
    # Without the list of contents, which would lead to headings that are not there.
    blocks = [each for each in sample_draft().blocks[:12] if not each.look.startswith("contents")]
    for number in range(1, items + 1):
        blocks.append(block("heading", f"{number}. AN ITEM OF THE AGENDA"))
        blocks += [block("paragraph", LONG * 2) for _ in range(4)]
        blocks += [
            item("point", n, LONG, number * 2, number_format="decimal", label_pattern="%1.")
            for n in (1, 2, 3)
        ]
        blocks.append(block("decision", "RESOLVED: That", keep_with_next=True))
        blocks += [item("part", n, LONG, number * 2 + 1) for n in (1, 2)]
    return sample_draft(blocks=tuple(blocks))


@pytest.fixture(scope="module")
def long_draft() -> Draft:
    return meeting_of(ITEMS)


@pytest.fixture(scope="module")
def letterhead() -> Path:
    return style_folder("cabinet") / "letterhead.docx"


def pages_of(data: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(data)).pages)


def timed(work: Callable[[], Any], rounds: int) -> tuple[float, float]:
    """The least wall-clock and the least processor time of some rounds, in seconds, with those of child processes."""

    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime

    walls, processors = [], []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), used()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(used() - processor)
    return min(walls), min(processors)


def load() -> str:
    return f"load {os.getloadavg()[0]:.1f}"


def test_word(benchmark: Any, long_draft: Draft, letterhead: Path) -> None:
    data = benchmark(write_word, long_draft, letterhead)
    print(f"\nWord: {len(data) / 1000:.0f} kB, {load()}")


def test_pdf(benchmark: Any, long_draft: Draft, letterhead: Path) -> None:
    data = benchmark(write_pdf, long_draft, letterhead)
    pages = pages_of(data)
    print(f"\nPDF: {pages} pages, {len(data) / 1000:.0f} kB, {load()}")
    assert 38 <= pages <= 48


def test_plain_text(benchmark: Any, long_draft: Draft) -> None:
    benchmark(write_text, long_draft)


def test_side_by_side_with_libreoffice(
    benchmark: Any, long_draft: Draft, letterhead: Path, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    soffice = tool("soffice")
    path = tmp_path / "minutes.docx"
    path.write_bytes(write_word(long_draft, letterhead))
    command = [
        *(soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", str(tmp_path), str(path)),
    ]

    def convert() -> None:
        subprocess.run(command, check=True, capture_output=True)

    # Its first start sets up a profile, which is no part of the work.
    convert()
    word = timed(lambda: write_word(long_draft, letterhead), 5)
    pdf = timed(lambda: write_pdf(long_draft, letterhead), 5)
    office = timed(convert, 3)
    benchmark.pedantic(write_pdf, (long_draft, letterhead), rounds=1)
    pages = pages_of(write_pdf(long_draft, letterhead))
    print(f"\nside by side, {pages} pages, seconds by the clock (of processor), {load()}:")
    for name, (wall, processor) in (("Word", word), ("PDF", pdf), ("LibreOffice's PDF", office)):
        print(f"  {name:18} {wall:6.3f} ({processor:.3f})")
    print(
        f"  PDF : LibreOffice = 1 : {office[0] / pdf[0]:.1f} (processor 1 : {office[1] / pdf[1]:.1f})"
    )
    # By the processor: on a busy machine the clock measures the others.
    assert word[1] <= 1.0
    assert pdf[1] <= 0.4
    assert pdf[0] <= office[0] / 5


def test_growth_is_linear_to_400_pages(benchmark: Any, letterhead: Path) -> None:
    print(f"\nmilliseconds of processor a page, {load()}:")
    rates: dict[str, list[float]] = {"Word": [], "PDF": []}
    for items in (ITEMS, 77, 154, 310):
        made = meeting_of(items)
        pages = pages_of(write_pdf(made, letterhead))
        for name, write in (("Word", write_word), ("PDF", write_pdf)):
            _, processor = timed(lambda: write(made, letterhead), 3)  # noqa: B023 - called at once
            rates[name].append(processor / pages * 1000)
        print(f"  {pages:3} pages: Word {rates['Word'][-1]:.2f}, PDF {rates['PDF'][-1]:.2f}")
    benchmark.pedantic(write_text, (meeting_of(310),), rounds=1)
    assert all(rate[-1] <= 1.5 * rate[0] for rate in rates.values())
    assert pages >= 395
