"""Lines of words that nobody knows are told from lines in another language."""

import pytest

from matcher.lexicon.known import is_strange


@pytest.mark.parametrize(
    "line",
    [
        "Gestión de equipos de ventas y presupuestos anuales",
        "Encargado de la cocina y del almacen",
        "Kierowałem zespołem pięciu programistów",
        "Zarzadzanie zespolem oraz budowa domow dla klientow na wsi",
        "Vedl jsem tým pěti vývojářů",
        "Johtanut viiden hengen tiimiä",
        "Betreuung der Kunden sowie Abwicklung von Bestellungen",
        "Gestione dei fornitori e della contabilita",
        "Elaboration des devis et relances aux fournisseurs",
        "Leidinggeven aan het verkoopteam van de winkel",
    ],
)
def test_a_line_in_another_language_is_not_strange(line: str) -> None:
    assert not is_strange(line)


@pytest.mark.parametrize(
    "line",
    [
        "semi fo pukifuxa hi zekica zudonu bosoho tiqujo tipawitu wobodihe",
        "Lorem ipsum dolor sit amet, consectetur adipiscing sed do tempor et dolore magna",
        "Snarped as a blorf in no wug, vorpals to do an i or e am slithied",
        "gemijo de nivoze zekica zudonu",
        "c70b3ede 58029e19 59193cb6 167d2f34 7601532f",
        "語 文字 日本",
        "тест слово два",
    ],
)
def test_nonsense_is_strange_also_with_small_words_of_english_or_one_of_another_language(
    line: str,
) -> None:
    assert is_strange(line)


@pytest.mark.parametrize(
    "line",
    [
        "2015 - 2020",
        "Certified to iso9001 and iso14001",
        "Deployed to ec2 and s3",
        "Japanese (日本語), native",
        "Type O2 sensors, 401k forms",
    ],
)
def test_numbers_and_codes_among_words_are_not_strange(line: str) -> None:
    assert not is_strange(line)
