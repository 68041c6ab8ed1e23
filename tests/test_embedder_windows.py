"""Splitting long texts and taking means: pure functions, held against hand-made answers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.embedder.windows import embed_rows, is_spelled, pieces


def words(text: str) -> int:
    return len(text.split())


def test_a_text_that_fits_is_one_piece() -> None:
    assert pieces("as it  is ", words, 3) == ["as it  is "]


def test_a_long_text_is_halved_at_white_space() -> None:
    assert pieces("aa bb cc dd ee ff gg hh", words, 2) == ["aa bb", "cc dd", "ee ff", "gg hh"]


def test_a_word_without_white_space_is_cut_between_characters() -> None:
    assert pieces("abcdefgh", len, 3) == ["ab", "cd", "ef", "gh"]


@given(st.text(alphabet="ab \n", max_size=300), st.integers(1, 9))
def test_pieces_fit_and_leave_nothing_but_white_space_out(text: str, capacity: int) -> None:
    found = pieces(text, words, capacity)
    assert all(words(piece) <= capacity for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_one_long_word_before_a_short_one_does_not_deepen_the_recursion() -> None:
    found = pieces("a" * 100_000 + " b", len, 4)
    assert "".join(found).replace(" ", "") == "a" * 100_000 + "b"


@pytest.mark.parametrize(
    ("text", "tokens", "spelled"),  # as many tokens as all-MiniLM-L6-v2 makes of each
    [
        ("Ph.D., M.S., B.S., E.I.T., P.E. (TX, CA, OH), S.E., LEED A.P., P.M.P.", 52, False),
        ("R, C, C++, C#, F#, D, Go, JS, TS, VB, SQL, PHP, Lua, Perl, S3, EC2, K8s", 45, False),
        ("руководил отделом закупок и снабжения", 30, True),
        ("إدارة فريق من المهندسين وتطوير الأنظمة", 32, True),
    ],
)
def test_only_letters_of_another_script_are_spelled_and_no_list_of_short_names(
    text: str, tokens: int, spelled: bool
) -> None:
    assert tokens > 0.8 * len("".join(text.split()))
    assert is_spelled(text, tokens) is spelled


AXES = {"x": (1.0, 0.0), "y": (0.0, 1.0)}


def fake_encode(text: str) -> list[tuple[str, int]]:
    return [(letter, 3 if letter == "x" else 4) for letter in text]


def fake_run(letters: list[str]) -> NDArray[np.float32]:
    return np.array([AXES[letter] for letter in letters], np.float32)


def test_a_text_of_two_windows_gets_their_mean_weighted_by_tokens() -> None:
    # 3 tokens along x and 4 along y: (3, 4), whose length is 5.
    rows = embed_rows(["xy"], 2, fake_encode, fake_run)
    assert rows.dtype == np.float32
    assert rows.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)]]


def test_rows_stand_in_the_order_of_the_texts_and_repeats_are_run_once() -> None:
    ran: list[list[str]] = []

    def run(letters: list[str]) -> NDArray[np.float32]:
        ran.append(letters)
        return fake_run(letters)

    rows = embed_rows(["y", "x", "y"], 2, fake_encode, run)
    assert rows.tolist() == [[0, 1], [1, 0], [0, 1]]
    assert ran == [["y", "x"]]


def test_no_texts_give_no_rows_of_the_right_width() -> None:
    assert embed_rows([], 2, fake_encode, fake_run).shape == (0, 2)


def test_a_text_without_a_token_is_named_by_its_place() -> None:
    with pytest.raises(ValueError, match="text 1 of 2 has no words"):
        embed_rows(["x", ""], 2, fake_encode, fake_run)
