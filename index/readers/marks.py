"""The marks that writers make by hand: bullet glyphs, and lines that look like headings."""

from __future__ import annotations

import re

GLYPHS = "•●○◦◉▪▫■□◼◻◆◇❖►▶▸▹‣⁃∙·➢➤➔→⇒✓✔✦✧★☆»※¤\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0be\uf02d\uf0a8"
"""Signs that are bullets wherever a line starts with one; the last are those of symbol fonts."""

HEADING_LENGTH = 70
HEADING_WORDS = 12

# Plain signs are bullets only before a space; a dash also when glued to a capital letter. A number
# before a month and a year is the day of a date.
_BULLET = re.compile(
    rf"\s*(?:[{GLYPHS}]+\s*"
    r"|[-–—−*+~]\s+"
    r"|[-–—−](?=[A-Z][a-z])"
    r"|o\s+(?=[A-Z0-9])"
    r"|(?P<number>\(?\d{1,2}[.)]|\([a-z]{1,3}\)|[a-z]\))\s+(?!\w{3,9}\.?\s+(?:19|20)\d\d\b)"
    r")(?:\[[ xX]\]\s+)?(?=\S)"
)
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|strona|sida|side)\s+)?\d{1,3}"
    r"(?:\s*(?:of|von|de|di|/|\|)\s*\d{1,3})?\W*",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:(?:technical|core|key|soft|other|additional|relevant|professional|work|selected|personal"
    r"|academic)\s)?"
    r"(?:skills|education|languages|certifications|certificates|interests|hobbies|awards|honou?rs"
    r"|achievements|accomplishments|highlights|qualifications|competencies|publications|references|contact|volunteering|profile|summary|training"
    r"|experience|(?:employment|work)(?:\shistory)?|projects|courses|coursework|objective|about(?:\sme)?"
    r"|expertise|strengths|memberships|affiliations|activities|details|information"
    # German, French, Spanish, Dutch
    r"|berufserfahrung|ausbildung|kenntnisse|f\u00e4higkeiten|sprachen|interessen|kontakt|profil"
    r"|exp\u00e9riences?(?:\sprofessionnelles?)?|formations?|comp\u00e9tences|langues|loisirs"
    r"|experiencia(?:\slaboral)?|educaci\u00f3n|formaci\u00f3n|habilidades|idiomas|contacto"
    r"|werkervaring|opleiding(?:en)?|vaardigheden|talen)",
    re.IGNORECASE,
)
_LONE = frozenset(GLYPHS + "-–—*+o")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NOT_IN_CAPS = re.compile(r"[\d,;/@|=<>\[\]]")


def bullet(line: str) -> tuple[int, bool]:
    """How many characters of `line` are its bullet and spaces (0: none), and if it is a number.

    >>> bullet("- Led a team"), bullet("(a) Led a team"), bullet("3. März 2020")
    ((2, False), (4, True), (0, False))
    """
    found = _BULLET.match(line)
    return (found.end(), found["number"] is not None) if found else (0, False)


def is_lone_bullet(line: str) -> bool:
    """Whether `line` is a glyph and nothing else: the bullet of the line that follows."""
    return len(line) == 1 and line in _LONE


def is_page_number(line: str) -> bool:
    """Whether `line`, of a header or footer, is a page number, in a few ways of writing it.

    >>> is_page_number("Page 2 of 3"), is_page_number("- 2 -"), is_page_number("Jo Park 2")
    (True, True, False)
    """
    return _PAGE_NUMBER.fullmatch(line) is not None


def ends_like_heading(line: str) -> bool:
    """Whether `line` is short and ends with a colon, as in "What you'll bring:"."""
    if not line.endswith((":", "：")) or not _is_short(line):
        return False
    return line[0].isalnum() and ". " not in line and line.count(":") + line.count("：") == 1


def is_capitals(line: str) -> bool:
    """Whether `line` is a few words in capitals, and not a list of abbreviations.

    >>> is_capitals("WORK EXPERIENCE"), is_capitals("SQL, AWS"), is_capitals("AWS GCP")
    (True, False, False)
    """
    if not _is_short(line) or not line.isupper() or line.endswith("."):
        return False
    if not all(c.isupper() for c in line if c.isalpha()):
        return False  # a script without capitals, around a capital or two
    return bool(_WORD.search(line)) and not _NOT_IN_CAPS.search(line)


def is_section_title(line: str) -> bool:
    """Whether `line` is the title of a section that is found in resumes, and nothing else.

    >>> is_section_title("Work history:"), is_section_title("Skills in Python")
    (True, False)
    """
    return _TITLE.fullmatch(line.strip(" :")) is not None


def looks_like_heading(line: str, *, bold: bool = False) -> bool:
    """Whether `line` is a heading by its looks; `bold`: all of it is set in bold."""
    if not line:
        return False
    if ends_like_heading(line) or is_capitals(line):
        return True
    return bold and _is_short(line) and line[-1] not in ".,;" and not _NOT_IN_CAPS.search(line)


def is_bold_title(line: str) -> bool:
    """Whether `line`, all of it in bold among lines that are not, is a title, and no emphasis.

    >>> is_bold_title("Chosen works"), is_bold_title("of nine"), is_bold_title("• Led teams")
    (True, False, False)
    """
    line = line.strip()
    starts = line[:1].isalnum() and not line[0].islower() and not bullet(line)[0]
    return starts and looks_like_heading(line, bold=True)


def _is_short(line: str) -> bool:
    return 1 < len(line) <= HEADING_LENGTH and len(line.split()) <= HEADING_WORDS
