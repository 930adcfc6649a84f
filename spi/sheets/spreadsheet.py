"""What does a workbook of any format hold, when it is opened safely?"""

from spi.sheets import opendocument, openxml, xls
from spi.sheets.archive import Archive
from spi.sheets.workbook import Book, is_zip


def read_workbook(content: bytes, *, most_rows: int, most_columns: int) -> Book:
    """All sheets of an .xlsx, .ods or .xls, whichever its content is, with what a reader of it does not see.

    Raises UnfitWorkbook, with a sentence, for a workbook with macros or another archive in it, one that unpacks too large,
    one with a cell beyond the rows and columns, or one that is made to fill the memory; another exception for a broken
    one. Memory is bounded by what the sheets may hold, whatever the content says.
    """
    book = Book(most_rows, most_columns)
    if not is_zip(content):
        xls.read(content, book)
        return book
    archive = Archive(content)
    if openxml.is_openxml(archive):
        openxml.read(archive, book)
    elif opendocument.is_open_document(archive):
        opendocument.read(archive, book)
    else:
        raise ValueError("an archive, but no workbook")
    return book
