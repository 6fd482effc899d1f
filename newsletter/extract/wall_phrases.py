"""Owns the sentences that walls, error pages and stubs are made of, in the languages that newsletters meet most.

Each pattern is a whole phrase, as a site says it to its visitor; single words like "cookies" or "404" also stand in good articles.
"""

from __future__ import annotations

import re


def _any_of(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


def _of(subjects: str, *predicates: str) -> str:
    """A subject and, a few words on at most, what is said of it."""
    return rf"\b(?:{subjects})\b.{{0,60}}\b(?:{'|'.join(predicates)})\b"


CONSENT = _any_of(
    # English
    r"\bwe(?: and our| use| value| care| need| process)\b.{0,80}\b(?:partners|cookies|your (?:privacy|consent|data|personal data))\b",
    r"\b(?:accept|reject|allow|decline|refuse|manage) (?:all|cookies|all cookies|choices|options|preferences|settings)\b",
    r"\byour (?:privacy|cookie|data) (?:choices|settings|preferences|options|is important|matters)\b",
    r"\bmanage (?:my |your )?cookies\b",
    r"\bby (?:clicking|continuing|using|selecting|choosing)\b.{0,80}\b(?:cookies|consent|agree)\b",
    r"\bcookie (?:policy|notice|settings)\b",
    r"\bstore and/or access information on a device\b|\bpersonali[sz]ed (?:ads|advertising|content)\b|\blegitimate interest\b",
    r"\bbefore you continue\b",
    r"\b(?:withdraw|change|give) your consent\b|\bstrictly necessary\b",
    r"\b(?:continue|read) (?:with|without) (?:ads|advertising|accepting)\b",
    # The standard purposes of the advertising industry's consent framework (IAB Europe, TCF 2.2), as banners list them.
    r"\b(?:ad|advertising)(?:,)? and content measurement\b|\baudience (?:research|insights)\b",
    r"\binformation (?:from|on) (?:your|a) device\b",
    r"\bprocess(?:ed)? (?:your )?personal data\b|\b(?:consent|object) to .{0,30}\b(?:data|processing)\b|\bconsent to use your data\b",
    r"\bzielgruppenforschung\b|\binformationen auf (?:einem|ihrem) (?:gerät|endgerät)\b|\bmessung von (?:werbe|inhalte)\w*",
    r"\bétudes d'audience\b|\bmesure (?:de performance|d'audience)\b|\binformations sur (?:un|votre) (?:appareil|terminal)\b",
    # German
    r"\b(?:alle )?(?:akzeptieren|ablehnen|zustimmen)(?: und weiter| & weiter)?\b|\bwir und unsere\b.{0,40}\bpartner\b",
    r"\bihre privatsphäre\b",
    r"\bmit werbung (?:weiter)?lesen\b|\bwerbefrei\b.{0,40}\b(?:abo|lesen)\b|\bpur-abo\b|\beinwilligung\b",
    r"\bdatenschutz-?einstellungen\b",
    r"\bverwenden cookies\b|\bcookie-einstellungen\b|\bpersonalisierte (?:werbung|anzeigen)\b|\bberechtigtes? interesse\b",
    # French
    r"\b(?:tout )?(?:accepter|refuser)(?: et (?:continuer|fermer))?\b|\bcontinuer sans accepter\b",
    r"\bnous et nos\b.{0,40}\bpartenaires\b",
    r"\bvotre (?:consentement|vie privée)\b|\bgérer (?:mes|les|vos) (?:choix|cookies|préférences)\b|\bparamétrer\b",
    r"\bdes cookies\b",
    # Spanish, Italian, Portuguese
    r"\b(?:aceptar|rechazar)(?: todo| y continuar| cookies)\b|\bnosotros y nuestros\b|\bsu consentimiento\b",
    r"\butilizamos cookies\b",
    r"\b(?:accetta|rifiuta)(?: tutto| tutti| e continua)?\b|\bnoi e i nostri\b|\bil tuo consenso\b",
    r"\butilizziamo (?:i )?cookie\b|\binformativa\b",
    r"\b(?:aceitar|rejeitar)(?: tudo| todos| e continuar)\b|\bnós e os nossos\b|\bo seu consentimento\b|\busamos cookies\b",
    # Dutch, Polish, Swedish, Danish, Norwegian
    r"\b(?:alles )?(?:accepteren|weigeren)\b|\bakkoord\b|\bwij en onze partners\b|\bjouw toestemming\b|\buw privacy\b",
    r"\bgebruiken cookies\b",
    r"\bakceptuj[eę]?\b|\bzgoda\b|\bzaufani partnerzy\b|\bpliki cookies?\b|\bprzejdź do serwisu\b|\bustawienia zaawansowane\b",
    r"\bgodkänn(?: alla)?\b|\bacceptera alla\b",
    r"\bvi (?:och våra|og våre|og vores|använder|bruker|bruger)\b.{0,30}\b(?:partner|cookies|kakor)\b",
    r"\btillad alle\b|\bgodta alle\b|\b(?:ditt|dit) samtykke\b",
)
# What a question for consent speaks of, in whatever language: most of these at once are spoken of nowhere else in so few words.
CONSENT_SUBJECTS = (
    _any_of(r"cookie|kakor|informasjonskaps|informationskapsl|evästei|ciasteczk|süti|куки|クッキー|쿠키"),
    _any_of(
        r"\bpartner|\bsocios\b|partenaire|parceiro|партн[её]р|kumppan|partneř|パートナー|"
        r"vendors?\b|derde partijen|third part|terceros|tiers\b"
    ),
    _any_of(
        r"\bdat(?:a|en|os|i|ów|eja|ok)\b|gegevens|données|dados|danych|uppgifter|tietoja|"
        r"opplysninger|oplysninger|údaj|данны|データ|information"
    ),
    _any_of(
        r"consent|consenso|einwillig|zustimm|toestemming|akkoord|samtyck|samtykke|suostumu|zgod|souhlas|hozzájárul|соглас|同意|"
        r"\b(?:accept|aceptar|accepter|accett|aceitar|akzeptier|accepteer|akcept|godkän|hyväksy|elfogad|přijmout)"
    ),
    _any_of(
        r"privac|datenschutz|privatsph|vie privée|confidential|prywatno|integritet|"
        r"personvern|tietosuoj|adatvéd|soukrom|конфиденц|プライバシー"
    ),
    _any_of(
        r"\bdevice|gerät|apparaat|dispositivo|appareil|urządze|enhet|laite|eszköz|устройств|端末|personali|personnalis|advertis|werbung|"
        r"publicit|publicidad|pubblicit|reklam|advertent|annons|реклам|広告|medición|messung|mesure|meting"
    ),
)
OUR_COOKIES = _any_of(
    r"\bwe (?:and our|use|value|care|process|store|need your)\b|\bour (?:\d+ )?(?:partners|vendors)\b|\bour use of cookies\b",
    r"\bwir (?:und unsere|verwenden|nutzen|setzen)\b|\bnous (?:et nos|utilisons)\b|\bnos (?:\d+ )?partenaires\b",
    r"\bnosotros y nuestros\b|\b(?:utilizamos|usamos) cookies\b|\bnoi e i nostri\b|\butilizziamo\b|\bnós e os nossos\b",
    r"\bwij (?:en onze|gebruiken)\b|\bmy i nasi\b|\bnasi (?:zaufani )?partnerzy\b",
    r"\bvi (?:och våra|använder|og våre|bruger|bruker)\b",
)
PAYWALL = _any_of(
    r"\b(?:subscribe|sign up|register)(?: now| today| for .{0,40})? (?:to|and) (?:continue|keep|finish|unlock|read (?:on|more|the|this))\b",
    r"\bto (?:continue|keep|finish) reading\b",
    _of("this (?:article|story|content|page|post)", "(?:for|to) (?:\\w+ ){0,3}(?:subscribers|members)"),
    r"\b(?:subscriber|member|premium)s?[- ](?:only|exclusive)\b|\b(?:for|to) (?:paying |paid )?subscribers only\b",
    r"\bexclusive to (?:subscribers|members)\b",
    r"\b(?:unlock|read) (?:this|the (?:full|rest of the|whole|complete)) (?:article|story|post)\b",
    r"\byou'?(?:ve| have) (?:reached|used|read) (?:your|all|the) .{0,30}(?:free|limit|articles)\b",
    r"\balready a (?:subscriber|member)\b|\bthis (?:post|article) is for paid subscribers\b",
    r"\bkeep reading (?:with|for)\b.{0,30}\b(?:trial|free|month|week)\b",
    r"\bstart your (?:free |\d+[- ]day )?trial\b.{0,40}\b(?:read|access|continue)\b|\bwant to read (?:more|on|the rest)\b",
    r"\b(?:jetzt|hier|sie möchten|mit .{0,30}) (?:abonnieren und |gratis testen und |weiterlesen|den ganzen artikel)\b",
    r"\bweiterlesen mit\b|\bum weiterzulesen\b",
    _of(
        "diese[rn] (?:artikel|beitrag|text|inhalt)",
        "(?:nur|exklusiv)\\b.{0,40}\\b(?:abonnent|abonnement|mitglied|registriert)\\w*",
    ),
    r"\bnur für abonnent|\bbereits abonnent\b|\bsie haben bereits ein abo\b",
    r"\b(?:article|contenu) réservé (?:aux|à nos) abonnés\b|\bil vous reste .{0,30} (?:de cet article )?à (?:lire|découvrir)\b",
    r"\bpour lire la suite\b|\babonnez-vous pour\b|\bdéjà abonné\b",
    r"\b(?:contenido|artículo|noticia) (?:exclusiv[oa]|reservad[oa])(?: solo)? (?:para|a) .{0,20}suscriptores\b",
    r"\bpara (?:seguir|continuar) leyendo\b|\bsuscríbete (?:para|y)\b|\bya (?:soy|eres) suscriptor\b",
    r"\b(?:contenuto|articolo) (?:riservato|esclusivo)\b.{0,30}\babbonati\b|\bper continuare a leggere\b|\babbonati per\b",
    r"\bsei già abbonato\b",
    r"\b(?:conteúdo|artigo|matéria) exclusiv[oa] para assinantes\b|\bpara continuar (?:a ler|lendo)\b|\bassine para\b",
    r"\bjá é assinante\b",
    r"\b(?:dit artikel|dit verhaal) is (?:alleen|exclusief) voor abonnees\b|\blees verder met\b|\bom verder te lezen\b",
    r"\bal abonnee\b",
    r"\btreść (?:dostępna )?(?:tylko )?dla (?:prenumeratorów|subskrybentów)\b|\bpozostało .{0,10}% (?:artykułu|tekstu)\b",
    r"\baby czytać dalej\b",
    r"\b(?:för|for) (?:prenumeranter|abonnenter)\b|\blås upp (?:artikeln|hela)\b|\bläs vidare\b|\blæs videre\b",
    r"\bredan prenumerant\b",
)
LOGIN = _any_of(
    _of("(?:log|sign) ?in (?:to|with|or (?:sign up|register|create)|first)", "continue|view|see|read|access|use|proceed|join"),
    r"\byou (?:must|need to|have to) be (?:logged|signed|registered)\b",
    r"\byou (?:must|need to|have to) (?:log in|sign in|sign up)\b",
    r"\byou (?:must|need to|have to) register to (?:view|read|continue|see|access|post|reply|comment)\b",
    r"\b(?:log|sign) in to (?:continue|your account|view|see|read)\b",
    r"\bcreate (?:a|your) (?:free )?account to\b|\bregister (?:for free )?to (?:continue|read|view)\b",
    r"\bforgot(?:ten)? (?:your )?password\b|\bkeep me (?:logged|signed) in\b|\bremember me\b",
    r"\b(?:bitte )?(?:melden sie sich (?:bitte )?an|loggen sie sich (?:bitte )?ein|einloggen|anmelden),? um\b",
    r"\bsie müssen (?:angemeldet|eingeloggt) sein\b|\bpasswort vergessen\b|\bangemeldet bleiben\b",
    r"\b(?:connectez-vous|identifiez-vous) pour\b|\bvous devez (?:être connecté|vous connecter)\b|\bmot de passe oublié\b",
    r"\binicia sesión (?:para|o)\b|\bdebes iniciar sesión\b|\bolvidaste tu contraseña\b|\baccedi per\b",
    r"\bpassword dimenticata\b|\bfaça login para\b|\besqueceu (?:a |sua )?senha\b",
    r"\blog in om\b|\bwachtwoord vergeten\b|\bzaloguj się,? (?:aby|żeby)\b|\blogga in för att\b|\blog ind for at\b",
    r"\blogg inn for å\b",
)
MISSING = _any_of(
    _of(
        "page|article|story|file|post|content|url|document|link",
        "not found|(?:could not|couldn't|can ?not|can't) be found|does(?: not|n't) exist|was not found",
        "is(?: not|n't) available|is unavailable",
        "no longer (?:exists?|available|here|online)|has been (?:removed|deleted|moved|archived|taken down)",
    ),
    r"\b(?:error |http )?404\b.{0,20}\b(?:error|not found|page|oops)\b|\berror 404\b|\b404 [-–—|:]|[-–—|:] 404\b",
    r"\bnot found\W*$",
    r"\b(?:we|sorry,? we)(?: could not|couldn't| can ?not| can't) find (?:the|that|this|what|your)\b",
    r"\bnothing (?:was )?(?:found|here)\b",
    r"\boops\b.{0,40}\b(?:page|lost|wrong|link)\b|\bnothing (?:at this address|matched)\b",
    r"\b(?:author|user|owner|publisher) (?:has )?(?:deleted|removed|unpublished|withdrawn) (?:this|the|their)\b",
    _of(
        "page you(?:'re| are| were| have| requested)|you (?:were looking|requested)",
        "not|no longer|isn't|doesn't|moved|removed",
    ),
    _of(
        "seite|artikel|inhalt|beitrag",
        "nicht (?:gefunden|verfügbar|mehr verfügbar|mehr vorhanden)|existiert (?:leider )?nicht|wurde (?:gelöscht|entfernt|verschoben)",
        "gibt es (?:leider )?nicht",
    ),
    _of(
        "page|article|contenu",
        "introuvable|n'existe (?:pas|plus)|n'est plus (?:disponible|en ligne)|n'a pas été trouvée?|a été supprimée?",
    ),
    _of(
        "página|artículo|contenido|noticia",
        "no (?:encontrad[oa]|existe|disponible|se (?:ha encontrado|encuentra|encontró)|está disponible)",
        "ya no (?:existe|está)|ha sido (?:eliminad[oa]|borrad[oa])",
    ),
    _of(
        "pagina|articolo|contenuto",
        "non (?:trovat[oa]|esiste|è (?:stat[oa] trovat[oa]|più disponibile|disponibile))|è stat[oa] rimoss[oa]",
    ),
    _of("pagina|artikel|bericht", "niet gevonden|bestaat niet|niet worden gevonden|niet meer beschikbaar"),
    _of("página|conteúdo|matéria|artigo", "não (?:encontrad[oa]|existe|está disponível|foi encontrad[oa])|foi removid[oa]"),
    _of("strona|stron[ay]|artykuł", "nie (?:istnieje|została znaleziona|znaleziono)|usunięt[ya]"),
    r"\bnie znaleziono strony\b|\bsidan (?:kunde inte hittas|finns inte)",
    r"\bsiden (?:ble ikke funnet|blev ikke fundet|finnes ikke|findes ikke)\b",
    r"\bsivua ei löytynyt\b|страниц\w+ не (?:найден\w*|существует)|сторінк\w+ не знайдено|ページが?見つかりません|お探しのページ",
    r"页面不存在|找不到(?:页面|該頁)|페이지를 찾을 수 없|sayfa bulunamadı|الصفحة غير موجودة",
)
REFUSED = _any_of(
    r"\baccess (?:to this page has been )?denied\b|\b403 forbidden\b|\bforbidden\b\W*$",
    r"\byou don't have permission to access\b|\byou have been blocked\b|\brequest (?:was )?blocked\b",
    r"\bchecking (?:your browser|if the site connection is secure)\b|\bverify(?:ing)? (?:that )?you are (?:a )?human\b",
    r"\bare you a (?:robot|human)\b|\bpress (?:and|&) hold\b|\bjust a moment\b|\bunusual (?:traffic|activity)\b",
    r"\bcomplete the (?:captcha|security check)\b|\bray id\b",
    r"\b(?:enable|turn on|activate)(?: \w+){0,2} (?:java ?script|js|cookies)\b",
    r"\b(?:java ?script|cookies)(?: \w+){0,3} (?:are|is) enabled\b|\byou (?:are|were) (?:a bot|a robot|using automat\w+)\b",
    r"\bregain access\b",
    r"\bjava ?script is (?:disabled|required|not enabled)\b|\b(?:disable|turn off) your ad ?blocker\b",
    r"\b(?:50[0234]|internal server|service unavailable|bad gateway|gateway time-?out|database) error\b",
    r"\b50[234] (?:service|bad|gateway)\b",
    r"\b(?:service|site|website) (?:is )?(?:temporarily|currently) (?:unavailable|down|offline)\b|\bdown for maintenance\b",
    r"\bunder maintenance\b|\berror establishing a database connection\b|\bsomething went wrong\b",
    r"\bnot available in your (?:country|region|location)\b|\bunavailable (?:due to|for) legal reasons\b|\bwartungsarbeiten\b",
    r"\bzugriff verweigert\b|\baccès refusé\b|\bacceso denegado\b",
)
