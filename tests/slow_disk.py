"""A slow disk for tests: a small library, preloaded, that sleeps in every sync (Linux, with a C compiler)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# fdatasync is what SQLite calls. The milliseconds are read at every call, so that a running program can be slowed down.
_SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_a_while(void) {
    const char *text = getenv("CLERK_SLOW_SYNC_MS");
    long milliseconds = text ? atol(text) : 0;
    struct timespec nap = { milliseconds / 1000, (milliseconds % 1000) * 1000000L };
    if (milliseconds > 0) nanosleep(&nap, NULL);
}
int fsync(int file) {
    wait_a_while();
    return ((int (*)(int)) dlsym(RTLD_NEXT, "fsync"))(file);
}
int fdatasync(int file) {
    wait_a_while();
    return ((int (*)(int)) dlsym(RTLD_NEXT, "fdatasync"))(file);
}
"""


def slow_disk(folder: Path, milliseconds: int) -> dict[str, str]:
    """Return the environment in which a program's disk takes so much longer to sync, or skip the test."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not sys.platform.startswith("linux") or compiler is None:
        pytest.skip("there is no C compiler to make a slow disk with (Linux)")
    library = folder / "slow_sync.so"
    if not library.exists():
        source = folder / "slow_sync.c"
        source.write_text(_SOURCE)
        subprocess.run(
            [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"],
            check=True,
        )
    return {**os.environ, "LD_PRELOAD": str(library), "CLERK_SLOW_SYNC_MS": str(milliseconds)}
