"""What stands in a PDF, as poppler reads it."""

import re
import shutil
import subprocess
from functools import lru_cache

import pytest

from spi.documents import pdf
from spi.follow_up.log.people import Person

SARI = Person("Sari", "local")
HOSTILE = '#panic("x") $x$ *tebal* _miring_ <b>&amp;</b> `kode` \\u{1} @rujuk = judul // sisa [isi] ~'
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler (pdftotext, pdfinfo, pdffonts) tidak terpasang")


@lru_cache(maxsize=24)  # many tests read the same file
def made(briefing, kind="brief"):
    return getattr(pdf, kind)(briefing)


@lru_cache(maxsize=64)
def asked(tool, content, *options):
    return subprocess.run([tool, *options], input=content, capture_output=True, check=True).stdout.decode(errors="replace")


def words(content):
    """The text of a PDF in reading order, in one line, without the places at which a long word may be broken."""
    text = asked("pdftotext", content, "-raw", "-enc", "UTF-8", "-", "-")
    return " ".join(re.sub(r"\u200b\s*", "", text).split())


def facts(content):
    return dict(line.split(":", 1) for line in asked("pdfinfo", content, "-").splitlines() if ":" in line)


def pages(content):
    return int(facts(content)["Pages"])
