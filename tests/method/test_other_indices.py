"""Is the list of other indices whole, and is a wrong entry named?"""

import pytest
from other_index import RISK, known_too

from spi.intake.spelling import spellings, subject
from spi.method.methodology import MethodologyError
from spi.method.other_indices import measure_label, other_indices


def test_mcp_stands_in_the_list_under_its_own_name():
    mcp = other_indices()["mcp"]
    assert (mcp.name, mcp.scale, mcp.low_is_good, mcp.bands) == ("MCP/MCSP", (0, 100), False, ())
    assert measure_label("mcp") == "MCP/MCSP" and measure_label("index") == "Indeks SPI"


def test_a_third_one_is_one_entry(tmp_path):
    with known_too(RISK, tmp_path):
        assert list(other_indices()) == ["mcp", "irc"]
        assert other_indices()["irc"].bands == (("Aman", 0), ("Rawan", 2.5)), "the lowest first"
        assert subject.named("Skor IRC 2024").others == ("Indeks Rawan Contoh",)
    assert subject.named("Skor IRC 2024").is_silent


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('code = "irc"', 'code = "mcp"', "“mcp” sudah dipakai"), ('code = "irc"', 'code = "index"', "“index” sudah dipakai"),
        ("scale = [0, 5]", "scale = [5, 5]", "tidak terletak"), ("scale = [0, 5]", "scale = [0, 100.5]", "tidak terletak"),
        ("lower = 2.5", "lower = 5.1", "tidak terletak"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_refused_in_a_sentence(old, new, sentence, tmp_path):
    with known_too(RISK.replace(old, new), tmp_path), pytest.raises(MethodologyError, match=sentence):
        other_indices()


def test_what_a_table_is_read_for_is_no_other_score_and_spi_is_one():
    assert subject.named("MCP 2024").others == ("MCP/MCSP",) and subject.named("SPI 2024").strong
    with spellings.read_as("mcp"):
        assert subject.named("MCP 2024").strong and subject.named("SPI 2024").others == ("SPI",)
        assert subject.named("SAKIP").others == ("SAKIP",) and subject.named("Indeks Integritas").is_silent
    assert subject.named("MCP 2024").others == ("MCP/MCSP",), "only while it lasts"
