"""Who is who: names, persons, offices, groups and pronouns, resolved to actors."""
