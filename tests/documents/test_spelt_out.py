"""Brief, report and letters spell out an abbreviation at its first mention in the running text, not only at the end."""

import dataclasses
import re

import pytest
from in_short import SHORT
from letter_text import facts, read, words

from spi.documents import pdf
from spi.documents.letters.letters import LETTERS
from spi.documents.report import brief_pages, report_sections

QUOTED = re.compile(r"“[^”]*”|https?://\S+")


def of_brief(content):
    yield from (content["view"], *(line["text"] for line in content["lead"]), *(card["note"] for card in content["cards"]))
    yield from (drawn["note"] for drawn in content["pictures"])
    yield from (sentence for part in content["parts"] for sentence in part["sentences"])


def of_report(content):
    yield from (content["view"], *(line["text"] for line in content["lead"]), *(card["note"] for card in content["cards"]))
    for block in (block for section in content["sections"] for block in section["blocks"]):
        yield from block["texts"] if block["kind"] == "points" else [block["text"]] if block["kind"] in ("text", "note") else []


def unspelt(texts):
    """Abbreviations whose first mention is not written in full."""
    told = QUOTED.sub("", " ".join(texts))
    first = {short: re.search(rf"(?<![\w-]){short}(?![\w-])", told) for short in SHORT}
    return {
        short for short, at in first.items() if at and not told[: at.start()].casefold().endswith(f"{SHORT[short]} (".casefold())
    }


@pytest.mark.parametrize(("made", "texts"), [(brief_pages.content, of_brief), (report_sections.content, of_report)])
def test_the_running_text_of_a_pdf_spells_an_abbreviation_out_where_it_first_stands(home, made, texts):
    content = made(home)
    assert {"KPK", "OPD"} <= unspelt(texts(content))  # there is something to spell out
    assert unspelt(texts(pdf.spelt_out(content))) == set()


def test_the_titles_and_tables_of_a_pdf_stay_as_they_are(home):
    content = report_sections.content(home)
    spelt = pdf.spelt_out(content)
    titles, tables = (
        [[section["title"] for section in each["sections"]] for each in (content, spelt)],
        [
            [block for section in each["sections"] for block in section["blocks"] if block["kind"] == "table"]
            for each in (content, spelt)
        ],
    )
    assert titles[0] == titles[1] and tables[0] == tables[1] and spelt["title"] == content["title"]


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_spells_out_its_survey_where_its_facts_or_sentences_first_name_it(home, kind):
    said = words(read(kind, home))
    first = next(text for text in said if re.search(r"[Hh]asil S", text) and not text.isupper())
    assert "asil Survei Penilaian Integritas (SPI) 2024" in first, kind


def test_what_a_letter_encloses_spells_out_anew_and_a_name_of_the_data_stays(home):
    plan = home.plan_words.assign(opd=["Bagian PBJ", *home.plan_words["opd"][1:]])
    sheets = read("lembar-komitmen", dataclasses.replace(home, plan_words=plan))
    promises = [text for text in words(sheets) if text.startswith("Kami berkomitmen")]
    assert len(promises) > 1 and all("Survei Penilaian Integritas (SPI)" in text for text in promises)
    assert "Bagian PBJ" in words(sheets) or any(text.endswith(": Bagian PBJ") for text in words(sheets))
    enclosed = " ".join(words(read("undangan", home)))
    assert enclosed.count("rencana tindak lanjut (RTL)") >= 2 and "Hal" in facts(read("undangan", home))


def test_every_kind_of_running_text_counts_as_a_mention_and_no_other():
    blocks = [
        {"kind": "heading", "text": "RTL"}, {"kind": "table", "caption": "PBJ", "cells": [["PBJ"]]},
        {"kind": "points", "texts": ["RTL"]}, {"kind": "note", "text": "PBJ"},
        {"kind": "picture", "marks": [{"text": "FGD"}]}, {"kind": "text", "text": "FGD"},
    ]  # fmt: skip
    content = {"view": "SPI", "cards": [{"name": "OPD", "note": "OPD"}], "parts": [{"sentences": ["KPK"]}], "blocks": blocks}
    spelt = pdf.spelt_out(content)
    assert (spelt["view"], spelt["cards"]) == (
        "Survei Penilaian Integritas (SPI)", [{"name": "OPD", "note": "Organisasi perangkat daerah (OPD)"}],
    )  # fmt: skip
    assert spelt["parts"] == [{"sentences": ["Komisi Pemberantasan Korupsi (KPK)"]}]
    assert spelt["blocks"][:2] == blocks[:2] and spelt["blocks"][4] == blocks[4]
    assert [each.get("texts") or each["text"] for each in (spelt["blocks"][n] for n in (2, 3, 5))] == [
        ["Rencana tindak lanjut (RTL)"], "Pengadaan barang/jasa (PBJ)", "Diskusi kelompok terpumpun (FGD)",
    ]  # fmt: skip
