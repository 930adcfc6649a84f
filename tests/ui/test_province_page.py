"""The page Provinsi hands out its pack: who may take it, what is in it for whom, and that it is written down."""

import io
import zipfile

import pytest
from made_up_nation import PROVINCE
from opened_page import opened, words
from pptx import Presentation
from slide_texts import slide_texts

from spi.documents.province import province_pack
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.ui.app import identity
from spi.ui.forms import handing_out

PAGE = "pages/hasil/provinsi.py"
OFFICE = Person("Kantor server", "inspectorate")
OF_PROVINCE = Person("Provinsi", "inspectorate", region=PROVINCE, province=PROVINCE)
NEIGHBOUR = Person("Tetangga", "inspectorate", region="3718")


@pytest.fixture
def taken(own_nation, monkeypatch):
    """The page as opened by a person: file name -> what its button makes once it is pressed."""

    def opened_by(person, **choice):
        offered, button = {}, handing_out.st.download_button

        def seen(label, data, file_name, *more, **look):
            offered[file_name] = data
            return button(label, data, file_name, *more, **look)

        monkeypatch.setattr(identity, "present", lambda: person)
        monkeypatch.setattr(handing_out.st, "download_button", seen)
        app = opened(PAGE, **choice)
        monkeypatch.setattr(handing_out.st, "download_button", button)
        return app, {name: make for name, make in offered.items() if "_provinsi-" in name}

    return opened_by


def exported():
    return events.log(PROVINCE, 2025).query("kind == 'export'").to_dict("records")


def test_the_page_offers_the_pack_and_each_of_its_files(nation):
    app = opened(PAGE)
    labels = [button.proto.label for button in app.get("download_button")]
    assert "Paket provinsi (ZIP)" in labels and {part.title for part in province_pack.PARTS.values()} <= set(labels)
    assert any(text.startswith("Unduh paket provinsi") for text in words(app)), words(app)


def test_a_file_is_made_of_the_state_at_which_it_is_taken_and_that_is_written_among_the_events_of_who_took_it(taken):
    _, files = taken(OF_PROVINCE)
    assert list(files) == [f"spi-2025_provinsi-{PROVINCE}_{kind}" for kind in
                           ("paket.zip", "ringkas.pdf", "paparan.pptx", "angka.xlsx")]  # fmt: skip
    assert exported() == []
    with zipfile.ZipFile(io.BytesIO(next(iter(files.values()))())) as archive:
        assert [name.rpartition(".")[2] for name in archive.namelist()] == ["pdf", "pptx", "xlsx"]
        assert all("provinsi-contoh-701" in name for name in archive.namelist()) and archive.testzip() is None
    (event,) = exported()
    assert (
        event["actor"] == "Provinsi"
        and f"spi-2025_provinsi-{PROVINCE}_paket.zip" in event["facts"]
        and f"{PROVINCE}-2025" in event["facts"]
    )


@pytest.mark.parametrize(("person", "sees"), [(OF_PROVINCE, True), (NEIGHBOUR, False)])
def test_a_file_tells_the_counts_of_a_plan_only_to_who_may_know_it(person, sees, taken):
    _, files = taken(person)
    told = slide_texts(Presentation(io.BytesIO(files[f"spi-2025_provinsi-{PROVINCE}_paparan.pptx"]())))
    assert ("9 tindak lanjut" in told) == sees and "Kab. Contoh 113" in told, "results are everybody's"


def test_the_office_of_the_server_takes_files_without_a_word_in_the_log(taken):
    _, files = taken(OFFICE)
    head = events.head()
    assert files[f"spi-2025_provinsi-{PROVINCE}_angka.xlsx"]().startswith(b"PK") and events.head() == head
