"""Who is asking: the cookie, the browser it belongs to, and the person behind it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hmac import compare_digest
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import Depends, Form, HTTPException, Request
from sqlalchemy import bindparam
from sqlmodel import select
from sqlmodel.sql.expression import Select

from app import database
from app.asking import in_thread, saw
from app.i18n import speak
from models.errors import NotAllowed, later
from models.people import Person
from models.sign_ins import SignIn, hashed, is_live

SEEN_EVERY = timedelta(minutes=2)
EXPIRED = later("This form was open for too long. Go back, reload the page and send it again.")


@dataclass(frozen=True, slots=True)
class Known:
    """A person and the browser in which they are signed in."""

    person: Person
    sign_in: SignIn


def cookie_name(secure: bool) -> str:
    return "__Host-peerment" if secure else "peerment"


async def known(request: Request) -> Known | None:
    """Who this request comes from, or nobody; looked up once per request."""
    if not hasattr(request.state, "known"):
        token = request.cookies.get(cookie_name(request.app.state.settings.is_https))
        request.state.known = await in_thread(_look_up, token) if token else None
        _speak_for(request, request.state.known)
    found = request.state.known
    return found if isinstance(found, Known) else None


async def visitor(request: Request) -> Person | None:
    """The person, where a page is open to everybody."""
    found = await known(request)
    return found.person if found else None


async def signed_in(request: Request) -> Person:
    """The person, where a page is only for those who are signed in."""
    found = await known(request)
    if found is None:
        back = quote(request.url.path, safe="/")
        raise HTTPException(303, headers={"Location": f"/login?next={back}"})
    return found.person


async def checked_form(request: Request, csrf: Annotated[str, Form()] = "") -> Person:
    """The person who sends a form that this application gave to this very browser."""
    found = await known(request)
    if found is None:
        raise HTTPException(303, headers={"Location": "/login"})
    if not compare_digest(csrf.encode(), found.sign_in.csrf.encode()):
        raise NotAllowed(EXPIRED)
    return found.person


Visitor = Annotated[Person | None, Depends(visitor)]
Viewer = Annotated[Person, Depends(signed_in)]
Sender = Annotated[Person, Depends(checked_form)]


def csrf_of(request: Request) -> str:
    """The token that forms of this browser carry."""
    found = getattr(request.state, "known", None)
    return found.sign_in.csrf if isinstance(found, Known) else ""


def live(sign_in_id: str) -> bool:
    """Whether a browser is still signed in; the guard asks at every event."""
    with database.reading() as session:
        query = select(SignIn, Person).where(
            SignIn.id == UUID(sign_in_id), SignIn.person_id == Person.id
        )
        found = session.exec(query).first()
    return found is not None and is_live(*found, datetime.now(UTC))


def _look_up(token: str) -> Known | None:
    now = datetime.now(UTC)
    with database.reading() as session:
        found = session.exec(_with_token(), params={"token": hashed(token)}).first()
    if found is None or not is_live(*found, now):
        return None
    sign_in, person = found
    if now - sign_in.seen_at > SEEN_EVERY:
        _note_seen(sign_in, now)
    return Known(person, sign_in)


@cache
def _with_token() -> Select[SignIn, Person]:
    return select(SignIn, Person).where(
        SignIn.token_hash == bindparam("token"), SignIn.person_id == Person.id
    )


def _note_seen(sign_in: SignIn, now: datetime) -> None:
    with database.transaction() as session:
        if row := session.get(SignIn, sign_in.id):
            row.seen_at = now


def _speak_for(request: Request, found: Known | None) -> None:
    if found:
        saw(found.person)
        speak(found.person.language, found.person.zone)
    else:
        default = request.app.state.settings.language
        speak(request.cookies.get("language", default), "")
