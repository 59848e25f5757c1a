"""Tokens as the treebanks have them, where spaCy's own English rules differ: prefixes with a hyphen, repeated marks, slashes, units."""

import re
from typing import Any

PREFIXES = (
    "anti", "co", "counter", "cyber", "de", "e", "ex", "extra", "inter", "mid",
    "mis", "multi", "non", "post", "pre", "pro", "re", "semi", "sub", "trans", "ultra",
    "un", "wi",
)  # fmt: skip
ABBREVIATIONS = (
    "Capt.", "Sgt.", "Lt.", "Col.", "Maj.", "Cpl.", "Brig.", "Cmdr.", "al.", "etc.",
    "ca.", "approx.", "Sec.", "Amb.", "Pres.", "Supt.", "Fig.", "Vol.", "Ch.", "Dept.",
    "Sens.", "Reps.",
)  # fmt: skip
REPEATED = [r"!{2,}", r"\?{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"#{2,}", r">{2,}", r"<{2,}", r"~{2,}", r"-{2,}", r"\${2,}"]


def adapt(nlp: Any) -> None:
    """Change the rules of the tokenizer of `nlp` in place; they are saved with the pipeline."""
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    letter = r"[^\W\d_]"
    hyphen = rf"(?<=[^\W_])(?:-|–|—|--|---|——|~)(?={letter})"
    infixes = [rule for rule in nlp.Defaults.infixes if not _splits_hyphens(rule)]
    keep = "".join(rf"(?<!\b{p})" for p in [*PREFIXES, *(p.capitalize() for p in PREFIXES)])
    infixes += [
        keep + hyphen,
        r"(?<=[A-Z]\.)-(?=[a-z])",
        rf"(?<={letter})-(?=\d)",
        rf"(?<={letter})/(?={letter}{{2,}})",
        r"(?<=\d)/(?=[a-z]{3,})",
        *REPEATED,
    ]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.tokenizer.prefix_search = compile_prefix_regex([*REPEATED, *nlp.Defaults.prefixes]).search
    units = r"(?<=\d)(?:bn|mn|tn|am|pm|km|kg)"
    nlp.tokenizer.suffix_search = compile_suffix_regex([*REPEATED, *nlp.Defaults.suffixes, units]).search
    for form in ABBREVIATIONS:
        nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    nlp.tokenizer.add_special_case("and/or", [{"ORTH": "and"}, {"ORTH": "/"}, {"ORTH": "or"}])
    # a closing parenthesis and a colon are no face in news
    nlp.tokenizer.rules = {form: rule for form, rule in nlp.tokenizer.rules.items() if form != "):"}


def _splits_hyphens(rule: str) -> bool:
    return bool(re.search(r"\(\?:-\|–\|—", rule))
