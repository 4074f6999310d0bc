"""Closed word classes: the words whose class matters more than their spelling."""

import re
from typing import Final

from flashgen.proof.spelling import stem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Function words: not kept in a fingerprint, not compared.
FUNCTION_WORDS: Final = _words(
    "a an the of in on at to for from by with as is are was were be been being am "
    "has have had having do does did doing done this that these those it its they "
    "them their theirs he she his her hers him we our ours us you your i me my who "
    "whom whose which what when where why how there here then than so such into onto "
    "upon within via per about between among amongst through "
    "shall should will would must etc also very s if because since one ones "
    "any some each every other others another x"
)

# Function words that say which side is which: kept in a fingerprint in the open.
RELATIONS: Final[dict[str, str]] = {
    **{word: word for word in ("than", "by", "to", "from", "because")},
    "into": "to",
    "±": "±",
    **dict.fromkeys(("is", "are", "was", "were", "be", "been"), "be"),
}

# Where one clause ends: the mark that a boundary token carries.
CONNECTIVES: Final[dict[str, str]] = {
    "and": "&",
    "or": "|",
    "nor": "|",
    **dict.fromkeys(
        ("whereas", "while", "whilst", "although", "though", "however"), ";"
    ),
    **dict.fromkeys(("but", "yet"), "/"),
}

# Words that deny what follows (`absent` and `negative` also what precedes).
NEGATIONS: Final = _words(
    "no not without never none neither nor non cannot nothing nil denied denies deny "
    "denying denial lack lacks lacked lacking absence absent negative "
    "escape escapes escaped refuse refuses refused refusing"
)
# Words that say "not" inside them. They make a claim with "no" believable
# (`afebrile`: no fever), but nobody has to repeat them.
_QUIETLY_NEGATIVE = re.compile(
    r"non\w{3,}|un(?!der|til|it|i[qfvlo])\w{3,}|(?!breath|rest)\w{3,}less(?:ness|ly)?"
    r"|afebrile|apyrexi\w+|asymptomatic\w*|anicteric|aseptic|avascular|amenorrh\w+"
    r"|inabilit\w+|incapable|inactive|ineffective|insufficien\w+|deficien\w+|sober|abstinen\w+|hypox\w+|anox\w+|invisible|incomplete"
    r"|impossible|exclu\w+|ruled|declin\w+|avoid\w*|prevent\w*|contraindicat\w*"
    r"|fail\w*|free|normal\w*|health\w*|rare|rarely|missing|loss"
    r"|spar(?:es?|ed|ing)|lost|miss(?:es|ed)?|hardly|barely|despite|except|regardless|false|intact|clear|only|stop\w*"
)


def quietly_negative(word: str) -> bool:
    """Say whether a lower-case word carries its own negation."""
    return _QUIETLY_NEGATIVE.fullmatch(word) is not None


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text."""
    return frozenset(map(stem, text.split()))


# Imaging and recording methods: a class, and the stems that name it.
MODALITIES: Final[dict[str, frozenset[str]]] = {
    "X-ray": stems("xray radiograph radiography radiographic cxr roentgenogram"),
    "CT": stems("ct cect hrct cta ctpa tomography tomogram tomographic"),
    "MRI": stems("mri mra mrcp resonance flair"),
    "ultrasound": stems(
        "ultrasound ultrasonography ultrasonographic sonography sonogram sonographic "
        "usg eus ebus doppler"
    ),
    "echocardiography": stems("echocardiography echocardiogram echocardiographic tte"),
    "mammography": stems("mammography mammogram mammographic"),
    "scintigraphy": stems("scintigraphy scintigraphic spect"),
    "PET": stems("pet positron"),
    "angiography": stems(
        "angiography angiogram angiographic venography venogram phlebography phlebogram"
    ),
    "endoscopy": stems(
        "endoscopy endoscopic gastroscopy colonoscopy bronchoscopy cystoscopy "
        "sigmoidoscopy eus ebus"
    ),
    "fluoroscopy": stems("barium fluoroscopy"),
    "EMG": stems("emg electromyogram electromyography"),
    "spirometry": stems("spirometry spirogram"),
    "ECG": stems("ecg ekg electrocardiogram electrocardiography electrocardiograph"),
    "EEG": stems("eeg electroencephalogram electroencephalography"),
    "biopsy": stems("biopsy biopsies histology histological histopathology"),
}

METHODS: Final = frozenset[str]().union(*MODALITIES.values())

SIDES: Final[dict[str, frozenset[str]]] = {
    "left": stems("left"),
    "right": stems("right"),
    "one side": stems("unilateral unilaterally"),
    "both sides": stems("bilateral bilaterally both"),
}

MORE: Final = stems(
    "more over above greater larger exceed exceeding exceeds least higher longer older "
    "beyond"
)
# A bare number after one of these is a name, to be compared with its like only.
LABELS: Final = stems(
    "type grade stage class group phase factor case day week month year visit step "
    "proteinase interleukin helper"
)
# What may say of whom a number is not: `within six hours, and 36 % later`.
REST: Final = stems(
    "later earlier older younger other others rest remaining remainder longer shorter "
    "further another else latter former otherwise"
)
# What stands between two numbers that are compared.
VERSUS: Final = stems("versus vs v against compared")
# What follows one of these is what the question is not about.
EXCLUDERS: Final = stems(
    "outside besides except excluding apart elsewhere beyond remaining unlike"
)

LESS: Final = stems("less fewer under below most lower smaller shorter younger up")

# Words that two passages share by accident: no evidence that they are about the same.
COMMONPLACE: Final = stems(
    "appear occur show develop see seen cause include find found result present "
    "report reveal demonstrate associate common usual often case patient level rate "
    "value measure percentage share proportion number time known course form type "
    "can could may might diagnosis prognosis"
)
