"""Builds labelled sentences from phrases, actors and constructions; the same seed gives the same corpus."""

import random
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@lru_cache(maxsize=4)
def load(name: str) -> dict[str, Any]:
    """Read one of the word lists beside this file."""
    found: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def forms(verb: str) -> tuple[str, str, str]:
    """Return past, participle and -ing form of a verb."""
    irregular = load("actors")["irregular"]
    if verb in irregular:
        past, participle = irregular[verb].split()
    elif verb.endswith("e"):
        past = participle = verb + "d"
    elif verb.endswith("y") and verb[-2] not in "aeou":
        past = participle = verb[:-1] + "ied"
    else:
        past = participle = verb + "ed"
    doubled = past.endswith("ed") and past[:-2] != verb and len(past) == len(verb) + 3 and not verb.endswith("e")
    stem = (
        verb + verb[-1]
        if doubled or verb in ("put", "set", "cut", "hit", "let", "run", "sit", "overrun", "beg")
        else verb[:-1]
        if verb.endswith("e") and not verb.endswith("ee")
        else verb
    )
    return past, participle, stem + "ing"


def constructions(phrase: str) -> Iterator[tuple[str, int]]:
    """Yield sentence patterns for a phrase with the places {A} and {B}, and whether the act is done (0), announced (1), denied (2)."""
    verb, _, rest = phrase.partition(" ")
    past, participle, gerund = forms(verb)
    yield f"{{head}}{{A}} {past} {rest}{{tail}}.", 0
    yield f"{{head}}{{A}} has {participle} {rest}{{tail}}.", 0
    yield f"{{C}} said that {{A}} had {participle} {rest}{{tail}}.", 0
    yield f"{{A}}, which had kept quiet for weeks, {past} {rest}{{tail}}.", 0
    yield f"{{A}} was {gerund} {rest} when the news broke.", 0
    yield f"{{head}}{{A}} said it had {participle} {rest}{{tail}}.", 0
    yield f"{{A}} and {{C}} {past} {rest}{{tail}}.", 0
    yield f"{{A}} says it will {verb} {rest}{{tail}}.", 1
    yield f"{{A}} refused to {verb} {rest}{{tail}}.", 2
    if rest.startswith("{B}"):
        yield f"{{head}}{{B}} was {participle}{rest[3:]} by {{A}}{{tail}}.", 0
        yield f"{{B}}, {participle}{rest[3:]} by {{A}} last month, made no comment.", 0


ANNOUNCED = {
    "aid": "pledge",
    "concede": "pledge",
    "cooperate": "pledge",
    "support": "pledge",
    "consult": "pledge",
    "sanction": "threaten",
    "coerce": "threaten",
    "assault": "threaten",
    "protest": "threaten",
    "mobilize": "threaten",
}
REFUSED = frozenset({"aid", "agree", "consult", "cooperate", "concede", "support", "pledge", "offer"})


def labelled(stance: str, status: int) -> str | None:
    """Return the label of a stance that is done, announced or refused; None where that is no clear stance."""
    if status == 0:
        return stance
    if status == 1:
        return ANNOUNCED.get(stance)
    return "reject" if stance in REFUSED else None


def rows(seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield the corpus: id, text, a, b, their spans, the stance of a towards b, the PLOVER root where it is another, and the phrase."""
    chance = random.Random(seed)
    names = load("actors")
    number = 0
    for group, phrases in load("phrases").items():
        stance, _, root = group.partition("/")
        for phrase in phrases:
            patterns = [(phrase, 0)] * 9 if stance == "none" else list(constructions(phrase.replace("<B>", "{B}")))
            for pattern, status in patterns:
                label = "none" if stance == "none" else labelled(stance, status)
                if label is not None:
                    number += 1
                    told = {"stance": label, "root": root or None} if label == stance else {"stance": label, "root": None}
                    yield filled(f"{number:05d}", pattern, chance, names) | told | {"phrase": phrase}


def filled(name: str, pattern: str, chance: random.Random, names: Mapping[str, Any]) -> dict[str, Any]:
    """Put actors into a pattern."""
    pool = [*names["countries"], *names["groups"], *names["people"]]
    a, b, c = chance.sample(pool, 3)
    text = pattern.replace("{head}", chance.choice(names["heads"])).replace("{tail}", chance.choice(names["tails"]))
    text = text.replace("{day}", chance.choice(names["days"])).replace("{C}", c)
    spans: dict[str, list[int]] = {}
    while "{" in text:
        at = text.index("{")
        key = text[at + 1]
        words = a if key == "A" else b
        words = words[0].upper() + words[1:] if at == 0 else words
        text = text[:at] + words + text[at + 3 :]
        spans[key] = [at, at + len(words)]
    text = text[0].upper() + text[1:]
    found = {key.lower(): text[start:end] for key, (start, end) in spans.items()}
    return {"id": name, "text": text, **found, "a_span": spans["A"], "b_span": spans["B"]}
