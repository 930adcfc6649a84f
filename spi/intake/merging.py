"""Which institutions did the store keep twice, under an old and a new name, and how do they become one?"""

from typing import Any

# Spellings that the project ships say which institution a name means; an import made before that knew the name as new.
_TWINS = """
    select distinct earlier.region_code, shipped.region_code
    from region_alias earlier
    join region_alias shipped using (alias)
    join region on region.region_code = earlier.region_code
    where region.kind = 'lembaga' and earlier.batch_id <> 0 and shipped.batch_id = 0
        and earlier.region_code <> shipped.region_code
    order by all
"""


def merge_institutions(cursor: Any) -> set[int]:
    """Give to the shipped institution what an earlier version kept under another of its names; answers the survey years.

    Inside somebody's transaction, after the shipped spellings were written; a second time it finds nothing. Every figure
    keeps its value, source and batch, so that its import can still be undone. Where one table printed both names, the
    figures of the other name get a source of their own, which names it: a source gives a figure once. A sealed event is
    never rewritten: an institution that has any keeps its row, and with it the way to them.
    """
    years: set[int] = set()
    for other, code in cursor.execute(_TWINS).fetchall():
        found = cursor.execute("select distinct survey_year from figure where region_code = ?", [other])
        years |= {int(row[0]) for row in found.fetchall()}
        _tell_sources_apart(cursor, other, code)
        for table in ("figure", "preference_choice", "published_rank", "published_category", "region_alias"):
            cursor.execute(f"update {table} set region_code = ? where region_code = ?", [code, other])
        cursor.execute("delete from region where region_code = ? and region_code not in (select region_code from event)", [other])
    return years


def _tell_sources_apart(cursor: Any, other: str, code: str) -> None:
    """Give the figures of `other` a source of their own where their source has figures of `code` in the same place."""
    shared = cursor.execute(
        "select distinct source_id from figure theirs join figure ours using (survey_year, unit, measure, source_id) "
        "where theirs.region_code = ? and ours.region_code = ? order by source_id",
        [other, code],
    ).fetchall()
    for (source,) in shared:
        own = f"{source}-{other}"
        cursor.execute(
            "insert into source select ?, source.kind, outlet || ', baris ' || region.name, url, published, read_through, "
            "note, source.batch_id from source, region where source_id = ? and region_code = ?",
            [own, source, other],
        )
        for table in ("figure", "preference_choice"):
            cursor.execute(f"update {table} set source_id = ? where (source_id, region_code) = (?, ?)", [own, source, other])
