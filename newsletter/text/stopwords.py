"""Owns the words that carry no subject: the commonest function words of languages, and how a text's own ones are found."""

from __future__ import annotations

from collections.abc import Sequence

ENGLISH = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between both but by
    can could did do does doing down during each even few first for from further had has have having he her here hers him his how
    i if in into is it its itself just last like made make many may me might more most much my new no nor not now of off on once
    one only or other our out over own per said same say says she should since so some still such than that the their them then
    there these they this those through to too two under until up upon us use used very was way we week well were what when where
    which while who whom why will with within without would year years yet you your""".split()
)
# Articles, pronouns, prepositions, conjunctions, auxiliaries and the adverbs met in any article. A list counts only for a text of
# its language, since one language's function word is another's subject: "war" and "die" are German ones.
_OTHERS = {
    language: frozenset(words.split())
    for language, words in {
        "de": """der die das den dem des ein eine einen einem einer eines und oder aber sondern denn doch wenn weil dass daß ob als
        wie wo was wer ich du er sie es wir ihr man sich mich mir ihm ihn ihnen uns euch mein sein seine seinen seiner seinem ihre
        ihren ihrer ihrem unser unsere diese dieser dieses diesen diesem jede jeder jedes alle alles allen kein keine keinen nicht
        nichts nur noch schon auch so sehr mehr viel viele vielen wenig immer wieder dann da dort hier nun jetzt heute bereits etwa
        rund in im an am auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von vom vor während wegen zu zum zur
        zwischen ist sind war waren wird werden wurde wurden worden hat haben hatte hatten habe kann können könnte könnten konnte
        muss müssen soll sollen sollte will wollen wäre würde würden sei gibt geht macht sagt sagte damit dabei daran darauf dazu
        davon dafür dagegen daher also zwar jedoch allerdings sowie bzw ab ins ganz selbst zwei drei ersten erste neue neuen andere
        anderen jahr jahre jahren uhr laut""",
        "fr": """le la les l un une des du de d au aux et ou mais donc car ni que qui quoi dont où si comme quand lorsque je tu il
        elle on nous vous ils elles me te se lui leur leurs en y ce c ça cela cette ces cet son sa ses mon ma mes notre nos votre vos
        ne n pas plus moins très bien tout tous toute toutes même aussi encore déjà ainsi alors après avant avec chez contre dans
        depuis dès entre par parmi pendant pour sans selon sous sur vers est sont était étaient être été a ont avait avaient avoir
        fait faire peut peuvent doit sera ont soit deux trois autre autres dit s j m t qu c'est n'est d'un d'une qu'il qu'elle il y
        jamais toujours ici là puis afin notamment an ans année années premier première""",
        "es": """el la los las un una unos unas lo de del al a y e o u pero sino que qué quien quién cual como cómo cuando donde si
        porque yo tú él ella ellos ellas nosotros usted se me te le les nos su sus mi mis tu este esta estos estas ese esa eso esto
        aquel no ni sí más menos muy ya también tampoco así aún todavía bien todo toda todos todas otro otra otros otras mismo misma
        en con por para sin sobre entre desde hasta hacia contra según durante tras ante bajo es son era eran ser sido fue fueron
        está están estaba estar ha han había haber he hay hace hacer tiene tienen tener puede pueden será cada dos tres uno años año
        además después antes ahora donde mientras parte primera primer""",
        "it": """il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli alle da dal dalla dai
        dalle in nel nella nei nelle con su sul sulla sui sulle per tra fra e ed o ma però che chi cui se come quando dove perché
        anche ancora già più meno molto poco tutto tutti tutta tutte altro altri altra altre non né sì io tu lui lei noi voi loro mi
        ti si ci vi ne suo sua suoi sue mio questo questa questi queste quello quella quelli è sono era erano essere stato stata
        stati stati ha hanno aveva avere ho fa fatto può possono deve sarà dopo prima contro senza sotto sopra durante secondo così
        ora poi mai sempre solo due tre anni anno c'è dell'""",
        "pt": """o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela pelos pelas para com sem sob
        sobre entre desde até contra após e ou mas que quem qual como quando onde se porque eu ele ela eles elas nós você vocês me
        lhe seu sua seus suas meu minha este esta estes estas esse essa isso isto aquele não nem sim mais menos muito muita já
        também ainda bem todo toda todos todas outro outra outros outras mesmo é são era eram ser sido foi foram está estão estava
        tem têm tinha ter há pode podem será vai cada dois duas três ano anos segundo durante depois antes agora assim só num numa""",
        "nl": """de het een en of maar want dus dat die dit deze wat wie welke waar hoe als dan toen omdat ik je jij u hij zij ze we
        wij jullie hen hun hem haar mij me ons onze mijn zijn zich er niet geen wel nog al ook zo zeer meer veel vele alle alles
        andere ander in op aan bij met naar om onder over van voor door tegen tot tussen uit zonder na sinds te ten ter is was waren
        ben bent wordt worden werd werden heeft hebben had hadden kan kunnen kon moet moeten zal zou zouden wil willen gaat gaan
        daar hier nu weer toch alleen eerst eerste twee drie jaar volgens tijdens zegt""",
        "sv": """en ett den det de dem och eller men utan att som vad vem vilka när där här hur om så än då jag du han hon vi ni man
        sig mig dig honom henne oss er min din sin sitt sina hans hennes deras vår detta denna dessa inte ingen inga bara också även
        mycket mer mest många alla allt andra annan nu redan sedan i på av för med till från vid under över mellan mot efter före
        genom hos är var vara varit blir bli blev har hade ha kan kunde ska skulle vill måste får fick går två tre år enligt säger""",
        "da": """en et den det de dem og eller men at som der hvad hvem hvilke når hvor hvordan om så end da jeg du han hun vi i man
        sig mig dig ham hende os jer min din sin sit sine hans hendes deres vores dette denne disse ikke ingen kun også selv meget
        mere mest mange alle alt andre anden nu allerede siden på af for med til fra ved under over mellem mod efter før gennem hos
        er var være været bliver blive blev har havde have kan kunne skal skulle vil ville må får fik går to tre år ifølge siger""",
        "no": """en et ei den det de dem og eller men å at som hva hvem hvilke når hvor hvordan om så enn da jeg du han hun vi dere
        man seg meg deg ham henne oss min din sin sitt sine hans hennes deres vår dette denne disse ikke ingen bare også selv mye mer
        mest mange alle alt andre annen nå allerede siden i på av for med til fra ved under over mellom mot etter før gjennom hos er
        var være vært blir bli ble har hadde ha kan kunne skal skulle vil ville må får fikk går to tre år ifølge sier der her""",
        "pl": """i oraz lub albo ale a że żeby aby bo więc co kto który która które których którzy jaki jak gdy kiedy gdzie czy jeśli
        ja ty on ona ono my wy oni się mnie mi ci mu go jej ich im nas nam jego swój swoje ten ta to te tego tej tym tych tak nie
        ani tylko już jeszcze też także bardzo więcej wszystko wszystkie inne w we na z ze do od po za przed przez przy pod nad o u
        dla bez między podczas jest są był była było były być będzie będą ma mają może można został została roku lat dwa trzy również""",
        "cs": """a i nebo ale že aby protože co kdo který která které kteří jak když kde zda jestli já ty on ona my vy oni se si mě
        mu ho jí jej jeho jejich nás nám svůj své ten ta to ti tento tato toto tak ne ani jen už ještě také velmi více všechny v ve
        na z ze do od po za před přes při pod nad o u pro bez mezi během s k ke je jsou byl byla bylo byli být bude má mají může
        podle roku let dva tři""",
        "fi": """ja tai vai mutta että jos kun koska kuin joka jotka jonka mikä mitä kuka missä miten minä sinä hän me te he se ne
        tämä tämän tuo nämä sen niin ei en eivät eikä myös vain vielä jo nyt sitten hyvin enemmän kaikki muut muun on ovat oli olivat
        olla ollut olisi voi voivat pitää mukaan jälkeen ennen kanssa ilman vuoden vuonna sekä kaksi""",
        "hu": """a az egy és vagy de hogy mert ha mint ami aki amely amit mi ki hol hogyan én te ő mi ti ők ez azt ezt ezek azok nem
        sem is csak már még most akkor nagyon több minden más meg el fel le be ki van volt voltak lesz lehet kell szerint után előtt
        között alatt által két év""",
        "ro": """un o unui unei și sau dar că să dacă care ce cine cum când unde eu tu el ea noi voi ei ele se îi îl le lui lor său
        sa acest această acesta aceste nu nici da doar mai foarte tot toate toți alte de din la în pe cu pentru prin fără sub peste
        între după până este sunt era erau fi fost a au avea are am va vor poate doi ani""",
        "tr": """ve veya ama fakat ki ile için gibi kadar göre daha en çok az bu şu o bir iki biz siz ben sen onlar ne kim nasıl
        neden nerede da de mi mı değil var yok olan olarak oldu olduğu olduğunu olacak olması etti eden ise her hiç sonra önce şimdi
        diye dedi yeni yıl""",
        "ru": """и а но или что чтобы как когда где если потому так же то бы ли не ни да нет я ты он она оно мы вы они его её ее их
        ему им нас нам себя свой свои это этот эта эти этого тот та те того все всё всех уже ещё еще только также очень более в во на
        с со из к ко у о об от по за до для при без под над между через после перед был была было были быть будет есть может который
        которая которые которых года году лет два""",
        "uk": """і й та а але або що щоб як коли де якщо бо так же то не ні я ти він вона воно ми ви вони його її їх йому їм нас нам
        себе свій це цей ця ці цього той та те всі все вже ще тільки також дуже більше в у на з із зі до від по за для при без під
        над між через після перед був була було були бути буде є може який яка які яких року років""",
    }.items()
}
# Running text has a quarter to a half of its words in its language's list, the tersest news a seventh; in the list of a language
# that is not its own, a text has a tenth by chance.
KNOWN = 0.15
# With more English function words than this no other language is asked about: no text in another has so many.
PLAINLY = 0.3
# Fewer words say too little of their language: a title may have none of these words at all.
RUNNING_TEXT = 50
# Letters of what counts as a short word.
SHORT = 4


def without_function_words(found: Sequence[str]) -> list[str]:
    """Return the words of a text, in lower case, that carry meaning.

    English function words always go, and in running text those of the language that has most of them there. Where no list
    knows the text, its short words go that have no capital or digit: the commonest words are the shortest (Zipf 1935).
    """
    lower = [word.lower() for word in found]
    if len(lower) < RUNNING_TEXT:
        return [word for word in lower if word not in ENGLISH]
    if sum(word in ENGLISH for word in lower) > PLAINLY * len(lower):
        return [word for word in lower if word not in ENGLISH]
    hits = {language: sum(word in mine for word in lower) for language, mine in {"en": ENGLISH, **_OTHERS}.items()}
    language = max(hits, key=lambda name: hits[name])
    if hits[language] < KNOWN * len(lower):
        return [word.lower() for word in found if len(word) > SHORT or not (word.islower() and word.isalpha())]
    stop = ENGLISH | _OTHERS.get(language, ENGLISH)
    return [word for word in lower if word not in stop]
