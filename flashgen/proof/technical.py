"""Words of the trade: what names a part of the body, a disease, a drug, a test."""

import re
from functools import cache
from typing import Final

from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import stems

_SHAPES: Final = re.compile(
    r"\w*\d\w*|\w{2,}(?:"
    r"itis|osis|oses|otic|oma|omas|omata|aemia|emia|aemic|emic|uria|pathy|pathic|ectomy"
    r"|otomy|ostomy|scopy|graphy|gram|graph|plasty|cyte|cytes|cytic|cytosis|blasts?"
    r"|phages?|ase|ases|gens?|genic|globins?|globulins?|toxins?|penia|philia|algia"
    r"|plegia|paresis|phagia|phasia|pnoea|rrhoea|rrhage|stenosis|ectasis|ectasia|lysis"
    r"|lytic|crine|plasia|plastic|trophy|trophic|tropic|tropin|kines?|feron|coccus|cocci"
    r"|bacters?|bacteria|virus|viruses|mycin|micin|cycline|cillin|azole|olol|pril|sartan"
    r"|statin|dipine|prazole|oxacin|solone|mab|nib|tinib|parin|xaban|gliptin|gliflozin"
    r"|tide|vir|vudine|caine|pam|lam|barbital|idine|amine|amide|ine|ines|ide|ides|ium"
    r"|ates?|ol|ols|one|ones|um|us|ii|ae|ia|ea|is|oid|eal|al|ar|ic|ous|ary|ory|ules?"
    r")"
)
_BODY: Final = """
abdomen adrenal airway ankle aorta appendix arm artery axilla back bladder blood bone
bowel brain breast bronchus calf capillary cartilage cheek chest chin colon cord cornea
diaphragm disc duct ear elbow eye eyelid face finger foot forearm forehead gallbladder
gland groin gum hair hand head heart heel hip intestine iris jaw joint kidney knee lens
larynx leg ligament limb lip liver lobe lung lymph marrow membrane meninges mouth muscle
nail neck nerve node nose nostril oesophagus orbit ovary palate palm pancreas pelvis
penis pericardium peritoneum pharynx placenta pleura prostate pupil rectum retina rib
scalp scapula sclera shin shoulder sinus skin skull spine spleen sternum stomach tendon
testis thigh throat thumb thymus thyroid toe tongue tonsil tooth trachea ureter urethra
urine uterus vagina valve vein vessel wrist
abscess angina asthma cancer clot cough cramp cyst diabetes fever fracture gout hernia
infarct itch lupus mumps measles murmur oedema palsy plague polyp rash rickets
scar seizure sepsis shock stroke syphilis tumour ulcer wart
antibody antigen cell collagen enzyme gene hormone iron lead lipid insulin oxygen
potassium calcium sodium magnesium zinc copper glucose protein vitamin water
bacterium fungus parasite worm tick mosquito yeast
biopsy culture dialysis smear swab puncture transplant graft stent catheter vaccine
"""


@cache
def _body() -> frozenset[str]:
    return stems(_BODY)


def technical(word: str) -> bool:
    """Say whether a lower-case word is a term rather than a way of putting things.

    By its ending, which is Latin or Greek, or because it is a plain name: the tongue.
    """
    return _SHAPES.fullmatch(word) is not None or stem(word) in _body()
