"""Claims about data/settings.toml: one wrong value stops nothing but says what to mend, on every page and at the terminal."""

import time
import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
from stores import ROOT
from streamlit.testing.v1 import AppTest
from test_pages import FILES

from spi import settings
from spi.__main__ import main
from spi.method.scope import KINDS, scopes
from spi.words.wording import time_words

SHIPPED = (ROOT / "data" / "settings.toml").read_text(encoding="utf-8")
FAULTS = {
    "region as a number": ('region = "3513"', "region = 9999", ("region = 9999", "tanda petik")),
    "region missing": ('region = "3513"', "", ("region tidak ada", "tanda petik")),
    "region misspelt": ('region = "3513"', 'regoin = "3513"', ('regoin = "3513"', "tidak dikenal")),
    "unknown scope": ('scope = "provinsi"', 'scope = "desa"', ('scope = "desa"', "kabupaten")),
    "broken TOML": ('region = "3513"', 'region = "3513', ("TOML", "line")),
    "a meeting without a name": ('name = "Seluruh camat"\n', "", ("[[rapat]] ke-2, name tidak ada", "tanda petik")),
    "two meetings of one name": ("Seluruh camat", "Staf ahli, asisten, kepala OPD", ("name", "dua kali")),
    "slides as a text": ('slides = ["index"', 'slides = "index" # ["index"', ("[[rapat]] ke-2, slides", "kurung siku")),
    "a slide misspelt": ('"causes"', '"cause"', ("[[rapat]] ke-2, slides", "causes, plan")),
    "a slide twice": ('"category", "rank"', '"rank", "rank"', ("slides", "masing-masing satu kali")),
    "no part of the camat": ('"external", "correction_conduct"', '"luar"', ("[follow_up] camat_parts", "external")),
    "actions of nobody": ('\nactions = "camat"', '\nactions = "lurah"', ('actions = "lurah"', "camat")),
    "a limit missing": ("weak_gap = 1.0", "", ("[follow_up] weak_gap tidak ada", "bilangan")),
    "a limit with a comma": ("weak_change = 0.5", 'weak_change = "0,5"', ('weak_change = "0,5"', "titik desimal")),
    "a limit that is no number": ("large_gap = 2.0", "large_gap = nan", ("large_gap = nan", "bilangan")),
    "a limit that is true": ("large_gap = 2.0", "large_gap = true", ("large_gap = True", "bilangan")),
    "no limits at all": ("[follow_up]", "[lain]", ("lain", "tidak dikenal")),
    "a group as a text": ("[follow_up]", '[groups]\nDekat = "3513"\n\n[follow_up]', ('[groups] Dekat = "3513"', "kurung siku")),
    "a group with one twice": (
        "[follow_up]",
        '[groups]\nDekat = ["3513", "3513"]\n\n[follow_up]',
        ("[groups] Dekat", "masing-masing satu kali"),
    ),
    "a group of numbers": ("[follow_up]", "[groups]\nDekat = [3513]\n\n[follow_up]", ("[groups] Dekat", "tanda petik")),
    "an empty group": ("[follow_up]", "[groups]\nDekat = []\n\n[follow_up]", ("[groups] Dekat", "daftar kode wilayah")),
    "a target above the scale": ("value = 80", "value = 800", ("[target] value = 800", "0 sampai 100")),
    "a target without a year": ("survey_year = 2024", "", ("[target] survey_year tidak ada", "bulat")),
}


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Gives the shipped settings with one piece replaced; put back afterwards."""
    file = tmp_path / "settings.toml"
    monkeypatch.setattr(settings, "_FILE", file)
    settings._in_force.cache_clear()

    def write(old, new):
        assert old in SHIPPED
        file.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")

    yield write
    settings._in_force.cache_clear()


def told(app):
    return [error.value.replace("\\", "") for error in app.error]


def test_the_shipped_settings_are_in_order_and_every_scope_can_be_set(written):
    written('region = "3513"', 'region = "3513"')
    assert settings.settings()["region"] == "3513" and len(settings.settings()["rapat"]) == 2
    assert set(settings.SCOPES) == {scope.code for kind in KINDS for scope in scopes(kind, "35", "Jawa Timur")}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_file_key_and_remedy(fault, written):
    old, new, says = FAULTS[fault]
    written(old, new)
    with pytest.raises(settings.SettingsError) as found:
        settings.settings()
    sentence = str(found.value)
    assert all(piece in sentence for piece in (*says, "data/settings.toml", "Perbaiki berkas itu")), sentence
    written(old, old)
    assert settings.settings()["region"] == "3513"  # mended, without a restart


@pytest.mark.parametrize("content", [None, b'region = "\xff"'])
def test_a_file_that_is_gone_or_no_text_is_said(content, written):
    if content:
        settings._FILE.write_bytes(content)
    with pytest.raises(settings.SettingsError, match=r"data/settings\.toml tidak dapat di"):
        settings.settings()


@pytest.mark.parametrize("page", FILES)
def test_every_page_says_the_fault_and_nothing_else(page, store, written):
    written('region = "3513"', "region = 9999")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    app.switch_page(page).run()
    assert not app.exception and len(told(app)) == 1 and "region = 9999" in told(app)[0] and not app.header


@pytest.mark.parametrize("fault", FAULTS)
def test_the_first_page_says_each_fault(fault, store, written):
    old, new, says = FAULTS[fault]
    written(old, new)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    assert not app.exception and len(told(app)) == 1 and all(piece in told(app)[0] for piece in says)


def test_a_region_that_is_none_of_ours_is_said_on_the_page(store, written):
    written('region = "3513"', 'region = "9999"')
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    assert not app.exception and 'region = "9999" bukan kode wilayah yang dikenal' in told(app)[0]


@pytest.mark.parametrize("fault", FAULTS)
def test_the_command_line_says_each_fault_without_a_traceback(fault, store, written, tmp_path, capsys):
    old, new, says = FAULTS[fault]
    written(old, new)
    assert main(["pack", "--region", "3513", "--year", "2024", "--out", str(tmp_path / "paket")]) == 1
    printed = capsys.readouterr()
    assert printed.out == "" and all(piece in printed.err for piece in says) and "Traceback" not in printed.err
    assert not (tmp_path / "paket").exists()


def test_answers_that_need_no_settings_are_still_given(store, written, capsys):
    written('region = "3513"', "region = 9999")
    assert main(["show", "--region", "3513", "--year", "2024"]) == 0 and "71,65" in capsys.readouterr().out


@pytest.fixture
def server_in_greenwich(monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("region", "zone", "hours"),
    [("3513", "WIB", 7), ("6171", "WIB", 7), ("6471", "WITA", 8), ("5171", "WITA", 8), ("9171", "WIT", 9), ("81", "WIT", 9)],
)
@pytest.mark.parametrize("listed", [True, False])
def test_the_time_is_that_of_the_region_whatever_zone_the_server_keeps(
    region, zone, hours, listed, server_in_greenwich, monkeypatch
):
    if not listed:
        monkeypatch.setattr(zoneinfo, "TZPATH", ())
    monkeypatch.setitem(settings.settings(), "region", region)
    settings.keep_time()
    now = datetime.now()
    assert time_words(now).endswith(f" {zone}")
    assert abs(now - datetime.now(UTC).replace(tzinfo=None) - timedelta(hours=hours)) < timedelta(minutes=1)
