"""Just enough TeX to read the body of a resume: macros with their arguments, and plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"(?<!\\)%.*")
_MACRO = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)
_OPTION = re.compile(r"\s*\[[^\]]*\]")
_SPACE = re.compile(r"\s*")

# What of a macro's arguments is printed: their indexes. Of others nothing is.
_PRINTED: dict[str, tuple[int, tuple[int, ...]]] = {
    "textbf": (1, (0,)), "textit": (1, (0,)), "emph": (1, (0,)), "textsc": (1, (0,)),
    "uppercase": (1, (0,)), "mbox": (1, (0,)), "textcolor": (2, (1,)), "colorbox": (2, (1,)),
    "href": (2, (1,)), "link": (1, (0,)), "hspace": (1, ()), "vspace": (1, ()),
    "small": (0, ()), "large": (0, ()), "faIcon": (1, ()),
}  # fmt: skip
_SIGNS = {"&": "&", "%": "%", "$": "$", "#": "#", "_": "_", " ": " ", ",": " ", "\\": " ",
          "textbullet": "•", "LaTeX": "LaTeX", "newline": " ", "~": "~", "{": "{", "}": "}",
          "\n": " ", "ldots": "..."}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """A macro, where its name begins, where its arguments begin."""

    name: str
    start: int
    end: int


def body(source: str) -> str:
    """What stands between the begin and the end of the document, without comments."""
    lines = (_COMMENT.sub("", line) for line in source.splitlines())
    text = "\n".join(lines)
    return text.partition(r"\begin{document}")[2].partition(r"\end{document}")[0]


def calls(text: str) -> Iterator[Call]:
    """The macros of `text` in their order, those in arguments too."""
    for found in _MACRO.finditer(text):
        yield Call(found[1], found.start(), found.end())


def arguments(text: str, at: int, count: int) -> tuple[list[str], int]:
    """Up to `count` groups in braces from `at` on, and where they end; options are skipped."""
    found: list[str] = []
    while len(found) < count:
        option = _OPTION.match(text, at)
        start = option.end() if option else _skipped(text, at)
        if start >= len(text) or text[start] != "{":
            if option:
                at = option.end()
                continue
            break
        end = _closing(text, start)
        found.append(text[start + 1 : end])
        at = end + 1
    return found, at


def groups(text: str) -> list[str]:
    """The groups in braces that stand in `text`, whatever stands between them."""
    found, at = [], 0
    while (start := text.find("{", at)) >= 0:
        at = _closing(text, start) + 1
        found.append(text[start + 1 : at - 1])
    return found


def printed(text: str) -> str:
    """`text` as it is printed: macros resolved, unknown ones dropped with their arguments."""
    out, at = [], 0
    while at < len(text):
        char = text[at]
        if char == "\\":
            piece, at = _resolved(text, at)
            out.append(piece)
            continue
        out.append(" " if char == "~" else "" if char in "{}$" else char)
        at += 1
    return " ".join("".join(out).replace("``", "“").replace("''", "”").split())


def _resolved(text: str, at: int) -> tuple[str, int]:
    macro = _MACRO.match(text, at)
    if macro is None:
        return "", at + 1
    name, end = macro[1], macro.end()
    if name in _SIGNS:
        option = _OPTION.match(text, end) if name == "\\" else None
        return _SIGNS[name], option.end() if option else end
    count, shown = _PRINTED.get(name, (0, ()))
    if count == 0:
        return "", _skipped(text, end)
    found, end = arguments(text, end, count)
    return "".join(printed(found[n]) for n in shown if n < len(found)), end


def _skipped(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _closing(text: str, start: int) -> int:
    depth = 0
    for at in range(start, len(text)):
        if text[at] == "\\":
            continue
        escaped = at > 0 and text[at - 1] == "\\"
        if text[at] == "{" and not escaped:
            depth += 1
        elif text[at] == "}" and not escaped:
            depth -= 1
            if depth == 0:
                return at
    return len(text) - 1
