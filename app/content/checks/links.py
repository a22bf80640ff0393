"""Links within the programme lead somewhere: to a page, and to a heading on it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from app.content.said import Kind, Said
from app.content.sources import Fault, LessonSource, Programme, TextSource
from app.markdown import parts

PAGES = frozenset(
    {
        "/",
        "/about",
        "/accessibility",
        "/certificates",
        "/exercises",
        "/home",
        "/how",
        "/imprint",
        "/journal",
        "/learn",
        "/learn/certificates",
        "/privacy",
        "/sessions",
        "/settings/privacy",
        "/settings/profile",
        "/verify",
        "/wellbeing",
    }
)
"""Pages that the application itself has, whatever the programme holds."""

INNER = re.compile(r"/(?!/)|#")
LINK = re.compile(r"\]\((/[^)\s]*|#[^)\s]*)")
HEADING = re.compile(r'<(h\d)[^>]* id="([^"]+)"')
Addresses = Mapping[str, frozenset[str]]


def faults(programme: Programme, said: Sequence[Said]) -> Iterator[Fault]:
    known = addresses(programme)
    own = {source.file: address for address, source in _sources(programme)}
    for one in said:
        links = [one.words] if one.kind is Kind.LINK else LINK.findall(one.words)
        for link in filter(INNER.match, links):
            address, _, anchor = link.partition("#")
            address = address.partition("?")[0] or own.get(one.file, "/")
            if reason := _dead(address.rstrip("/") or "/", anchor, known):
                yield Fault(one.file, one.line, reason)


def addresses(programme: Programme) -> Addresses:
    """Every address a text may lead to, with the ids of the headings there."""
    found = dict.fromkeys(PAGES, frozenset[str]())
    for course in programme.courses:
        found[f"/learn/courses/{course.head.slug}"] = frozenset()
    for source in programme.forms:
        found[f"/exercises/{source.form.slug}"] = frozenset()
    for track in programme.certification.tracks if programme.certification else ():
        found[f"/learn/tracks/{track.slug}"] = frozenset()
    return found | {
        address: frozenset(id_ for _, id_ in headings(source.text))
        for address, source in _sources(programme)
    }


def headings(text: str) -> list[tuple[str, str]]:
    """The headings of a text as a page shows them: each one's level and its id."""
    return [found for part in parts(text) for found in HEADING.findall(part.html)]


def _sources(programme: Programme) -> Iterator[tuple[str, LessonSource | TextSource]]:
    for course in programme.courses:
        for lesson in course.lessons:
            yield f"/learn/courses/{course.head.slug}/{lesson.head.slug}", lesson
    for resource in programme.resources:
        yield f"/learn/resources/{resource.slug}", resource
    for page in programme.pages:
        yield f"/{page.slug}", page


def _dead(address: str, anchor: str, known: Addresses) -> str:
    if address not in known:
        return f"There is no page {address}."
    if anchor and anchor not in known[address]:
        return f"The page {address} has no heading {anchor}."
    return ""
