from graph.core.entity import Actor
from graph.identity.actors.circles import Circle

PERU, ANA, EVA = Actor("peru", "Peru", "country"), Actor("ana-ruiz", "Ana Ruiz", "person"), Actor("eva-ruiz", "Eva Ruiz", "person")


def test_names_and_last_names_of_persons_lead_to_their_actors() -> None:
    circle = Circle.of([PERU, ANA, EVA])
    assert circle.ids == {"peru", "ana-ruiz", "eva-ruiz"}
    assert (circle.names["peru"], circle.names["ana ruiz"], circle.names["ruiz"]) == (PERU, ANA, EVA)
    assert (circle.folded["ruiz"], circle.folded["eva ruiz"]) == (ANA, EVA), "the first who bears it"
    assert circle.called == {"peru": "Peru", "ana ruiz": "Ana Ruiz", "eva ruiz": "Eva Ruiz"}


def test_nobody_is_around_at_first() -> None:
    assert Circle() == Circle.of([]) and not Circle().ids
