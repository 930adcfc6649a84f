"""The page Impor data takes a table of another index only where its reader says so, and keeps what they said."""

import hashlib

from opened_page import opened, press, words

from spi.intake import history
from spi.store import database
from spi.ui.data.import_draft import readable

PAGE = "pages/data/impor.py"
TEXT = "MCP 2024\t\nPemda\tNilai\nKab. Jember\t91,5\nKab. Probolinggo\t95,25\n"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()


def of_table(app):
    return next(group for group in app.segmented_control if group.label == "Isi tabel")


def columns(app):
    return next(frame.value for frame in app.dataframe if "Dipahami sebagai" in frame.value.columns)["Dipahami sebagai"].tolist()


def test_a_pasted_table_of_mcp_is_refused_as_spi_and_saved_as_mcp(own_store):
    app = opened(PAGE, address={"cara": "Tempel"})
    app.text_area[0].set_value(TEXT).run()
    assert "pilih Isi tabel: MCP/MCSP" in app.error[0].value.replace("\\", "") and of_table(app).value == ""
    of_table(app).set_value("mcp").run()
    assert not app.error and columns(app) == ["Pemda", "MCP/MCSP"]
    app.switch_page("pages/data/sumber.py").run()
    app.switch_page(PAGE).run()
    assert of_table(app).value == "mcp", "it stays while another page is looked at"
    app.text_input(key="nama-pencatat").set_value("Uji").run()
    press(app, "Simpan")
    assert any("2 angka" in text for text in words(app)) and history.batches().iloc[0]["kind"] == "mcp"
    assert database.query("other_history", code="mcp", region="3509")["other"].tolist()[-1] == 91.5
    assert 91.5 not in database.query("figures", region="3509", year=2024)["value"].tolist(), "it is no figure of SPI"
    listed = opened("pages/data/riwayat.py")
    listed.session_state["buka-impor"] = True
    listed.run()
    assert any(
        "MCP/MCSP" in frame.value.get("Indikator", []).tolist()
        for frame in listed.dataframe
        if "Indikator" in frame.value.columns
    )


def test_what_a_browser_left_is_kept_where_it_names_an_index(own_store):
    assert readable({"pastes": {SHA: {"index": "mcp"}}})["pastes"][SHA]["index"] == "mcp"
    for odd in ("spi", "apa", 1, ["mcp"], {"mcp": 1}):
        assert readable({"pastes": {SHA: {"index": odd}}})["pastes"] == {}
