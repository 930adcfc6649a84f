"""The page RTL as a reader uses it, without a browser: opened, typed into, one action's forms."""

from datetime import date, timedelta

import opened_page

from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan

PLAN, PAGE = Plan("3513", 2024), "pages/tindak_lanjut/rtl.py"
INSPECTOR, OTHER = Person("Inspektur Uji", "inspectorate"), Person("Sari", "inspectorate")
FIRST, SECOND = "rtl-3513-2024-1", "rtl-3513-2024-2"


def opened(address=None, name="Uji", **choice):
    """The page in a session of its own, with a name in the identity bar where there is one."""
    return opened_page.opened(PAGE, address=address, name=name, **choice)


def words(app):
    """All its texts in one."""
    return " ".join(opened_page.words(app))


def grid(app):
    return next(table for table in app.dataframe if table.editing_mode == "fixed")


def typed(app, row, **fields):
    """Type into the table as the browser reports it."""
    key = grid(app).key
    state = app.session_state.get(key, {})
    rows = {int(k): dict(v) for k, v in dict(state.get("edited_rows", {})).items()}
    rows.setdefault(row, {}).update(fields)
    app.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return app.run()


def now(action_id=FIRST):
    return plan.actions(PLAN).set_index("action_id").loc[action_id]


def choose_form(app, name):
    group = next(g for g in app.segmented_control if g.label == "Ubah")
    group.set_value(name).run()
    return app


def draft(app):
    """What is typed into the table of the plan and not saved; see spi.ui.forms.draft."""
    return app.session_state["_isian"]["rtl-simpanan-3513-2024"]


def plan_draft_of(app):
    return draft(app).changes


def ago(days):
    return (date.today() - timedelta(days=days)).isoformat()


def field(app, kind, label):
    """The newest input of that label."""
    return [f for f in app.get(kind) if f.label == label][-1]
