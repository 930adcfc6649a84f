"""With the running app, a real websocket and a real nginx: nobody writes from outside, and .deploy/nginx.conf works."""

import socket
import ssl
import time
from pathlib import Path

import pytest
from proxy import NAME, NGINX, NO_NGINX, proxying, recipe
from raw_session import Refused, session

PAGE, BUTTON = "konflik", "Catat pilihan"
ELSEWHERE = {
    "another host": {"host": "spi.contoh.go.id:8501"},
    "a name that an attacker points at this computer": {"host": "jahat.example:99", "origin": "http://jahat.example:99"},
    "another host, origin of this computer": {"host": "jahat.example:99", "origin": "http://localhost:99"},
    "a proxy": {"add": [("X-Forwarded-For", "10.0.0.9")]},
    "a proxy of a kind nobody has heard of": {"add": [("Gerbang-Kantor", "7")]},
}


def chosen(who, name=""):
    """Choose a source as a browser would; answers all that the page then says."""
    who.run(PAGE)
    return who.run(PAGE, texts={"Alasan": "uji"} | ({"Nama Anda": name} if name else {}), press=BUTTON)


def test_a_session_of_this_computer_writes(address):
    with session(address, origin=address) as here:
        assert "Pilihan dicatat" in chosen(here, name="Uji")


@pytest.mark.parametrize("visit", ELSEWHERE)
def test_a_session_from_elsewhere_reads_and_writes_nothing(visit, address):
    with session(address, **ELSEWHERE[visit]) as there:
        told = chosen(there)
    assert "Hanya baca" in told and "Belum ada yang disimpan" in told and "Pilihan dicatat" not in told


def test_a_session_that_is_taken_over_from_elsewhere_writes_no_more(address):
    with session(address) as here:
        here.run(PAGE)
        taken = here.id
    with session(address, resume=taken, **ELSEWHERE["another host"]) as there:
        told = chosen(there)
        assert there.id == taken and "Belum ada yang disimpan" in told and "Pilihan dicatat" not in told


@pytest.mark.parametrize("origin", ["http://jahat.example", "null", "https://localhost.jahat.example:8501"])
def test_another_hosts_page_opens_no_session_here(origin, address):
    with pytest.raises(Refused, match="403"), session(address, origin=origin):
        pass


@pytest.fixture(scope="module")
def through_nginx(served, tmp_path_factory):
    if NGINX is None:
        pytest.skip(NO_NGINX)
    with proxying(tmp_path_factory.mktemp("nginx"), served) as place:
        yield place


def test_through_nginx_the_app_is_reached_and_without_sign_in_only_reads(through_nginx):
    with session(through_nginx, origin=through_nginx) as visitor:
        told = chosen(visitor)
    assert "angka dari" in told and "Belum ada yang disimpan" in told and "Pilihan dicatat" not in told
    assert f"dibuka lewat alamat “{NAME}:" in told


def test_through_nginx_a_visitor_who_claims_to_be_this_computer_still_only_reads(through_nginx):
    claimed = [("X-Forwarded-For", "127.0.0.1"), ("Forwarded", "for=127.0.0.1;host=localhost")]
    with session(through_nginx, add=claimed) as visitor:
        assert "Belum ada yang disimpan" in chosen(visitor)


def test_nginx_opens_no_session_for_another_hosts_page(through_nginx):
    with pytest.raises(Refused, match="403"), session(through_nginx, origin="https://jahat.example"):
        pass


def test_nginx_answers_to_no_other_name(through_nginx):
    port, context = int(through_nginx.rpartition(":")[2]), ssl._create_unverified_context()
    with socket.create_connection(("127.0.0.1", port)) as wire, pytest.raises(ssl.SSLError):
        context.wrap_socket(wire, server_hostname="lain.contoh.id")
    with socket.create_connection(("127.0.0.1", port)) as wire, context.wrap_socket(wire, server_hostname=NAME) as secure:
        secure.sendall(b"GET / HTTP/1.1\r\nHost: lain.contoh.id\r\n\r\n")
        assert secure.recv(100) == b""


@pytest.mark.skipif(NGINX is None or not Path("/proc/self/fd").is_dir(), reason=NO_NGINX)
def test_an_upload_through_nginx_is_not_put_into_its_temporary_files(tmp_path, address):
    with proxying(tmp_path, address) as base:
        context = ssl._create_unverified_context()
        port = int(base.rsplit(":", 1)[1])
        with (
            socket.create_connection(("127.0.0.1", port), timeout=20) as wire,
            context.wrap_socket(wire, server_hostname=NAME) as secure,
        ):
            secure.sendall(f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 3000000\r\n\r\n".encode())
            secure.sendall(b"x" * 200_000)  # the rest never comes
            time.sleep(1)
            open_files = [str(link.readlink()) for link in Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}/fd").iterdir()]
            assert open_files and not any("client_body" in name for name in open_files)  # nginx takes their names away at once


def test_the_recipe_hands_on_what_streamlit_and_the_app_need():
    for line in ("proxy_set_header Host $http_host;", "proxy_set_header Upgrade $http_upgrade;", "X-Forwarded-For $remote_addr;"):
        assert line in recipe()


@pytest.mark.skipif(NGINX is None, reason=NO_NGINX)
def test_the_tests_leave_no_nginx_behind(tmp_path, address):
    with proxying(tmp_path, address) as place:
        port = int(place.rpartition(":")[2])
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
