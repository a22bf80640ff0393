"""The agreements of the demo: a sheet of two in its versions, each signed when the story says."""

from datetime import datetime
from uuid import UUID

from app.demo import script
from app.demo.scene import EVENING, NOON, Scene
from app.demo.sheets import keep
from app.i18n import full_date
from app.steps import agreements, forms, sheets
from models.agreements import Agreement
from models.base import Json
from models.forms.definitions import Definition
from models.forms.shapes import FieldType
from models.relationships import Relationship
from models.sheets import Sheet


def write(scene: Scene, story: script.Story, pair: Relationship) -> None:
    form = agreements.form(scene.session)
    if form is None or not story.papers:
        return
    edition, zone = forms.edition_of(scene.session, form).id, scene.zone(story)
    sheet = _sheet(scene, story, pair, form.id, edition)
    answers: dict[str, Json] = {**script.house().agreement, **_days(scene, story)}
    for number, paper in enumerate(story.papers, start=1):
        at = scene.moment(zone, paper.written, NOON)
        answers |= paper.answers
        sheet.changed_by = scene.who(story, paper.by).id
        whole = answers | _automatic(scene, story, form, at)
        sheet.words = sheets.sealed(scene.session, sheet, answers)
        keep(scene, sheet, number, at, whole)
        scene.add(
            Agreement(
                relationship_id=pair.id,
                version=number,
                sheet_id=sheet.id,
                number=number,
                is_complete=True,
                written_by=sheet.changed_by,
                written_at=at,
                mentor_signed_at=scene.maybe(zone, paper.mentor, EVENING),
                mentee_signed_at=scene.maybe(zone, paper.mentee, EVENING),
            )
        )
    scene.add(sheet)


def _sheet(scene: Scene, story: script.Story, pair: Relationship, key: str, edition: UUID) -> Sheet:
    first = scene.moment(scene.zone(story), story.papers[0].written, NOON)
    began = scene.who(story, story.papers[0].by).id
    return Sheet(
        id=scene.new_id(),
        form_key=key,
        edition_id=edition,
        owner_id=began,
        relationship_id=pair.id,
        words=b"",
        started_at=first,
        changed_at=first,
        changed_by=began,
    )


def _days(scene: Scene, story: script.Story) -> dict[str, Json]:
    """From the first version to the end of the programme, with a review half-way."""
    start = scene.day(scene.zone(story), story.papers[0].written)
    end = scene.programme.ends_on
    return {
        "a04_start": start.isoformat(),
        "a05_end": end.isoformat(),
        "a24_review": (start + (end - start) / 2).isoformat(),
    }


def _automatic(
    scene: Scene, story: script.Story, form: Definition, at: datetime
) -> dict[str, Json]:
    known = {
        "mentor": scene.who(story, "mentor").name,
        "mentee": scene.who(story, "mentee").name,
        "programme": scene.programme.name,
        "today": full_date(at),
    }
    asked = (one for one in form.fields if one.type is FieldType.AUTO)
    return {one.id: known.get(one.source, "") for one in asked}
