"""Which sentences are said in 30 seconds, in three minutes and in full: chosen from the same ones, each once."""

from checked_sentences import gathered
from made_up_nation import HOME

from spi.answers.results import standing
from spi.narrative import speech
from spi.store import database


def test_thirty_seconds_for_the_bupati(kpk):
    assert [s.text for s in speech.of_length(gathered("3513", 2024, 2023), "short")] == [
        "Indeks SPI 2024 Kabupaten Probolinggo 71,65, turun 3,71 poin dari SPI 2023; SPI 2025 73,32 sudah diketahui.",
        "Kategori turun dari Waspada (SPI 2023) menjadi Rentan (SPI 2024), kurang 1,35 poin untuk mencapai Waspada (73).",
        "Peringkat 25 dari 39 (Jawa Timur dengan pemprov), naik 3 peringkat dari SPI 2023.",
        "Indeks pemda lain di Jawa Timur turun rata-rata 4,59 poin, jadi Kab. Probolinggo 0,88 poin lebih baik "
        "daripada gerak bersama.",
        "Yang perlu diputuskan: tetapkan tindak lanjut yang menjawab potongan pelaksanaan SPI, tetapkan OPD penanggung jawab "
        "(9 tindak lanjut), dan tetapkan tenggat (9).",
    ]


def test_no_other_name_is_said_when_they_are_hidden(nation, province):
    others = set(standing.scores(province, 2024)["region"]) - {"Kab. Contoh 113"}
    open_text, hidden = (
        " ".join(s.text for s in speech.of_length(gathered(HOME, 2024, 2023, masked=masked), "full")) for masked in (False, True)
    )
    assert [name for name in others if name in open_text] and not [name for name in others if name in hidden]


def test_what_follows_a_message_is_only_said_after_it(store, monkeypatch):
    found = gathered("3513", 2024, 2023)
    monkeypatch.setitem(speech.MOST_WORDS, "short", 20)
    messages = {topic: sentences[0].text for topic, sentences in speech.by_topic(found).items() if sentences}
    for length in speech.MOST_WORDS:
        spoken = speech.of_length(found, length)
        assert {messages[sentence.topic] for sentence in spoken} <= {sentence.text for sentence in spoken}


def test_what_stands_on_two_slides_is_said_once(store):
    found = gathered("3513", 2024, 2023)
    spoken = [s.text for s in speech.of_length(found, "full")]
    assert len(spoken) == len(set(spoken))
    assert set(spoken) == {s.text for sentences in speech.by_topic(found).values() for s in sentences}


def test_the_sentences_ask_the_store_nothing(store, monkeypatch):
    found = gathered("3513", 2024, 2023)
    monkeypatch.setattr(database, "query", None)
    assert speech.of_length(found, "full")
