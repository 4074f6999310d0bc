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
    word: word for word in ("than", "by", "to", "from")
} | {"into": "to"}

# Where one clause ends: the mark that a boundary token carries.
CONNECTIVES: Final[dict[str, str]] = {
    "and": "&",
    "or": "|",
    "nor": "|",
    **dict.fromkeys(
        ("but", "whereas", "while", "whilst", "although", "though", "however", "yet"),
        ";",
    ),
}

# Words that deny what follows (`absent` and `negative` also what precedes).
NEGATIONS: Final = _words(
    "no not without never none neither nor non cannot nothing nil denied denies deny "
    "denying denial lack lacks lacked lacking absence absent negative spare spares "
    "spared sparing escape escapes escaped refuse refuses refused refusing"
)
# Words that say "not" inside them. They make a claim with "no" believable
# (`afebrile`: no fever), but nobody has to repeat them.
_QUIETLY_NEGATIVE = re.compile(
    r"non\w{3,}|un(?!der|til|it|i[qfvlo])\w{3,}|(?!breath|rest)\w{3,}less(?:ness|ly)?"
    r"|afebrile|apyrexi\w+|asymptomatic\w*|anicteric|aseptic|avascular|amenorrh\w+"
    r"|inabilit\w+|incapable|inactive|ineffective|insufficien\w+|invisible|incomplete"
    r"|impossible|exclu\w+|ruled|declin\w+|avoid\w*|prevent\w*"
    r"|fail\w*|free|normal\w*|health\w*|rare|rarely|missing|loss"
    r"|lost|miss(?:es|ed)?|hardly|barely|despite|except|regardless|false|intact|clear|only|stop\w*"
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
        "usg doppler"
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
        "sigmoidoscopy"
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

MORE: Final = stems("more over above greater exceed exceeding exceeds least higher")
# A bare number after one of these is a name, to be compared with its like only.
LABELS: Final = stems("type grade stage class group phase factor case")
# What follows one of these is what the question is not about.
EXCLUDERS: Final = stems(
    "outside besides except excluding apart elsewhere beyond remaining unlike"
)

LESS: Final = stems("less fewer under below most lower up")

# Words that two passages share by accident: no evidence that they are about the same.
COMMONPLACE: Final = stems(
    "appear occur show develop see seen cause include find found result present "
    "report reveal demonstrate associate common usual often case patient level rate "
    "value measure percentage share proportion number time known course form type "
    "can could may might diagnosis prognosis"
)

_SYNONYMS: Final = (
    "lung pulmonary",
    "liver hepatic",
    "kidney renal nephric",
    "heart cardiac",
    "skin cutaneous dermal",
    "brain cerebral",
    "stomach gastric",
    "bone osseous bony",
    "bowel intestine intestinal",
    "breast mammary",
    "blood serum haematological",
    "female woman women",
    "male man men",
    "child children paediatric",
    "newborn neonate baby neonatal",
    "doctor physician",
    "drug medicine medication agent",
    "illness disease disorder",
    "method technique",
    "unknown unclear",
    "aetiology cause",
    "widening dilatation dilated enlarged widen",
    "delivery birth",
    "fatal death deadly lethal mortality die died",
    "rupture ruptured burst",
    "examination exam",
    "laboratory lab",
    "elevated raised increased high increase",
    "reduced decreased lowered low decrease reduce",
    "abbreviated called named termed",
    "caesarean section",
    "surgery surgical operation operative operated surgically",
    "myocardium myocardial",
    "mechanical mechanically",
    "deposit aggregate accumulate gather collect",
    "first initially initial",
    "whole throughout entire",
    "tired fatigue fatigability tiredness",
    "oesophagus oesophageal",
    "haemoglobin hb hgb",
    "haematocrit hct",
    "leucocyte leukocyte wbc white",
    "platelet plt thrombocyte",
    "mainly mostly predominantly chiefly",
    "leg extremity limb",
    "arm extremity limb",
    "vein venous vena",
    "base basal",
    "apex apical",
    "breath breathing respiration respiratory ventilation ventilated ventilator",
    "shortness breathlessness dyspnoea breath",
    "vessel vascular vasculature",
    "stool faeces faecal",
    "urine urinary",
    "belly abdomen abdominal",
    "chest thorax thoracic",
    "head skull cranial cranium",
    "neck cervical",
    "spine spinal vertebra vertebral",
    "eye ocular ophthalmic",
    "ear otic aural",
    "mouth oral",
    "throat pharynx pharyngeal",
    "nose nasal",
    "muscle muscular",
    "nerve neural nervous",
    "joint articular",
    "gut bowel intestine intestinal enteric",
    "womb uterus uterine",
    "belch eructation",
    "swelling swollen oedema",
    "lump nodule mass",
    "bleed bleeding haemorrhage haemorrhagic",
    "clot thrombus thrombosis thrombotic",
    "fit seizure convulsion",
    "faint syncope",
    "itch itching pruritus pruritic",
    "rash exanthem eruption",
    "jaundice icterus icteric",
    "cough tussive",
    "fever febrile pyrexia",
    "vomit vomiting emesis",
    "heartburn reflux",
    "hives urticaria",
    "ringing tinnitus",
    "dizziness dizzy",
    "weakness weak paresis",
    "paralysis palsy paralysed",
    "numbness numb",
    "pain ache",
    "inflammation inflamed inflammatory",
    "infection infected infectious",
    "scar scarring fibrosis fibrotic",
    "tumour neoplasm neoplastic mass",
    "cancer carcinoma malignancy malignant",
    "spread metastasis metastatic disseminate disseminated",
    "poison poisoning toxic toxicity intoxication",
    "overdose overdosing intoxication",
    "swallow swallowing ingestion ingest deglutition",
    "injection inject injected",
    "infusion infuse infused drip",
    "give given administer administered administration",
    "tablet pill",
    "antidote reversal",
    "vaccine vaccination vaccinate immunisation immunise",
    "pregnant pregnancy gestation gestational gravid",
    "miscarriage abortion",
    "stillbirth stillborn",
    "infant infancy baby",
    "elderly aged old older",
    "age aged old",
    "boy male",
    "girl female",
    "inherit inherited hereditary heredity familial",
    "thinning thin atrophy atrophic",
    "wasting atrophy cachexia",
    "stiffness stiff",
    "tremor shaking",
    "narrowing narrowed stenosis stenotic constriction",
    "blockage blocked obstruction obstructed occlusion occluded",
    "hardening hardened sclerosis sclerotic induration",
    "softening softened malacia",
    "hole perforation perforated defect",
    "tear torn rupture",
    "fracture fractured broken break",
    "gallstone cholelithiasis",
    "gallbladder cholecystic",
    "bile biliary",
    "sugar glucose",
    "salt sodium chloride saline",
    "potassium kalaemia",
    "fat lipid adipose",
    "water fluid",
    "protein proteinaceous",
    "acid acidic",
    "sweat sweating perspiration diaphoresis",
    "drowsy drowsiness somnolence somnolent sleepy",
    "confused confusion delirium disoriented",
    "memory amnesia",
    "speech dysphasia aphasia",
    "sight vision visual",
    "hearing auditory",
    "gait walk walking",
    "smoker smoking smoke cigarette tobacco",
    "alcohol ethanol alcoholic",
    "diabetes diabetic",
    "lumen luminal",
    "postoperative postop",
    "preoperative preop",
    "wall mural",
    "remove removed removal excise excised excision resect resected resection",
    "drain drained drainage",
    "puncture aspiration aspirate aspirated tap",
    "transplant transplantation graft",
    "dialysis dialysed haemodialysis",
    "monitor monitoring monitored surveillance",
    "recurrence recur relapse relapsed",
    "cure cured recovery recover recovered",
    "onset start begin beginning",
    "dose dosage dosing",
    "daily day",
    "weekly week",
    "monthly month",
    "yearly annual annually year",
    "hourly hour",
    "doubled double twice twofold",
    "trebled triple threefold",
)


def _meanings() -> dict[str, tuple[str, ...]]:
    groups = [sorted(stems(line)) for line in _SYNONYMS]
    groups += [sorted(stems) for stems in MODALITIES.values()]
    near: dict[str, set[str]] = {}
    for group in groups:
        for member in group:
            near.setdefault(member, set()).update(group)
    return {member: tuple(sorted(group)) for member, group in near.items()}


_NEAR: Final = _meanings()


def synonyms(stemmed: str) -> tuple[str, ...]:
    """Return the stems that say the same in medical prose, the given one included."""
    return _NEAR.get(stemmed, (stemmed,))
