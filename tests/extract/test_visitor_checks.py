"""A page that checks, queues or refuses its visitor is no article; an article about such pages is one."""

from __future__ import annotations

import re

import pytest

from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page_view import ArticleFacts
from newsletter.extract.quality import flags

URL = "https://www.example.org/news/1"
# Title, then the paragraphs, parted by bars.
CHECKS = [
    "Age verification|You must be 18 or older to enter.|Enter|Leave",
    "Welcome|Are you over 21?|Please confirm your age to visit our website.|Yes|No",
    "Strong Ale Co.|This website contains material for adults only. By entering, you confirm that you are of legal age.",
    "Altersprüfung|Sie müssen mindestens 18 Jahre alt sein, um diese Seite zu besuchen.|Bitte bestätigen Sie Ihr Alter.",
    "Willkommen|Bist du schon 18?|Ja|Nein",
    "Vérification de l'âge|Vous devez avoir au moins 18 ans pour entrer sur ce site.|Entrer|Sortir",
    "Bienvenue|Avez-vous plus de 18 ans ?|Ce site est réservé aux personnes majeures.",
    "Verificación de edad|Debes ser mayor de edad para acceder a este sitio.|Entrar|Salir",
    "Bienvenido|¿Eres mayor de 18 años?|Sí|No",
    "Waiting room|You are now in line. When it is your turn, you have ten minutes to shop.|Your estimated wait time is: 12 minutes",
    "Tickets|Thank you for your patience. There are 4,211 people ahead of you. Please do not refresh this page.",
    "Warteraum|Sie befinden sich in der Warteschlange.|Ihre Wartezeit: 7 Minuten. Bitte laden Sie diese Seite nicht neu.",
    "File d'attente|Vous êtes maintenant dans la file d'attente. Quand ce sera votre tour, vous serez redirigé. Merci de votre patience.",
    "Sala de espera|Estás en la cola.|Tu tiempo de espera es de 5 minutos. No cierres esta ventana.",
    "Slow down|Too many requests, try again later.",
    "Error|You have sent too many requests in a short time. Please wait a few minutes and try again.",
    "Fehler|Zu viele Anfragen. Bitte versuchen Sie es später noch einmal.",
    "Erreur|Trop de requêtes. Veuillez réessayer plus tard.",
    "Error|Demasiadas solicitudes. Inténtalo de nuevo más tarde.",
    "The Quay|This story is only available in our app.|Download our app to continue reading.",
    "Hafenblatt|Dieser Artikel ist nur in unserer App verfügbar.|Laden Sie unsere App, um weiterzulesen.",
    "Le Quai|Cet article est disponible uniquement dans notre application.|Téléchargez notre application pour continuer.",
    "El Muelle|Este artículo solo está disponible en nuestra app.|Descarga nuestra aplicación para seguir.",
    "Be right back|We are currently performing scheduled maintenance. We'll be back shortly. We apologise for the inconvenience.",
    "Wartung|Unsere Website wird gerade gewartet. Wir sind in Kürze wieder für Sie da. Wir bitten um Ihr Verständnis.",
    "Maintenance|Notre site est actuellement en maintenance. Nous serons de retour très bientôt. Merci de votre compréhension.",
    "Mantenimiento|Nuestro sitio está en mantenimiento. Volveremos pronto. Disculpe las molestias.",
    "Sorry|This content is not available in your country.",
    "Hinweis|Dieser Inhalt ist in Ihrem Land leider nicht verfügbar.",
    "Désolé|Ce contenu n'est pas disponible dans votre pays pour des raisons légales.",
    "Lo sentimos|Este contenido no está disponible en tu país.",
    "Please wait|Please enable JavaScript to view this website.",
    "Hinweis|Bitte aktivieren Sie JavaScript, um diese Seite zu sehen.",
    "Attention|Veuillez activer JavaScript pour afficher cette page.",
    "Aviso|Active JavaScript en su navegador para ver esta página.",
    "Einen Moment, bitte …|Wir prüfen, ob Ihre Verbindung sicher ist. Dies kann einige Sekunden dauern.",
    "Hafenblatt|hafenblatt.example muss die Sicherheit Ihrer Verbindung überprüfen, bevor Sie fortfahren können.",
    "Un instant…|Vérifiez que vous êtes humain. Cela peut prendre quelques secondes.",
    "Le Quai|lequai.example doit vérifier la sécurité de votre connexion avant de continuer.",
    "Ci siamo quasi…|molo.example deve verificare la sicurezza della connessione prima di procedere.",
    "Een moment geduld…|kade.example moet de veiligheid van uw verbinding controleren voordat u verdergaat.",
    "Um momento…|Confirme que você é humano. Isso pode levar alguns segundos.",
    "Chwileczkę…|Potwierdź, że jesteś człowiekiem. To może potrwać kilka sekund.",
    "しばらくお待ちください...|続行する前に、hatoba.exampleは接続のセキュリティを確認する必要があります。",
    "One more step|Please verify that you are a human. We have detected unusual activity from your network.",
    "Sicherheitsprüfung|Bitte bestätigen Sie, dass Sie kein Roboter sind.",
    "Contrôle de sécurité|Confirmez que vous n'êtes pas un robot pour continuer.",
    "Comprobación de seguridad|Verifica que eres humano para continuar.",
    "The Quay|Verifying you are human. Wait a few seconds.|The Quay needs to review the security of your connection before it goes on.",
    "Please wait|We are making sure your connection is safe. This should only take a moment.",
]
ARTICLES = [
    "Shops ask for age|Online shops for spirits must check the age of buyers from March, the ministry said. A box that says "
    '"You must be 18 or older to enter" will no longer do. Buyers have to show a card, and the shop may not keep a copy.',
    "Win two tickets|We give away two tickets for the concert on the quay. Send a postcard to the office by Friday. You must be 18 or "
    "older to enter. The winners will be drawn on Saturday by the harbour master, who cannot be bribed.",
    "Altersprüfung im Netz|Der Landtag hat beschlossen, dass Händler das Alter ihrer Kunden prüfen. Wer Wein verkauft, darf sich auf die "
    "Frage „Sind Sie mindestens 18?“ nicht mehr verlassen. Die Regel gilt ab März.",
    "L'âge en question|Les sites devront contrôler l'âge de leurs visiteurs. La mention « Vous devez avoir 18 ans » ne suffira plus, "
    "a indiqué la ministre. Trois sites ont annoncé un recours devant le Conseil d'État.",
    "La edad, a examen|Las webs tendrán que comprobar la edad de sus usuarios. El aviso «Debes ser mayor de edad» ya no basta, según la "
    "ministra. La norma entra en vigor en marzo y afecta a unas cuarenta empresas.",
    "Four hours in a queue|Fans waited for four hours in a virtual queue on Monday, and many got no ticket. The shop says that 80,000 "
    "people were in line for 4,000 seats. A page told them not to close the window. The sale goes on today.",
    "Warten im Netz|Tausende standen am Montag in der virtuellen Warteschlange, und viele gingen leer aus. Der Händler spricht von 80.000 "
    "Anfragen in einer Stunde. Die Verbraucherzentrale rät, das Fenster offen zu lassen.",
    "Deux heures dans la file|Des milliers de supporters ont patienté dans la file d'attente virtuelle lundi. Le vendeur parle de 80 000 "
    "demandes. Beaucoup sont repartis sans billet, et le club promet une nouvelle vente.",
    "Horas en la cola|Miles de aficionados esperaron el lunes en la cola virtual. La empresa habla de 80.000 solicitudes en una hora. "
    "Muchos se quedaron sin entrada y el club promete otra venta.",
    "How servers say no|A server that gets too many requests answers with 429. The header Retry-After names the seconds to wait. A good "
    "client waits that long, and then a little longer, so that not all come back at once.",
    "Zu viele Anfragen|Das Amt bekommt zu viele Anfragen: 300 am Tag, sagte der Leiter. Im Frühjahr kommen zwei neue Stellen hinzu. Bis "
    "dahin dauert ein Pass sechs Wochen.",
    "Trop de demandes|La mairie reçoit trop de demandes de passeport. Il faut compter six semaines, contre trois l'an dernier. Deux agents "
    "arriveront en mars, promet le maire.",
    "Paper goes mobile|The evening paper will be available only in an app from January, its publisher said. The printed edition ends after "
    "94 years. Readers can get a tablet for a small fee. The office on the quay stays open.",
    "Nur noch digital|Das Abendblatt gibt es ab Januar nur noch in einer App. Die gedruckte Ausgabe endet nach 94 Jahren. Leser bekommen "
    "auf Wunsch ein Tablet. Die Redaktion am Hafen bleibt.",
    "Tax site offline|The tax office's website is down for maintenance until Sunday. Forms can be had on paper, and the deadline moves by "
    "a week. The old system dates from 1998 and was written by a man who has since retired.",
    "Le site des impôts en maintenance|Le site des impôts est en maintenance depuis lundi, ont constaté des contribuables. La direction "
    "promet un retour dimanche. La date limite est repoussée d'une semaine.",
    "Series vanish abroad|Three series are not available in Norway, where another company holds the rights. Viewers who travel see a "
    "notice. The company says that it has no plans to change this before 2028.",
    "Web ohne Skripte|Wer Skripte abschaltet, spart Strom, zeigt eine Studie. Von 200 Seiten zeigten 40 ohne sie keinen Text. Die Forscher "
    "raten Verlagen, den Text auszuliefern und den Rest nachzuladen.",
    "A test for robots|Machines solve the puzzles that are to keep them out, a study shows. Of 1,000 puzzles they solved 960, people 910. "
    "The authors suggest to ask for nothing at all.",
    "Robots learn to mow|Three robots mow the lawn of the town park since Monday. They sleep in the shed.",
    "Maintenance of bridges|The council spends twice as much on the upkeep of its bridges. Two are closed until May.",
]


def flags_of(page: str, published: str | None = None) -> tuple[str, ...]:
    title, *lines = page.split("|")
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    document = parse(f"<title>{title}</title><body><h1>{title}</h1>{paragraphs}</body>", URL)
    return flags(ArticleFacts("\n".join(lines), title, published, url=URL, document=document))


@pytest.mark.parametrize("page", CHECKS)
def test_a_page_that_only_checks_or_refuses_its_visitor_is_no_article(page: str) -> None:
    assert flags_of(page) == ("soft-404",)


# What a program against scrapers says of itself below its title, in the words of none of them.
EXPLAINED = (
    "Why this page? The people who run this place have put a puzzle in front of it, which your machine solves by itself within a second. "
    "Scrapers that come by the million would have to solve it a million times. It is a compromise, and a better one is being worked on. "
    "Readers of the small print will find a link to the source below, with thanks to the artist. "
)


@pytest.mark.parametrize(
    "title",
    [
        "Making sure you’re not a bot!",
        "Checking you are not a bot",
        "Let's confirm you are human",
        "Ich stelle sicher, dass du kein Bot bist!",
        "Nous vérifions que vous n'êtes pas un robot !",
        "¡Asegurándonos de que no eres un bot!",
    ],
)
def test_a_robot_check_that_explains_itself_at_length_is_known_by_its_title(title: str) -> None:
    assert flags_of(f"{title}|{EXPLAINED * 2}") == ("soft-404",)


def test_a_robot_check_in_a_language_without_phrases_is_known_by_the_script_it_loads() -> None:
    text = "Проверяем, что вы не бот! " + EXPLAINED * 2
    page = f"<title>Подождите</title><body><p>{text}</p><script src='/.within.website/x/cmd/anubis/main.mjs'></script>"
    assert flags(ArticleFacts(text, "Подождите", url=URL, document=parse(page, URL))) == ("soft-404",)


@pytest.mark.parametrize(
    "loaded",
    [
        "<link rel='preconnect' href='https://geo.captcha-delivery.com/'>",
        "<link rel='dns-prefetch' href='https://ct.captcha-delivery.com/'>",
        "<script src='https://challenges.cloudflare.com/turnstile/v0/api.js'></script>",
        "<script src='https://www.google.com/recaptcha/api.js'></script>",
        "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
        "<img src='https://example.com/.within.website/x/cmd/anubis/static/img/happy.webp'>",
    ],
)
def test_an_article_on_a_guarded_site_or_with_a_picture_of_a_check_is_no_check(loaded: str) -> None:
    text = "The council of Larkfield approved a swimming pool on Tuesday. The old one closed after its roof had cracked. " * 3
    page = f"<title>Larkfield gets its pool</title>{loaded}<body><p>{text}</p>"
    assert "soft-404" not in flags(ArticleFacts(text, "Larkfield gets its pool", url=URL, document=parse(page, URL)))


def test_an_article_that_says_what_browsers_must_solve_is_no_check() -> None:
    told = "Anubis makes browsers solve a puzzle before a page is shown. Crawlers took servers down for hours last spring."
    page = f"Making sure you're not a bot|{told}"
    assert "soft-404" not in flags_of(f"A shield for small servers|{told}")
    assert "soft-404" in flags_of(page)
    assert "soft-404" in flags_of("One more step|Please solve the puzzle.")


@pytest.mark.parametrize("title", ["Making sure you're not a bot: puzzles cost a billion", "How sites make sure you are human"])
def test_an_article_about_robot_checks_is_not_one(title: str) -> None:
    text = EXPLAINED * 2 + " The scripts lie under /.within.website/x/cmd/anubis/, as the paper says."
    assert "soft-404" not in flags_of(f"{title}|{text}")


@pytest.mark.parametrize("page", ARTICLES)
@pytest.mark.parametrize("published", [None, "2025-11-14T09:00:00Z"])
def test_a_short_article_about_checks_queues_and_limits_is_an_article(page: str, published: str | None) -> None:
    assert not {"soft-404", "login-wall", "consent-wall", "paywall"} & set(flags_of(page, published))


def test_a_refusal_that_is_quoted_is_no_refusal() -> None:
    page = "Ticket shop angers fans|“You have sent too many requests,” the page told them."
    assert "soft-404" not in flags_of(page)
    assert "soft-404" in flags_of(page.replace("“", "").replace("”", ""))


def test_the_notice_over_an_article_does_not_hide_the_article() -> None:
    story = "The harbour council has voted to close the old ferry terminal before winter comes. " * 8
    assert flags_of(f"Terminal closes|You must be 18 or older to enter.|{story}", "2025-11-14T09:00:00Z") == ()


@pytest.mark.parametrize(
    "page",
    [
        "The Quay|Please log in to continue reading.",
        "Hafenblatt|Bitte melden Sie sich an, um den Artikel zu lesen.",
        "Hafenblatt|Dieser Bereich ist nur für angemeldete Leser.",
        "Le Quai|Veuillez vous connecter pour lire cet article.",
        "Le Quai|Créez un compte gratuit pour continuer.",
        "El Muelle|Inicia sesión o regístrate para leer la noticia.",
        "El Muelle|Crea una cuenta gratis para seguir leyendo esta noticia.",
    ],
)
def test_a_page_that_only_asks_to_log_in_is_a_login_wall(page: str) -> None:
    assert flags_of(page) == ("login-wall",)


@pytest.mark.parametrize("size", [6, 14, 22])
def test_an_article_titled_as_a_check_is_one_without_a_word_to_its_visitor(size: int) -> None:
    told = "Browsers tell more about their owners than most people would say. A test in Holm read the fonts of nine machines. "
    assert "soft-404" not in flags_of(f"Checking your browser|{told * (size // 2)}")
    check = "Please wait a few seconds. Enable JavaScript and cookies to continue."
    assert flags_of(f"Checking your browser|{check}|{told * (size // 2)}") == ("soft-404",)


@pytest.mark.parametrize(
    "quoted",
    [
        "“The page you requested was not found. It may have been moved or deleted,” the notice said.",
        "“Too many requests. Try again later.” That is what buyers read on the shop's page on Friday.",
        "« La page est introuvable. Elle a été supprimée. » Voilà tout ce que lisaient les abonnés.",
    ],
)
def test_a_refusal_quoted_over_several_sentences_is_no_refusal(quoted: str) -> None:
    assert "soft-404" not in flags_of(
        f"Ticket shop angers fans|{quoted} Nine hundred fans of the club went home without a seat."
    )
    words = re.sub("[“«](.+)[”»].*", r"\1", quoted)
    assert "soft-404" in flags_of(f"Ticket shop|{words}")
