"""Small invented collections of articles, each with a contradiction in it or with none: name, then day and text of each article."""

Articles = tuple[tuple[str, str], ...]

WITH: dict[str, Articles] = {
    "a plan backed in spring and refused in summer": (
        (
            "2023-03-02",
            "Khartoum, 2 March. Sudan supports the construction of a dam on the Blue Nile by Ethiopia, Foreign Minister Ali Sadiq said on "
            "Thursday. The ministry gave no date for the next round of talks.",
        ),
        (
            "2023-06-14",
            "Sudan rejected the construction of a dam on the Blue Nile by Ethiopia on Wednesday. Foreign Minister Ali Sadiq said the river "
            "was low this year.",
        ),
    ),
    "two ministers of one government": (
        (
            "2031-05-06",
            "Portugal's Foreign Minister Rita Carvalho backed Spain's proposal for a joint naval base in Madeira on Tuesday. She spoke in "
            "Lisbon.",
        ),
        (
            "2031-05-06",
            "Portugal's Defence Minister Tiago Lobo rejected Spain's proposal for a joint naval base in Madeira on Tuesday. "
            "“The island is not for sale,” Lobo said.",
        ),
    ),
    "with a condition and without one": (
        (
            "2031-02-04",
            "Brazil will withdraw its peacekeepers from Haiti if the fuel does not arrive, Foreign Minister Paula Nunes said on Monday. "
            "The mission began two years ago.",
        ),
        (
            "2031-02-04",
            "Brazil will withdraw its peacekeepers from Haiti, Foreign Minister Paula Nunes said on Monday. "
            "Some of them have been there for two years.",
        ),
    ),
    "an offer refused in one paper and taken in the other": (
        (
            "2031-07-09",
            "Peru rejected Chile's offer of talks on the fishing grounds on Tuesday. Fishermen in Tacna had hoped for more.",
        ),
        (
            "2031-07-09",
            "Peru accepted Chile's offer of talks on the fishing grounds on Tuesday. A place for the meeting has not been named.",
        ),
    ),
    "never, and then yes": (
        (
            "2031-01-15",
            "“We will never accept the deployment of Ugandan troops in Kismayo,” Somalia's President Abdi Warsame said on Tuesday. He was "
            "speaking at the harbour.",
        ),
        (
            "2031-04-23",
            "Somalia's President Abdi Warsame accepted the deployment of Ugandan troops in Kismayo on Tuesday. The first land in May.",
        ),
        ("2031-04-24", "Rain has closed the road from Kismayo to the border, the roads office wrote in its bulletin."),
    ),
    "the same words of two persons": (
        (
            "2031-09-10",
            "“The closing of the pipeline is a hostile act that we condemn in the strongest terms,” Hungary's Prime Minister Béla Kardos "
            "said on Tuesday. Slovakia closed the pipeline at noon.",
        ),
        (
            "2031-09-10",
            "“The closing of the pipeline is a hostile act that we condemn in the strongest terms,” Hungary's Foreign Minister "
            "Judit Sárközi said on Tuesday. The valves in Slovakia had been shut since noon.",
        ),
    ),
    "a proposal accepted and a week later refused": (
        ("2031-02-12", "Armenia accepted Azerbaijan's proposal for a ceasefire on Tuesday."),
        ("2031-02-20", "Armenia has rejected Azerbaijan's proposal for a ceasefire, its foreign ministry said on Wednesday."),
    ),
    "a promise that is not kept": (
        ("2031-06-02", "Mexico promised to open its northern ports to ships from Cuba, Foreign Minister Lucía Ferrer said on Monday."),
        ("2031-06-30", "Mexico refused to open its northern ports to ships from Cuba on Monday. The ministry cited an outbreak of fever."),
    ),
}

WITHOUT: dict[str, Articles] = {
    "one rejection in two papers": (
        ("2031-07-09", "Peru rejected Chile's offer of talks on the fishing grounds on Tuesday. Fishermen in Tacna had hoped for more."),
        ("2031-07-09", "On Tuesday Peru turned down an offer of Chile to talk about the fishing grounds. The season opens in August."),
    ),
    "one plan backed and another one refused": (
        ("2031-03-05", "Sudan supports Ethiopia's plan for a new railway to Port Sudan, Foreign Minister Ali Sadiq said on Tuesday."),
        (
            "2031-03-12",
            "Sudan rejected Ethiopia's plan for a joint customs office in Gallabat, Foreign Minister Ali Sadiq said on Tuesday.",
        ),
    ),
    "two states that differ": (
        ("2031-05-07", "Portugal backed Morocco's proposal for a joint naval base in Madeira on Tuesday."),
        ("2031-05-07", "Spain rejected Morocco's proposal for a joint naval base in Madeira on Tuesday."),
    ),
    "two ministers who agree": (
        ("2031-05-07", "Finland's Foreign Minister Aino Salmela condemned the blockade of the port of Riga by Belarus on Tuesday."),
        ("2031-05-09", "Finland's Defence Minister Eero Kivi criticised Belarus for the blockade of the port of Riga on Thursday."),
    ),
    "for the base in other words": (
        ("2031-06-04", "Oman rejected Iran's demand for the withdrawal of British troops from Duqm on Tuesday."),
        ("2031-06-18", "Oman supports the presence of British troops in Duqm, Foreign Minister Salim Habsi said on Tuesday."),
    ),
    "a withdrawal asked for and then welcomed": (
        ("2031-06-04", "Cyprus demanded that Egypt withdraw its troops from Limassol on Tuesday."),
        ("2031-08-06", "Cyprus welcomed the withdrawal of Egyptian troops from Limassol on Tuesday."),
    ),
    "the terms of talks refused, not the talks": (
        ("2031-03-04", "Kosovo is ready for talks with Serbia, Prime Minister Arta Krasniqi said on Monday."),
        ("2031-03-11", "Kosovo rejected Serbia's conditions for the talks on Monday."),
    ),
    "the same words again a season later": (
        (
            "2031-03-04",
            "“We will defend the lighthouse of Lampione against whoever comes near,” Malta's Prime Minister Karm Vella said on Monday.",
        ),
        (
            "2031-06-10",
            "“We will defend the lighthouse of Lampione against whoever comes near,” Malta's Prime Minister Karm Vella said on Monday.",
        ),
    ),
}
