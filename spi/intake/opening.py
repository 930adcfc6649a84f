"""What must the store hold before anybody asks it something? The shipped figures, and the shipped follow-up plan."""

from spi import settings
from spi.follow_up import overrides
from spi.follow_up.log import hidden_names
from spi.follow_up.plan import shipped_plan
from spi.intake import shipped
from spi.store import database, drafts


def make_ready() -> None:
    """Open the store and bring it up to date with data/, and clear away what a killed process left beside it; what was set on the
    page comes before data/settings.toml from now on, and the time is that of the region.

    Raises StoreError, ShippedDataError, MethodologyError."""
    settings.overlaid_by(overrides.in_force)
    hidden_names.said_by(overrides.shown_names)
    settings.keep_time()
    drafts.sweep(database.path().parent)
    shipped.load()
    shipped_plan.load()
