"""What `python -m spi status` tells a person: with the app running, without it, and where it is not well."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from raw_session import session
from running_app import free_port, serving

from spi.__main__ import main
from spi.store import database


@contextmanager
def answering(status, content):
    """A port at which something answers every GET with this."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def status(capsys, *options):
    code = main(["status", *options])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def nobody(monkeypatch):
    """No app runs at the port that is asked."""
    monkeypatch.setenv("SPI_PORT", str(free_port()))


def test_where_no_app_runs_it_says_so_and_tells_the_store_itself(own_store, nobody, capsys):
    code, out, err = status(capsys)
    assert (code, err) == (0, "") and "tidak berjalan" in out
    assert f"skema {database.schema()}" in out and "Peristiwa terbaru: nomor 1" in out and "SPI_BACKUPS" in out


def test_it_makes_no_store(tmp_path, nobody, monkeypatch, capsys):
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "belum" / "spi.duckdb"))
    code, out, _ = status(capsys)
    assert code == 0 and "belum ada" in out and list(tmp_path.iterdir()) == []


def test_it_tells_what_the_running_app_counts(tmp_path, monkeypatch, capsys):
    with serving(tmp_path / "spi.duckdb") as address, session(address, origin=address) as window:
        window.run("peringkat")
        monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "spi.duckdb"))
        monkeypatch.setenv("SPI_PORT", f"{address.rpartition(':')[2]}, {free_port()}")
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # that of the office knows nothing of this computer
        monkeypatch.setenv("SPI_BACKUPS", str(tmp_path))  # the app was not told
        code, out, _ = status(capsys)
        told = json.loads(status(capsys, "--json")[1])
    assert "Cadangan terakhir: tidak diketahui" not in out and told["store"]["backups"]["last"]["bytes"] > 0
    assert code == 0 and "1 jendela terbuka" in out and "tidak berjalan" in out and "Peringkat" in out
    assert [process["running"] for process in told["processes"]] == [True, False]
    assert told["store"]["bytes"] > 0 and told["store"]["head"]["number"] > 0 and told["processes"][0]["sessions"] == 1


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((200, b"<html>"), "bukan aplikasi ini"), ((200, b"[1]"), "bukan aplikasi ini"),
        ((404, b"tidak ada"), "bukan aplikasi ini"),
        ((503, b'{"ok": false, "store": "duckdb", "problem": "Basis data tidak dapat dibaca."}'), "tidak dapat dibaca"),
    ],
)  # fmt: skip
def test_an_app_that_is_not_well_is_named_with_its_port_and_the_status_is_1(answer, says, own_store, monkeypatch, capsys):
    with answering(*answer) as port:
        monkeypatch.setenv("SPI_PORT", str(port))
        code, out, _ = status(capsys)
        assert code == 1 and f"port {port}: " in out and says in out
        assert "Basis data: DuckDB" in out


def test_a_store_that_cannot_be_read_is_told_beside_the_app_that_says_so(tmp_path, monkeypatch, capsys):
    (tmp_path / "spi.duckdb").write_text("bukan basis data " * 1000)
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "spi.duckdb"))
    with answering(503, b'{"ok": false, "store": "duckdb", "problem": "Tidak sehat."}') as port:
        monkeypatch.setenv("SPI_PORT", str(port))
        code, out, _ = status(capsys)
        told = json.loads(status(capsys, "--json")[1])
    assert code == 1 and "bukan basis data SPI" in out and "Tidak sehat." in out
    assert told["store"] is None and "bukan basis data SPI" in told["problem"] and told["processes"][0]["ok"] is False


@pytest.mark.parametrize("written", ["delapan", "0", "99999", "8501;8502", "-1"])
def test_a_port_that_is_none_is_refused(written, store, monkeypatch, capsys):
    monkeypatch.setenv("SPI_PORT", written)
    code, out, err = status(capsys)
    assert (code, out) == (1, "") and "SPI_PORT" in err
