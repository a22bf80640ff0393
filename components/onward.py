"""Ways to the tracks from other pages: the shelf, a course, the end of a quiz, one's own list."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, ngettext
from components.basics import button, link, margin_section, section
from components.icons import icon
from components.learning import CHECK, address, meta
from components.prints import cover
from models.credentials import Track
from models.tracks import Place, Step, StepKind, TrackView

ALL = "/learn/certificates"
COVERS = {"mentor": ("voices", 0), "mentee": ("steps", 1), "coordinator": ("arches", 2)}


def three_tracks(tracks: Sequence[Track]) -> h.Node:
    """The way in from the shelf: for whom, how much, how long."""
    if not tracks:
        return None
    return h.div(".tr-ways")[
        section(
            _("Three tracks through the courses") if len(tracks) == len(COVERS) else _("Tracks"),
            h.ul(".pm-rows")[(h.li[_entry(track)] for track in tracks)],
            link=(_("What certificates ask for"), ALL),
            id="tracks",
        )
    ]


def belonging(places: Sequence[Place]) -> h.Node:
    """On the page of a course: in which tracks it is core or elective."""
    if not places:
        return None
    return margin_section(
        _("In these tracks"),
        h.ul(".tr-in")[
            (
                h.li[
                    link(place.track.name, where(place.track)),
                    " ",
                    h.span(".pm-3c")[_("core") if place.is_core else _("elective")],
                ]
                for place in places
            )
        ],
    )


def next_in_track(view: TrackView | None) -> h.Node:
    """After a course: the next module of somebody's own track."""
    if view is None or view.step is None:
        return None
    step = view.step
    match step.kind:
        case StepKind.ELECTIVE:
            words = _("All core modules are done. One elective is left.")
        case StepKind.CAPSTONE:
            words = _("All modules are done. The capstone is left.")
        case _:
            words = f"{step.module.name} {step.module.title}" if step.module else ""
    return section(
        _("Next in your track"),
        h.div(".pm-line.pm-between.tr-next")[
            h.p[h.b(".pm-title")[words]],
            button(step_words(step), step_link(view, step), after="arrow_forward"),
        ],
        link=(track_name(view.track), where(view.track)),
    )


def still_missing(view: TrackView | None) -> h.Node:
    """What somebody still needs for the certificate of their own track, in words."""
    if view is None:
        return None
    left = [f"{one.name} {one.title}" for one in view.left]
    lines: list[h.Node] = [
        bool(left)
        and h.li[
            ngettext("One core module:", "{count} core modules:", len(left)), " ", "; ".join(left)
        ],
        not view.has_elective and h.li[_("One elective of your choice")],
        h.li[_("The capstone, judged by a person of your organisation")],
    ]
    return section(
        _("Still missing for the next certificate"),
        h.p(".pm-2c")[track_name(view.track)],
        h.ul(".co-out.tr-left")[lines],
        link=(_("To your track"), where(view.track)),
    )


def where(track: Track) -> str:
    return f"/learn/tracks/{track.slug}"


def track_name(track: Track) -> str:
    return _("{name} track", name=track.name)


def step_words(step: Step) -> str:
    """The one thing to do next, as a button says it."""
    module = step.module
    match step.kind:
        case StepKind.LESSON if module and module.lesson:
            name, number = module.name, module.lesson.number
            if module.done:
                return _("Go on with {module}, lesson {number}", module=name, number=number)
            return _("Start {module} with lesson {number}", module=name, number=number)
        case StepKind.QUIZ if module:
            return _("Check yourself in {module}", module=module.name)
        case StepKind.ELECTIVE:
            return _("Choose one elective")
    return _("Prepare the capstone")


def step_link(view: TrackView, step: Step) -> str:
    module = step.module
    match step.kind:
        case StepKind.LESSON if module and module.lesson:
            return address(module.slug, module.lesson.slug)
        case StepKind.QUIZ if module:
            return address(module.slug, CHECK)
        case StepKind.ELECTIVE:
            return f"{where(view.track)}#electives"
    return f"{where(view.track)}#capstone"


def track_print(track: Track) -> h.Node:
    composition, palette = COVERS.get(track.slug, ("bowl", 3))
    return cover(f"track-{track.slug}", composition, palette)


def _entry(track: Track) -> h.Element:
    core = ngettext("{count} core module", "{count} core modules", len(track.core))
    return h.a(".tr-way", href=where(track))[
        h.span(".pm-thumb", aria_hidden="true")[track_print(track)],
        h.span[
            h.b(".pm-title")[track.name],
            meta(core, _("one elective"), _("a capstone"), track.workload),
        ],
        icon("chevron_right"),
    ]
