"""Every address of the application, asked by everybody with all kinds of ids."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest
from starlette.types import ASGIApp

from app.routes import DOCUMENTS, SCREENS
from app.services import invitations, journals, meetings
from models.people import Role
from tests import forms, learning
from tests.acts.letters import posted
from tests.acts.sheet_files import put
from tests.cast import NAMES, TODAY, Cast
from tests.entrance import token_for
from tests.house import running, window
from tests.mentoring import planned, set_stages, written
from tests.pool import proposed

PATHS = sorted({*SCREENS, *(path for method, path, _ in DOCUMENTS if method == "GET")})
POSTS = sorted(path for method, path, _ in DOCUMENTS if method == "POST")
OPEN = re.compile(
    r"/(login|invite|reset|learn|how|about|accessibility|privacy|imprint|verify|wellbeing|help-)"
)
PRIVATE = ("{rel", "{entry_id}", "{proposal_id}", "{attempt}", "{sheet", "{file")
HOSTILE = ("-1", "9" * 30, "\x00\N{OWL}", "../<script>", "x" * 3000)
DAYS = ("0001-01-01", "9999-12-31")
GUARDS = ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy")
CANARIES = ("for-the-two-of-us", "only-on-my-page")
LOOKS_ON = {("coordinator", "/with/{rel}/path"), ("coordinator", "/with/{rel:uuid}/end")}
FIELDS = (
    *("name", "email", "password", "current", "organisation", "headline", "place", "country"),
    *("about", "languages", "language", "theme", "zone", "role", "roles", "next", "stay"),
    *("person", "link", "letter", "sign_in", "words", "version", "prompt", "answer", "number"),
)
PLACE = re.compile(r"{(\w+)(?::\w+)?}")


@dataclass(frozen=True)
class Stage:
    """The running application, and the ids of what belongs to the pair."""

    application: ASGIApp
    cast: Cast
    own: dict[str, str]

    def window(self, name: str) -> tuple[httpx.AsyncClient, str]:
        return window(self.application, None if name == "nobody" else self.cast.named(name))


@pytest.fixture
async def stage(cast: Cast) -> AsyncIterator[Stage]:
    learning.course()
    set_stages()
    entry = journals.write(cast.mentee, TODAY, CANARIES[1], 0)
    journals.share(cast.mentee, entry.id, cast.relationship.id)
    meeting = planned(cast)
    meetings.add_point(cast.mentor, meeting.id, CANARIES[0])
    written(cast, quiet=CANARIES[0])
    invitations.invite(cast.coordinator, "eve@example.org", "Eve Elm", [Role.MENTEE])
    own = {
        "rel": cast.relationship.id,
        "number": meeting.number,
        "person": cast.mentee.id,
        "proposal_id": proposed(cast).id,
        "entry_id": entry.id,
        "on_day": TODAY,
        "token": token_for("eve@example.org"),
        "code": "fr",
        "letter_id": posted(),
        "slug": learning.SLUG,
        "lesson": "lesson-1",
        "attempt": learning.begun(cast.mentee).attempt.id,
        **sheet_ids(cast),
    }
    async with running() as application:
        yield Stage(application, cast, {key: str(value) for key, value in own.items()})


def sheet_ids(cast: Cast) -> dict[str, object]:
    """A filled form of the mentee with a file in it."""
    forms.on_shelf(slug=learning.SLUG)
    sheet = forms.begun(cast.mentee, learning.SLUG)
    file = put(cast.mentee, sheet.id)
    forms.kept(cast.mentee, sheet, line=CANARIES[1])
    return {"sheet": sheet.id, "file": file.id, "file_id": file.id}


@pytest.mark.parametrize("name", NAMES)
async def test_no_address_fails_whatever_it_names(stage: Stage, name: str) -> None:
    for path in PATHS:
        browser, _ = stage.window(name)
        for filled in (*filled_in(path, stage.own), *odd(path, stage.own)):
            answer = await browser.get(filled)
            assert answer.status_code in {200, 303, 307, 403, 404, 409}, (filled, answer.text[:300])
            assert "Traceback" not in answer.text, filled
            assert not {*GUARDS} - {*answer.headers}, filled


async def test_what_is_between_two_people_is_not_there_for_others(stage: Stage) -> None:
    for name in ("stranger", "coordinator", "admin"):
        browser, _ = stage.window(name)
        for path in PATHS:
            if any(place in path for place in PRIVATE) and (name, path) not in LOOKS_ON:
                answer = await browser.get(fill(path, stage.own))
                assert answer.status_code == 404, (name, path)
                assert not any(canary in answer.text for canary in CANARIES), (name, path)


async def test_somebody_elses_is_as_unknown_as_what_never_was(stage: Stage) -> None:
    browser, _ = stage.window("stranger")
    for path in PATHS:
        if any(place in path for place in PRIVATE):
            theirs = await browser.get(fill(path, stage.own))
            nobodys = await browser.get(fill(path, {**stage.own, **unknown()}))
            assert said(theirs) == said(nobodys), path


async def test_nobody_is_led_to_the_door(stage: Stage) -> None:
    for path in PATHS:
        browser, _ = stage.window("nobody")
        if not OPEN.match(path) and not path.endswith((".pdf", ".xml", ".txt")):
            answer = await browser.get(fill(path, stage.own))
            assert answer.status_code == 303, path
            assert answer.headers["location"].startswith(("/login", "/learn", "/")), path


@pytest.mark.parametrize("name", NAMES)
async def test_no_form_is_taken_without_our_token(stage: Stage, name: str) -> None:
    for path in POSTS:
        browser, _ = stage.window(name)
        answer = await browser.post(fill(path, stage.own), data={"csrf": "x" * 32})
        refused = answer.status_code == 403 or answer.headers.get("location") == "/login"
        assert refused, (path, answer.status_code)


@pytest.mark.parametrize("name", ["mentee", "admin"])
async def test_no_form_fails_whatever_is_typed(stage: Stage, name: str) -> None:
    browser, csrf = stage.window(name)
    for path in POSTS:
        if path == "/logout":
            continue
        sent = [(fill(path, stage.own), typed) for typed in HOSTILE]
        for filled, typed in (*sent, *((way, "x") for way in odd(path, stage.own))):
            answer = await browser.post(filled, data={**dict.fromkeys(FIELDS, typed), "csrf": csrf})
            assert answer.status_code < 500, (filled, typed, answer.text[:300])
            assert "Traceback" not in answer.text, filled


def fill(path: str, ids: Mapping[str, str]) -> str:
    return PLACE.sub(lambda place: quote(ids[place[1]], safe=""), path)


def filled_in(path: str, own: Mapping[str, str]) -> Iterator[str]:
    """The pair's own, and what is well written but was never there."""
    yield fill(path, own)
    yield fill(path, {**own, **unknown()})


def odd(path: str, own: Mapping[str, str]) -> Iterator[str]:
    """Each place in turn with what nobody would type."""
    for place in PLACE.findall(path):
        for words in (*HOSTILE, *(DAYS if place == "on_day" else ())):
            yield fill(path, {**own, place: words})


def unknown() -> dict[str, str]:
    ids = ("rel", "person", "proposal_id", "entry_id", "letter_id", "attempt")
    ids = (*ids, "sheet", "file", "file_id")
    return {**{name: str(uuid4()) for name in ids}, "slug": "nowhere", "number": "77"}


def said(answer: httpx.Response) -> tuple[int, str]:
    """The status and what stands in the middle of the page."""
    found = re.search(r'pm-h1">.*?</', answer.text, re.DOTALL)
    return answer.status_code, found[0] if found else ""
