"""Owns the names of the months, in full and short, in the languages of the web."""

from __future__ import annotations

from functools import lru_cache

from newsletter.text.clean import squash

# One entry a month. Of a name that means two months in two languages the more frequent one stands here (`listopad`: November).
_MONTHS = (
    """january januar janvier enero gennaio janeiro januari styczeń stycznia tammikuu ocak января leden ledna január
    ianuarie jänner jan gener jaanuar janvāris січня януари ιανουάριος ιανουαρίου janar siječnja sausio ינואר يناير
    كانون""",
    """february februar février febrero febbraio fevereiro februari luty lutego helmikuu şubat февраля únor února
    február februarie feber feb febrer veebruar februāris лютого февруари φεβρουάριος φεβρουαρίου shkurt veljače
    vasario פברואר فبراير""",
    """march märz mars marzo março maart marzec marca maaliskuu mart марта březen března március martie marts mar mrt
    maret març märts березня март μάρτιος μαρτίου ožujka kovo מרץ מרס مارس آذار""",
    """april avril abril aprile kwiecień kwietnia huhtikuu nisan апреля duben dubna április aprilie apr aprill aprīlis
    квітня април απρίλιος απριλίου prill travnja balandžio אפריל أبريل نيسان""",
    """may mai mayo maggio maio mei maj maja أيار toukokuu mayıs мая květen května május maig maijs травня май μάιος
    μαΐου svibnja gegužės מאי مايو""",
    """june juni juin junio giugno junho czerwiec czerwca kesäkuu haziran июня červen června június iunie jun juny
    juuni jūnijs червня юни ιούνιος ιουνίου qershor lipnja birželio יוני يونيو حزيران""",
    """july juli juillet julio luglio julho lipiec lipca heinäkuu temmuz июля červenec července július iulie jul juliol
    juuli jūlijs липня юли ιούλιος ιουλίου korrik srpnja liepos lip יולי يوليو تموز""",
    """august août agosto augustus sierpień sierpnia elokuu ağustos августа srpen srpna augusztus aug agu agost augusts
    agustus ágúst серпня август αύγουστος αυγούστου gusht kolovoza avgust avgusta rugpjūčio אוגוסט أغسطس آب""",
    """september septembre septiembre settembre setembro wrzesień września syyskuu eylül сентября září szeptember
    septembrie sept setiembre setembre septembris вересня септември σεπτέμβριος σεπτεμβρίου shtator rujna septembar
    septembra rugsėjo ספטמבר سبتمبر أيلول""",
    """october oktober octobre octubre ottobre outubro październik października lokakuu ekim октября říjen října
    október octombrie oct okt oktoober oktobris жовтня октомври οκτώβριος οκτωβρίου tetor oktobar oktobra spalio
    אוקטובר أكتوبر""",
    """november novembre noviembre novembro listopad listopada marraskuu kasım ноября listopadu noiembrie nov novembris
    листопада ноември νοέμβριος νοεμβρίου nëntor studenoga novembar novembra lapkričio נובמבר نوفمبر""",
    """december dezember décembre diciembre dicembre dezembro desember joulukuu aralık декабря prosinec prosince
    grudzień grudnia decembrie dec dez des desembre detsember decembris грудня декември δεκέμβριος δεκεμβρίου
    dhjetor prosinca decembar decembra gruodžio דצמבר ديسمبر""",
)


def month_number(name: str) -> int | None:
    """Return the number of a month by its name or by a beginning of three letters or more that no other month has."""
    return _month_names().get(squash(name))


@lru_cache(maxsize=1)
def _month_names() -> dict[str, int]:
    """Return the months under their names and under every beginning of three letters or more that is not of two months."""
    names: dict[str, int] = {}
    doubtful: set[str] = set()
    full = {squash(name): month for month, line in enumerate(_MONTHS, 1) for name in line.split()}
    # Finnish has days in the partitive, Hebrew with `in` before the name.
    full |= {f"{name}ta": month for name, month in full.items() if name.endswith("kuu")}
    full |= {f"ב{name}": month for name, month in full.items() if "א" <= name[0] <= "ת"}
    for name, month in full.items():
        for end in range(3, len(name)):
            beginning = name[:end]
            if names.setdefault(beginning, month) != month:
                doubtful.add(beginning)
    return {name: month for name, month in names.items() if name not in doubtful} | full
