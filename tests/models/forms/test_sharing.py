"""What is ticked when somebody shares: what a form means for the partner or for the two."""

import pytest

from models.forms.sharing import offered_parts
from tests.forms import definition


@pytest.mark.parametrize("privacy", ["P1", "P2"])
def test_what_a_form_means_to_be_shared_is_offered(privacy: str) -> None:
    offered = {one.id for one in offered_parts(definition(privacy=privacy))}
    assert "line" in offered
    assert not offered & {"secret", "concern"}


def test_a_private_form_offers_nothing_by_itself() -> None:
    assert offered_parts(definition(privacy="P0")) == ()
