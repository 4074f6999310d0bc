"""Every code that flashgen prints, and what it means."""

from __future__ import annotations

from collections.abc import Mapping

from flashgen.annotation import Meaning
from flashgen.evidence.codes import CODES as EVIDENCE
from flashgen.model.diagnostic import Severity
from flashgen.rules import rules

LANGUAGE = {
    "FG001": "The file is not YAML, or not one document with a mapping of keys.",
    "FG002": "An anchor, alias, tag or compound key, which hide what is meant.",
    "FG003": "A key or case is given twice.",
    "FG004": "There is no such key here.",
    "FG005": "A key that is needed is missing.",
    "FG006": "A mapping, list or text stands where another of them belongs.",
    "FG007": "A value is empty, too long, or has an invisible character.",
    "FG008": "A word has not the form it must have (slug, date, number, choice).",
    "FG009": "The small Markdown has a mistake in it, so it stays as written.",
    "FG010": "Evidence is no place in a source.",
    "FG011": "The id of a case is not the name of its file.",
    "FG012": "There are no set phrases in this language.",
    "FG013": "There is no such kind of fact.",
    "FG014": "There is no such type of question about a figure.",
    "FG015": "A file cannot be read.",
    "FG016": "The library has no settings.",
    "FG017": "A recipe names a case that is not there.",
    "FG020": "The letters of a mnemonic do not spell its word.",
    "FG021": "What a letter stands for does not begin with it.",
    "FG022": "A set needs two members.",
    "FG023": "A member of a list that is not shown has no cue.",
    "FG024": "Two members have the same words.",
    "FG025": "A value does not start with a number.",
    "FG026": "A key names nothing that is there.",
    "FG027": "The question of a comparison does not name what is compared.",
    "FG028": "Nothing tells a type from the others.",
    "FG029": "A gap and its mark do not fit.",
    "FG030": "A vignette has nothing to show.",
}
SUPPRESSION = {
    "FG190": "A finding is allowed that is not found (any more).",
    "FG191": "What is allowed is no rule, or has no reason.",
    "FG192": "The baseline holds a finding that is gone.",
    "FG193": "The baseline cannot be read.",
}
FIGURES = {
    "FG300": "The file of a figure is missing, so its cards are withheld.",
    "FG301": "A file is no picture, or is damaged.",
    "FG302": "A picture or drawing would take too much memory.",
    "FG303": "An animation, several pages or several frames: one is to be chosen.",
    "FG304": "A name leads out of the folder of figures, or is no file.",
    "FG305": "A file's name differs from the disk's in case or accents.",
    "FG306": "Reading DICOM needs packages that are not installed.",
    "FG307": "A window has no width, or the picture has no grey values.",
    "FG308": "Parts of a drawing were left out, as they could do harm or reach out.",
    "FG309": "A drawing declares XML entities.",
    "FG310": "A picture may not be passed on, so its cards are withheld.",
    "FG311": "Text may be burned into a picture.",
    "FG312": "Nothing says how the patient agreed to a picture.",
    "FG313": "A patient image would be inverted at night.",
    "FG320": "A mark, region, label or crop leaves the picture.",
    "FG321": "Two labels cover each other.",
    "FG322": "A mark or region has no outline, several, or no size.",
    "FG323": "A question names a mark that is not there.",
    "FG324": "Marks were drawn for another picture.",
    "FG325": "A figure stands beside one that is not there.",
    "FG326": "Two regions have one name or one place.",
}
PUBLISHED = {
    "FG400": "The lock cannot be read.",
    "FG401": "A line of the lock has not the form it must have.",
    "FG402": "The lock is that of another library.",
    "FG403": "A published card is gone without a word.",
    "FG404": "`was` names no published card.",
    "FG405": "`was` names a card that is still there.",
    "FG406": "A card cannot have been two cards before.",
    "FG407": "A key that was withdrawn is used again.",
    "FG408": "A published card has changed its form.",
    "FG409": "A card is no longer among the withdrawn ones.",
    "FG410": "A deck has changed its name.",
    "FG411": "A case has left a published deck.",
    "FG412": "A published deck is gone.",
    "FG413": "Another flashgen published this note type in another form.",
    "FG414": "The clock is behind the lock.",
    "FG415": "A recipe has a name that flashgen needs.",
    "FG416": "A version was published before, with other cards.",
    "FG417": "A published card says what another one said.",
    "FG418": "Two decks have the same name.",
}

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "The case language": LANGUAGE,
    "Suppression": SUPPRESSION,
    "Evidence and age": {c.code: c.meaning for c in EVIDENCE.values()},
    "Figures": FIGURES,
    "Published decks": PUBLISHED,
}
"""The codes of everything but the rules, by where they come from."""

_SUPPRESSION = dict.fromkeys(SUPPRESSION, Severity.WARNING)
_MILD = {
    **{c.code: c.severity for c in EVIDENCE.values()},
    **_SUPPRESSION,
    "FG009": Severity.WARNING,
    "FG021": Severity.WARNING,
}


def meanings() -> Mapping[str, Meaning]:
    """Return what every code means, sorted by code."""
    found = {
        code: Meaning(code, text, _MILD.get(code, Severity.ERROR))
        for section in SECTIONS.values()
        for code, text in section.items()
    }
    for code, rule in rules().items():
        found[code] = Meaning(rule.name, rule.documentation, rule.severity)
    return dict(sorted(found.items()))
