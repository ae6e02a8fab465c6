"""How long a long meeting takes to leave: about 43 pages in each format."""

from __future__ import annotations

import io
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


@pytest.fixture(scope="module")
def long_draft() -> Draft:
    blocks = list(sample_draft().blocks[:12])
    for number in range(1, 32):
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
def letterhead() -> Path:
    return style_folder("cabinet") / "letterhead.docx"


def test_word(benchmark: Any, long_draft: Draft, letterhead: Path) -> None:
    data = benchmark(write_word, long_draft, letterhead)
    print(f"\nWord: {len(data) / 1000:.0f} kB")


def test_pdf(benchmark: Any, long_draft: Draft, letterhead: Path) -> None:
    data = benchmark(write_pdf, long_draft, letterhead)
    pages = len(pypdf.PdfReader(io.BytesIO(data)).pages)
    print(f"\nPDF: {pages} pages, {len(data) / 1000:.0f} kB")
    assert 38 <= pages <= 48


def test_plain_text(benchmark: Any, long_draft: Draft) -> None:
    benchmark(write_text, long_draft)
