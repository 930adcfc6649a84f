"""Which steps does each role take, and where? The texts stand in data/guide.toml, so that an inspector can change them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from spi.settings import ShippedDataError
from spi.ui.app import address
from spi.ui.app.links import leave
from spi.ui.show.text import plain

_ROOT = Path(__file__).resolve().parents[3]
_FILE = _ROOT / "data" / "guide.toml"
_ROLE, _STEP = {"code", "name", "about", "steps"}, {"text", "page"}


@cache
def roles() -> dict[str, dict[str, Any]]:
    """The roles by code, in the order of the file: name, about and steps (text, page: a file below pages/ without .py).

    Raises ShippedDataError where the file cannot be read, or a step leads nowhere.
    """
    try:
        content = tomllib.loads(_FILE.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise _fault(f"tidak dapat dibaca. Pembacanya berkata: {error}") from error
    held = content.get("role", [])
    for role in held:
        name = role.get("name") or "tanpa name"
        if set(role) != _ROLE or not role["steps"]:
            raise _fault(f"[[role]] {name} harus berisi code, name, about, dan steps")
        for step in role["steps"]:
            if set(step) != _STEP or not step["text"].strip():
                raise _fault(f"[[role]] {name}: setiap langkah berisi text dan page, tidak yang lain")
            if not (_ROOT / "pages" / f"{step['page']}.py").is_file():
                raise _fault(f"[[role]] {name}: halaman “{step['page']}” tidak ada di folder pages")
    if not held:
        raise _fault("belum memuat [[role]]")
    return {role["code"]: role for role in held}


def steps(role: dict[str, Any]) -> None:
    """One line a step, with a link to the place where it is done."""
    for number, step in enumerate(role["steps"], start=1):
        section, _, page = step["page"].partition("/")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(plain(f"{number}. {step['text']}"), width="content")
            leave(page, None, section=section)


def chosen() -> dict[str, Any]:
    """The role whose steps the reader wants to see; it stands in the address."""
    held = roles()
    code = address.choice(
        st.segmented_control, "Peran", list(held), next(iter(held)), key="peran", words=lambda each: plain(held[each]["name"]),
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    return held[code]


def _fault(what: str) -> ShippedDataError:
    return ShippedDataError(f"Berkas data/guide.toml: {what}. Perbaiki berkas itu, lalu mulai ulang aplikasi.")
