"""A sheet to fill: its steps, its fields, where it is saved, and the way on."""

from collections.abc import Mapping

import htpy as h

from app.i18n import _, clock
from components.basics import button, notice, page_head
from components.fields import hidden
from components.forms.controls import control
from components.forms.marks import promise, reader_of
from components.forms.parts import Filling
from components.icons import icon
from models.base import Json
from models.forms.answers import problem
from models.forms.conditions import leading, left_out
from models.forms.definitions import Definition
from models.forms.shapes import FormField, Step
from models.sheets import Opened

WHOLE = "all"


def editor(
    opened: Opened,
    step: int | None,
    base: str,
    csrf: str,
    *,
    theirs: Mapping[str, Json] | None = None,
) -> h.Fragment:
    """One step of a form, or all of it where `step` is nothing. `base` is the sheet's address."""
    form = opened.form
    return h.fragment[
        page_head(form.title, form.summary if not step else None, _all_or_steps(form, step, base)),
        opened.is_newer and _newer(form),
        step is not None and steps_line(form, step, base),
        _sheet(opened, step, base, csrf, theirs or {}),
    ]


def _sheet(
    opened: Opened, step: int | None, base: str, csrf: str, theirs: Mapping[str, Json]
) -> h.Element:
    """The fields in a form of their own; `form-sheet` (assets/js/form.js) keeps what is typed."""
    form = opened.form
    shown = form.steps if step is None else (form.steps[step],)
    return h.Element("form-sheet")(
        data_url=base,
        data_version=str(opened.sheet.version),
        data_key=f"sheet:{opened.sheet.id}",
        data_csrf=csrf,
        **_words(),
    )[
        h.form(".fm", method="post", action=base, novalidate=True, autocomplete="off")[
            hidden("csrf", csrf),
            hidden("version", str(opened.sheet.version)),
            hidden("step", WHOLE if step is None else str(step)),
            # What Enter does: it saves, and never keeps or adds a line by accident.
            h.button(
                ".pm-sr",
                type="submit",
                name="act",
                value="save",
                tabindex="-1",
                aria_hidden="true",
            )[_("Save")],
            _clash() if theirs else None,
            [_step(opened, one, base, theirs, with_title=step is None) for one in shown],
            _foot(opened, step),
        ]
    ]


def steps_line(form: Definition, step: int, base: str) -> h.Element:
    """The steps with their titles; each is a link, done ones have a tick."""
    return h.ol(".ex-steps", aria_label=_("Steps"))[
        [
            h.li(class_="done" if n < step else None, aria_current="step" if n == step else None)[
                h.a(href=f"{base}?step={n}")[
                    h.span[icon("check", "xs") if n < step else str(n + 1)], h.b[one.title]
                ]
            ]
            for n, one in enumerate(form.steps)
        ]
    ]


def _step(
    opened: Opened, step: Step, base: str, theirs: Mapping[str, Json], *, with_title: bool
) -> h.Element:
    return h.section(".fm-step")[
        with_title and h.h2(".pm-h2")[step.title],
        step.text and h.p(".pm-lead.fm-lead")[step.text],
        [control(asked, _filling(opened, asked, base, theirs)) for asked in step.fields],
    ]


def _filling(opened: Opened, asked: FormField, base: str, theirs: Mapping[str, Json]) -> Filling:
    form, given = opened.form, opened.answers.get(asked.id)
    before = opened.before.answers.get(asked.id) if opened.before else None
    wrong = problem(asked, given)
    return Filling(
        given=given,
        before=before,
        theirs=theirs.get(asked.id),
        problem=_(wrong) if wrong else "",
        automatic=opened.automatic.get(asked.id, ""),
        privacy=form.privacy_of(asked),
        usual=form.privacy,
        files=opened.files,
        base=base,
        is_left_out=asked.id in left_out(form, opened.answers),
        chosen=_chosen(opened, asked),
        leads=asked.id in leading(form),
    )


def _chosen(opened: Opened, asked: FormField) -> frozenset[str]:
    """What was chosen before, where an order is made among that."""
    given = opened.answers.get(asked.among)
    return frozenset(map(str, given)) if isinstance(given, list) else frozenset()


def _foot(opened: Opened, step: int | None) -> h.Element:
    form = opened.form
    last = step is None or step == len(form.steps) - 1
    onward = (
        button(_("Keep this version"), kind="primary", attrs={"name": "act", "value": "keep"})
        if last
        else button(
            _("Next: {title}", title=form.steps[(step or 0) + 1].title),
            kind="primary",
            after="arrow_forward",
            attrs={"name": "act", "value": "next"},
        )
    )
    back = step and button(_("Back"), kind="quiet", attrs={"name": "act", "value": "back"})
    return h.footer(".fm-foot")[
        h.p(".pm-small.pm-2c.pm-line.pm-line--2")[
            icon(reader_of(form.privacy), "s"), promise(form.privacy)
        ],
        h.p(".pm-small.pm-3c.fm-state")[h.span(data_state="")[_saved(opened)]],
        h.div(".pm-line.pm-between.fm-acts")[
            h.div(".pm-line.pm-line--2")[
                back, button(_("Save for later"), attrs={"name": "act", "value": "later"})
            ],
            onward,
        ],
    ]


def _saved(opened: Opened) -> str:
    sheet = opened.sheet
    if not sheet.version:
        return _("Nothing written yet")
    return _("Saved {time}", time=clock(sheet.changed_at))


def _all_or_steps(form: Definition, step: int | None, base: str) -> h.Node:
    if len(form.steps) < 2:
        return None
    if step is None:
        return button(_("Step by step"), f"{base}?step=0", kind="quiet", size="s")
    return button(_("All at once"), f"{base}?step={WHOLE}", kind="quiet", size="s")


def _newer(form: Definition) -> h.Element:
    words = _("There is a newer version of this form. Your sheet stays as it was begun.")
    return notice(
        "iris", h.p[words, " ", h.a(".pm-a", href=f"/exercises/{form.slug}")[_("See it")]]
    )


def _clash() -> h.Element:
    words = _(
        "This was changed meanwhile. Both texts are here: take over what you need, then save."
    )
    return notice("ochre", h.p[words], alert=True)


def _words() -> dict[str, str]:
    """What the script says, in the reader's language."""
    return {
        "data_typing": _("Saving"),
        "data_saved": _("Saved"),
        "data_offline": _("Not saved yet. Your words are kept in this window. We try again."),
        "data_signedout": _(
            "You are signed out. Your words are kept here. Sign in again to save them."
        ),
        "data_login": _("Log in"),
        "data_toolong": _("This is too long to save at once. Nothing is lost here."),
        "data_moved": _("Somebody else changed this meanwhile. Both texts are here."),
        "data_theirs": _("Saved meanwhile:"),
        "data_mine": _("Keep mine"),
        "data_take": _("Take theirs"),
        "data_same": _("same"),
        "data_was": _("was {level}", level="{level}"),
    }
