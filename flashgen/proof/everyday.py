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
bother bounce breach bring brought build built burden calculate call came cancel carry
catch caught cause cease challenge change characterise check choose chosen circulate
cite claim clarify classify clear climb cling clog close coalesce coincide collect
collide combine come command commence comment communicate compare compensate compete
compile complain complete complicate comply comprehend comprise compromise conceal
conceive concern conclude conduct confine confirm conform confuse connect consent
conserve consider consist consolidate constitute constrain construct consult consume
contact contain continue contradict contribute control convert convey convince cooperate
coordinate cope correct correlate correspond count counteract cover create cross crowd
culminate curtail cut deal decide deduce deem deepen defeat defend defer define deflect
demand denote depart depend depict deplete deploy deprive derive descend describe
deserve design desire destroy detach detect deteriorate determine develop deviate devise
devote dictate differ disagree disappear disappoint discard discern disclose disconnect
discontinue discourage discover discuss dislike dislodge dismiss dispense displace
display dispose dispute disregard disrupt disseminate dissipate dissolve distinguish
distort distract distribute disturb diverge divert divide do document dominate done
double drag draw drawn drift drive driven drop duplicate dwindle earn ease eaten educate
elapse elicit eliminate elude emanate embark embed embrace emerge emit emphasise employ
empty enable encase enclose encompass encounter encourage end endanger endorse endure
enforce engage engulf enhance ensue ensure entail enter entrap equal equip eradicate
establish estimate evade evaluate evoke evolve exacerbate exaggerate examine exceed
exchange excite exclude execute exemplify exert exhaust exhibit exist expand expect
expel explain exploit explore export expose express extend facilitate fade fail fall
falsify fasten favour feel felt fetch fight fill find finish fit fix flatten fled flee
float flourish flow fluctuate focus fold follow forbid force forecast foresee forget
forgot forgotten form formulate fought found fulfil function furnish gain gather gauge
gave generate get give given go goes gone got govern grab grasp grew grow grown
guarantee guard guess guide halve hamper handle happen harbour harden harm hasten have
hear heard heighten held help hesitate hid hidden hide highlight hinder hint hold hope
hurry identify ignore illuminate illustrate imagine imitate impair impede implement
imply import impose improve incline include incorporate incur indicate infer inflict
influence inform inhabit initiate insert inspect inspire install instruct integrate
intend intensify interact interfere interpret interrupt intersect intervene introduce
invade invest investigate invite invoke involve join judge justify keep kept kill knew
know known label lack laid lain last launch lay lead lean learn leave led lend lessen
let liberate lie lift limit link list live locate lodge look loosen lose lost lure made
magnify maintain make manage manifest manipulate mark match matter mean meant measure
meet melt merge merit met mimic mingle minimise misinterpret mislead misread miss
mistake mistook mix modify moisten monitor motivate move multiply name necessitate need
neglect negotiate note notice nourish number obey obscure observe obtain occupy occur
offer offset omit open opt organise originate outlast outnumber outweigh overcame
overcome overestimate overlap overlook override overtake overwhelm owe participate pass
peak penetrate perceive perform perish permeate permit perpetuate persist persuade pile
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
ability absence access accident account action activity addition adult advantage advice
age aid aim air amount angle appearance approach area array aspect author average
background balance band base baseline basis beginning behaviour benefit body border
bottom boundary branch bulk burden care case category cause cell century chain challenge
chance change character characteristic choice circle circumstance class clue coat
colleague collection column combination comparison complaint component composition
compound concept conclusion condition connection consequence consideration content
context contour contrast control core corner country couple course criterion damage
danger data date day decade decision decline defect degree delay demand density depth
design detail device diameter difference difficulty dimension direction disadvantage
disc discussion disease disorder distance distribution doctor doubt drug duration edge
effect effort element emergency end energy entity entry environment episode error event
evidence example exception excess exchange expert explanation exposure extent fact
factor failure family favour feature feeling fibre field figure finding firm focus food
form formation fraction frame frequency front function future gain gap goal grain ground
group growth guide guideline half harm health height help history hold hole home
hospital hour house human idea illness image impact importance improvement inability
increase index individual infant influence information interest interval issue item job
join kind knowledge lack layer leader length level life light likelihood limit line link
liquid list location look loss machine majority man management margin mark material
matter maximum meaning means measure measurement mechanism medicine member method middle
minority minute mixture mode model moment month morning mother movement name nature need
network night number object objective observation occasion onset opening operation
opinion option order organ organisation origin others outcome outline output pair part
participant particle partner passage past path pathway patient pattern pause people
percentage period person phase picture piece place plan plane plate point policy
population portion position possibility potential power practice presence present
problem procedure process product programme progress proportion purpose quality quantity
quarter question range rate ratio reaction reading reason recommendation record
reduction reference region relation relationship release remainder report requirement
research reserve resistance resource response rest result review ring rise risk role
room root row rule run safety sample scale scene school score season second section
selection self sense sequence series set setting severity sex shape share sheet shell
shift shortage side sign significance site situation size skill sleep society solid
solution sort source space span speed spot spread stage standard start state status step
stick stock storage strength stress strip structure study subject substance success sum
support surface survivor symptom system table target task team technique term test
therapy thing third threat threshold time title top total trace trade transfer
transition treatment trend trial trigger trip trouble tube turn type unit use user value
variant variety version view visit visitor volume wall warmth water way week weight
whole width woman word work worker world year youth zone
"""

_ADJECTIVES = """
able abnormal above absent active actual additional adequate adjacent adjoining adult
advanced alike alive alone apparent appropriate available average aware bare basic best
better big black blue brief bright broad brown calm certain cheap chief clean clear
clinical close coarse cold combined common comparable complete complex concentrated
consecutive considerable consistent constant continuous conventional convincing correct
critical crucial current daily dangerous dark dead deep definite definitive delayed
dependent detailed different difficult direct discrete distant distinct double dramatic
dry due early easy effective elderly empty enlarged enormous entire equal essential
evident exact excellent exclusive experienced extensive extra extreme fair false
familiar far fast faster few final fine firm first flat following foreign formal former
free frequent fresh full further general gentle global good gradual grave great green
grey gross hard harmful harmless heavy helpful hidden high huge ideal identical
immediate immobile important impossible inactive incomplete indirect individual inner
innocent intact intense intermediate irregular joint key known large late latter leading
least less light likely limited little local long loose lost loud low main major many
marked maximal mean medical medium mere mild minimal minor mixed mobile moderate modern
more most moving multiple mutual narrow natural near necessary negative neighbouring new
next noisy normal notable numerous obvious occasional old only open opposite optimal
ordinary original other outer outside overall own pale partial particular past peculiar
perfect permanent persistent pink plain poor possible practical precise predominant
present previous prior probable profound prolonged prominent prompt proper pure quick
quiet random rapid rare raw ready real recent red regular relative relevant reliable
remote repeated responsible rich right rigid round routine safe same scarce secure
separate serious several severe shallow sharp short sick significant similar simple
single slight slow slower small smooth soft sole solid sound special specific
spontaneous stable standard steady still stout straight strange strict striking strong
subsequent substantial subtle successful sudden sufficient suitable superior sure
susceptible swift tall thick thicker thin thinner tight tiny total true typical ultimate
unable unclear uncommon unequal unexpected unique universal unknown unlikely unusual
upper urgent useful usual vague valid valuable variable various vast very vital
vulnerable warm weak well white whole wide widespread wrong yellow young
"""

_OTHERS = """
about above abroad across actually adult after afterwards again against ago ahead all
almost alone along already also although altogether always amid among an and anew
anymore anyone anything apart apiece approximately april around as aside at august away
baby back because before beforehand behind below beneath beside besides best between
beyond both boy brother but by can cannot chiefly child ci close commonly could
currently daughter december despite directly down downward during each earlier either
elderly eldest else elsewhere enough entirely equally especially even eventually ever
every everyone everything everywhere exactly except fairly far father february female
finally first for forever forth forward friday from fully further generally girl
gradually hardly hence here highly how however if in including indeed initially inside
instead into inward itself january july june just largely last lastly later latest least
less lest like likewise little long longer mainly male man many march may merely might
monday more moreover most mostly mother much must namely near nearby nearly neither
never nevertheless newborn next nobody none nor not nothing november now nowadays
nowhere october off often on once one only onto opposite or other otherwise out outside
outward over overall own parent particularly partly per perhaps plus prior probably
promptly quite rather readily really regardless relatively respectively roughly round
same saturday scarcely seldom september shortly should sibling sideways similarly simply
simultaneously since sister slightly so solely some somehow someone something sometimes
somewhat somewhere son soon still strongly subsequently such suddenly sunday than that
then thereafter thereby therefore though through throughout thursday thus till to today
together tomorrow too toward towards tuesday twice under underneath unless unlike until
up upon upward usually versus via virtually wednesday well when whenever where whereas
whereby wherever whether while who whole whose why widely with within without woman
worldwide would yet
"""


@cache
def everyday() -> frozenset[str]:
    """Return the stems of the everyday words."""
    return stems(" ".join((_VERBS, _NOUNS, _ADJECTIVES, _OTHERS)))
