"""The 22 stances: a closed scheme, published as SKOS in `ontology/stances.ttl`; a test keeps the two equal."""

from dataclasses import dataclass

from graph.core.errors import UnknownName


@dataclass(frozen=True, slots=True, order=True)
class Stance:
    """A kind of stance: its sign towards the target, its CAMEO root code and PLOVER type."""

    id: str
    sign: int
    cameo: str
    plover: str | None


STANCES: dict[str, Stance] = {
    row[0]: Stance(*row)
    for row in (
        ("declare", 0, "01", None),
        ("appeal", 0, "02", "REQUEST"),
        ("pledge", 1, "03", "AGREE"),
        ("offer", 1, "03", "AGREE"),
        ("agree", 1, "03", "AGREE"),
        ("consult", 1, "04", "CONSULT"),
        ("support", 1, "05", "SUPPORT"),
        ("cooperate", 1, "06", "COOPERATE"),
        ("aid", 1, "07", "AID"),
        ("concede", 1, "08", "CONCEDE"),
        ("demand", -1, "10", "REQUEST"),
        ("criticize", -1, "11", "ACCUSE"),
        ("accuse", -1, "11", "ACCUSE"),
        ("deny", -1, "11", "REJECT"),
        ("reject", -1, "12", "REJECT"),
        ("warn", -1, "13", "THREATEN"),
        ("threaten", -1, "13", "THREATEN"),
        ("protest", -1, "14", "PROTEST"),
        ("mobilize", -1, "15", "MOBILIZE"),
        ("sanction", -1, "16", "SANCTION"),
        ("coerce", -1, "17", "COERCE"),
        ("assault", -1, "18", "ASSAULT"),
    )
}


def stance(name: str) -> Stance:
    """Return the stance called `name`.

    Raises UnknownName, with the closest name as a suggestion, when there is none.
    """
    try:
        return STANCES[name.strip().lower()]
    except KeyError:
        raise UnknownName("stance", name, STANCES) from None
