"""The agreement on paper: its lines, what has changed, what is missing, and two signatures."""

import htpy as h

from app.i18n import _, day, moment, ngettext
from components.agreement_lines import by_step, of_before
from components.basics import button, link, margin_section, notice, rule, tag
from components.fields import hidden
from models.agreements import Agreement, Draft, Paper
from models.forms.answers import is_empty
from models.people import Person


def sheet(paper: Paper, csrf: str) -> h.Element:
    """The page both sign, below what is still needed for it."""
    return h.article(".ag-doc")[
        h.h2(".pm-h1")[_("What we promise each other")],
        h.p(".pm-2c")[_("Not a contract. A page to come back to when things get unclear.")],
        _earlier(paper) if paper.shown and not paper.is_newest else _state(paper, csrf),
        by_step(paper.words, paper.before) if paper.words else None,
        of_before(paper.terms) if paper.terms else None,
        _signatures(paper, paper.shown) if paper.shown else None,
    ]


def paper_margin(paper: Paper, csrf: str) -> h.Element:
    """What is new, what to talk about first, all versions, and the way to print."""
    return h.div(".pm-stack.pm-stack--5")[
        paper.words is not None
        and h.fragment[
            margin_section(
                _("Changed since the last version") if paper.changed else _("Anything to add"),
                h.p(".pm-2c")[_changes(paper)],
                _write(paper, csrf, size="s") if paper.is_newest else None,
            ),
            rule(),
        ],
        margin_section(
            _("Talk about it first"),
            h.ul(".pm-stack.pm-stack--2.pm-ital")[
                h.li[_("What would make you want to stop?")],
                h.li[_("How do you like to hear difficult things?")],
                h.li[_("Who else may know that we meet?")],
            ],
        ),
        rule(),
        margin_section(_("Versions"), _versions(paper), _print(paper)),
    ]


def signed_lines(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Each name with when it was signed; nothing yet where a pen can do it."""
    parts = (("mentor", paper.mentor), ("mentee", paper.mentee))
    return tuple(
        (person.name, _signed(paper.shown, part) if paper.shown else "") for part, person in parts
    )


def address(paper: Paper) -> str:
    return f"/with/{paper.relationship_id}/agreement"


def _earlier(paper: Paper) -> h.Element:
    words = _("This is an earlier version, to read. It cannot be signed.")
    return notice("iris", h.p[words, " ", link(_("Read the newest version"), address(paper))])


def _state(paper: Paper, csrf: str) -> h.Node:
    """Whether there is something to sign, and what is written but not kept."""
    draft, has_sheet = paper.draft, paper.words is not None
    if paper.is_over:
        return None
    if paper.form is None:
        words = _("There is no form for the agreement here. A coordinator can bring it back.")
        return notice("ochre", h.p[words])
    if has_sheet:
        return _ahead(paper, draft) if draft and draft.is_ahead else None
    said = (
        _("This version is from an earlier page and stays as it is. The next one has a form.")
        if paper.shown
        else _(
            "The form leads you through it in about {count} minutes. Sit down together.",
            count=paper.form.minutes,
        )
    )
    return h.div(".ag-state.pm-stack.pm-stack--3")[
        _needed(paper, draft) if draft and draft.is_ahead else h.p[said],
        _write(paper, csrf, kind="primary"),
    ]


def _ahead(paper: Paper, draft: Draft) -> h.Element:
    look = link(_("Look at them"), _at(paper, draft))
    words = h.p[_("There are changes that are not kept yet."), " ", look]
    return notice("ochre", words, _needed(paper, draft) if draft.missing else None)


def _needed(paper: Paper, draft: Draft) -> h.Node:
    """The lines that have no answer yet, each leading to its place on the form."""
    if not draft.missing:
        return h.p[_("Every line that is needed is there. Keep it as a version, then sign it.")]
    head = ngettext(
        "One line still needs an answer:",
        "{count} lines still need an answer:",
        len(draft.missing),
    )
    return h.fragment[
        h.p[h.b(".pm-strong")[head]],
        h.ul(".ag-need")[
            [
                h.li[link(one.label, _at(paper, draft, f"?step={step}#field-{one.id}"), quiet=True)]
                for step, one in draft.missing
            ]
        ],
    ]


def _at(paper: Paper, draft: Draft, place: str = "") -> str:
    return f"/exercises/{paper.form.slug if paper.form else ''}/{draft.sheet_id}{place}"


def _write(paper: Paper, csrf: str, *, kind: str = "", size: str = "") -> h.Node:
    """Opens the sheet of the two, or begins it."""
    if paper.is_over or paper.form is None:
        return None
    if paper.draft and paper.draft.is_ahead:
        words = _("Go on writing")
    else:
        words = _("Suggest a change") if paper.words else _("Write the first version")
    return h.form(method="post", action=f"/exercises/{paper.form.slug}")[
        hidden("csrf", csrf),
        hidden("rel", str(paper.relationship_id)),
        button(words, kind=kind, size=size),
    ]


def _changes(paper: Paper) -> str:
    if not paper.changed:
        return _("Agreements may change. Suggest it, and both of you sign again.")
    new = [one.label for one in paper.changed if not is_empty(one.given)]
    gone = [one.label for one in paper.changed if is_empty(one.given)]
    told = [
        new and _("New in: {lines}. The new words are marked in the text.", lines=_listed(new)),
        gone and _("Taken out: {lines}.", lines=_listed(gone)),
    ]
    return " ".join(words for words in told if words)


def _listed(labels: list[str]) -> str:
    return ", ".join(label.rstrip(".?!") for label in labels)


def _signatures(paper: Paper, shown: Agreement) -> h.Element:
    return h.div(".ag-sign")[
        _signature(paper, paper.mentor, "mentor", shown),
        _signature(paper, paper.mentee, "mentee", shown),
    ]


def _signature(paper: Paper, person: Person, part: str, shown: Agreement) -> h.Element:
    when = shown.signed_at(part)
    attrs: dict[str, str | bool | None] = {"type": "button", "data-act": "sign"}
    return h.div[
        h.i(aria_hidden="true")[person.name] if when else None,
        paper.can_sign
        and paper.part == part
        and button(_("Sign as {name}", name=person.name), kind="primary", attrs=attrs),
        h.b(".pm-strong")[person.name],
        h.br,
        _signed(shown, part) or _("not signed yet"),
    ]


def _signed(shown: Agreement, part: str) -> str:
    when = shown.signed_at(part)
    if when is None:
        return ""
    return _("signed version {number} on {moment}", number=shown.version, moment=moment(when))


def _versions(paper: Paper) -> h.Node:
    if not paper.versions:
        return h.p(".pm-2c")[_("None yet.")]
    return h.ul(".ag-versions.pm-stack.pm-stack--2")[
        [h.li[_version(paper, version)] for version in paper.versions]
    ]


def _version(paper: Paper, version: Agreement) -> h.Fragment:
    people = {one.id: one for one in (paper.mentor, paper.mentee)}
    words = _(
        "{number}, {day}, by {name}",
        number=version.version,
        day=day(version.written_at),
        name=people[version.written_by].first_name,
    )
    is_here = version == paper.shown
    way = f"{address(paper)}?version={version.version}"
    return h.fragment[
        h.a(".pm-a.pm-a--quiet", href=way, aria_current="page" if is_here else None)[words],
        version.is_signed and [" ", tag(_("Signed"), "moss", icon="check")],
        version.sheet_id is None and [" ", tag(_("Earlier page"), "line")],
    ]


def _print(paper: Paper) -> h.Node:
    if paper.words is None or paper.shown is None:
        return None
    way = f"{address(paper)}.pdf?version={paper.shown.version}"
    return button(_("Print"), way, kind="quiet", size="s", icon="print")
