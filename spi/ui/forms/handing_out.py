"""How does a file that is made only once its button is pressed reach who pressed it, and nobody else?"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.log import exports
from spi.follow_up.log.reading import as_read_by
from spi.ui.app import identity


def button(
    label: str, make: Callable[[], bytes | str], file_name: str, mime: str, *, key: str, plan: Plan | None = None, **look: Any
) -> None:
    """A button for a file. It is made as read by who is at the screen now, since nobody is at a screen when it is; plan: of which
    government it tells what is its own, so that who took it is written down."""
    person = identity.present()

    def made() -> bytes | str:
        content = make()
        if plan is not None:
            exports.note(person, plan, file_name)
        return content

    st.download_button(label, as_read_by(person, made), file_name, mime, key=key, on_click="ignore", **look)
