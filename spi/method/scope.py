"""Among which governments does a place count? The scopes in which KPK's readers rank."""

from dataclasses import dataclass

KINDS = {"provinsi": "pemerintah provinsi", "kabupaten": "kabupaten", "kota": "kota", "lembaga": "kementerian/lembaga"}
GOVERNMENTS = ("provinsi", "kabupaten", "kota")


@dataclass(frozen=True)
class Scope:
    """A set of governments: `kinds` within `province` (None: the whole nation). `code` stands in the address."""

    code: str
    label: str
    kinds: tuple[str, ...]
    province: str | None
    province_name: str = ""

    @property
    def noun(self) -> str:
        """What its members are called."""
        return "instansi" if self.kinds == ("lembaga",) else "pemda"

    @property
    def member(self) -> str:
        """What a heading calls one of them."""
        return self.noun.capitalize()

    @property
    def kind_noun(self) -> str:
        """What its members are called where they are all of one kind: "kabupaten"; else its noun."""
        return KINDS[self.kinds[0]] if len(self.kinds) == 1 and self.kinds != ("lembaga",) else self.noun

    def members_words(self, *, others: bool = False) -> str:
        """Its members as a sentence names them: "pemda di Jawa Timur", with `others` "kabupaten lain se-Indonesia"."""
        kinds = {("kabupaten",): "kabupaten", ("kota",): "kota", ("kabupaten", "kota"): "kabupaten dan kota"}
        kinds |= {("provinsi",): KINDS["provinsi"], ("lembaga",): KINDS["lembaga"]}
        where = f"di {self.province_name}" if self.province_name else "" if self.kinds == ("lembaga",) else "se-Indonesia"
        return " ".join(filter(None, [kinds.get(self.kinds, self.noun), "lain" if others else "", where]))

    def title(self, members: int) -> str:
        """Its name and size as the choice above every page and the address write it."""
        return f"{self.label[0].upper()}{self.label[1:]} · {members} {self.noun}"

    @property
    def nation(self) -> "Scope":
        """All of its sort in the whole nation: every regional government, or every institution of the centre."""
        return self if self.kinds == ("lembaga",) else NATION

    @property
    def filter(self) -> dict:
        """The parameters by which a query selects this scope."""
        return {"kinds": list(self.kinds), "province": self.province}


NATION = Scope("nasional", "semua pemda se-Indonesia", GOVERNMENTS, None)


def scopes(kind: str, province_code: str | None, province: str | None) -> list[Scope]:
    """The scopes that make sense for a government of this kind, the one KPK's readers use first."""
    if kind == "lembaga":
        return [Scope("lembaga", "kementerian dan lembaga", ("lembaga",), None)]
    local = [
        ("provinsi", f"{province} dengan pemprov", GOVERNMENTS),
        ("kabkota", f"{province} tanpa pemprov", ("kabupaten", "kota")),
        ("kabupaten", f"kabupaten di {province}", ("kabupaten",)),
        ("kota", f"kota di {province}", ("kota",)),
    ]
    peers = Scope("sejenis", f"{KINDS[kind]} se-Indonesia", (kind,), None)
    fitting = [Scope(code, words, kinds, province_code, province or "") for code, words, kinds in local if kind in kinds]
    return [*fitting, peers, NATION]
