"""Which institutions did the store keep twice, under an old and a new name, and how do they become one?"""

from spi.store.transaction import Transaction


def merge_institutions(transaction: Transaction) -> set[int]:
    """Give to the shipped institution what an earlier version kept under another of its names; answers the survey years.

    Inside somebody's transaction, after the shipped spellings were written, which say which institution a name means; a
    second time it finds nothing. Every figure keeps its value, source and batch, so that its import can still be undone. Where
    one table printed both names, the figures of the other name get a source of their own, which names it: a source gives a
    figure once. A sealed event is never rewritten: an institution that has any keeps its row, and with it the way to them.
    """
    years: set[int] = set()
    for twin in transaction.records("institution_twins"):
        years |= set(transaction.ask("years_of", batch=None, region=twin["other"])["survey_year"])
        transaction.run("merge_institution", **twin)
    return years
