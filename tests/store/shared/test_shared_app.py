"""The app on a shared store: two of its processes, and what a reader sees while the server is away."""

from contextlib import ExitStack

import pytest
import shared_work
from opened_page import asked_from, opened, press, words
from proxy import NGINX, NO_NGINX, proxying
from raw_session import session
from running_app import serving
from stores import import_files

from spi.answers.sources import store_state
from spi.follow_up.fgd import discussion
from spi.store import database
from spi.store.keeping import check
from spi.store.shared import replica


def theme_field(app):
    return next(field for field in app.text_input if field.label == "Tema baru")


def test_while_the_server_is_away_pages_are_read_and_nothing_typed_is_lost(own_server, monkeypatch):
    monkeypatch.setattr(replica, "_REST", 0)
    asked_from(monkeypatch)
    app = opened("pages/tindak_lanjut/akar_masalah.py")
    app.segmented_control(key="fgd").set_value("Catat FGD").run()
    app.text_input(key="nama-pencatat").set_value("Sari").run()
    app.session_state["buka-tema"] = True
    app.run()
    theme_field(app).set_value("Insentif")
    own_server.stop(immediately=True)
    press(app, "Tambah tema")
    told = " ".join(words(app))
    assert "keadaan pukul" in told and "tidak ada yang disimpan" in told and "rahasia" not in told
    with pytest.raises(database.StoreError, match="tidak terjangkau"):
        store_state.identity()  # a monitor is not told of what was known
    own_server.start()
    app.run()
    assert theme_field(app).value == "Insentif" and not app.error and "keadaan pukul" not in " ".join(words(app))
    assert store_state.identity()["store"] == "postgresql"
    press(app, "Tambah tema")
    assert "Insentif" in discussion.themes().values() and check.broken() == []


def test_two_processes_of_the_app_behind_nginx_and_a_third_process_write_one_store(shared, tmp_path):
    if not NGINX:
        pytest.skip(NO_NGINX)
    listed = "Pilihan yang pernah dibuat"
    with ExitStack() as stack:
        apps = [stack.enter_context(serving(tmp_path / "x.duckdb")) for _ in range(2)]
        here, there = (stack.enter_context(session(app, origin=app)) for app in apps)
        assert listed not in there.run("konflik") + here.run("konflik")
        told = here.run("konflik", texts={"Alasan": "uji bersama", "Nama Anda": "Uji"}, press="Catat pilihan")
        assert "Pilihan dicatat" in told and listed in there.run("konflik")
        none = {app.run("riwayat") for app in (here, there)}
        import_files([shared_work.table(tmp_path / "ketiga.csv", 3)])  # a third process, while both run
        one = {app.run("riwayat") for app in (here, there)}
        assert len(none) == len(one) == 1 and none != one
        outside = stack.enter_context(proxying(tmp_path, *apps))
        with session(outside, origin=outside) as visitor:
            assert "Hanya baca" in visitor.run("konflik")
    database.refresh()
    assert check.broken() == []
