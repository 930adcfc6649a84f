"""How is a long name written where there is little room, so that two names never become one?"""

from collections import defaultdict
from collections.abc import Sequence

from spi.words import dictionary

LETTERS = 30  # of a name beside a chart or in a column; a longer one would take the figures their room


def short_names(names: Sequence[str], *, letters: int = LETTERS) -> list[str]:
    """Names of at most so many letters, different ones for different names. A longer one is written with the usual short forms;
    the end of what is longer still is left out, its middle where two would then be the same; and where they would be even then,
    they are written in full."""
    short = [name if len(name) <= letters else dictionary.shortened(name) for name in names]
    cut = [name if len(name) <= letters else f"{name[: letters - 1].rstrip(' ,')}…" for name in short]
    end = (letters - 1) // 2
    parted = [
        name if len(name) <= letters else f"{name[: letters - 1 - end].rstrip(' ,')}…{name[-end:].lstrip(' ,')}" for name in short
    ]
    apart = _instead(cut, parted, names)
    return _instead(apart, list(names), names)


def _instead(words: Sequence[str], longer: Sequence[str], names: Sequence[str]) -> list[str]:
    """The words, and the longer ones in place of those that stand for different names."""
    meant: dict[str, set[str]] = defaultdict(set)
    for name, word in zip(names, words, strict=True):
        meant[word].add(name)
    return [more if len(meant[word]) > 1 else word for word, more in zip(words, longer, strict=True)]


def short_name(name: str, *, letters: int = LETTERS) -> str:
    """A name that stands alone, of at most so many letters."""
    return short_names([name], letters=letters)[0]
