"""The page of one form: why, how, how long, who reads it; and the way in."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, moment, ngettext
from components.basics import button, notice, page_head, section
from components.fields import hidden
from components.forms.marks import reader_of, readers, repeat_words, when_words
from components.icons import icon
from components.lists import facts, rows
from components.navigation import Companion
from models.forms.definitions import Definition, Fills, Home
from models.sheets import FormView


def door(
    view: FormView, csrf: str, mine: h.Node = None, people: Sequence[Companion] = ()
) -> h.Fragment:
    """Why, how, how long and who reads it; then begin or go on, a form of two with somebody."""
    form = view.form
    return h.fragment[
        page_head(form.title, form.summary, over=_over(form)),
        h.div(".pm-cols")[
            h.div(".pm-stack.pm-stack--work")[
                view.offer.tipped_by
                and notice(
                    "iris", h.p[_("{name} suggests this to you.", name=view.offer.tipped_by)]
                ),
                form.why and h.p(".pm-lead")[form.why],
                form.home and notice("iris", h.p[_at_home(form.home)]),
                _begin(view, csrf, people),
                mine,
                form.how
                and section(
                    _("How it goes"), h.ol(".fm-how")[[h.li[one] for one in form.how]], id="how"
                ),
                form.output and section(_("What you have then"), h.p[form.output], id="output"),
                form.note and notice("", h.p[form.note], icon="info"),
            ],
            h.aside(".pm-margin.pm-stack.pm-stack--6", aria_label=_("About this form"))[
                _about(view), _suggest(view, csrf), _mentor_note(form)
            ],
        ],
    ]


def _begin(view: FormView, csrf: str, people: Sequence[Companion]) -> h.Element:
    form = view.form
    return h.div(".pm-line.pm-line--2")[
        [_with(form, one, csrf) for one in people]
        if form.fills is Fills.PAIR
        else _start(form, _way_in(view), csrf),
        button(_("See an example"), f"/exercises/{form.slug}/example", kind="quiet"),
        button(
            _("Empty sheet, PDF"), f"/exercises/{form.slug}/sheet.pdf", kind="quiet", icon="print"
        ),
    ]


def _at_home(home: Home) -> str:
    words = {
        Home.AGREEMENT: _("The two of you fill and sign it on your Agreement page."),
        Home.GOALS: _(
            "Your goals live on your Goals page. This form is for practice and for paper."
        ),
        Home.SESSIONS: _(
            "Your notes live on your Sessions page. This form is for practice and for paper."
        ),
    }
    return words[home]


def _with(form: Definition, near: Companion, csrf: str) -> h.Element:
    """A form of two is filled with somebody; their agreement on the page that is made for it."""
    words = _("With {name}", name=near.name.split()[0])
    if form.home is Home.AGREEMENT:
        way = f"/with/{near.id}/{form.home}"
        return button(words, way, after="arrow_forward")
    return _start(form, words, csrf, rel=near.id, kind="")


def _start(
    form: Definition, words: str, csrf: str, *, rel: str = "", kind: str = "primary"
) -> h.Element:
    return h.form(method="post", action=f"/exercises/{form.slug}")[
        hidden("csrf", csrf),
        rel and hidden("rel", rel),
        button(words, kind=kind, after="arrow_forward"),
    ]


def _way_in(view: FormView) -> str:
    if view.offer.draft:
        return _("Go on")
    return _("Fill it again") if view.offer.kept else _("Begin")


def _about(view: FormView) -> h.Element:
    form = view.form
    return facts(
        [
            (_("Time"), ngettext("{count} minute", "{count} minutes", form.minutes)),
            (_("When"), when_words(form.when)),
            (_("How often"), repeat_words(form.repeat)),
            (
                _("Who reads it"),
                h.span(".pm-line.pm-line--2.pm-line--nowrap")[
                    icon(reader_of(form.privacy), "s"), readers(form)
                ],
            ),
            (_("Stages"), ", ".join(view.stages.get(one, one) for one in form.stages)),
            (_("Licence"), form.licence),
        ]
    )


def _suggest(view: FormView, csrf: str) -> h.Node:
    if not view.mentees:
        return None
    return h.section(".pm-stack.pm-stack--3")[
        h.h2[_("Suggest it")],
        [
            h.form(method="post", action=f"/exercises/{view.form.slug}/tip")[
                hidden("csrf", csrf),
                hidden("rel", str(rel)),
                hidden("off", "yes" if tipped else ""),
                button(
                    _("Suggested to {name}", name=name.split()[0])
                    if tipped
                    else _("To {name}", name=name.split()[0]),
                    size="s",
                    icon="check" if tipped else "send",
                ),
            ]
            for rel, name, tipped in view.mentees
        ],
    ]


def _mentor_note(form: Definition) -> h.Node:
    if not form.mentor_note:
        return None
    return h.section(".pm-stack.pm-stack--2")[
        h.h2[_("A note for mentors")], h.p(".pm-small.pm-2c")[form.mentor_note]
    ]


def _over(form: Definition) -> str:
    return f"{form.id} · {when_words(form.when)}"


def my_sheets(view: FormView) -> h.Node:
    """What one has kept and begun, newest first, and the way to compare."""
    if not view.sheets:
        return None
    link = (_("Compare"), f"/exercises/{view.form.slug}/compare") if len(view.past) > 1 else None
    drafts = [sheet for sheet in view.sheets if not sheet.kept]
    return section(
        _("Your sheets"),
        rows(
            [
                *(
                    _line(
                        view.form,
                        f"{sheet.id}",
                        _("Begun {moment}", moment=moment(sheet.started_at)),
                        "edit_note",
                    )
                    for sheet in drafts
                ),
                *(
                    _line(
                        view.form,
                        f"{one.sheet_id}/read?version={one.number}",
                        _("Kept {moment}", moment=moment(one.kept_at)),
                        "check",
                    )
                    for one in view.past
                ),
            ]
        ),
        link=link,
        id="mine",
    )


def _line(form: Definition, way: str, words: str, drawing: str) -> h.Element:
    return h.a(".pm-row", href=f"/exercises/{form.slug}/{way}")[
        icon(drawing), h.span(".pm-grow")[words], icon("chevron_right")
    ]
