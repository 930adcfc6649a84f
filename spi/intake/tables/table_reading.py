"""What is known of a recognised table while its rows are read?"""

from dataclasses import dataclass, field

from spi.intake.draft import Draft
from spi.intake.spelling import headings
from spi.intake.spelling.headings import CODE, NAME
from spi.intake.spelling.regions import Gazetteer
from spi.intake.tables.layout import Layout

ASK, TAKE, REFUSE = "ask", "take", "refuse"


@dataclass(frozen=True)
class Reading:
    """A table whose rows are being read. keys: role -> column; measures: (year of their own or None, government named in the
    heading or "") -> measure -> column; silent: what to do with what says nothing of the score that it is (ASK, TAKE,
    REFUSE); refusal: why nothing of the table may be read, "" where it may; owner: the government of a table that names
    none in its rows."""

    layout: Layout
    keys: dict[str, int]
    measures: dict[tuple[int | None, str], dict[str, int]]
    draft: Draft
    gazetteer: Gazetteer
    newest_year: int
    silent: str = TAKE
    refusal: str = ""
    owner: str | None = None
    asked: list[str] = field(default_factory=list)

    def cell(self, row: int, role: str) -> object:
        """What a reader sees of this role in a row; "" when it has no column."""
        return self.layout.sheet.shown(row, self.keys[role]) if role in self.keys else ""

    def place(self, row: int, role: str) -> str:
        """The cell of this role as a sentence names it; that of the name or the code for the other of them, or the row."""
        role = next((one for one in (role, NAME, CODE) if one in self.keys), "")
        sheet, listed = self.layout.sheet, self.layout.sheet.list_from is not None
        if not role or listed:
            return sheet.row_place(row)
        return f"{sheet.cell_place(row, self.keys[role])} ({headings.spelling(role)})"

    @property
    def year(self) -> int | None:
        """The one survey year of rows that name none."""
        layout = self.layout
        stated = layout.years or ([layout.wishes.year] if layout.wishes.year else headings.years_in(self.draft.file_name))
        wished = [layout.wishes.year] if layout.wishes.year in stated else stated
        return wished[0] if len(wished) == 1 else None
