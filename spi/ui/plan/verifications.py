"""How are several claimed actions given one verdict of Inspektorat at once?"""

import pandas as pd
import streamlit as st

from spi.answers.actions.progress import evidence_words
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan.plan import edit
from spi.ui.app import identity
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.ui.plan import plan_form
from spi.words import dictionary
from spi.words.wording import numbered, thousands


def several(plan: Plan, person: Person, actions: pd.DataFrame) -> None:
    """The form over those of the actions (rows of plan.actions) that are claimed as done and not judged yet; nothing where
    fewer than two are, or for those who may not verify. All are written down or none."""
    waiting = actions[(actions["claim"] == "done") & actions["verification"].isna()]
    if len(waiting) < 2 or not identity.may(person, "verify"):
        return
    draft, words = unsaved(f"verifikasi-{plan.slug}"), dictionary.words("verifications")
    for row in waiting.itertuples():
        draft.begin(row.action_id, row.last_seq)
    offered = {r.action_id: f"{numbered(r.number, r.title)} · {evidence_words(r.evidence)}" for r in waiting.itertuples()}
    with st.expander(f"Verifikasi beberapa sekaligus ({thousands(len(waiting))} menunggu)", icon=":material/checklist:",
                     key=f"buka-{draft.key}"):  # fmt: skip
        chosen = st.multiselect(
            "Tindak lanjut yang dinilai", list(offered), format_func=offered.__getitem__, key=f"dinilai-{draft.key}",
            placeholder="Pilih dari yang sudah diklaim selesai", persist_state="session",
        )  # fmt: skip
        verdict = st.radio(
            dictionary.word("fields", "verification"), [code for code in words if code != "none"], None, words.__getitem__,
            key=f"nilai-{draft.key}", horizontal=True, persist_state="session",
        )  # fmt: skip
        note = plan_form.text_area("verification_note", {}, draft.key)
        if not st.button("Catat verifikasi", type="primary", key=f"kirim-{draft.key}"):
            return
        if not chosen or not verdict:
            notice.problems(["Pilih tindak lanjut dan hasil penilaiannya, lalu catat lagi."])
            return
        facts = {"verification": verdict, "verification_note": note}
        outcome = edit(person, plan, dict.fromkeys(chosen, facts), seen=draft.seen)
        done = f"{thousands(len(chosen))} tindak lanjut dinilai {words[verdict]}."
        notice.finish(outcome, done, draft, titles=waiting.set_index("action_id")["title"].to_dict())
