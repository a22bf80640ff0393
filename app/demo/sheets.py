"""The forms of the demo that people have filled, shared and suggested."""

from datetime import datetime, time

from app.demo import script
from app.demo.scene import Scene
from app.steps import forms, sheets
from models.forms.answers import Answers
from models.notices import NoticeKind
from models.people import Person
from models.sheets import FormTip, KeptSheet, Sheet

CLOCK = time(20, 15)


def fill(scene: Scene) -> None:
    told = script.sheets()
    for filled in told.sheets:
        _sheet(scene, filled)
    for tip in told.tips:
        mentor, pair = scene.people[tip.mentor], scene.pairs[tip.mentee]
        at = scene.moment(mentor.zone, tip.ago, CLOCK)
        scene.add(
            FormTip(
                id=scene.new_id(),
                relationship_id=pair.id,
                form_key=tip.form,
                tipped_by=mentor.id,
                tipped_at=at,
            )
        )


def _sheet(scene: Scene, filled: script.Filled) -> None:
    owner = scene.people[filled.who]
    form = forms.found(scene.session, filled.form)
    if form is None:
        return
    moments = [scene.moment(owner.zone, one.ago, CLOCK) for one in filled.kept]
    sheet = Sheet(
        id=scene.new_id(),
        form_key=form.id,
        edition_id=forms.edition_of(scene.session, form).id,
        owner_id=owner.id,
        words=b"",
        version=len(moments),
        started_at=moments[0],
        changed_at=moments[-1],
        changed_by=owner.id,
    )
    for number, (one, at) in enumerate(zip(filled.kept, moments, strict=True), 1):
        answers = one.answers or form.example
        sheet.words = sheets.sealed(scene.session, sheet, answers)
        keep(scene, sheet, number, at, answers)
    if filled.shared:
        _share(scene, owner, filled, sheet, moments[-1])
    scene.add(sheet)


def keep(scene: Scene, sheet: Sheet, number: int, at: datetime, answers: Answers) -> None:
    """A version by whoever changed the sheet last."""
    sheet.version = sheet.kept = number
    sheet.changed_at = sheet.kept_at = at
    kept = KeptSheet(
        id=scene.new_id(),
        sheet_id=sheet.id,
        number=number,
        words=b"",
        kept_at=at,
        kept_by=sheet.changed_by,
    )
    kept.words = sheets.sealed_version(scene.session, sheet, kept, answers)
    scene.add(kept)


def _share(scene: Scene, owner: Person, filled: script.Filled, sheet: Sheet, at: datetime) -> None:
    pair = scene.pairs[filled.who]
    mentor = next(one for one in scene.people.values() if one.id == pair.mentor_id)
    sheet.shared_with, sheet.shared_at, sheet.shared_parts = pair.id, at, filled.shared
    scene.notice(NoticeKind.SHEET_SHARED, mentor, owner, f"/shared/{sheet.id}", at)
