"""A kept sheet to read: what was answered, what follows from it, and what one can do with it."""

from collections.abc import Sequence

import htpy as h

from app.answers import answer_words
from app.i18n import _, moment
from components.basics import button, notice, page_head, section
from components.forms.marks import read_by, reader_of
from components.forms.rings import rings_view
from components.forms.said import items
from components.forms.wheel import legend, levels, radar
from components.icons import icon
from components.lists import facts
from models.base import Json
from models.forms.answers import Answers, is_empty
from models.forms.definitions import Definition
from models.forms.results import Change, Figure, changes, extremes, figures, hints
from models.forms.rings import rings_of
from models.forms.shapes import FieldType, FormField, Hint
from models.forms.wording import lines
from models.sheets import Past, Reading


def sheet_view(seen: Reading, before: Past | None = None) -> h.Fragment:
    """The whole sheet, step by step; only what its reader may see is there."""
    form, answers = seen.form, seen.shown.answers
    is_own = seen.part == "owner"
    older = before.answers if before else {}
    return h.fragment[
        is_own and told(form, answers, older, [one.answers for one in seen.row]),
        _results(figures(form, answers)) if is_own else None,
        [_step(form, n, answers, older) for n in range(len(form.steps))],
        form.note and notice("", h.p[form.note], icon="info"),
    ]


def sheet_head(seen: Reading, *acts: h.Node) -> h.Element:
    kept = _("Kept {moment}", moment=moment(seen.shown.kept_at))
    lead = kept if seen.part == "owner" else f"{seen.owner.name}, {kept}"
    return page_head(seen.form.title, lead, *acts)


def own_acts(seen: Reading, base: str) -> h.Fragment:
    """What one can do with a sheet of one's own."""
    return h.fragment[
        button(_("Change it"), base, icon="edit"),
        button(
            _("PDF"), f"{base}/sheet.pdf?version={seen.shown.number}", kind="quiet", icon="print"
        ),
        len(seen.past) > 1
        and button(_("Compare"), f"/exercises/{seen.form.slug}/compare", kind="quiet"),
    ]


def example_view(form: Definition) -> h.Element:
    """A filled example, read like one's own."""
    lead = _("Filled by somebody invented, to show how much is enough.")
    return h.div(".pm-stack.pm-stack--work")[
        page_head(_("Example: {title}", title=form.title), lead),
        told(form, form.example, {}, [form.example]),
        _results(figures(form, form.example)),
        [_step(form, number, form.example, {}) for number in range(len(form.steps))],
    ]


def told(
    form: Definition, answers: Answers, before: Answers, newest_first: Sequence[Answers]
) -> h.Node:
    """The biggest change in one sentence, or the highest and lowest; then what the form says."""
    moved = changes(form, before, answers) if before else ()
    said = _change(moved[0]) if moved and moved[0].by else _extremes(form, answers)
    spoken = hints(form, newest_first)
    if not said and not spoken:
        return None
    return h.div(".pm-stack.pm-stack--3")[
        said and notice("plum", h.b(".pm-strong")[said], icon="lightbulb"),
        [hint_view(one) for one in spoken],
    ]


def answer_view(asked: FormField, given: Json, before: Json = None) -> h.Node:
    """One answer as it is read."""
    if asked.type is FieldType.WHEEL:
        now, then = levels(given), levels(before)
        return h.div(".fm-read-wheel")[
            h.figure[radar(asked.rows, now, then), legend(bool(then))], _pairs(asked, given)
        ]
    if asked.type is FieldType.LIST:
        return items(asked, given)
    if asked.type is FieldType.DATE:
        return h.p(".fm-said")[answer_words(asked, given)]
    if asked.type in {FieldType.MATRIX, FieldType.CANVAS}:
        return _pairs(asked, given)
    if asked.type in {FieldType.MULTI, FieldType.RANK, FieldType.FILE}:
        return h.ul(".fm-read-list")[[h.li[said] for _label, said in lines(asked, given)]]
    return h.p(".fm-said")["\n".join(said for _label, said in lines(asked, given))]


def _step(form: Definition, number: int, answers: Answers, before: Answers) -> h.Node:
    step = form.steps[number]
    answered = [one for one in step.fields if not is_empty(answers.get(one.id))]
    if not answered:
        return None
    return section(
        step.title,
        [
            h.div(".fm-read")[
                h.h3(".pm-title")[one.label],
                _drawn(form, one, answers.get(one.id)),
                answer_view(one, answers.get(one.id), before.get(one.id)),
                form.privacy_of(one) is not form.privacy
                and h.p(".pm-small.pm-3c.pm-line.pm-line--2")[
                    icon(reader_of(form.privacy_of(one)), "s"), read_by(form.privacy_of(one))
                ],
            ]
            for one in answered
        ],
        id=f"step-{number}",
    )


def _drawn(form: Definition, asked: FormField, given: Json) -> h.Node:
    rings = rings_of(form, asked, given)
    return rings_view(rings) if rings else None


def _pairs(asked: FormField, given: Json) -> h.Element:
    return facts(lines(asked, given))


def _results(told: Sequence[Figure]) -> h.Node:
    if not told:
        return None
    rows = (
        (_label(one), f"{one.value:.{one.result.decimals}f} {one.result.unit}".strip())
        for one in told
    )
    return section(_("What follows"), facts(rows), id="results")


def _label(one: Figure) -> str:
    return f"{one.result.label}, {one.row}" if one.row else one.result.label


def _change(change: Change) -> str:
    return _(
        "The biggest change is {label}, from {before} to {after}.",
        label=change.label,
        before=f"{change.before:g}",
        after=f"{change.after:g}",
    )


def _extremes(form: Definition, answers: Answers) -> str:
    for asked in form.fields:
        if asked.type is FieldType.WHEEL and (found := extremes(asked, answers.get(asked.id))):
            return _("Highest today: {high}. Lowest: {low}.", high=found[0], low=found[1])
    return ""


def hint_view(hint: Hint) -> h.Element:
    way = hint.link and h.a(".pm-a", href=hint.link)[hint.link_words or _("Read more")]
    return notice(hint.tone.value, h.p[hint.say, " ", way])
