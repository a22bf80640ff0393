"""What a certificate says, line by line: the very same on paper and on the page behind it."""

from dataclasses import dataclass

from babel import Locale
from babel.dates import format_date

from app.i18n import _, language
from models.certificates import Certificate


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is certified; several values are several lines."""

    key: str
    label: str
    values: tuple[str, ...]

    @property
    def value(self) -> str:
        return self.values[0]


def claims(certificate: Certificate) -> dict[str, Claim]:
    """Everything that is printed, in its order; what is empty is left out everywhere."""
    hours = f"{certificate.minutes / 60:.1f}".removesuffix(".0")
    said: list[tuple[str, str, list[str]]] = [
        ("holder", _("Holder"), [certificate.holder]),
        ("title", _("Course"), [certificate.title]),
        ("criteria", _("What was done"), [certificate.criteria]),
        ("outcomes", _("Learning outcomes"), list(certificate.outcomes)),
        ("workload", _("Workload"), [_("about {hours} hours", hours=hours)]),
        ("level", _("Level"), [certificate.level]),
        ("assessment", _("Assessment"), [certificate.assessment]),
        ("participation", _("Participation"), [certificate.participation]),
        ("quality", _("Quality assurance"), [certificate.quality]),
        ("issuer", _("Issued by"), [certificate.issuer]),
        ("country", _("Country"), [_country(certificate.issuer_country)]),
        ("contact", _("Contact"), [certificate.issuer_contact]),
        ("day", _("Date of issue"), [format_date(certificate.day, "d MMMM y", language())]),
        ("number", _("Number"), [certificate.number]),
    ]
    return {
        key: Claim(key, label, tuple(v for v in values if v))
        for key, label, values in said
        if any(values)
    }


def _country(code: str) -> str:
    return str(Locale.parse(language()).territories.get(code.upper(), code))
