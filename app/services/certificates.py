"""Certificates: one's own, the one behind a number, and its sheet of paper."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import bindparam
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.database import reading
from models.certificates import Certificate, CertificateState, Found, spelled
from models.errors import NotFound, Refusal
from models.people import Person

MOST = 200


def mine(person: Person) -> Sequence[Certificate]:
    """A person's own certificates, the newest first."""
    query = select(Certificate).where(Certificate.person_id == person.id)
    with reading() as session:
        return session.exec(query.order_by(col(Certificate.issued_at).desc()).limit(MOST)).all()


def find(_visitor: Person | None, number: str) -> Found:
    """Anybody may ask; a number that was never issued is nothing."""
    with reading() as session:
        certificate = _with_number(session, number)
        is_replaced = certificate.state is CertificateState.REPLACED
        return Found(certificate, _newer(session, certificate) if is_replaced else None)


def pdf(_visitor: Person | None, number: str, base: str, picture: str) -> bytes:
    """The sheet to print. `base` is this installation's address, `picture` the print as SVG."""
    from app.pdf import certificate_sheet  # noqa: PLC0415  # its typefaces take a second to import

    with reading() as session:
        certificate = _with_number(session, number)
    if certificate.state is not CertificateState.GENUINE:
        raise Refusal("This certificate is no longer valid, so there is no sheet to print.")
    return certificate_sheet(certificate, base, picture)


def _with_number(session: Session, number: str) -> Certificate:
    found = session.exec(_numbered(), params={"number": spelled(number)}).first()
    if found is None:
        raise NotFound("No certificate has this number.")
    return found


@cache
def _numbered() -> SelectOfScalar[Certificate]:
    return select(Certificate).where(Certificate.number == bindparam("number"))


def _newer(session: Session, certificate: Certificate) -> str | None:
    query = select(Certificate.number).where(
        Certificate.person_id == certificate.person_id,
        Certificate.course_id == certificate.course_id,
        Certificate.state == CertificateState.GENUINE,
    )
    return session.exec(query.order_by(col(Certificate.issued_at).desc())).first()
