"""Claims about abbreviations: each is written in full at its first mention in the running text of a document."""

import pytest

from spi.words.first_mention import FirstMentions


@pytest.mark.parametrize(
    ("texts", "spelt"),
    [
        (["Status RTL per hari ini.", "RTL itu"], ["Status rencana tindak lanjut (RTL) per hari ini.", "RTL itu"]),
        (["OPD menyatakan.", "Tiap OPD"], ["Organisasi perangkat daerah (OPD) menyatakan.", "Tiap OPD"]),
        (["Selesai. OPD lain"], ["Selesai. Organisasi perangkat daerah (OPD) lain"]),
        (["Rencana tindak lanjut (RTL) dan RTL", "RTL"], ["Rencana tindak lanjut (RTL) dan RTL", "RTL"]),
        (["“Pengelolaan PBJ” dan PBJ"], ["“Pengelolaan PBJ” dan pengadaan barang/jasa (PBJ)"]),
        (["non-ASN dan https://kpk.go.id/KPK"], ["non-ASN dan https://kpk.go.id/KPK"]),
        (["RTL yang dikirim ke KPK"], ["Rencana tindak lanjut (RTL) yang dikirim ke Komisi Pemberantasan Korupsi (KPK)"]),
        (["Potongan berkurang"], ["Potongan berkurang"]),
    ],
)
def test_an_abbreviation_is_spelt_out_once_where_the_text_first_mentions_it(texts, spelt):
    mentions = FirstMentions()
    assert [mentions.spelt(text) for text in texts] == spelt
