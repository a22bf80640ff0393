"""Forms: the library, one form with what its reader did with it, tips, and passing forms on."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.content import changes, shared_forms
from app.database import reading, transaction
from app.rendered import forget_all
from app.steps import forms as steps
from app.steps import pairs, sheets
from models.errors import NotAllowed, NotFound
from models.forms.definitions import Definition, Fills, FormKind
from models.library import ChangedText, Library, Offer, Search, Shelved, is_for, narrowed
from models.mentra import Stage
from models.people import Person, Role, require
from models.relationships import Relationship
from models.sheets import FormTip, FormView, Instrument, Sheet


def library(person: Person, search: Search) -> Library:
    """The tools that somebody may fill for themselves, as far as they fit the search."""
    with reading() as session:
        shelf = [
            form
            for form in steps.all_of(session)
            if is_for(form, mentee=person.is_mentee, mentor=person.is_mentor)
        ]
        shelf.sort(key=lambda one: one.kind is FormKind.SURVEY)
        offers = _offers(session, person, shelf)
        stage = session.exec(
            select(func.max(Relationship.stage)).where(
                pairs.takes_part(person), col(Relationship.ended_at).is_(None)
            )
        ).one()
        stages = _stages(session)
    themes = sorted({theme for form in shelf for theme in form.themes})
    return Library(narrowed(offers, search), search, themes, stage, stages)


def form(person: Person, slug: str) -> FormView:
    """One form with the reader's own sheets of it, newest first."""
    with reading() as session:
        found = steps.by_slug(session, slug)
        _check_reader(person, found)
        mine = list(
            session.exec(
                select(Sheet)
                .where(Sheet.form_key == found.id, sheets.is_own(person))
                .order_by(col(Sheet.changed_at).desc())
                .limit(sheets.MOST_PAST)
            )
        )
        offer = _offers(session, person, [found])[0]
        return FormView(
            form=found,
            offer=offer,
            sheets=mine,
            past=sheets.past(session, mine),
            mentees=_mentees(session, person, found.id),
            stages=_stages(session),
        )


def tip(person: Person, relationship_id: UUID, slug: str) -> FormTip:
    """A mentor suggests a tool to the mentee of a relationship."""
    now = datetime.now(UTC)
    with transaction() as session:
        pair = pairs.to_change(session, person, relationship_id)
        if pair.mentor_id != person.id:
            raise NotAllowed("Only a mentor suggests tools.")
        found = steps.by_slug(session, slug)
        made = _tip(session, pair, found) or FormTip(
            relationship_id=pair.id, form_key=found.id, tipped_by=person.id, tipped_at=now
        )
        session.add(made)
    pairs.tell(pair, board=False)
    return made


def untip(person: Person, relationship_id: UUID, slug: str) -> None:
    """Takes a suggestion back."""
    with transaction() as session:
        pair = pairs.to_change(session, person, relationship_id)
        found = steps.by_slug(session, slug)
        made = _tip(session, pair, found)
        if made is None or made.tipped_by != person.id:
            raise NotFound("There is no such suggestion.")
        session.delete(made)
    pairs.tell(pair, board=False)


def instruments(person: Person, relationship_id: UUID) -> Sequence[Instrument]:
    """The instruments of the method for one's relationship, with what is filled already."""
    with reading() as session:
        pair = pairs.own(session, person, relationship_id)
        part = "mentor" if pair.mentor_id == person.id else "mentee"
        shelf = steps.instruments(session, part)
        query = select(Sheet).where(
            col(Sheet.form_key).in_([one.id for one in shelf]), sheets.is_own(person)
        )
        mine = list(session.exec(query.order_by(col(Sheet.changed_at).desc())))
    found = {one.id: one for one in shelf}
    rows = {key: [s for s in mine if s.form_key == key and _here(s, pair)] for key in found}
    return [Instrument(found[key], tuple(rows[key])) for key in found]


def export(person: Person, slug: str) -> str:
    """A form as a file that another organisation can take in."""
    require(person, Role.COORDINATOR, Role.ADMIN, Role.MENTOR)
    with reading() as session:
        return shared_forms.written(steps.by_slug(session, slug))


def take_in(person: Person, text: str, dry: bool = False) -> Definition:
    """Takes a form from a file; it replaces the one that was there, and no sheet changes."""
    require(person, Role.COORDINATOR, Role.ADMIN)
    found = shared_forms.read(text)
    if not dry:
        with transaction() as session:
            shared_forms.put(session, found)
        forget_all()
    return found


def shelf(person: Person) -> Sequence[Shelved]:
    """All forms of the organisation, and what it has changed of those that came with PeerMent."""
    require(person, Role.COORDINATOR, Role.ADMIN)
    shipped = shared_forms.shipped()
    with reading() as session:
        mine = steps.all_of(session)
    return [Shelved(one, shared_forms.difference(shipped.get(one.id), one)) for one in mine]


def changed_texts(person: Person) -> Sequence[ChangedText]:
    """The lessons, resources and pages that the organisation has changed, and how."""
    require(person, Role.COORDINATOR, Role.ADMIN)
    with reading() as session:
        return changes.changed_texts(session)


def _stages(session: Session) -> dict[str, str]:
    return {f"S{row.position}": row.name for row in session.exec(select(Stage))}


def _offers(session: Session, person: Person, shelf: Sequence[Definition]) -> list[Offer]:
    keys = [one.id for one in shelf]
    query = select(Sheet).where(col(Sheet.form_key).in_(keys), Sheet.owner_id == person.id)
    mine = list(session.exec(query.order_by(col(Sheet.changed_at).desc())))
    tips = _tips(session, person)
    return [
        _offer(one, [s for s in mine if s.form_key == one.id], tips.get(one.id, ""))
        for one in shelf
    ]


def _offer(form: Definition, mine: Sequence[Sheet], tipped_by: str) -> Offer:
    drafts = [sheet for sheet in mine if sheet.kept == 0]
    return Offer(
        form=form,
        kept=sum(sheet.kept for sheet in mine),
        last_at=max((sheet.kept_at for sheet in mine if sheet.kept_at), default=None),
        draft=str(drafts[0].id) if drafts else "",
        tipped_by=tipped_by,
    )


def _tips(session: Session, person: Person) -> dict[str, str]:
    query = (
        select(FormTip.form_key, Person.name)
        .join(Relationship, col(FormTip.relationship_id) == Relationship.id)
        .join(Person, col(FormTip.tipped_by) == Person.id)
        .where(Relationship.mentee_id == person.id, col(Relationship.ended_at).is_(None))
    )
    return dict(session.exec(query).all())


def _mentees(session: Session, person: Person, key: str) -> tuple[tuple[UUID, str, bool], ...]:
    """Whom this person could suggest a form to, and whether they have."""
    query = (
        select(Relationship.id, Person.name, FormTip.id)
        .join(Person, col(Relationship.mentee_id) == Person.id)
        .outerjoin(
            FormTip,
            (col(FormTip.relationship_id) == Relationship.id) & (col(FormTip.form_key) == key),
        )
        .where(Relationship.mentor_id == person.id, col(Relationship.ended_at).is_(None))
        .order_by(col(Person.name))
    )
    return tuple((rel, name, bool(tip)) for rel, name, tip in session.execute(query))


def _tip(session: Session, pair: Relationship, form: Definition) -> FormTip | None:
    query = select(FormTip).where(FormTip.relationship_id == pair.id, FormTip.form_key == form.id)
    return session.exec(query).first()


def _here(sheet: Sheet, pair: Relationship) -> bool:
    return {sheet.relationship_id, sheet.about_id} <= {None, pair.id}


def _check_reader(person: Person, form: Definition) -> None:
    """Coordinators' forms are theirs; all others are open to whoever takes part."""
    if form.fills is Fills.COORDINATOR:
        require(person, Role.COORDINATOR)
