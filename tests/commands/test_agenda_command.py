"""`python -m spi agenda`: what the page Kalender says, on the day that is asked for."""

import json

from spi.__main__ import main


def run(capsys, *arguments):
    status = main(["agenda", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_the_day_that_is_asked_for_decides_what_is_next_and_what_waits(store, capsys):
    status, out, err = run(capsys, "--day", "2026-04-10", "--json")
    report = json.loads(out)
    assert status == 0 and err == "" and report["region_code"] == "3513"
    assert report["next"].startswith("Langkah berikutnya: Surat KPK (SPI 2026), diperkirakan 17 April 2026")
    assert [(item["awaited"], item["due"], item["days"]) for item in report["items"] if item["kind"] == "step"] == [
        ("Surat KPK (SPI 2026)", "2026-04-17", 7), ("Sosialisasi (SPI 2026)", "2026-05-03", 23),
    ]  # fmt: skip


def test_the_list_for_people_groups_by_opd(store, capsys):
    status, out, _ = run(capsys, "--region", "3513", "--day", "2026-04-10")
    assert status == 0 and out.startswith("Kabupaten Probolinggo\nLangkah berikutnya") and "\nKPK\n" in out


def test_a_region_or_a_span_that_is_not_there_is_a_sentence(store, capsys):
    for arguments, sentence in ((["--region", "0000"], "tidak dikenal"), (["--days", "-1"], "tidak boleh kurang dari 0")):
        status, out, err = run(capsys, *arguments)
        assert status == 1 and out == "" and sentence in err
