"""Everyday words: an answer may put them in its own way without saying something else.

Every other word of an answer is a key term, which its passage must have. Words that
name a place, a size, a direction or a number are everyday ones too: what opposes them
is for `opposite` to find.
"""

from functools import cache

from flashgen.proof.vocabulary import stems

_VERBS = """
abandon abolish abound accelerate accentuate accept accommodate accompany accomplish
account accumulate achieve acknowledge acquire act adapt add address adhere adjoin
adjust admit adopt advise advocate affect affirm agree aim align allocate allow alter
amplify analyse anchor announce answer anticipate appear apply appreciate approach
approve argue arise arrange arrive ascertain ascribe ask assemble assert assess assign
assist associate assume assure attach attain attempt attend attract attribute augment
avoid await ban base be bear became become began begin begun behave belong bend bind
bother bounce breach break bring broke broken brought build built burden calculate call
came cancel carry catch caught cause cease challenge change characterise check choose
chosen circulate cite claim clarify classify clear climb cling clog close coalesce
coincide collect collide combine come command commence comment communicate compare
compensate compete compile complain complete complicate comply comprehend comprise
compromise conceal conceive concern conclude conduct confine confirm conform confuse
connect consent conserve consider consist consolidate constitute constrain construct
consult consume contact contain continue contradict contribute control convert convey
convince cooperate coordinate cope correct correlate correspond count counteract cover
create cross crowd culminate curtail cut deal decide deduce deem deepen defeat defend
defer define deflect demand denote depart depend depict deplete deploy deprive derive
descend describe deserve design desire destroy detach detect deteriorate determine
develop deviate devise devote dictate differ disagree disappear disappoint discard
discern disclose disconnect discontinue discourage discover discuss dislike dislodge
dismiss dispense displace display dispose dispute disregard disrupt disseminate
dissipate dissolve distinguish distort distract distribute disturb diverge divert divide
do document dominate done double drag draw drawn drift drive driven drop duplicate
dwindle dying earn ease eaten educate elapse elicit eliminate elude emanate embark embed
embrace emerge emit emphasise employ empty enable encase enclose encompass encounter
encourage end endanger endorse endure enforce engage engulf enhance ensue ensure entail
enter entrap equal equip eradicate escape escaped escapes establish estimate evade
evaluate evoke evolve exacerbate exaggerate examine exceed exchange excite exclude
execute exemplify exert exhaust exhibit exist expand expect expel explain exploit
explore export expose express extend facilitate fade fail fall falsify fasten favour
feel felt fetch fight fill find finish fit fix flatten fled flee float flourish flow
fluctuate focus fold follow forbid force forecast foresee forget forgot forgotten form
formulate fought found fulfil function furnish gain gather gauge gave generate get give
given go goes gone got govern grab grasp grew grow grown guarantee guard guess guide
halve hamper handle happen harbour harden harm hasten have hear heard heighten held help
hesitate hid hidden hide highlight hinder hint hold hope hurry identify ignore
illuminate illustrate imagine imitate impair impede implement imply import impose
improve incline include incorporate incur indicate infer inflict influence inform
inhabit initiate insert inspect inspire install instruct integrate intend intensify
interact interfere interpret interrupt intersect intervene introduce invade invest
investigate invite invoke involve join judge justify keep kept kill knew know known
label lack laid lain last launch lay lead lean learn leave led lend lessen let liberate
lie lift limit link list live locate lodge look loosen lose lost lure lying made magnify
maintain make manage manifest manipulate mark match matter mean meant measure meet melt
merge merit met mimic mingle minimise misinterpret mislead misread miss mistake mistook
mix modify moisten monitor motivate move multiply name necessitate need neglect
negotiate note notice nourish number obey obscure observe obtain occupy occur offer
offset omit open opt organise originate outlast outnumber outweigh overcame overcome
overestimate overlap overlook override overtake overwhelm owe participate pass peak
penetrate perceive perform perish permeate permit perpetuate persist persuade pile
pinpoint place play plunge point portray possess postpone postulate precede predict
predominate prefer prepare present preserve press presume prevail prevent proceed
proclaim produce progress prohibit promise promote prompt propel propose protect
protrude prove proven provide provoke publish pull purchase pursue push put qualify
query quit raise ran range reach react read reappear rearrange reassure rebuild recall
recede receive recognise recollect recommend reconsider reconstruct record recover
recruit rectify recur refer refine reflect refrain regain regard regulate reinforce
relate remain remember remind remove render renew reopen reorganise repeat replace
replenish report represent require rescue resemble reserve reside resist resolve resort
respond rest restore result resume retain retreat retrieve return reunite reveal reverse
revise rid risen rose run rush sacrifice safeguard said satisfy save saw say scatter
search see seek seem seen segregate seize select send sent separate serve set settle
shape share shatter shelter shield shift shorten shout show shown shrink shut sift
signal signify simplify simulate sit slide slip slow snap soak sold solicit solve sought
spare speak specialise specify spend spent spill split spoil sprang spread sprinkle spun
squeeze stabilise stand start starve state stay step stick stood stop store straighten
strengthen stretch strike struggle subdue submerge submit subside substitute subtract
succeed suffer suggest summarise supersede supervise supplant supply support suppose
surge surpass surround survive suspected suspend sustain switch tackle tailor take taken
talk tangle taper target teach tell tend terminate testify think thought threw thrive
throw thrown tie tighten tilt told tolerate took topple touch trace track transcend
transfer transform translate transport transpose trap travel trickle trigger try turn
unaffected unchanged underestimate undergo underlie underlying undermine understand
understood undertake unfold unify unite unload unmask update uphold upset urge use used
using utilise vacate vanish vary verify view visit wait walk want warn warrant wash
waste watch weaken weigh welcome went wipe wish withdraw withhold withstand woke wore
work worn worry worsen wound wrap write written yield
"""

_NOUNS = """
ability absence acceptance access accident account accuracy action activity addition
adult advantage advice affair age agency agreement aid aim air amount analysis angle
appearance application approach area arrangement array aspect assistance assumption
attention attitude author authority average background balance band base baseline basis
beginning behaviour belief benefit body border bottom boundary branch bulk bunch burden
capability capacity care career case category cause caution cell centre century ceremony
chain challenge chance change character characteristic choice circle circuit
circumstance clarity class clue cluster coat code coincidence colleague collection
collector column combination command commitment community companion company comparison
competence complaint component composition compound comprehension concept conception
conclusion condition conference confidence confirmation conflict connection consent
consequence conservation consideration construction content context contour contract
contrast contribution control controversy conversation conviction copy core corner
correlation cost council country couple course creation credit criterion criticism
curiosity custom damage danger data date day deal debate decade decision decline defect
definition degree delay demand demonstration density department departure depth
description design desire destination detail determination device diameter difference
difficulty dilemma dimension direction director disadvantage disappearance disc
discovery discrepancy discussion disease disorder display disposal dispute distance
distribution division doctor door doubt dozen drug duration duty ease edge edition
education effect efficacy efficiency effort element emergency emphasis encounter end
ending energy enterprise entity entrance entry environment episode error establishment
estimate event evidence example exception excess exchange execution existence
expectation expense experience experiment expert explanation exposure expression extent
extreme facility fact factor failure faith family fashion fate fault favour feature
feeling fibre field fight figure finding finish firm focus food force form formation
fraction fragment frame framework freedom frequency friend front function future gain
gap gift goal government grain ground group growth guess guide guideline habit half
handful harm harmony haste health heap height help hint history hold hole home hospital
hour house household human idea ideal identity ignorance illness image impact importance
impression improvement inability inch increase index indication individual infant
influence information inquiry insight inspection instance institution instruction
instrument intention interaction interest interpretation interval introduction
investigation investment issue item job join journey judgement justification kind
knowledge label lack lapse launch law layer leader leadership learning length lesson
letter level life light likelihood limit line link liquid list literature locality
location logic look loss lot luck machine magnitude maintenance majority maker man
management manner margin mark material matter maximum meaning means measure measurement
mechanism medicine meeting member membership mention message method middle mile mind
minority minute mission mistake mixture mode model modification moment month morning
mother motive movement name narrative nature need neighbour network night noise norm
note notion number object objective obligation observation observer obstacle occasion
occurrence offer office official onset opening operation opinion opportunity opposition
option order organ organisation origin others outcome outline outlook output owner pace
package packet pair panel paragraph parameter part participant particle partner passage
past path pathway patience patient pattern pause payment peak penalty people percentage
perception performance period permission persistence person personnel perspective phase
phenomenon phrase picture piece place plan plane plate pleasure plenty plot point policy
popularity population portion position possibility potential power practice precaution
preference preparation presence present presentation pretext price pride principle
priority privilege problem procedure process product professional profile profit
programme progress project promise proof property proportion proposal prospect provision
publication purchase purpose pursuit quality quantity quarter query question range rank
rate rating ratio reaction readiness reading reason reception recipe recognition
recommendation record recording reduction reference region register regulation relation
relationship release relevance reliance remainder repetition reply report reputation
request requirement rescue research resemblance reservation reserve residence resident
resistance resolution resource response responsibility rest restraint result review
reward ring rise risk rival role room root row rule run rush sacrifice safety sake sale
sample satisfaction saving scale scenario scene scheme scholar school science scope
score search season seat second secret section selection self sense sentence sequence
series session set setting severity sex shape share sheet shell shift shortage side
sight sign signal significance similarity simplicity site situation size skill sleep
slice slot society solid solution sort source space span specialist spectrum speed
spirit spot spread staff stage standard start state statement station statistic status
step stick stock storage story strategy stream strength stress strip structure struggle
student study style subdivision subject submission substance success succession
suggestion sum summary supervision support surface surprise survey survivor suspicion
symptom system table talent target task teacher teaching team technique temperature
tendency term territory test text theory therapy thing third thought threat threshold
tie time title tool top topic total tour trace track trade tradition traffic training
transfer transition transport trap treatment treaty trend trial trigger trip trouble
trust truth tube turn type union unit unity universe university usage use user utility
validity value variant variation variety vehicle venture verdict version victim view
viewpoint village visit visitor volume volunteer wall warmth warning waste water way
wealth website week weight whole width willingness wind winner wisdom wish witness woman
wonder word work worker workload world worry year youth zone
"""

_ADJECTIVES = """
able abnormal abound above absent abundant active actual additional adequate adjacent
adjoining adult advanced alike alive alone apparent appropriate apt available average
aware bare basic best better big bigger black blue blurry brief bright broad brown calm
certain cheap chief clean clear clinical close coarse cold combined common comparable
complete complex concentrated consecutive considerable consistent constant continuous
conventional convincing correct critical crucial current daily dangerous dark dead deep
definite definitive delayed dependent detailed different difficult direct discrete
distant distinct double dramatic dry due early easy effective elderly empty enlarged
enormous entire equal essential evident exact excellent exclusive experienced extensive
extra extreme fair false familiar far fast faster few final fine firm first flat
following foreign formal former free frequent fresh full further general gentle global
good gradual grave great greater green grey gross hard harmful harmless heavy helpful
hidden high huge ideal identical immediate immobile important impossible inactive
incomplete indirect individual inner innocent intact intense intermediate irregular
joint key known large late latter leading least less light likely limited little local
long loose lost loud low main major many marked maximal mean medical medium mere mild
minimal minor mixed mobile moderate modern more most moving multiple mutual narrow
natural near necessary negative neighbouring new next noisy normal notable numerous
obvious occasional old only open opposite optimal ordinary original other outer outside
overall own pale partial particular past peculiar perfect permanent persistent pink
plain plausible poor possible practical precise predominant present previous prior
probable profound prolonged prominent prompt prone proper pure quick quiet random rapid
rare raw ready real recent red regular relative relevant reliable remote repeated
responsible rich right rigid round routine safe same scanty scarce secure separate
serious several severe shallow sharp short shorter sick significant similar simple
single slight slow slower small smaller smooth soft sole solid sooner sound special
specific spontaneous stable standard steady still stout straight strange strict striking
strong subsequent substantial subtle successful sudden sufficient suitable superior sure
susceptible swift tall thick thicker thin thinner tight tiny total true typical ultimate
unable unclear uncommon unequal unexpected unique universal unknown unlikely unusual
upper urgent useful usual vague valid valuable variable various vast very vital
vulnerable warm weak well white whole wide widespread wrong yellow young
"""

_OTHERS = """
about above abroad across actually adult after afterwards again against ago ahead all
allegedly almost alone along already also although altogether always amid among an and
anew anymore anyone anything apart apiece approximately april around as aside at august
away baby back because before beforehand behind below beneath beside besides best
between beyond both boy brother but by can cannot chiefly child ci close commonly could
currently daughter december despite directly down downward during each earlier either
elderly eldest else elsewhere enough entirely equally especially even eventually ever
every everyone everything everywhere exactly except fairly far father february female
finally first for forever forth forward friday from fully further generally girl
gradually hardly hence here highly how however if in including indeed initially inside
instead into inward itself january july june just largely last lastly later latest least
less lest like likewise little long longer mainly male man many march may maybe merely
might monday more moreover most mostly mother much must namely near nearby nearly
neither never nevertheless newborn next nobody none nor not nothing november now
nowadays nowhere october off often on once one only onto opposite or other otherwise out
outside outward over overall own parent particularly partly per perhaps plus possibly
presumably prior probably promptly quite rather readily really regardless relatively
respectively roughly round same saturday scarcely seldom september shortly should
sibling sideways similarly simply simultaneously since sister slightly so solely some
somehow someone something sometimes somewhat somewhere son soon still strongly
subsequently such suddenly sunday than that then thereafter thereby therefore though
through throughout thursday thus till to today together tomorrow too toward towards
tuesday twice under underneath unless unlike until up upon upward usually versus via
virtually wednesday well when whenever where whereas whereby wherever whether while who
whole whose why widely with within without woman worldwide would yet
"""


@cache
def everyday() -> frozenset[str]:
    """Return the stems of the everyday words."""
    return stems(" ".join((_VERBS, _NOUNS, _ADJECTIVES, _OTHERS)))


@cache
def plain_verbs() -> frozenset[str]:
    """Return the stems of the verbs among them."""
    return stems(_VERBS)
