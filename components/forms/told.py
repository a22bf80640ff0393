"""What a form says when it cannot be kept as it is."""

import htpy as h

from app.i18n import _
from components.basics import notice
from models.errors import Refusal


def refused(refusal: Refusal | None) -> h.Node:
    """Why, in the words of the rule; what was typed stands below as it was."""
    if refusal is None:
        return None
    return notice("ochre", h.p[_(refusal.message, **refusal.values)], alert=True)
