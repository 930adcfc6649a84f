"""Every file of a table that the pages offer, as a reader gets it who opens every fold and every view."""

import os
from dataclasses import dataclass

import pytest
import streamlit as st
from opened_page import opened

from spi.answers.sources import identified_table
from spi.answers.sources.identified_table import About
from spi.ui.show import panel

PAGES = (
    *(
        f"pages/hasil/{page}.py"
        for page in ("ringkasan", "komponen", "perubahan", "peringkat", "kesenjangan", "tren", "bandingkan", "provinsi")
    ),
    *(f"pages/tindak_lanjut/{page}.py" for page in ("akar_masalah", "rtl", "benang_merah", "berhasilkah")),
    *(f"pages/data/{page}.py" for page in ("riwayat", "sumber")),
)
_VIEWS = ("Linimasa", "Umur", "Kurva", "Per OPD")  # of the page RTL


@dataclass(frozen=True)
class Offered:
    """One file. title, about: of what it tells; text: its content."""

    name: str
    title: str
    about: About
    text: str

    @property
    def block(self):
        """The lines above the headings: label -> value."""
        return dict(line.split(";", 1) for line in self.text.splitlines()[: self.lines.index([""])])

    @property
    def lines(self):
        return [line.split(";") for line in self.text.splitlines()]

    @property
    def heads(self):
        return self.lines[self.lines.index([""]) + 1]

    @property
    def rows(self):
        """Heading -> cell, one row each. The texts of the tables with figures hold no semicolon and no line break."""
        return [dict(zip(self.heads, line, strict=True)) for line in self.lines[self.lines.index([""]) + 2 :]]


class _Open:
    open = True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


def offered(place, *pages, **address):
    """Walk through pages (all, if none is named) of the store at this place: every file that a button offers, one of each name.

    address: the choices as the address carries them.
    """
    found = {}

    def taken(table, columns, *, title, key, about):
        content = identified_table.content(title, table, columns, about).decode("utf-8-sig")
        name = identified_table.file_name(title, about)
        found[name] = Offered(name, title, about, content)
        button(table, columns, title=title, key=key, about=about)

    button = panel.download
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "SPI_DATABASE", str(place))
        patch.setattr(panel, "download", taken)
        patch.setattr(st, "expander", lambda *_, **__: _Open())
        for page in pages or PAGES:
            app = opened(page, address=address)
            for view in _VIEWS if page.endswith("rtl.py") else ():
                app.session_state["rtl"] = view
                assert not app.run().exception
    return list(found.values())
