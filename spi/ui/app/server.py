"""What happens once, when the server starts, so that the first visitor does not wait?"""

import gc
import logging
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager

import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from spi.answers.results import history
from spi.follow_up.log import reading
from spi.follow_up.log.allow_list import AllowListError
from spi.follow_up.log.reading import NotTheirsError
from spi.intake import opening
from spi.method.methodology import MethodologyError
from spi.settings import SettingsError, ShippedDataError, keep_time
from spi.store import database
from spi.store.database import StoreError
from spi.store.keeping import backup
from spi.ui.app import choice, identity
from spi.ui.app.assets import Assets
from spi.ui.app.origin import SameOriginOnly
from spi.ui.app.paths import AsTyped
from spi.ui.forms import handing_out
from spi.ui.monitoring import log
from spi.ui.monitoring.counters import Windows
from spi.ui.show.text import plain

_LOG = logging.getLogger(__name__)
_UNUSABLE = "Basis data tidak dapat dipakai"
_opened: set[str] = set()
# A file that is uploaded stays in memory: beyond a megabyte it would be written into a temporary file, and may hold respondents.
# How large it may be is bounded by Streamlit (server.maxUploadSize).
MultiPartParser.spool_max_size = 2**30
reading.asked_by(identity.reader)


def middleware(pages: Collection[str], first: str) -> list[Middleware]:
    """What stands before every answer; pages: their addresses, of which `first` is the one at the bare address."""
    return [Middleware(SameOriginOnly), Middleware(Windows), Middleware(AsTyped, pages, first), Middleware(Assets)]


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the store and warm the libraries before the first visit; close the store when the server stops."""
    log.structured()
    _LOG.info("app started")
    # Beside a folder named pages/ Streamlit's first run uses its old automatic menu, which knows none of our pages
    # and greets a deep link with "Page not found".
    PagesManager.uses_pages_directory = False
    try:
        opening.make_ready()
        _opened.add(database.place())
        history.survey_years()  # the first answer as a table is the slow one
    except (StoreError, ShippedDataError, MethodologyError):
        pass  # told on screen, where the reader is
    gc.collect()
    gc.freeze()
    with backup.answering():
        yield
    database.close()
    _LOG.info("app stopped")


def open_store() -> None:
    """Make or open the store, once a process, and look what others wrote since; stop the page with a sentence where that is not
    possible."""
    try:
        if database.place() in _opened:
            if behind := database.refresh():
                st.warning(plain(behind))
            return
        opening.make_ready()
        _opened.add(database.place())
    except (StoreError, ShippedDataError, MethodologyError) as problem:
        st.error(plain(str(problem)), title="Basis data tidak dapat dibuka")
        st.stop()


@contextmanager
def settled() -> Iterator[None]:
    """What uses data/settings.toml and the store: a value or a fault there stops the page with its sentence."""
    try:
        keep_time()
        yield
    except StoreError as problem:
        _LOG.exception("Basis data gagal")
        st.error(plain(str(problem)), title=_UNUSABLE)
        st.stop()
    except SettingsError as problem:
        st.error(plain(str(problem)), title="Setelan tidak dapat dipakai")
        st.stop()


def run(page: st.Page) -> None:
    """Run a page; a fault of the store, of the settings or of a file that ships becomes its sentence, an unforeseen one another;
    the server's log has the full report."""
    handing_out.on_page(page.url_path)
    try:
        page.run()
    except (SettingsError, ShippedDataError, AllowListError) as problem:
        st.error(plain(str(problem)), title="Setelan tidak dapat dipakai")
    except NotTheirsError as problem:
        st.info(plain(str(problem)), title="Bukan untuk pemda lain")
        identity.offer_sign_in()
        choice.offer_own()
    except StoreError as problem:
        _LOG.exception("Halaman %s gagal: basis data", page.url_path)
        st.error(plain(str(problem)), title=_UNUSABLE)
    except Exception:
        _LOG.exception("Halaman %s gagal", page.url_path)
        st.error(
            "Ini kesalahan aplikasi, bukan kesalahan Anda; angka yang tersimpan tidak berubah. Muat ulang halaman, dan bila "
            "terulang, kirim catatan di terminal aplikasi kepada pengelolanya.",
            title="Halaman ini tidak dapat ditampilkan",
        )
