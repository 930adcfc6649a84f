"""What must the store hold before anybody asks it something? The shipped figures, and the shipped follow-up plan."""

from spi.follow_up import shipped_plan
from spi.intake import shipped


def make_ready() -> None:
    """Open the store and bring it up to date with data/. Raises StoreError, ShippedDataError, MethodologyError."""
    shipped.load()
    shipped_plan.load()
