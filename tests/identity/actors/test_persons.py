from graph.identity.actors.persons import Person, Roster, last_name


def roster(*names: str) -> Roster:
    found = Roster()
    for place, name in enumerate(names):
        found.note(Person(name, place))
    return found


def test_persons_are_found_by_first_and_last_words_in_the_order_in_which_they_came() -> None:
    found = roster("Ana Ruiz", "Rosa Vidal", "Vidal Ruiz")
    assert [each.name for each in found.around("ruiz")] == ["Ana Ruiz", "Vidal Ruiz"]
    assert [each.name for each in found.around("someone vidal")] == ["Rosa Vidal", "Vidal Ruiz"]
    assert not found.around("paz") and not found.around("")


def test_a_new_name_or_spelling_is_found_once_it_is_noted() -> None:
    found = roster("Ruiz")
    known = found.all[0]
    known.spellings.add("ana reyes")
    known.name = "Ana Ruiz Jr."
    found.note(known)
    assert found.all == [known] and all(list(found.around(word)) == [known] for word in ("reyes", "ruiz", "ana"))
    assert known.last == "ruiz" and last_name("Ana Ruiz Jr.") == "Ruiz"


def test_names_inside_a_phrase() -> None:
    found = roster("Rosa Vidal", "Omar al-Assaf", "Ana Ruiz")
    assert [each.name for each in found.within("the vidal-ruiz meeting")] == ["Rosa Vidal", "Ana Ruiz"]
    assert [each.name for each in found.within("al-assaf's")] == ["Omar al-Assaf"]
    assert not found.within("") and not found.within("“”")


def test_a_name_is_looked_up_as_it_is_written() -> None:
    found = roster("Ana Ruiz", "Ana Ruíz")
    assert found.named("Ana Ruíz") is found.all[1] and found.named("Ana Ruis") is None
