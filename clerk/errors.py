"""The world's faults: what Clerk can explain in one sentence that says what to do.

Anything that is raised and is not a `ClerkError` is a bug and goes to the one handler at the top.
"""

from __future__ import annotations


class ClerkError(Exception):
    """Something in the world stands in the way: a full disk, a file that is not there, a book in use.

    Its only argument is a sentence an officer can act on: what, where, and what to do about it.
    """

    exit_code = 1

    @property
    def sentence(self) -> str:
        """The sentence for the person at the screen."""
        return str(self)


class Refused(ClerkError):  # noqa: N818 - reads as the sentence it is: the script was refused
    """What was given cannot be taken as it is. Nothing was written; the sentence says where and why."""

    exit_code = 2
