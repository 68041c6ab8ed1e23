from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.cli.weights import weights_of
from matcher.errors import BadRequest
from matcher.types import Level
from matcher.weights import Weights

weight = st.floats(0, 1_000_000)


def test_nothing_said_is_the_usual() -> None:
    assert weights_of() == Weights() == weights_of("all", "") == weights_of("all", "  ")


def test_a_level_leaves_out_the_others() -> None:
    minimum, preferred = Level.MINIMUM, Level.PREFERRED
    assert weights_of("minimum") == Weights(2, 0, 0, only=minimum)
    assert weights_of("preferred") == Weights(0, 1, 0, only=preferred)
    assert weights_of("minimum", "minimum=5") == Weights(5, 0, 0, only=minimum)


def test_a_kept_weight_takes_the_place_of_the_level_s_and_gives_way_to_what_is_asked() -> None:
    assert Weights().of(1, Level.PREFERRED, kept=0.5) == 0.5
    assert Weights().of(1, Level.RESPONSIBILITY, kept=3.0) == 3.0
    assert weights_of("all", "1=4").of(1, Level.PREFERRED, kept=0.5) == 4
    assert weights_of("all", "preferred=4").of(1, Level.PREFERRED, kept=0.5) == 0.5
    assert weights_of("minimum").of(1, Level.PREFERRED, kept=0.5) == 0
    assert weights_of("minimum").of(1, Level.MINIMUM, kept=0.5) == 0.5


def test_levels_and_numbers_are_set_apart() -> None:
    found = weights_of("all", "responsibility=1,12=3, preferred = .5 ,3=0")
    assert found == Weights(2.0, 0.5, 1.0, ((3, 0.0), (12, 3.0)))


def test_a_named_requirement_outlives_the_level() -> None:
    found = weights_of("minimum", "7=3")
    assert found.of(7, Level.PREFERRED) == 3
    assert found.of(8, Level.PREFERRED) == 0


@given(
    st.dictionaries(st.sampled_from([level.value for level in Level]), weight),
    st.dictionaries(st.integers(1, 10_000), weight, max_size=5),
    st.randoms(use_true_random=False),
)
def test_what_is_written_is_what_is_read(
    levels: dict[str, float], numbers: dict[int, float], order: Any
) -> None:
    items = [f"{name}={value!r}" for name, value in (levels | numbers).items()]  # type: ignore[operator]
    order.shuffle(items)
    found = weights_of("all", ",".join(items))
    for name, value in levels.items():
        assert getattr(found, name) == value
    assert dict(found.numbers) == numbers


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("minimum", "'minimum' is not NAME=WEIGHT"),
        ("minimum=2,,preferred=1", "'' is not NAME=WEIGHT"),
        ("maximum=2", "'maximum' is neither a level"),
        ("0=2", "'0' is neither a level"),
        ("-1=2", "'-1' is neither a level"),
        ("²=2", "'²' is neither a level"),
        ("9999999999=2", "'9999999999' is neither a level"),
        ("minimum=", "'minimum' is given ''"),
        ("minimum=two", "'minimum' is given 'two'"),
        ("minimum=-1", "'minimum' is given '-1'"),
        ("3=nan", "'3' is given 'nan'"),
        ("3=inf", "'3' is given 'inf'"),
        ("3=1e400", "'3' is given '1e400'"),
        ("3=1000001", "a number from 0 to 1,000,000"),
        ("3=1,3=2", "names '3' twice"),
        ("03=1,3=2", "names '3' twice"),
        ("minimum=1,minimum=1", "names 'minimum' twice"),
        ("x" * 1000 + "=1", "…' is neither"),
    ],
)
def test_what_cannot_be_used_is_named(text: str, named: str) -> None:
    with pytest.raises(BadRequest) as refused:
        weights_of("all", text)
    assert named in str(refused.value)
    assert len(str(refused.value)) < 250


def test_weights_that_the_level_leaves_out_are_a_contradiction() -> None:
    with pytest.raises(BadRequest, match=r"level minimum leaves out .* preferred=3"):
        weights_of("minimum", "preferred=3")
    assert weights_of("minimum", "preferred=0").preferred == 0


def test_a_number_beyond_the_posting_is_refused() -> None:
    weights_of("all", "16=1").check(16)
    with pytest.raises(BadRequest, match="name requirement 17; the posting has 16"):
        weights_of("all", "17=1").check(16)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = weights_of("all", text)
    except BadRequest:
        return
    assert all(number > 0 for number, _ in found.numbers)
