"""In a real browser: five thousand made-up contacts go through the page, and no name, number or address of them is anywhere."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from respondent_lists import HEADINGS, pasted, people
from running_app import CHROMIUM, ROOT, free_port, settle, stop, wait_until_answers, window

from spi.cycle.contacts import mobile

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak ada: tidak ada peramban untuk mengujinya")
PEOPLE = people(5_000)
FILLED = " jalan contoh tanpa nomor" * 10  # so that the file is larger than what a server keeps in memory by itself


def killed():
    """Who stands in the list during which the server is killed."""
    return people(15_000, seed=11)


def content(rows):
    return pasted([[*row, FILLED] for row in rows], headings=[*HEADINGS, "Alamat"], sign=";").encode()


class Server:
    """The app on a store of its own, with its own folder for temporary files, and everything it says in a file."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.temporary, self.store = folder / "tmp", folder / "data" / "spi.duckdb"
        for place in (self.temporary, self.store.parent):
            place.mkdir(exist_ok=True)
        self.env = os.environ | {"SPI_DATABASE": str(self.store), "TMPDIR": str(self.temporary)}
        options = ["--server.headless", "true", "--logger.level", "debug", "--server.port", str(self.port)]
        with (folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", *options], cwd=ROOT, env=self.env, stdout=log, stderr=log
            )
        self.unnamed: set[str] = set()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        """Notes files without a name, which a server writes into and nobody else sees."""
        place = Path(f"/proc/{self.process.pid}/fd")
        while self.process.poll() is None and place.is_dir():
            for link in place.iterdir():
                try:
                    target = str(link.readlink())
                except OSError:
                    continue
                if target.startswith("/") and target.endswith("(deleted)") and "/memfd:" not in target:
                    self.unnamed.add(target)
            time.sleep(0.002)

    def command(self, *words: str) -> None:
        subprocess.run([sys.executable, "-m", "spi", *words], cwd=ROOT, env=self.env, check=True, capture_output=True)

    def __enter__(self) -> "Server":
        try:
            wait_until_answers(f"http://127.0.0.1:{self.port}/_stcore/health")
        except BaseException:
            stop(self.process)
            raise
        return self

    def __exit__(self, *_fault: object) -> None:
        stop(self.process)  # where a test went wrong before it was killed

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=30)


_LIKE_OURS = re.compile(rb"Zq[0-9a-f]{6} Wvx[0-9]{5}|qz[0-9]{5}[0-9a-f]{4}@|812[0-9]{8}")  # how they all look


def traces(folder, rows):
    """Every file below a folder that holds a name, a number or an address of these rows."""
    secrets = {row[1].encode() for row in rows} | {mobile(row[2]).encode() for row in rows}
    secrets |= {f"{row[3].partition('@')[0]}@".encode() for row in rows}
    found = []
    for file in (place for place in folder.rglob("*") if place.is_file()):
        held = file.read_bytes()
        found += [file.name] if secrets & {*_LIKE_OURS.findall(held + held.replace(b"\x00", b""))} else []  # UTF-16, too
    return found


def fill_in(page, server, rows):
    """The page with a name, an OPD and the list of these rows, handed over by the browser from its memory."""
    page.address = f"http://127.0.0.1:{server.port}"
    page.goto(f"{page.address}/responden")
    settle(page)
    page.get_by_label("Nama Anda", exact=True).fill("Pemeriksa")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_label("OPD", exact=True).fill("Dinas Kesehatan")
    page.keyboard.press("Enter")
    settle(page)
    page.set_input_files("input[type=file]", {"name": "daftar.csv", "mimeType": "text/csv", "buffer": content(rows)})


@pytest.fixture(scope="module")
def read(browser, tmp_path_factory):
    """A list was read, saved, backed up and exported; then another one was being read as the server was killed."""
    folder = tmp_path_factory.mktemp("responden")
    with Server(folder) as server, window(browser) as page:
        fill_in(page, server, PEOPLE)
        page.get_by_role("button", name="Simpan jumlahnya").wait_for(timeout=60_000)
        settle(page)
        shown = page.content()
        page.get_by_role("button", name="Simpan jumlahnya").click()
        page.get_by_text("Jumlah daftar dicatat.").wait_for(timeout=60_000)
        settle(page)
        storage = page.evaluate("async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, "
                                "await indexedDB.databases(), await caches.keys()])")  # fmt: skip
        heading, saved = page.locator("h2").inner_text(), page.content()
        before = traces(folder, PEOPLE)
        server.command("backup", str(folder / "salinan.duckdb"))
        server.command("export", str(folder / "ekspor"))
        with page.expect_request_finished(lambda request: "upload_file" in request.url, timeout=60_000):
            page.set_input_files("input[type=file]", {"name": "lagi.csv", "mimeType": "text/csv", "buffer": content(killed())})
        page.wait_for_selector("[data-test-script-state=running]", timeout=20_000)
        server.kill()
        outside = list(page.outside)
    server.command("check")  # opens the store as the next start does
    return SimpleNamespace(folder=folder, shown=shown, saved=saved, storage=storage, heading=heading, before=before,
                           unnamed=server.unnamed, outside=outside)  # fmt: skip


def test_what_is_searched_would_be_found(read):
    (read.folder / "bukti.txt").write_text(f"x{PEOPLE[4_711][2]}", encoding="utf-16")
    assert traces(read.folder, PEOPLE) == ["bukti.txt"]
    (read.folder / "bukti.txt").unlink()


def test_five_thousand_contacts_are_counted_and_leave_no_trace_on_disk(read):
    assert "di bawah batas kesepakatan" in read.heading and "5.000–5.009" in read.saved
    assert "5000-5009" in "".join(file.read_text(encoding="utf-8") for file in (read.folder / "ekspor").rglob("*event*.csv"))
    assert read.before == traces(read.folder, PEOPLE) == []
    names = {file.name for file in read.folder.rglob("*") if file.is_file()}
    assert {"spi.duckdb", "server.log", "salinan.duckdb"} <= names


def test_a_server_that_is_killed_while_it_reads_leaves_no_trace_either(read):
    assert traces(read.folder, killed()) == []


def test_an_uploaded_file_is_never_put_into_an_unnamed_temporary_file(read):
    assert read.unnamed == set()


def test_nothing_of_a_list_stays_in_the_browser(read):
    for text in (read.storage, read.shown, read.saved):
        assert not any(row[1] in text or row[2] in text or row[3] in text for row in PEOPLE)
    assert read.outside == []
