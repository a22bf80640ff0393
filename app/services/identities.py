"""Signing in with the login of one's organisation: the way there, back, and who that is here."""

from datetime import UTC, datetime
from secrets import token_urlsafe

from sqlmodel import Session, col, delete, select

from app import browsers, letters, outbox
from app.database import transaction
from app.steps import links
from models.errors import NotAllowed, Refusal, later
from models.people import Person, Profile, address
from models.sign_ins import (
    ERRAND_LASTS,
    Claims,
    Departure,
    Errand,
    Identity,
    OneTimeLink,
    Purpose,
    SignIn,
    hashed,
    is_open,
    joining,
    new_token,
)

ASK = later(
    "Nobody with this address is here yet. Ask the people who run this place for an invitation."
)
LATE = later("This sign-in took too long or was used before. Start again.")
SHUT = later("This account is closed. The people who run this place can open it again.")


def set_out(visitor: Person | None, back: str) -> Departure:
    """Notes that this browser leaves for the identity provider, for ten minutes."""
    del visitor
    now = datetime.now(UTC)
    (state, state_hash), (browser, browser_hash) = new_token(), new_token()
    errand = Errand(
        state_hash=state_hash,
        browser_hash=browser_hash,
        nonce=token_urlsafe(32),
        verifier=token_urlsafe(64),
        back=back,
        made_at=now,
    )
    with transaction() as session:
        session.exec(delete(Errand).where(col(Errand.made_at) < now - ERRAND_LASTS))
        session.add(errand)
    return Departure(state, browser, errand.nonce, errand.verifier)


def come_back(visitor: Person | None, state: str, browser: str) -> Errand:
    """What was noted when this browser left. It can be asked for once."""
    del visitor
    now = datetime.now(UTC)
    with transaction() as session:
        mine = (Errand.state_hash == hashed(state), Errand.browser_hash == hashed(browser))
        errand = session.exec(select(Errand).where(*mine)).first()
        mine_alone = col(Errand.id) == (errand.id if errand else None)
        taken = session.exec(delete(Errand).where(mine_alone)).rowcount
        if errand is None or taken != 1 or now - errand.made_at > ERRAND_LASTS:
            raise Refusal(LATE)
    return errand


def sign_in_with(
    visitor: Person | None, claims: Claims, provider: str, browser: str
) -> tuple[str, SignIn]:
    """Signs in whoever the provider vouches for, if they belong here."""
    del visitor
    now = datetime.now(UTC)
    with transaction() as session:
        person = _known(session, claims)
        if person is None:
            person = _vouched(session, claims, now)
            session.add(Identity(person_id=person.id, issuer=claims.issuer, subject=claims.subject))
            letter = letters.connected(person.language, person.first_name, provider)
            outbox.post(session, person.email, person.name, *letter, person_id=person.id)
        if person.disabled_at:
            raise NotAllowed(SHUT)
        return browsers.begin(session, person, browser, "oidc", now)


def _known(session: Session, claims: Claims) -> Person | None:
    """By issuer and subject only; an address can change hands."""
    query = (
        select(Person)
        .join(Identity, col(Identity.person_id) == Person.id)
        .where(Identity.issuer == claims.issuer, Identity.subject == claims.subject)
    )
    return session.exec(query).first()


def _vouched(session: Session, claims: Claims, now: datetime) -> Person:
    """The account or the open invitation that a verified address belongs to."""
    if not claims.email or claims.email_verified is not True:
        raise NotAllowed(ASK)
    email = address(claims.email)
    person = session.exec(select(Person).where(Person.email == email)).first()
    return person or _invited(session, email, now)


def _invited(session: Session, email: str, now: datetime) -> Person:
    query = select(OneTimeLink).where(
        OneTimeLink.email == email, OneTimeLink.purpose == Purpose.INVITE
    )
    link = next((link for link in session.exec(query) if is_open(link, now)), None)
    if link is None:
        raise NotAllowed(ASK)
    links.use(session, link, now)
    person = joining(link, email, link.name, now)
    session.add(person)
    session.flush()
    session.add(Profile(person_id=person.id))
    return person
