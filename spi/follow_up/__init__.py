"""What is done about a weak score: mini FGD, root causes, actions (RTL), evidence and verdicts, as append-only events."""

from typing import NamedTuple


class Plan(NamedTuple):
    """Whose plan, and the survey year whose result it answers."""

    region_code: str
    survey_year: int

    @property
    def slug(self) -> str:
        """The plan in the name of a file or a widget: "3513-2024"."""
        return f"{self.region_code}-{self.survey_year}"
