"""The organisation's own shelf of forms: what it has, what it changed, passing forms on."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _, ngettext
from components.basics import button, notice, page_head, section, tag
from components.fields import hidden
from components.lists import rows
from models.errors import Broken, Refusal
from models.library import ChangedText, Shelved

KINDS = ("tool", "instrument", "survey")


def shelf_page(
    shelf: Sequence[Shelved],
    texts: Sequence[ChangedText],
    csrf: str,
    done: str = "",
    refusal: Refusal | None = None,
) -> h.Fragment:
    lead = _(
        "Take a form in from a file, or hand yours on. Sheets that are filled stay as they are."
    )
    return h.fragment[
        page_head(_("Content"), lead),
        done and notice("moss", h.p[_("“{title}” is on the shelf.", title=done)]),
        _refused(refusal) if refusal else None,
        h.div(".pm-stack.pm-stack--work")[
            _upload(csrf),
            _texts(texts),
            [_kind(kind, [one for one in shelf if one.form.kind.value == kind]) for kind in KINDS],
        ],
    ]


def _upload(csrf: str) -> h.Element:
    return section(
        _("Take a form in"),
        h.form(
            ".pm-line.pm-line--2",
            method="post",
            action="/programme/content",
            enctype="multipart/form-data",
        )[
            hidden("csrf", csrf),
            h.input(
                type="file",
                name="file",
                accept=".yaml,.yml",
                required=True,
                aria_label=_("The file"),
            ),
            button(_("Take it in"), icon="add"),
        ],
        note=_("A YAML file, up to 200 kB"),
        id="in",
    )


def _kind(kind: str, shelf: Sequence[Shelved]) -> h.Node:
    names = {"tool": _("Tools"), "instrument": _("Instruments"), "survey": _("Surveys")}
    if not shelf:
        return None
    return section(names[kind], h.ul(".pm-rows")[[h.li[_row(one)] for one in shelf]], id=kind)


def _row(one: Shelved) -> h.Element:
    form = one.form
    return h.div(".pm-stack.pm-stack--2.fm-shelved")[
        h.div(".pm-row")[
            h.div(".pm-grow")[
                h.h3(".pm-title")[form.title],
                h.p(".pm-small.pm-3c")[
                    form.id, " · ", ngettext("{count} field", "{count} fields", len(form.fields))
                ],
            ],
            tag(_("Changed here"), "ochre") if one.changed else None,
            button(
                _("File"),
                f"/exercises/{form.slug}/form.yaml",
                kind="quiet",
                size="s",
                icon="download",
            ),
        ],
        _differs(one.changed) if one.changed else None,
    ]


def _texts(texts: Sequence[ChangedText]) -> h.Node:
    """What an update leaves as it is, because somebody here has changed it."""
    if not texts:
        return None
    lead = _(
        "An update leaves these as they are. Lines with + are yours,"
        " lines with - came with PeerMent."
    )
    return section(
        _("Texts that were changed here"),
        h.p(".pm-2c")[lead],
        rows(
            h.div(".pm-stack.pm-stack--2.fm-shelved")[
                h.h3(".pm-title")[one.title], _differs(one.lines)
            ]
            for one in texts
        ),
        id="texts",
    )


def _differs(lines: Sequence[str]) -> h.Element:
    return h.details[
        h.summary[h.span(".pm-a")[_("How yours differs from the one that came with PeerMent")]],
        h.pre(".fm-diff", tabindex="0")["\n".join(lines)],
    ]


def _refused(refusal: Refusal) -> h.Element:
    problems = refusal.problems if isinstance(refusal, Broken) else ()
    return notice(
        "madder",
        h.p[_(refusal.message, **refusal.values)],
        h.ul[[h.li[str(one)] for one in problems[:20]]] if problems else None,
        alert=True,
    )
