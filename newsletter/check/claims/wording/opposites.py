"""Words that exclude one another in a report: opposites, things of one kind, and verbs that a short word turns round."""

from __future__ import annotations

# Opposites, one of which turns a report around.
OPPOSITES = """rise/fall rose/fell risen/fallen increase/decrease gain/loss gained/lost win/lose won/lost more/less more/fewer higher/lower
high/low highest/lowest most/least before/after above/below open/close opened/closed accept/reject accepted/rejected approve/reject
approved/rejected allow/ban allowed/banned support/oppose supported/opposed agree/disagree guilty/innocent legal/illegal
success/failure succeed/fail buy/sell bought/sold hire/fire hired/fired start/stop started/stopped begin/end began/ended
increase/cut raise/cut raised/cut stronger/weaker strong/weak better/worse best/worst first/last early/late public/private
include/exclude included/excluded enter/leave arrive/depart safe/dangerous alive/dead confirm/deny confirmed/denied
likely/unlikely possible/impossible able/unable praise/criticise praised/criticised"""
# These are opposites beside the same words only: elsewhere they may tell of something else.
BESIDE = """voluntary/mandatory voluntary/compulsory optional/mandatory import/export imports/exports supply/demand victory/defeat
profit/loss
surplus/deficit arrested/released convicted/acquitted majority/minority male/female urban/rural domestic/foreign winner/loser
doubled/halved lengthened/shortened widened/narrowed expand/shrink loosen/tighten maximum/minimum oldest/youngest older/younger
longest/shortest largest/smallest biggest/smallest fastest/slowest longer/shorter faster/slower cheaper/dearer left/right
upper/lower inside/outside brother/sister brothers/sisters son/daughter sons/daughters uncle/aunt nephew/niece
grandmother/grandfather grandson/granddaughter married/divorced adopted/rejected passed/rejected upheld/overturned upheld/quashed"""
# Of each of these only one can be true of a thing.
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
KINDS = f"""{ORDINALS}
north south east west
northern southern eastern western
red blue green yellow orange purple pink brown black white grey
morning afternoon evening night
spring summer autumn winter
daily weekly fortnightly monthly quarterly yearly
murder manslaughter robbery burglary arson fraud theft kidnapping perjury
single double triple quadruple"""
# With this word a verb says the opposite, or something else: "called off", "turned down".
_TURNED = {
    "off": "call calls called calling break breaks broke broken lay lays laid write writes wrote written put puts hold holds held",
    "down": "turn turns turned turning vote votes voted voting strike struck",
    "out": "rule rules ruled ruling pull pulls pulled drop drops dropped back backs backed",
}
TURNED = {verb: word for word, verbs in _TURNED.items() for verb in verbs.split()}
