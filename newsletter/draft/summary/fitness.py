"""Owns which sentences of an article can stand in a summary, and what is wrong with the others.

Rules in families, each with a name, so that a sentence left out can be explained. They are about English; a text in another
language is judged by its marks alone (quotations, code, addresses, days).
"""

from __future__ import annotations

import re

from newsletter.draft.summary.prose import is_quotation_open

LEAST_WORDS = 5
LEAST_CHARACTERS = 12
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_STOP = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*$")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d\u2640\u2642]")
_WORD = re.compile(r"[^\W\d_]+")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TIMESTAMP = re.compile(
    rf"^(?:(?:last )?(?:updated|published|posted|modified|created|first published)\b.{{0,25}}\d|"
    rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\.?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
    r"\W*(?:$|at\b|\||·|-|–|,?\s*\d{1,2}:\d\d)|\d{1,2}:\d\d\s*(?:[ap]\.?m|gmt|et|bst|cet|ist|utc)|\d+\s+min(?:ute)?s?\s+read)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:[Bb]y\s+(?:[A-Z][\w.'’-]+\s*(?:,|and|&|\|)?\s*){2,10}$|(?i:written|posted|published|reported|edited|compiled|submitted|"
    r"story|text|words|translated|reviewed|contributed)\s+by\b|(?i:reporting|editing|additional reporting|writing)\s+by\b|"
    r"(?i:the author is|about the author|(?:staff|senior|guest) (?:writer|reporter|contributor)\b))"
    r"|(?i:\b(?:contributed to this (?:report|article|story)|is (?:a|an|the) (?:staff |senior |freelance |contributing |guest )?"
    r"(?:writer|reporter|columnist|contributor|correspondent) (?:at|for|with|based|covering)\b|can be reached at))"
)
_CREDIT = re.compile(
    r"^(?:(?:photo(?:graph)?s?|images?|pictures?|illustration|video|credits?|source|foto|bild|caption|cover|figure \d+|fig\. ?\d+|"
    r"table \d+)(?:\s+(?:by|credit|courtesy|from|via)\b|\s*[:©/|]))|"
    r"\b(?:getty images|shutterstock|unsplash|istock|ap photo|afp via|reuters/|/reuters|file photo|photo by|photo courtesy|"
    r"image courtesy|image credit|photo credit|photo:|image:|pic\.twitter\.com|all rights reserved|©|\(c\) \d{4})|"
    r"\((?:pictured|above|left|right|file|photo|image|seen)\b[^)]*\)\.?$|"
    r"^(?:pictured|seen here|shown here|above|below)\b.{0,12}[:,]|, (?:photographed|pictured|seen here|shown here)\b",
    re.IGNORECASE,
)
# A caption's or a speaker's label in capitals before a colon.
_LABEL = re.compile(r"^[A-Z][A-Z0-9 .,'’#&()-]{5,}:\s|^From [“\"‘]")
_CALL = re.compile(
    r"^(?:please\s+)?(?:click|tap|subscribe|sign up|sign in|log in|register|follow|like|share|download|donate|support|join|"
    r"read|watch|listen|see|view|check out|visit|buy|order|shop|get|grab|enter|contact|email|call|book|learn|discover|"
    r"find out|explore|try|tune in|stay|choose|experience|unlock|step into|talk|browse|explore|compare|schedule|apply|"
    r"scroll|swipe|add|enable|allow|use|save|send|leave|tell|let us|let me|head|start|have a look|take a look|request|"
    r"don[’']t (?:miss|forget)|be sure|make sure|keep (?:reading|up)|want (?:more|to)|looking for|need|got|have (?:a|any|"
    r"you)|ready to|interested in|do you (?:want|have|know|like|need)|did you know|are you|if you(?:[’']re| are| have|"
    r" want| would| like| enjoy| need)|for (?:more|further|additional) (?:information|details|on|about|info)|to (?:read|"
    r"learn|find out|see|watch|subscribe|register|sign|order|continue|view|listen|get started|contact|comment|"
    r"download))\b(?! (?:for|of|has|have|is|are|was|were|from|groups?|by|among|sales|ratings?|prices?)\b)",
    re.IGNORECASE,
)
_CALL_ANYWHERE = re.compile(
    r"\b(?:subscribe (?:to|now|today|here)|sign(?:ing)? up (?:for|to|here|now)|click (?:here|on|the)|our newsletter|"
    r"this newsletter|free trial|free shipping|stick around|our (?:youtube|podcast|telegram|whatsapp|facebook|instagram|"
    r"twitter) (?:channel|page|group)?|follow (?:us|me|him|her)|let (?:us|me) know|leave a comment|comments? (?:below|"
    r"section)|stay tuned|read more|read the full|full story|watch (?:the )?(?:video|below|above|live)|listen (?:to|on)|"
    r"available (?:here|now at|for (?:purchase|download|pre-?order))|link (?:below|above|in)|affiliate|sponsored|"
    r"advertisement|promo(?:tional)? code|coupon|use code|terms (?:of (?:use|service)|and conditions)|privacy policy|"
    r"cookie policy|(?:accept|use[sd]?|using|our) cookies|javascript|ad ?block|your (?:browser|inbox|email)|members only|"
    r"paywall|unsubscribe|this (?:article|story|post|piece|page|transcript|content|interview|column) (?:was|has been|is|"
    r"first|originally|appeared|contains|may|will)|originally (?:published|appeared)|republished|reprinted|thank(?:s|"
    r" you) (?:for|to (?:all|our|everyone))|join us|contact us|email us|shop now|buy (?:now|it|one|yours|tickets)|"
    r"tickets (?:are|cost|can be)|rsvp|get in touch|donate|patreon|support (?:our|us|me)|scroll down|advertisement|"
    r"terms & conditions)\b",
    re.IGNORECASE,
)
_WELCOME = re.compile(
    r"^(?:welcome|hello|hi|hey|greetings|dear|good (?:morning|afternoon|evening|day)|happy (?:monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|new year|holidays|halloween|birthday|weekend)|thank(?:s| you)|congratulations|cheers|"
    r"enjoy|ok(?:ay)?,|so,|well,|hope |i hope|we hope|tl;?dr|disclaimer|disclosure|note:|editor[’']s note|update:?\s|"
    r"correction:?\s|spoiler|fyi|ps:?\s|p\.s\.|warning:|happy reading|today (?:i|we)(?:[’']m|[’']re| am| are| want| will)|"
    r"let[’']s|let me|here[’']s|here (?:is|are|we)|introducing|meet |picture this|imagine|remember |yes,|no,|oh,|ah,|hmm|"
    r"wow|yep|nope|sure,|anyway)(?!\w)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r":[\"'”’]?$|\b(?:the following|as follows|listed below|shown below|see below|below (?:is|are|you|we)|outlined below|"
    r"pictured (?:above|below)|(?:above|below|next) (?:chart|table|figure|graph|image|photo|video|map|screenshot|example|"
    r"list)|(?:table|figure|fig\.|chart|listing|example) \d|as (?:shown|seen) (?:above|below|in)|in the (?:video|image|"
    r"photo|picture|chart|table|map|clip|graph(?:ic)?|screenshot) (?:above|below)?|here(?:[’']s| is| are) (?:what|how|why|"
    r"the|a|our|some|my|everything|\w+ (?:things|reasons|ways|tips|facts))|these are the|this is (?:what|how|why)|(?:below|"
    r"above)[.,]?$|read on|take a look at|what follows|before (?:we|i|you) (?:get|begin|start|dive|go)|(?:we|i)[’'](?:ll|"
    r"re going to) (?:\w+ )?(?:see|look|explore|cover|discuss|explain|walk|go|show|dive|share|take|break|highlight|answer|"
    r"learn|teach|be)|(?:see|explain|discuss|explore|describe)\w*\b.{0,40}\bbelow|, see [A-Z]|(?:two|three|some|"
    r"a few) (?:\w+ )?notes? (?:about|on)|the bottom line|in this (?:article|post|guide|tutorial|video|episode|blog|piece|"
    r"section|chapter|newsletter|issue|review|column|series|lesson|report we|paper we))\b",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\w\(\)|\w+\([\w\"', =.]*\)\s*[;{.]|=>|->|::|</?\w+[^>]*>|[{};]\s*$|^\s*(?:\$|>>>|#!|//|/\*|import |from \w+ import|"
    r"def |class \w+[(:]|function\b|const |let \w+ =|var |return |sudo |npm |pip |git |docker |curl |apt )|"
    r"\b0x[0-9a-f]{2,}|[=!<>]=|\|\||&&|\w+=[\w\"'/]+\s|\bC:\\|/(?:usr|etc|home|var)/|[\w.]+\.(?:py|js|cpp|rs|go|java|sh|"
    r"yml|yaml|json)\b:\d",
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|wrote|writes|added|adds|explained|explains|according|tweeted|posted|announced|argued|noted|"
    r"claimed|stated|asked|replied|called|described|warned|insisted|recalled|concluded|continued|commented|tweets|admitted|"
    r"declared|reads?|quoted|confirmed|promised|responded|remarked|joked|shared|say|think|thinks|believes?|mentioned|"
    r"revealed|testified|shouted|term(?:ed)?|titled|dubbed|known|named|entitled|labell?ed|sang|urged|acknowledged|"
    r"complained|captioned|penned|opined|suggested|observed|boasted|quipped|captioned|cried|exclaimed|denied|accused|"
    r"vowed)\b",
    re.IGNORECASE,
)
# A sentence that begins like this, or has this near its beginning, is about something that the one before it said.
_CONNECTIVES = """and|but|or|nor|so|yet|also|plus|however|still|then|instead|meanwhile|though|although this|besides|moreover|furthermore|
    additionally|likewise|similarly|nevertheless|nonetheless|therefore|thus|hence|consequently|accordingly|otherwise|indeed|in fact|
    in addition|in contrast|by contrast|in turn|in other words|in that|in this|in these|in doing so|as such|as a result|as well|
    after (?:this|that|all|which)|with (?:this|that|these|those|all)|because of (?:this|that|these)|
    for (?:this|that|these|example|instance|context|comparison|one)|despite (?:this|that|these)|to (?:this|that) end|
    to do (?:this|that|so)|of course|on the (?:other hand|contrary|one hand)|at (?:that|this|the same) (?:time|point|moment)|
    at the time|on top of|that said|even (?:so|then|more|worse|better)|now,|here,|there,|finally|lastly|second(?:ly)?,|third(?:ly)?,|
    first(?:ly)?,|fourth(?:ly)?,|next,|later|afterwards?|until now|not only that|luckily|fortunately|unfortunately|sadly|
    more(?:over|\\s+(?:specifically|importantly|precisely|generally))|surprisingly|interestingly|notably|admittedly|granted|again|too|
    rather|perhaps|maybe|no wonder|who knows|that means|which means|if (?:so|not|this|that|it|they|he|she)"""
_REFERENCES = """this|that|these|those|such|both|either|neither|it|its|they|their|them|he|him|his|she|her|hers|another|others?|
    (?:that|it|he|she|there|what|who)[’']s|they[’']re|(?:some|all|most|many|none|each|one|two|three|few|several|half) of (?:them|
    these|those|this|it)|
    all (?:three|four|five|that)|among (?:them|these|those)|one (?:exception|example|reason|of those|thing|such)|
    the (?:former|latter|same|other|others|two|three|pair|trio|duo|second|third|move|incident|results?|reason|answer|problem|idea|
    goal|aim|
    rest|remaining|above|post|video|statement|decision|deal|news|announcement|changes?|findings?|document|letter|accident|attack|
    suspect|victims?|couple)|the (?:first|last|next) (?:one|step|thing)"""
_POINTERS = """that|this|these|those|it|they|he|she|such|the (?:post|move|latter|former|incident|video|company|firm|two|pair|decision|
    statement|deal|news)"""
_CONNECTIVES, _REFERENCES, _POINTERS = (re.sub(r"\n\s+", "", rule) for rule in (_CONNECTIVES, _REFERENCES, _POINTERS))
_LEANS = re.compile(
    rf"^[\"'“‘(]*(?:{_CONNECTIVES}|{_REFERENCES}|even though (?:{_POINTERS})|"
    rf"(?:while|when|where|once|since|because|as|until|after|before|although|though|if) (?:{_POINTERS}))(?!\w)|"
    r"^(?:[\w’'-]+ ){1,6}(?:also|too|meanwhile|however|therefore|likewise|instead)\b",
    re.IGNORECASE,
)
_NOUNS = (
    "decision|deal|news|announcement|results?|changes?|findings?|attack|accident|incident|letter|statement|video|move|idea|"
    "goal|aim|problem|reason"
)
_STILL_FINE = re.compile(
    r"^[\"'“‘(]*(?:(?i:it) (?:is|was|will be|has been|took|may be|might be|seems|appears|would be|could be|can be) .*\b(?:that|"
    r"to|when|for)\b|(?i:this|that|these) (?:week|month|year|morning|evening|afternoon|summer|winter|spring|autumn|fall|"
    r"weekend|season|time last)\b|(?:(?i:the) (?:first|last|next|second|third|two|three|other|same)) \w+ (?:of|in|to|for|"
    r"from)\b|(?i:both|either) [A-Z]|then-|(?i:another) \w+ (?:has|have|is|was)|(?i:while) (?:the|a|an|many|most|some|[A-Z])|"
    r"(?i:still) [a-z]+ing|(?i:later this|so far|so-called)|"
    rf"(?i:the) (?:{_NOUNS}) (?:of|that|between|by|to|in|on|from|for)\b)"
)
_OWN = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|[Oo]urselves|[Ww]e[’'](?:re|ve|ll|d))\b")
_MYSELF = re.compile(r"(?<![.\w])I(?:[’'](?:m|ve|ll|d))?(?![\w.])|\b(?:my|mine|myself)\b|\bme\b")
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|‘[^’]*’(?!\w)")


def size_of(text: str) -> int:
    """Return the length of a text in words; of writing without blanks between words two characters count as one."""
    letters = len(_CJK.findall(text))
    return len(_CJK.sub(" ", text).split()) + letters // 2 if letters else len(text.split())


def find_fault(sentence: str) -> str | None:
    """Return why a sentence can stand in no summary, in a word or two; None when nothing is wrong with it."""
    words = _WORD.findall(sentence)
    if size_of(sentence) < LEAST_WORDS or not words:
        return "fragment"
    if is_quotation_open(sentence):
        return "half a quotation"
    if _EMOJI.match(sentence):
        return "emoji"
    for name, rule in (
        ("timestamp", _TIMESTAMP),
        ("byline", _BYLINE),
        ("credit", _CREDIT),
        ("label", _LABEL),
        ("announcement", _ANNOUNCES),
    ):
        if rule.search(sentence):
            return name
    if _CALL.match(sentence) or _CALL_ANYWHERE.search(without_quotations(sentence)):
        return "call to act"
    if _WELCOME.match(sentence):
        return "welcome"
    # A few such signs in a long sentence are a tag or a sum in prose.
    if _CODE.search(sentence) or sum(char in "{}<>=|\\^~`_" for char in sentence) > max(3, len(sentence) / 30):
        return "code"
    return _fault_of_form(sentence, words)


def _fault_of_form(sentence: str, words: list[str]) -> str | None:
    if not _STOP.search(sentence):
        return "unfinished"
    if re.search(r"(?:\.\.\.|…)[\"'”’)]*$", sentence):
        return "cut off"
    if is_bare_quotation(sentence):
        return "bare quotation"
    if sentence.rstrip("\"'”’)]»").endswith(("?", "？")):
        return "question"
    if sentence.isupper() or sum(word.isupper() and len(word) > 1 for word in words) > 0.6 * len(words):
        return "capitals"
    if re.search(r"https?://|www\.\w|@\w+\.\w", sentence):
        return "address"
    if sentence.count("|") or sentence.count(" · ") or sentence.count("\t"):
        return "table row"
    return None


def is_bare_quotation(sentence: str) -> bool:
    """Say whether a sentence is somebody's words and does not say whose."""
    if not re.match(r"[\"“«„‘']", sentence):
        return False
    outside = without_quotations(sentence)
    return len(_WORD.findall(outside)) < 2 or not _SPEECH.search(outside)


def leans(sentence: str) -> bool:
    """Say whether a sentence makes no sense without the one before it."""
    if _STILL_FINE.match(sentence):
        return False
    return _LEANS.match(sentence) is not None


def speaks_as(sentence: str) -> str | None:
    """Return "I" or "we" when a sentence speaks in its author's voice outside quotations, else None."""
    outside = without_quotations(sentence)
    if _MYSELF.search(outside):
        return "I"
    return "we" if _OWN.search(outside) else None


def without_quotations(sentence: str) -> str:
    """Return a sentence without what stands in quotation marks."""
    return _QUOTATION.sub(" ", sentence)
