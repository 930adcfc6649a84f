"""Which version of an evaluation is shown: the one in force, an earlier one by the number of its event, or none yet?"""

from collections.abc import Callable

import streamlit as st

from spi.answers.cycle.evaluation import Opening, Version, since
from spi.cycle import evaluation
from spi.documents.cycle.evaluation_record import file_name
from spi.follow_up import Plan
from spi.narrative.cycle.evaluation import closed, frozen_as, since_then, taken_back
from spi.ui.app import address
from spi.ui.cycle.evaluation import account_view, closing_form
from spi.ui.forms import handing_out
from spi.ui.show.text import plain
from spi.words.wording import date_words, thousands

_OPEN = "terbuka"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pick(plan: Plan) -> Version | None:
    """The version that the address asks for by the number of its event, else the one in force; None: what is still open."""
    told = {str(version.seq): version for version in evaluation.versions(plan)}
    held = next((seq for seq, version in told.items() if version.in_force), _OPEN)
    codes = [*([_OPEN] if held == _OPEN else []), *told]
    # Also where there is nothing to choose: a link to another version is evidence, and says that it is not there.
    control: Callable[..., object] = _nothing
    if len(codes) > 1:
        control = st.selectbox
    code = address.choice(
        control, "Yang dibuka", codes, held, key="peristiwa", words=lambda code: _called(told.get(code)), width=420
    )
    return told.get(code)


def show(version: Version, ask: Callable[[], Opening]) -> None:
    """A frozen version: of which state it tells, what came since, its files, its account; the one in force can be corrected.

    ask: gives the evaluation as it would be told today.
    """
    st.caption(plain(frozen_as(version).text))
    st.caption(plain(since_then(since(version)).text))
    _files(version)
    with st.container(key="isi-evaluasi"):
        account_view.show(version.facts, key=str(version.seq))
    if not version.in_force:
        return
    closing_form.forget(version.plan)
    with st.expander("Koreksi atau tarik penutupan", key="buka-koreksi-evaluasi", on_change="rerun") as fold:
        if fold.open:
            st.caption("Koreksi menjadi versi baru; versi ini tetap dapat dibuka. Hasil dan status RTL tetap seperti semula.")
            anew = st.toggle("Bekukan ulang hasil dan status RTL menurut data hari ini", key=f"ulang-{version.plan.slug}")
            fields = closing_form.correct(version, ask() if anew else None)
            if anew and fields:
                account_view.show(fields)


def status(plan: Plan) -> None:
    """That the closing was taken back, where it was."""
    if event := evaluation.withdrawal(plan):
        st.warning(plain(taken_back(plan.survey_year, event).text))


def message(version: Version) -> str:
    """The message of the page for a frozen version; one that no longer holds says so."""
    text = closed(version).text
    return text if version.in_force else f"Versi {version.number}, tidak berlaku lagi. {text}"


def _nothing(*_label: object, **_look: object) -> None:
    """Draws no choice."""


def _called(version: Version | None) -> str:
    if version is None:
        return "Yang sedang disiapkan"
    held = "berlaku" if version.in_force else "tidak berlaku lagi"
    day = date_words(version.facts["closed_on"])
    return f"Versi {version.number}: {day}, peristiwa nomor {thousands(version.seq)} ({held})"


def _files(version: Version) -> None:
    with st.container(horizontal=True, key="unduh-evaluasi"):
        handing_out.button(
            "Berita acara (DOCX)", lambda: _docx(version), file_name(version, "docx"), _DOCX, key="unduh-evaluasi-docx",
            icon=":material/description:", plan=version.plan,
        )  # fmt: skip
        handing_out.button(
            "Berita acara (PDF)", lambda: _pdf(version), file_name(version, "pdf"), "application/pdf",
            key="unduh-evaluasi-pdf", icon=":material/picture_as_pdf:", plan=version.plan,
        )  # fmt: skip


def _docx(version: Version) -> bytes:
    from spi.documents.cycle import evaluation_record  # laying out takes its time: not before it is asked for

    return evaluation_record.record_docx(version)


def _pdf(version: Version) -> bytes:
    from spi.documents.cycle import evaluation_record

    return evaluation_record.record_pdf(version)
