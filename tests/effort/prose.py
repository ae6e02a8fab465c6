"""How an officer types words that nobody but the officer has: the seam at which aids to typing are counted."""

from collections.abc import Sequence

from clerk.ui.main_window import MainWindow


def strokes(text: str, aids: MainWindow | None = None) -> Sequence[str]:
    """Return what is struck to type words where the keyboard is: a letter each, or a key's name (`Right`, `Ctrl+U`).

    Args:
        text: the words, as they are to stand there in the end.
        aids: the window, if what it offers in the entry line may be used; None in any other field.
    """
    del aids
    return list(text)
