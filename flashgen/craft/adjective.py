"""Words that say what a thing is like."""

from __future__ import annotations

from functools import lru_cache

from flashgen.craft.words import bag

PLAIN = bag(
    """
    abrupt absent acute bent benign big bilateral black blind blue blunt brief bright
    brisk brown central clear close coarse cold complete cool cyanosed dark dead deaf
    deep dense diffuse dilated dim discrete distal double dry dull early elastic
    elevated empty enlarged equal exact faint fast fatty feeble few fine firm fixed
    flaccid flat fluctuant focal free fresh frequent full general gradual grave great
    green grey gray hard heavy high hot hyperintense hypointense immune inert intact
    intense intermittent irregular large late left lax level light limp linear little
    local localised localized long loose lost loud low malignant many marked mature mild
    minor mixed mobile moderate moist multiple mute narrow negative new nodular normal
    numb obese obtuse old opaque open orange pale pink plain poor positive present
    profuse prolonged prompt proximal pure purple quick quiet random rapid rare raw
    recurrent red regular remote rich right rigid ripe rough round safe scanty sensitive
    severe shallow sharp short sick silent simple single slender slight slow small
    smooth soft solid solitary sore sparse spastic sparing stable steady steep stiff
    straight strong sudden sunken superficial supple swollen symmetric systolic tall
    tender tense thick thin tight tiny transient transparent turbid upper unilateral
    vague violent violet warm weak well wet white whole wide woody yellow young
    """
)
"""Adjectives that no ending betrays."""

_SUFFIXES = (
    *("less", "ful", "ous", "ic", "ical", "al", "ar", "ary", "ive", "ible", "able"),
    *("eal", "iac", "oid", "ular", "ish", "ile", "ing", "ed", "like", "shaped", "ent"),
    *("ant", "ose"),
)
_NOUNS = bag(
    """
    canal hospital journal arsenal animal metal capital signal interval trial removal
    arrival approval withdrawal renewal denial proposal referral retinal antibiotic
    antibiotics diuretic analgesic anaesthetic anesthetic antiseptic emetic laxative
    antiemetic antiepileptic antacid colic tonic clinic logic topic music arithmetic
    paramedic cosmetic narcotic cathartic cytostatic relaxant stimulant depressant
    steroid thyroid opioid adenoid arachnoid carotid typhoid haemorrhoid hemorrhoid
    mastoid deltoid rheumatoid alkaloid colloid keloid sarcoid bar molar scar collar
    cellar sugar vinegar altar radar pillar boundary capillary summary mammary ovary
    library salary February January pituitary olive five wave valve nerve glove sedative
    preservative additive relative adhesive vegetable table cable bed weed seed blood
    speed need breed bleeding vomiting coughing sneezing wheezing swelling itching
    fainting sweating flushing scaling stunning wasting bruising clubbing breathing
    wedging lead head death thrombus fetus crisis agent patient event accident parent
    student ligament segment content extent increment cement moment treatment movement
    implant infant plant transplant antioxidant anticoagulant disinfectant glucose
    lactose fructose sucrose galactose dextrose nose dose cellulose diagnose grandiose
    rose pulse ring king spring thing string lung imaging screening counselling feeding
    fasting training testing tapping monitoring suturing staging grading fissile missile
    reptile bile slowing widening thickening narrowing thinning shortening lengthening
    softening hardening scarring shunting pooling pacing cooling dosing sampling ileal
    urinal spinal wellbeing
    """
)


@lru_cache(1 << 12)
def adjectival(words: str) -> bool:
    """Return whether `words` are an adjective, with an adverb before it perhaps."""
    found = words.casefold().replace("-", " ").split()
    if not found or len(found) > 2:
        return False
    if len(found) == 2 and not (found[0].endswith("ly") or found[0] in _ADVERBS):
        return False
    last = found[-1]
    if last in _NOUNS or last.endswith("ment"):
        return False
    return last in PLAIN or (len(last) > 4 and last.endswith(_SUFFIXES))


_ADVERBS = bag(
    """
    very rather quite well ill non not less more too un poorly often mildly deep light
    dark pale bright bluish greyish whitish blood
    """
)
