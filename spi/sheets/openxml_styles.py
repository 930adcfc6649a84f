"""How do the cell styles of an .xlsx show what is in their cells?"""

from spi.sheets import number_formats
from spi.sheets.archive import Archive, Starts
from spi.sheets.number_formats import Look

MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
_MOST = 70_000  # Excel allows 65,490
_NOT = ("0", "false", "off")


def main(**handlers: object) -> dict:
    """Handlers by the local name of an element, for both namespaces that a spreadsheet may be written in."""
    return {f"{space} {name}": handler for space in MAIN for name, handler in handlers.items()}


def is_on(attributes: dict[str, str], name: str = "val", *, without: str = "1") -> bool:
    """Is this property of an element on? without: what holds when the attribute is missing."""
    return attributes.get(name, without) not in _NOT


def looks(archive: Archive, part: str | None) -> dict[str, Look]:
    """The look of each cell style, by its number as a cell writes it; none where the workbook has none."""
    if part is None:
        return {}
    styles = _Styles()
    archive.walk(part, starts=styles.starts(), ends=main(cellXfs=styles.leave, font=styles.end_font))
    return styles.looks()


class _Styles:
    """The walk through styles.xml: number formats and fonts come before the cell styles that name them."""

    def __init__(self) -> None:
        self._kinds = dict(number_formats.BUILT_IN)
        self._fonts: list[bool] = []
        self._struck = self._in_styles = self._done = False
        self._used: list[tuple[str, str]] = []

    def starts(self) -> Starts:
        """The handlers, by element. None keeps itself: what holds itself is not freed at once."""
        return main(numFmt=self._number_format, strike=self._strike, cellXfs=self._enter, xf=self._style, font=self._begin_font)

    def looks(self) -> dict[str, Look]:
        """The look of each cell style, by its number as a cell writes it."""
        struck = {str(number) for number, one in enumerate(self._fonts) if one}
        kinds = {str(number): kind for number, kind in self._kinds.items()}
        known = {used: Look(kinds.get(used[0], number_formats.PLAIN), used[1] in struck) for used in set(self._used)}
        return {str(number): known[used] for number, used in enumerate(self._used)}

    def leave(self) -> None:
        """At the end of the cell styles. What comes after them belongs to conditional formats, and counts from 0 again."""
        self._in_styles, self._done = False, True

    def end_font(self) -> None:
        """At the end of a font."""
        self._fonts.append(self._struck)

    def _number_format(self, told: dict[str, str]) -> None:
        if not self._done:
            self._kinds[int(told["numFmtId"])] = number_formats.kind(told.get("formatCode", ""))

    def _begin_font(self, _: dict[str, str]) -> None:
        self._struck = False

    def _strike(self, told: dict[str, str]) -> None:
        self._struck = is_on(told)

    def _enter(self, _: dict[str, str]) -> None:
        self._in_styles = True

    def _style(self, told: dict[str, str]) -> None:
        if len(self._used) > _MOST:
            raise ValueError("more styles than a workbook may have")
        if self._in_styles:
            self._used.append((told.get("numFmtId", "0"), told.get("fontId", "0")))
