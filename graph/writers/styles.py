"""How signs and actors look: colours of Okabe and Ito for signs, greys and outlines for actors."""

from dataclasses import dataclass
from typing import Literal

Dashes = Literal["solid"] | tuple[float, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class SignStyle:
    """The three signals of a sign: colour, dashes, and the head of the arrow; each alone tells it from the others."""

    name: str
    colour: str
    dashes: Dashes
    head: Literal["triangle", "bar", "open"]


@dataclass(frozen=True, slots=True)
class ActorStyle:
    """The outline of an actor; `rounding` is the radius of its corners in points, `double` draws a second outline."""

    fill: str
    ink: str
    edge: str
    rounding: float
    bold: bool = False
    dashed: bool = False
    double: bool = False


SIGNS = {
    1: SignStyle("positive", "#0072B2", "solid", "triangle"),
    -1: SignStyle("negative", "#D55E00", (0, (3.6, 1.5)), "bar"),
    0: SignStyle("neutral", "#5F5F5F", (0, (0.9, 1.3)), "open"),
}

ACTORS = {
    "country": ActorStyle("#33373D", "#FFFFFF", "#33373D", 2.2, bold=True),
    "bloc": ActorStyle("#FFFFFF", "#1A1A1A", "#33373D", 2.2, bold=True, double=True),
    "organization": ActorStyle("#FFFFFF", "#1A1A1A", "#33373D", 0.0),
    "body": ActorStyle("#E9EAEC", "#1A1A1A", "#8A8F98", 0.0),
    "person": ActorStyle("#FFFFFF", "#1A1A1A", "#33373D", 6.0),
    "group": ActorStyle("#FFFFFF", "#1A1A1A", "#33373D", 6.0, dashed=True),
}


def actor_style(kind: str) -> ActorStyle:
    """Return the style of a kind of actor; an unknown kind looks like an organisation."""
    return ACTORS.get(kind, ACTORS["organization"])
