from graph.core.document import Block, Document, Span
from graph.identity.statements.credits import agency

BODY = "Chile and Peru quarrel about a gate. Nobody knows for how long it will stay shut."


def paper(before: str = "", after: str = "", *, inside: str = "") -> Document:
    text = f"{before}{BODY}{inside}{after}"
    return Document("a", text, (Block("paragraph", Span(len(before), len(before + BODY + inside))),))


def test_datelines_bylines_and_credits_name_the_agency() -> None:
    named = {
        "Reuters": [
            paper("LIMA, May 9 (Reuters) - "),
            paper(after="\n\n(Reuters)"),
            paper("By Ana Paz, Reuters\n\n"),
            paper(after="\nSource: Reuters"),
        ],
        "Agence France-Presse": [paper(after="\n\nAFP contributed to this report."), paper("LIMA (AFP) — ")],
        "Associated Press": [paper(after="\nWith files from the Associated Press"), paper("LIMA (AP) _ ")],
        "ANP": [paper("LIMA (ANP) - ")],
    }
    for name, papers in named.items():
        assert [agency(each) for each in papers] == [name] * len(papers)
    assert sum(map(len, named.values())) == 9


def test_who_is_merely_mentioned_is_not_credited() -> None:
    others = [
        paper(),
        paper(inside=" A man from Reuters stood by and took a picture of the gate, which he then sent by telephone to his desk far away."),
        paper("CHILE (North) - "),
        paper("LIMA (UN) - "),
        paper(after="\nWith reporting by Reuters and AFP"),
        paper(after="\nAna Paz contributed to this report."),
    ]
    assert [agency(each) for each in others] == [None] * 6
