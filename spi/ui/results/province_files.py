"""How is the overview of a province taken away on paper?"""

from datetime import datetime

from spi.answers.province import Overview
from spi.ui.app.choice import Choice
from spi.ui.forms import handing_out


def offer(pick: Choice, told: Overview) -> None:
    """A button for the pages of the province, made when it is pressed."""
    name = f"spi-{told.year}_provinsi-{told.scope.province}.pdf"
    handing_out.button(
        "Ringkasan provinsi (PDF)", lambda: _pdf(pick.code, told), name, "application/pdf", key="unduh-provinsi",
        icon=":material/picture_as_pdf:", plan=pick.plan,
    )  # fmt: skip


def _pdf(region_code: str, told: Overview) -> bytes:
    from spi.documents.report.province_pages import province_pdf  # laying out takes its time: not before it is asked for

    return province_pdf(told, region_code=region_code, moment=datetime.now())
