"""What credentials ask for, and the words that are printed on them."""

from models.credentials import Certification, Credential, Evidence, asked, filled


def piece(id_: str, instead: str = "", credential: str = "badge") -> Evidence:
    return Evidence(credential=credential, id=id_, text=id_, unit="tasks", instead=instead)


def test_what_may_stand_for_one_another_stands_together() -> None:
    told = (
        piece("quiz"),
        piece("written", "spoken"),
        piece("spoken", "written"),
        piece("talk", credential="other"),
    )
    found = [[one.id for one in group] for group in asked(told, "badge")]
    assert found == [["quiz"], ["written", "spoken"]]


def test_what_is_known_is_filled_in_and_the_rest_stands_in_brackets() -> None:
    assert filled("{n} modules on {title words}.", {"n": "7"}) == "7 modules on [title words]."


def test_what_is_not_there_is_nothing() -> None:
    credential = Credential(
        id="x", name="X", kind="badge", decided_by="all", decision="All.", validity="No end."
    )
    told = Certification(credentials=(credential,))
    assert told.credential("x") is credential
    assert told.credential("y") is None
    assert told.rule("level") == ""
