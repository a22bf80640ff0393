"""Resources and forms as sheets of A4; what is open to all is made once and kept."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from app.i18n import language
from app.rendered import Page
from models.courses import Resource
from models.forms.answers import Answers
from models.forms.definitions import Definition
from models.heavy import heavy

if TYPE_CHECKING:
    from app.pdf import forms, texts
else:
    forms, texts = heavy("app.pdf.forms"), heavy("app.pdf.texts")

MOST = 48

Figures = tuple[tuple[str, str], ...]


def of_resource(resource: Resource, address: str, organisation: str, over: str) -> Page:
    """The paper of a resource: the same words, the same paper."""
    figures = tuple(sorted(resource.figures.items()))
    facts = (resource.licence, resource.checked_on, resource.lang, over)
    words = (resource.title, resource.summary, resource.text)
    return _made(words, figures, facts, address, organisation, language())


def of_form(
    form: Definition,
    answers: Answers | None,
    *,
    owner: str = "",
    kept_on: str = "",
    host: str = "",
    signatures: Sequence[tuple[str, str]] = (),
) -> bytes:
    """A filled form, or without answers an empty one; never kept, it may be somebody's words."""
    return forms.sheet(
        form, answers, owner=owner, kept_on=kept_on, organisation=host, signatures=signatures
    )


@lru_cache(maxsize=MOST)
def _made(
    words: tuple[str, str, str],
    figures: Figures,
    facts: tuple[str, str, str, str],
    address: str,
    organisation: str,
    _language: str,
) -> Page:
    """Kept by all that it shows, and by the language of the words around the text."""
    licence, checked_on, lang, over = facts
    return Page.of_bytes(
        texts.paper(
            *words,
            figures=dict(figures),
            licence=licence,
            address=address,
            checked_on=checked_on,
            organisation=organisation,
            lang=lang,
            over=over,
        )
    )
