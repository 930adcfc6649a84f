"""How is a draft checked on the screen? Judged at once in memory, shown in this one run, and let go.

What was pasted stands in the input only until the button is pressed: the callback takes it and empties the input; the page draws
the sentences and forgets them. No draft is kept in the browser, nothing goes to the address, to a log or to the store.
"""

import streamlit as st

from spi.cycle.language_guard import CANNOT_SEE, LONGEST, Judged, Rule, judge, rules, trial
from spi.ui.forms.draft import unsaved
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words.wording import thousands

_TAKEN = "_naskah"
NEVER_KEPT = (
    "Naskah tidak disimpan: ia diperiksa di memori, ditampilkan satu kali, lalu dilepas. Kotaknya dikosongkan begitu tombol "
    "ditekan. Aplikasi ini memegangnya hanya selama memeriksanya; di layar ia tinggal sampai halaman digambar lagi. "
    "Setelah itu tempel lagi naskah yang sudah diperbaiki."
)


def check() -> None:
    """The input, what its last draft was judged to be, and what the rules are and cannot see."""
    panel.heading("Periksa naskah sebelum dikirim", "surat edaran, pesan WhatsApp, atau sambutan")
    with st.form("periksa-naskah", border=False):
        st.text_area("Naskah", key=unsaved("naskah").key, height=180, max_chars=LONGEST, placeholder="Tempel naskahnya di sini")
        st.form_submit_button("Periksa naskah", type="primary", icon=":material/rule:", on_click=_take)
    st.caption(NEVER_KEPT)
    draft = st.session_state.pop(_TAKEN, None)
    if draft:
        _judged(judge(draft))
    elif draft is not None:
        st.info("Kotaknya masih kosong. Tempel naskahnya dulu, lalu periksa.")
    st.caption(f"{CANNOT_SEE} {_trial()}")
    with st.expander("Aturannya, contohnya, dan sumbernya", key="buka-aturan-naskah", on_change="rerun") as fold:
        if fold.open:
            for rule in rules():
                _rule(rule)


def _take() -> None:
    """Callback: the draft for this run only; its input is gone, and the next one is another, empty one."""
    text = unsaved("naskah")
    st.session_state[_TAKEN] = st.session_state.pop(text.key, "").strip()
    text.renew()


def _judged(sentences: tuple[Judged, ...]) -> None:
    marked = [sentence for sentence in sentences if sentence.rules]
    of = f"{thousands(len(sentences))} kalimat"
    if not marked:
        st.info(f"Tidak ada tanda pada {of}. Itu belum berarti aman: penjaga ini hanya menangkap rumusan yang lazim.")
    else:
        st.warning(f"{thousands(len(marked))} dari {of} perlu diubah atau dibaca ulang.")
    for sentence in sentences:
        if not sentence.rules:
            st.markdown(f":gray[{plain(sentence.text)}]")
            continue
        with st.container(border=True):
            st.markdown(f"**▲ {plain(sentence.text)}**")
            for rule in sentence.rules:
                st.markdown(f"{plain(rule.name)}: {plain(rule.reason)}  \nLebih baik: *{plain(rule.better)}*")
                st.caption(_basis(rule))


def _rule(rule: Rule) -> None:
    panel.heading(rule.name)
    st.markdown(f"{plain(rule.reason)}  \nLebih baik: *{plain(rule.better)}*")
    st.caption(f"Ditandai: {plain(' / '.join(rule.bad))}  \nTidak ditandai: {plain(' / '.join(rule.good))}  \n{_basis(rule)}")


def _basis(rule: Rule) -> str:
    if rule.basis == "quoted":
        return f"Sumber: {plain(rule.source)}, {plain(rule.url)}"
    return "Kehati-hatian dasbor ini; pernyataan KPK tentang hal ini belum ditemukan."


def _trial() -> str:
    told = trial()
    return (
        f"Pada {told.steering + told.harmless} naskah yang sengaja ditulis dengan kata lain sesudah aturannya selesai, "
        f"{told.marked} dari {told.steering} yang mengarahkan ditandai, dan {told.false_alarms} dari {told.harmless} yang wajar "
        "ikut ditandai: yang tertangkap terutama rumusan yang lazim."
    )
