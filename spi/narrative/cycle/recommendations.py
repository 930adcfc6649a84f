"""Which sentences say how many of KPK's recommendations are validated, and which have no action or stand beside none?"""

from spi.answers.cycle.recommendations import Recommendations
from spi.narrative.sentence import Sentence, Writer

_NAMED = 3


def validated(found: Recommendations, *, year: int) -> Sentence:
    """How many of all recommendations of a survey year KPK has validated, and how many no action answers."""
    writer, total = Writer("plan"), len(found.table)
    if not total:
        return writer.sentence(f"Belum ada rekomendasi KPK atas hasil {writer.survey(year)} yang dicatat.")
    text = f"Dari {writer.count(total, 'recommendations')} rekomendasi KPK atas hasil {writer.survey(year)}"
    share = writer.score(100 * found.validated / total, "share", None, places=0)
    text = f"{text}, {writer.count(found.validated, 'recommendations')} divalidasi KPK ({share}%)"
    without = len(found.unanswered)
    return writer.sentence(f"{text}; {_none(writer, without)}.")


def _none(writer: Writer, without: int) -> str:
    return (
        f"{writer.count(without, 'recommendations')} belum dijawab tindak lanjut" if without else "semuanya dijawab tindak lanjut"
    )


def unlinked(found: Recommendations) -> list[Sentence]:
    """The recommendations without an action, and the actions beside every recommendation; nothing where none was written down."""
    if found.table.empty:
        return []
    sentences, without = [], found.unanswered
    if len(without):
        writer = Writer("plan")
        named = [f"“{writer.quoted(text)}”" for text in without["text"].head(_NAMED)]
        sentences.append(
            writer.sentence(f"Rekomendasi KPK yang belum dijawab tindak lanjut: {writer.and_more(named, len(without))}.")
        )
    if len(found.unlinked):
        writer = Writer("plan")
        named = [f"“{writer.quoted(title)}”" for title in found.unlinked["title"].head(_NAMED)]
        words = writer.and_more(named, len(found.unlinked))
        sentences.append(writer.sentence(f"Tindak lanjut yang tidak menjawab rekomendasi KPK mana pun: {words}."))
    return sentences
