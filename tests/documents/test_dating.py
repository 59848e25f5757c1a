from datetime import date, datetime

import pytest

from graph.documents.dating import date_in_text, parse_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-05-04", date(2021, 5, 4)),
        ("2021-05-04T23:59:00+02:00", date(2021, 5, 4)),
        ("20210504", date(2021, 5, 4)),
        (20210504, date(2021, 5, 4)),
        ("4 May 2021", date(2021, 5, 4)),
        ("May 4th, 2021", date(2021, 5, 4)),
        ("Tuesday, Sept. 7, 2021 at 10 am", date(2021, 9, 7)),
        ("3rd of March 2020", date(2020, 3, 3)),
        ("13/04/2020", date(2020, 4, 13)),
        ("04/13/2020", date(2020, 4, 13)),
        ("05/05/2020", date(2020, 5, 5)),
        ("3.4.2020", date(2020, 4, 3)),
        (date(2020, 1, 2), date(2020, 1, 2)),
        (datetime(2020, 1, 2, 3), date(2020, 1, 2)),
    ],
)
def test_full_dates_are_read(written: object, day: date) -> None:
    assert parse_date(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2020",
        "2020",
        "May 2021",
        "yesterday",
        "Tuesday",
        "2021-02-30",
        "31.2.2020",
        "",
        None,
        3.5,
        "soon, in 2021",
        "the 1990s",
        [2020],
    ],
)
def test_nothing_is_guessed(written: object) -> None:
    assert parse_date(written) is None


def test_other_languages() -> None:
    assert parse_date("4. Mai 2021", language="de") == date(2021, 5, 4)
    assert parse_date("4 mai 2021", language="fr") == date(2021, 5, 4)
    assert parse_date("4 May 2021", language="xx") == date(2021, 5, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A headline\n\nWorld | March 9, 2019, Saturday // 08:15|  views\n\nThe council met.", date(2019, 3, 9)),
        ("Quito, 3 March 2020 (Agency) – The minister said no.", date(2020, 3, 3)),
        ("NAIROBI, June 5, 2018 - The union called a strike.", date(2018, 6, 5)),
        ("date 2017-11-30 The ministry denied the report.", date(2017, 11, 30)),
        ("Published: 12 May 2016\nBy Jo Field\nThe court ruled.", date(2016, 5, 12)),
        ("Updated on Monday, 12 May 2016 at 10:30 GMT\nThe court ruled.", date(2016, 5, 12)),
    ],
)
def test_datelines(text: str, day: date) -> None:
    assert date_in_text(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2014 the army crossed the river and took the town without a fight.",
        "The treaty of 4 May 1990 – which nobody signed – was read out.",
        "The envoy left on Friday.",
        "",
    ],
)
def test_a_date_inside_the_story_is_not_the_date_of_the_document(text: str) -> None:
    assert date_in_text(text) is None
