"""How is a long name written where there is little room, so that two names never become one?"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile

from spi.words import dictionary

LETTERS = 30  # of a name beside a chart or in a column; a longer one would take the figures their room
OFFICE = 44  # of the name of an OPD in a cell: three lines of its column
_LEAST = 3  # letters of a word that is shortened


def short_names(names: Sequence[str], *, letters: int = LETTERS, house: str = "") -> list[str]:
    """Names of at most so many letters, different ones for different names. A longer one is written with the usual short forms,
    and without the name of the government whose office it is (house) at its end; the end of what is longer still is left out,
    its middle where two would then be the same, all but where they differ where the middle leaves them the same; and where they
    would be even then, they are written in full."""
    short = [name if len(name) <= letters else dictionary.shortened(name.removesuffix(f" {house}")) for name in names]
    words = [name if len(name) <= letters else _start(name, letters - 1) + "…" for name in short]
    for longer in (_without_middle, _where_they_differ):
        words = _instead(words, names, partial(longer, letters=letters), short)
    return _instead(words, names, list, names)


def _start(name: str, letters: int) -> str:
    return name[:letters].rstrip(" ,")


def _without_middle(names: list[str], letters: int) -> list[str]:
    end = (letters - 1) // 2
    return [f"{_start(name, letters - 1 - end)}…{name[-end:].lstrip(' ,')}" for name in names]


def _where_they_differ(names: list[str], letters: int) -> list[str]:
    """The first letters of each, and those from the word on in which the names begin to differ."""
    room = (letters - 2) // 2
    same = "".join(letter for letter, *_ in takewhile(lambda at: len({*at}) == 1, zip(*names, strict=False)))
    place = same.rfind(" ") + 1
    return [f"{_start(name, room)}…{name[place : place + room].rstrip(' ,')}…" for name in names]


def _instead(
    words: Sequence[str], names: Sequence[str], longer: Callable[[list[str]], list[str]], written: Sequence[str]
) -> list[str]:
    """The words, and longer ones, made of what is written, in place of those that stand for different names."""
    alike: dict[str, dict[str, str]] = defaultdict(dict)
    for name, word, whole in zip(names, words, written, strict=True):
        alike[word][name] = whole
    other = {
        name: more
        for group in alike.values() if len(group) > 1
        for name, more in zip(group, longer(list(group.values())), strict=True)
    }  # fmt: skip
    return [other.get(name, word) for name, word in zip(names, words, strict=True)]


def fitting_names(names: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    """Names as they stand in a column, different ones for different names. One that does not fit keeps the beginnings of all its
    words, as long as fit ("Kab. Kep. Siau Tagul. Biaro"), of three letters at least; one that could then be
    read as another of the names is written in full."""
    short = {name: name if fits(name) else _beginnings(name, fits) for name in names}
    return [name if any(_could_be(short[name], other) for other in short if other != name) else short[name] for name in names]


def _could_be(written: str, name: str) -> bool:
    """Whether each word of what is written is that of the name, or a beginning of it."""
    words, whole = written.split(" "), name.split(" ")
    return len(words) == len(whole) and all(
        word == full or (word.endswith(".") and full.startswith(word[:-1])) for word, full in zip(words, whole, strict=True)
    )


def _beginnings(name: str, fits: Callable[[str], bool]) -> str:
    """The words shortened alike until they fit; then, from the last one, those whole again for which there is room."""
    whole = name.split(" ")
    shorter = ([_beginning(word, letters) for word in whole] for letters in range(max(map(len, whole)), _LEAST - 1, -1))
    words = next((short for short in shorter if fits(" ".join(short))), [_beginning(word, _LEAST) for word in whole])
    for n in reversed(range(len(words))):
        again = [*words[:n], whole[n], *words[n + 1 :]]
        words = again if fits(" ".join(again)) else words
    return " ".join(words)


def _beginning(word: str, letters: int) -> str:
    """The word up to a consonant, as short forms end: "Tagul.", "Kep."; one that would lose a single letter is left whole."""
    if len(word) <= letters + 1:
        return word
    return f"{word[:_LEAST]}{word[_LEAST:letters].rstrip('aeiou')}."


def short_name(name: str, *, letters: int = LETTERS) -> str:
    """A name that stands alone, of at most so many letters."""
    return short_names([name], letters=letters)[0]
