"""The next result is imported: the plan of the year before stays in sight, and goes on in the next one by choice."""

import opened_page
import pytest
from opened_page import press
from plan_page import PLAN, opened, words
from stores import import_files

from spi.follow_up import Plan
from spi.follow_up.plan import plan
from spi.ui.app.address import control

HEAD = "Tahun;Kode;Indeks;Internal;Eksternal;Eksper;Pelaksanaan SPI;Fakta Korupsi"
NEXT = Plan("3513", 2025)


@pytest.fixture
def next_result(own_store, tmp_path):
    (file := tmp_path / "spi-2025.csv").write_text(f"{HEAD}\n2025;3513;73,5;76;90;72;6;1,2", encoding="utf-8")
    import_files([file])


def test_the_plan_of_2024_is_opened_and_four_of_its_actions_go_on(next_result):
    app = opened(tahun=2025)
    assert app.segmented_control(key=control("rencana")).value == 2024
    assert "atas hasil SPI 2024" in app.header[0].value
    box = next(box for box in app.multiselect if box.label == "Tindak lanjut yang dibawa")
    assert len(box.options) == 9
    keys = list(plan.actions(PLAN)["action_id"][:4])
    box.set_value(keys).run()
    press(app, "Bawa ke RTL SPI 2025")
    assert any("4 tindak lanjut dibawa ke RTL SPI 2025" in box.value for box in app.success)
    assert app.segmented_control(key=control("rencana")).value == 2025
    actions = plan.actions(NEXT)
    assert list(actions["action_id"]) == keys and set(actions["carried_from"]) == {2024}
    assert "atas hasil SPI 2025" in app.header[0].value and "5 masih terbuka" in " ".join(e.label for e in app.expander)
    app.segmented_control(key=control("rencana")).set_value(2024).run()
    assert "4 dibawa ke rencana berikutnya" in app.header[0].value
    there = opened({"tindakan": keys[0], "rencana": "2024"}, tahun=2025)
    assert "dibawa ke RTL SPI 2025" in words(there) and not any(g.label == "Ubah" for g in there.segmented_control)
    assert "dibawa dari SPI 2024" in words(opened({"tindakan": keys[0]}, tahun=2025))


@pytest.mark.parametrize("page", ["pages/hasil/ringkasan.py", "pages/tindak_lanjut/benang_merah.py"])
def test_the_open_plan_is_told_beside_the_newer_result(page, next_result):
    told = " ".join(opened_page.words(opened_page.opened(page, tahun=2025)))
    assert "Status RTL SPI 2024: semua 9 tindak lanjut masih terbuka" in told
    assert "Status RTL" not in " ".join(opened_page.words(opened_page.opened(page, tahun=2024)))
