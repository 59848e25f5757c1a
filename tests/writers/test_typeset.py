from graph.writers.typeset import FONT, broken, families, filled, missing, properties, width

FONTPROPS = properties(7.0, (FONT,))


def test_short_names_stay_on_one_line():
    assert broken("Aldova", FONTPROPS, 70) == ("Aldova",)
    assert broken("", FONTPROPS, 70) == ("",)


def test_long_names_break_evenly_between_words():
    assert broken("Organization of Coastal and Island States", FONTPROPS, 80) == ("Organization", "of Coastal and", "Island States")


def test_a_long_word_stays_whole():
    assert broken("Überregionalverwaltungsbehörde", FONTPROPS, 30) == ("Überregionalverwaltungsbehörde",)


def test_paragraphs_fill_their_lines():
    lines = filled("one two three four five six seven eight nine ten", FONTPROPS, 80)
    assert " ".join(lines) == "one two three four five six seven eight nine ten"
    assert all(width(line, FONTPROPS) <= 80 for line in lines)


def test_bold_is_wider():
    assert width("Aldova", properties(7.0, (FONT,), bold=True)) > width("Aldova", FONTPROPS) > 20


def test_latin_cyrillic_greek_and_arabic_need_no_other_font():
    assert families(frozenset("Aldova Жук Ελλάς مصر ქართული")) == (FONT,)
    assert missing("A中", (FONT,)) == {"中"}
    assert families(frozenset("A中"))[0] == FONT
