"""How do choices stand in the address? By codes, which outlive a wording, a count and an import, not by the words of an option.

Streamlit's own binding writes those words. So an input that nobody sees is bound instead, and holds the code that the reader
asked for; the choice itself shows what of it is possible, and the page says where that is something else.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from spi.ui.show.text import plain

HIDDEN = "alamat"  # how the keys of the unseen containers begin; browser.py hides them
MISSING = "tidak-ada"  # in the address: the page that was asked for and is none
_NOTICES = "_dari_alamat"  # in the session: where on the page it is said what was asked for and is not shown
_WORDS = "_kata_pilihan"  # in the session: by key, the code that the reader chose and its words at that time


def base_address() -> str:
    """Where this app is open in the reader's browser, without the page: "http://127.0.0.1:8501"; "" where nobody knows."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def reserve_notices() -> None:
    """The place, at the top of the page, at which it is said what the address asks for and is not shown."""
    st.session_state[_NOTICES] = st.container(gap="xsmall")


def tell_missing(page: str) -> None:
    """Say on the page of this title which page was asked for that there is not."""
    if asked := st.query_params.get(MISSING):
        _say(f"Tidak ada halaman di alamat “{asked[:80]}”. Yang tampil {page}; halaman lain ada di menu.")


def control(key: str) -> str:
    """The key of the visible widget of a choice; `key` itself is its name in the address and holds the code asked for."""
    return f"{key}-pilihan"


def choice(
    widget: Callable[..., Any], label: str, options: list[Any], opening: Any, *, key: str, words: Callable[[Any], str] = str,
    former: Callable[[str], Any] = lambda _: None, then: Callable[[], None] | None = None, **look: Any,
) -> Any:  # fmt: skip
    """Draw a choice of one (st.selectbox, st.segmented_control) that stands in the address by its code; answers the option.

    options: codes; words: how an option is called; opening: what is chosen where the address asks for nothing, or for what is
    not on offer, which is then said; former: the option that an older link means by other words, None where it means none; then:
    what else happens when another option is chosen.
    """
    asked = _asked(key)
    option = understood(asked, options, words, former) if asked else None
    if asked and option is None:
        _say(f"{label} “{_words_of(key, asked)}” tidak tersedia; {_shown(opening, words)}.")
    value = opening if option is None else option
    st.session_state[control(key)] = value
    widget(label, options, key=control(key), format_func=words, on_change=_remember, args=(key, words, then), **look)
    return value


def choice_of_many(
    label: str, options: list[str], opening: list[str], *, key: str, words: Mapping[str, str], **look: Any
) -> list[str]:
    """Draw a choice of several in an order, likewise; answers the chosen codes."""
    with st.container(key=f"{HIDDEN}-{key}"):
        asked = st.multiselect(key, options, opening, key=key, accept_new_options=True, bind="query-params")
    value = [option for each in asked if (option := understood(each, options, words.__getitem__)) is not None]
    if len(value) < len(asked):
        _say(f"{label}: sebagian dari yang diminta alamat tidak dikenal dan dilewati.")
    st.session_state[control(key)] = value
    st.multiselect(label, options, key=control(key), format_func=words.__getitem__, on_change=_remember_many, args=(key,), **look)
    return value


def understood(asked: str, options: list[Any], words: Callable[[Any], str], former: Callable[[str], Any] | None = None) -> Any:
    """The option that is meant: by its code, by its words, or by those of an older link; None where there is none."""
    wanted = asked.casefold()
    for write in (str, words):
        for option in options:
            if write(option).casefold() == wanted:
                return option
    meant = former(asked) if former else None
    return meant if meant in options else None


def _asked(key: str) -> str:
    """The code that the address asks for, "" for none."""
    with st.container(key=f"{HIDDEN}-{key}"):
        return st.text_input(key, key=key, bind="query-params").strip()


def _remember(key: str, words: Callable[[Any], str], then: Callable[[], None] | None) -> None:
    """Callback of the visible widget: what is chosen there is asked for from now on."""
    option = st.session_state[control(key)]
    st.session_state[key] = "" if option is None else str(option)
    st.session_state.setdefault(_WORDS, {})[key] = (st.session_state[key], "" if option is None else words(option))
    if then:
        then()


def _remember_many(key: str) -> None:
    st.session_state[key] = st.session_state[control(key)]


def _words_of(key: str, asked: str) -> str:
    """What was asked for, in the words in which it was chosen; as it stands in the address where it came from there."""
    code, words = st.session_state.get(_WORDS, {}).get(key, ("", ""))
    return words if code == asked else asked[:80]


def _shown(option: Any, words: Callable[[Any], str]) -> str:
    return "tidak ada penggantinya" if option is None else f"yang ditampilkan “{words(option)}”"


def _say(sentence: str) -> None:
    with st.session_state[_NOTICES]:
        st.warning(plain(sentence))
