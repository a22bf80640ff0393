"""A track: for whom, its modules in order, the capstone, the certificate, and what is next."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, ngettext
from components.basics import button, columns, link, margin_section, notice, section, spoken, tag
from components.credentials import criteria, evidence_list
from components.icons import icon
from components.learning import address, lasting, lesson_count, meta
from components.onward import ALL, step_link, step_words, track_name, track_print, where
from models.credentials import Criterion, Track, filled
from models.tracks import Module, State, Step, TrackView


def track_view(view: TrackView, others: Sequence[Track]) -> h.Element:
    """The whole page of one track."""
    return h.div(".pm-wrap.pm-page")[
        _head(view),
        columns(
            [_core(view), _electives(view), _capstone(view), _certificate(view), _way()],
            _margin(view, others),
            _("About this track"),
        ),
    ]


def _head(view: TrackView) -> h.Element:
    track = view.track
    return h.header(".co-head")[
        h.div(".pm-stack.pm-stack--4")[
            h.nav(".pm-crumb", aria_label=_("Breadcrumb"))[
                link(_("Learning Center"), "/learn", quiet=True),
                icon("chevron_right", "s"),
                _("Track"),
            ],
            h.h1(".pm-h1")[track_name(track)],
            h.p(".pm-lead", lang=view.lang)[track.audience],
            meta(
                ngettext("{count} core module", "{count} core modules", len(view.core)),
                _("one elective"),
                _("a capstone"),
                track.workload,
            ),
            h.div(".pm-line")[_start(view), view.is_mine and tag(_("Your track"), "plum")],
        ],
        h.div(".pm-printbox.co-print")[track_print(track)],
    ]


def _start(view: TrackView) -> h.Element:
    if view.step:
        words, href = step_words(view.step), step_link(view, view.step)
    else:
        first = view.core[0]
        words, href = _("Start with {module}", module=first.name), address(first.slug)
    return button(words, href, kind="primary", size="l")


def _core(view: TrackView) -> h.Element:
    done = sum(one.passed for one in view.core)
    told = view.step and _("{done} of {count} done", done=done, count=len(view.core))
    return section(
        _("Core modules, in this order"),
        _levels(),
        h.ol(".pm-rows.pm-rows--b")[(h.li[_module(view, one)] for one in view.core)],
        note=told or None,
        id="core",
    )


def _electives(view: TrackView) -> h.Node:
    if not view.elective:
        return None
    return section(
        _("Electives: choose one"),
        h.ul(".pm-rows.pm-rows--b")[(h.li[_module(view, one)] for one in view.elective)],
        id="electives",
    )


def _levels() -> h.Element:
    return h.p(".pm-small.pm-3c")[_("Levels follow the EQF: indicative, self-referenced.")]


def _module(view: TrackView, one: Module) -> h.Element:
    level = _("level {level}", level=one.level) if one.level else ""
    return h.a(".co-l.tr-m", href=address(one.slug))[
        h.span(".co-n")[one.name],
        h.span[
            h.b(".pm-title", lang=view.lang)[one.title],
            meta(lesson_count(len(one.lessons)), lasting(one.minutes), level),
        ],
        _state(view.step, one) if view.step else None,
    ]


def _state(step: Step, one: Module) -> h.Node:
    if one.state is State.DONE:
        return tag(_("Done"), "moss", icon="check")
    if one is step.module:
        return tag(_("Next"), "plum", icon="arrow_forward")
    return tag(_("In progress"), "iris") if one.state is State.BEGUN else spoken(_("Not begun"))


def _capstone(view: TrackView) -> h.Element:
    return section(
        _("Capstone"),
        h.p(lang=view.lang)[view.track.capstone],
        h.p(".pm-2c.tr-say")[
            _("It is judged line by line: not yet, met or strong. Every line must be met.")
        ],
        h.ul(".tr-rub")[(h.li[_line(view, one)] for one in view.rubric)],
        note=lasting(view.track.capstone_minutes),
        id="capstone",
    )


def _line(view: TrackView, one: Criterion) -> h.Fragment:
    said = ((_("Not yet"), one.not_yet), (_("Met"), one.met), (_("Strong"), one.strong))
    return h.fragment[
        h.h3(".pm-title", lang=view.lang)[one.name],
        h.p(".pm-small.pm-3c", lang=view.lang)[one.asks],
        h.dl[(h.div[h.dt[name], h.dd(lang=view.lang)[words]] for name, words in said)],
    ]


def _certificate(view: TrackView) -> h.Node:
    if view.credential is None:
        return None
    known = {
        "n": str(len(view.track.core)),
        "h": view.track.workload.removesuffix(" hours"),
    }
    return section(
        _("What the certificate asks for"),
        evidence_list(view.evidence, view.lang),
        h.h3(".pm-title.tr-sub")[_("What it says")],
        criteria(view.credential, view.lang, known),
        h.h3(".pm-title.tr-sub")[_("What it is not")],
        h.p[_("It is no accreditation, it carries no credit points and no level is awarded.")],
        h.p(".pm-2c", lang=view.lang)[view.level_rule],
        id="certificate",
    )


def _way() -> h.Element:
    return section(
        _("How you get it"),
        h.p[
            _(
                "A person of the organisation judges the capstone and decides."
                " This platform does not issue track certificates by itself yet."
            )
        ],
        h.div(".tr-say")[
            notice(
                "iris",
                _(
                    "When your modules are done, ask your coordinator how you hand in the"
                    " capstone and who judges it."
                ),
            )
        ],
        id="way",
    )


def _margin(view: TrackView, others: Sequence[Track]) -> list[h.Node]:
    one = view.credential
    return [
        one and margin_section(_("Who decides"), h.p(".pm-2c", lang=view.lang)[one.decision]),
        one
        and margin_section(
            _("How long it is valid"), h.p(".pm-2c", lang=view.lang)[filled(one.validity, {})]
        ),
        margin_section(
            _("Other tracks"),
            h.ul(".tr-in")[
                (h.li[link(other.name, where(other))] for other in others if other != view.track)
            ],
        ),
        margin_section(_("All certificates"), link(_("What each of them asks for"), ALL)),
    ]
