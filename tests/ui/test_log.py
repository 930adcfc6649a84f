"""With SPI_LOG=json: a line is JSON, says which page and how long, and holds nothing that anybody typed."""

import ast
import json
import subprocess
import sys

import pytest
from raw_session import session
from running_app import serving
from stores import ROOT

NAME, QUOTATION, PLACE = "Zulkarnain Karangan", "pungutan di loket tujuh", "zulkarnain@contoh.go.id"
MADE_UP = (NAME, QUOTATION, PLACE, "10.77.66.55")
_FAULTS = f"""
import logging, sys, threading, warnings
import streamlit.logger
from spi.ui.monitoring import counters, log
early = streamlit.logger.get_logger("streamlit.early")
log.structured()
late = streamlit.logger.get_logger("streamlit.late")
def fault():
    try:
        int({QUOTATION!r})
    except ValueError as error:
        raise RuntimeError({NAME!r}) from error
for logger in (early, late, logging.getLogger("uvicorn.error"), logging.getLogger("asyncio"), logging.getLogger("spi.store")):
    logger.error("Halaman %s gagal" if logger.name == "spi.store" else "gagal: {NAME} %s", {PLACE!r})
    try:
        fault()
    except RuntimeError:
        logger.exception("gagal" if logger.name == "spi.store" else {QUOTATION!r})
late.info({QUOTATION!r})
warnings.warn({QUOTATION!r})
with counters.measured("Peringkat"):
    logging.getLogger("spi.ui").warning("dari %s", "10.77.66.55")
thread = threading.Thread(target=fault, name={NAME!r})
thread.start()
thread.join()
fault()
"""


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def faults():
    """What a process writes in which everything fails that can, with made-up words in every message."""
    environment = {"SPI_LOG": "json", "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", _FAULTS], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1 and done.stdout == ""
    return done.stderr


def test_no_fault_of_any_library_writes_what_was_typed(faults):
    assert [words for words in MADE_UP if words in faults] == []
    assert all({"time", "level", "logger", "event"} <= set(line) for line in lines_of(faults))
    assert len(lines_of(faults)) == 5 * 2 + 1 + 2 + 2  # each logger twice, the warning, the run, the thread, the end


def test_a_fault_tells_its_kinds_and_its_lines(faults):
    told = next(line for line in lines_of(faults) if "fault" in line and line["logger"] == "spi.store")
    assert told["fault"] == ["RuntimeError", "ValueError"] and told["at"][-1].startswith("<string>:")


def test_a_run_tells_page_and_milliseconds(faults):
    run = next(line for line in lines_of(faults) if line["event"] == "page run")
    assert (run["page"], run["level"], type(run["milliseconds"])) == ("Peringkat", "info", int)
    assert next(line for line in lines_of(faults) if line["event"] == "dari …")["page"] == "Peringkat"


def test_without_the_setting_nothing_changes():
    program = "import logging\nfrom spi.ui.monitoring import log\nlog.structured()\nlogging.getLogger('spi').warning('biasa')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr == "biasa\n"


def test_the_running_app_writes_no_name_no_address_and_no_quotation(tmp_path, monkeypatch):
    monkeypatch.setenv("SPI_LOG", "json")
    with serving(tmp_path / "spi.duckdb", log=tmp_path / "log") as address, session(address, origin=address) as who:
        who.run("konflik")
        assert "Pilihan dicatat" in who.run("konflik", texts={"Alasan": QUOTATION, "Nama Anda": NAME}, press="Catat pilihan")
        who.run(f"peringkat-{QUOTATION}")
        with session(address, host=PLACE.replace("@", "."), add=[("X-Forwarded-For", "10.77.66.55")]) as outside:
            outside.run("rtl")
    text = (tmp_path / "log").read_text()
    lines = lines_of(text)
    assert [words for words in (*MADE_UP, "zulkarnain", "127.0.0.1", str(tmp_path)) if words in text] == []
    assert {"app started", "page run", "app stopped"} <= {line["event"] for line in lines}
    assert {"Konflik sumber", "RTL"} <= {line.get("page") for line in lines}


def test_every_message_of_ours_is_a_text_that_stands_in_the_code():
    for file in [*(ROOT / "spi").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in ("debug", "info", "warning", "error", "exception", "critical") and "log" in ast.unparse(
                node.func.value
            ).casefold().split("."):
                assert isinstance(node.args[0], ast.Constant), f"{file}:{node.lineno}"
