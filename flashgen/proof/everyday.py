"""Everyday words: an answer may put them in its own way without saying something else.

Every other word of an answer is a key term, which its passage must have. Words that
name a place, a size, a direction or a number are everyday ones too: what opposes them
is for `opposite` to find.
"""

from functools import cache

from flashgen.proof.vocabulary import stems

_VERBS = """
accept accompany account achieve act add adjust affect agree aim allow alter answer
apply approach arise arrange arrive ask assess assign assume attach attempt avoid
base be bear become begin behave belong bind bring build call carry cause change
characterise check choose classify clear climb close collect combine come
compare complain complete comprise concern conclude conduct confirm connect consider
consist constitute contact contain continue contribute control correct correspond count
cover create cross cut deal decide define demand depend describe design destroy detect
determine develop differ disappear discover discuss disrupt distinguish distribute
divide do double draw drive drop ease enable encounter end enter equal establish
estimate evaluate examine exceed exchange exclude exist expand expect explain expose
express extend fail fall favour feel fill find finish fit fix flow focus
follow force form function gain gather generate get give go grow guide halve handle
happen harm have hear help hinder hold identify imitate impair impose improve include
indicate influence inform interfere introduce invade involve join keep kill know last
lay lead learn leave let lie lift limit link list live locate look lose maintain make
manage mark match matter mean measure meet merge mimic miss mix monitor move name need
note notice number observe obtain occupy occur offer open organise originate overcome
overlap pass perform permit persist place play point possess precede predict prefer
prepare present prevent proceed produce progress propose protect prove provide pull push
put raise range reach react read receive recognise recommend record recover recur refer
reflect regard regulate relate remain remember remove repeat replace report represent
require resemble resolve respond rest restore result return reveal reverse run say
search see seem select send separate serve set settle shape share shift show shrink
sit slow solve speak split spread stand start state stay step stick stop stretch
strike struggle succeed suffer suggest supply support suppose surround survive take talk
target tell tend terminate think tie touch track transfer transform travel trigger try
turn undergo understand unite use vary view visit wait walk want watch weaken withdraw
work worsen write yield
became begun began brought built came chosen done drawn driven eaten felt found gave
given goes gone got grew grown heard held kept knew known laid lain lay led lost made
meant met proven ran risen rose said saw seen sent shown spent stood taken thought told
took understood used using suspected went woke worn written unchanged unaffected
"""

_NOUNS = """
ability absence access accident account action activity addition adult advantage advice
age aid aim air amount angle appearance approach area array aspect author average
background balance band base baseline basis beginning behaviour benefit body border
bottom boundary branch bulk burden care case category cause cell century chain challenge
chance change character characteristic choice circle circumstance class clue coat
collection colleague column combination comparison complaint component
composition compound concept conclusion condition connection consequence consideration
content context contour contrast control core corner country couple course criterion
damage danger data date day decade decision decline defect degree delay
demand density depth design detail device diameter difference difficulty dimension
direction disadvantage disc discussion disease disorder distance distribution
doctor doubt drug duration edge effect effort element emergency end energy entity entry
environment episode error event evidence example exception excess exchange expert
explanation exposure extent fact factor failure family favour feature
feeling fibre field figure finding firm focus food form formation fraction
frame frequency front function future gain gap goal grain ground group growth
guide guideline half harm health height help history hold hole home hospital
hour house human idea illness image impact importance improvement increase index
individual infant influence information interest interval issue item job join
kind knowledge lack layer leader length level life light likelihood limit line link
liquid list location look loss machine majority man management margin mark 
material matter maximum meaning means measure measurement mechanism medicine member
method middle minority minute mixture mode model moment month morning mother
movement name nature need network night number object objective observation occasion
onset opening operation opinion option order organ organisation origin others outcome
outline output pair part participant particle partner passage past path pathway patient
pattern pause people percentage period person phase picture piece place plan plane
plate point policy population portion position possibility potential power practice
presence present problem procedure process product programme progress
proportion purpose quality quantity quarter question range rate ratio reaction reading
reason recommendation record reduction reference region relation relationship release
remainder report requirement research reserve resistance resource response rest result
review ring rise risk role room root row rule run safety sample scale scene school
score season second section selection self sense sequence series set setting severity
sex shape share sheet shell shift shortage side sign significance site situation size
skill sleep society solid solution sort source space span speed spot spread stage
standard start state status step stick stock storage strength stress strip structure
study subject substance success sum support surface survivor
symptom system table target task team technique term test therapy thing
third threat threshold time title top total trace trade transfer transition treatment
trend trial trigger trip trouble tube turn type unit use user value variant variety
version view visit visitor volume wall warmth water way week weight whole width
woman word work worker world year youth zone
"""

_ADJECTIVES = """
able abnormal above absent active actual additional adequate adult advanced
alike alive alone apparent appropriate available average aware bare basic best better
big black blue brief bright broad brown calm certain cheap chief clean clear clinical
close coarse cold combined common comparable complete complex concentrated consecutive
considerable consistent constant continuous conventional convincing correct critical
crucial current daily dangerous dark dead deep definite definitive delayed 
dependent detailed different difficult direct discrete distant distinct double
dramatic dry due early easy effective elderly empty enlarged enormous entire equal
essential evident exact excellent exclusive experienced extensive extra extreme 
fair false familiar far fast few final fine firm first flat following foreign
formal former free frequent fresh full further general gentle global good gradual grave
great green grey gross hard harmful harmless heavy helpful hidden high huge ideal
identical immediate immobile important impossible inactive incomplete indirect
individual inner innocent intact intense intermediate irregular joint key known
large late latter leading least less light likely limited little local long
loose lost loud low main major many marked maximal mean medical medium mere
mild minimal minor mixed mobile moderate modern more most moving multiple mutual
narrow natural near necessary negative new next noisy normal notable numerous obvious
occasional old only open opposite optimal ordinary original other outer outside
overall own pale partial particular past peculiar perfect permanent persistent
pink plain poor possible practical precise predominant present previous
prior probable profound prolonged prominent prompt proper pure quick quiet
random rapid rare raw ready real recent red regular relative relevant reliable remote
repeated responsible rich right rigid round routine safe same scarce
secure separate serious several severe shallow sharp short
sick significant similar simple single slight slow small smooth soft solid sole
sound special specific spontaneous stable standard steady still stout straight strange
strict striking strong subsequent substantial subtle successful sudden sufficient
suitable superior sure susceptible swift tall thick thin tight tiny
total true typical ultimate unable unclear uncommon unequal unexpected unique universal
unknown unlikely unusual upper urgent useful usual vague valid valuable variable
various vast very vital vulnerable warm weak well white whole wide widespread wrong
yellow young
"""

_OTHERS = """
about above abroad across actually after afterwards again against ago ahead all almost
alone along already also although altogether always amid among an and anew anyone
anything apart apiece approximately around as aside at away back because before
beforehand behind below beneath beside besides best between beyond both but by can
cannot chiefly close commonly could currently despite directly down during each earlier
either else elsewhere enough entirely equally especially even eventually ever every
everyone everything everywhere exactly except fairly far finally first for forever
forth forward from fully further generally gradually hardly hence here highly how
however if in including indeed initially inside instead into itself just largely last
lastly later latest least less lest like likewise little little long longer mainly
many may merely might more moreover most mostly much must namely near nearby nearly
neither never nevertheless next nobody none nor not nothing now nowadays nowhere
off often on once one only onto opposite or other otherwise out outside over overall own
particularly partly per perhaps plus prior probably promptly quite rather readily
really regardless relatively respectively roughly round same scarcely seldom shortly
should similarly simply simultaneously since slightly so solely some somehow someone
something sometimes somewhat somewhere soon still strongly subsequently such
suddenly than that then thereafter thereby therefore though through throughout thus till
to together too toward towards twice under underneath unless unlike until up upon
upward usually versus via virtually well when whenever where whereas whereby wherever
whether while who whole whose why widely with within without worldwide would yet
approximately downward inward outward eldest newborn baby child adult elderly man
woman boy girl male female mother father parent sibling sister brother daughter son
today tomorrow monday tuesday wednesday thursday friday saturday sunday january february
march april june july august september october november december
ci
"""


@cache
def everyday() -> frozenset[str]:
    """Return the stems of the everyday words."""
    return stems(" ".join((_VERBS, _NOUNS, _ADJECTIVES, _OTHERS)))
