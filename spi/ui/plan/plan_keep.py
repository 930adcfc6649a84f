"""How does what was typed into the table of a plan outlive its page? The browser keeps it until it is saved or dropped."""

from typing import Any

from spi.follow_up import Plan
from spi.follow_up.log.rules import LISTS
from spi.ui.forms import kept
from spi.ui.plan import plan_draft


def keep(plan: Plan) -> None:
    """Hand the draft of this session to the browser, or take back what an earlier visit of this browser has left."""
    held = plan_draft.held(plan)
    draft = {name: held[name] for name in ("changes", "seen")} if held["changes"] else None
    kept.keep(f"rtl-simpanan-{plan.slug}", draft, take_back=lambda left: held.update(readable(left), redraw=True))


def readable(left: Any) -> dict[str, dict]:
    """What of a draft from a browser can be shown: changes (plan_draft.Changes) and seen (action_id -> version).

    Nothing of it is trusted: whether a value may be written is judged when it is saved.
    """
    changes, seen = (left.get(name) if isinstance(left, dict) else None for name in ("changes", "seen"))
    typed = {
        key: {field: value for field, value in fields.items() if field in plan_draft.EDITED and _fits(field, value)}
        for key, fields in (changes.items() if isinstance(changes, dict) else ())
        if isinstance(fields, dict)
    }
    versions = seen if isinstance(seen, dict) else {}
    kept = {key: version for key in typed if type(version := versions.get(key)) is int}
    return {"changes": {key: typed[key] for key in kept if typed[key]}, "seen": kept}


def _fits(field: str, value: Any) -> bool:
    """Could a cell of this field hold the value: a list of texts, or a text or a number; nothing fits everywhere?"""
    if field in LISTS:
        return value is None or (isinstance(value, list) and all(type(each) is str for each in value))
    return value is None or type(value) in (str, int, float)
