"""Suggestions: best for all who wait together, others by points, and a choice of one's own."""

from models.suggestions import OTHERS, Pool, suggest, with_mentor
from tests.pool import candidate

ANN, BEA = candidate("Ann A"), candidate("Bea B", topics=["Money"])
MAX = candidate("Max M", free=1)
TIM = candidate("Tim T", free=1, topics=["Money"])


def test_the_best_for_all_is_not_always_the_best_for_one() -> None:
    both = list(suggest(Pool((BEA, ANN), (MAX, TIM)), [BEA.person.id, ANN.person.id]))
    assert [each.best and each.best.mentor.person.name for each in both] == ["Tim T", "Max M"]


def test_reasons_are_made_only_for_those_who_are_shown() -> None:
    shown = list(suggest(Pool((BEA, ANN), (MAX, TIM)), [ANN.person.id]))
    assert [each.mentee.name for each in shown] == ["Ann A"]


def test_who_gets_no_place_still_sees_others() -> None:
    second = next(suggest(Pool((ANN, BEA), (MAX,)), [BEA.person.id]))
    assert second.best is None
    assert [match.mentor for match in second.others] == [MAX]


def test_a_pair_with_too_few_points_is_not_suggested() -> None:
    far = candidate("Far F", values=["x"], topics=["x"], formats=["x"], sectors=["x"], hours=12)
    only = next(suggest(Pool((ANN,), (far,)), [ANN.person.id]))
    assert only.best is None
    assert [match.score for match in only.others] == [11]


def test_others_are_few_and_the_best_come_first() -> None:
    many = tuple(candidate(f"M{n} M", topics=["Money"][: n % 2]) for n in range(9))
    only = next(suggest(Pool((ANN,), many), [ANN.person.id]))
    scores = [match.score for match in only.others]
    assert len(scores) == OTHERS
    assert scores == sorted(scores, reverse=True)


def test_a_mentor_of_ones_own_choice_comes_first() -> None:
    only = next(suggest(Pool((ANN,), (MAX, TIM)), [ANN.person.id]))
    chosen = with_mentor(only, TIM.person.id)
    assert chosen.best
    assert chosen.best.mentor is TIM
    assert [match.mentor for match in chosen.others] == [MAX]
    assert with_mentor(only, ANN.person.id) is only
    assert with_mentor(only, None) is only
