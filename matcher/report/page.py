"""A match as one self-contained page: no scripts, no other hosts, the same bytes every time.

Everything from a document goes through `_text`, which escapes it; nothing else may carry it.
The page is well-formed XML, so that a slip in it cannot hide.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from matcher.report.style import STYLE
from matcher.report.words import (
    COVERAGE_MEANS,
    HEADINGS,
    NEAREST,
    NOT_SHOWN,
    OVERALL_MEANS,
    SIGNS,
    VERDICTS_MEAN,
    Numbered,
    by_level,
    composed,
    counting,
    notices_of,
    part_named,
    part_quoted,
    percent,
    place,
    plain,
    points,
    shortened,
    tally,
    title_of,
)
from matcher.types import Evidence, Level, Match, Pair, PartPair, Posting, Verdict

_QUOTE = 90  # characters of the quote beside a part

_HEAD = """<!DOCTYPE html>
<html lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'" />
<meta name="referrer" content="no-referrer" />
<meta name="robots" content="noindex" />
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
"""


def page(match: Match, posting: Posting, date: str = "") -> str:
    """The report as HTML. `date` is printed as it is given; without one the page has none."""
    named = f"{plain(match.resume_name)} – {title_of(match)}"
    parts = [
        _HEAD.format(title=_text(named), style=STYLE),
        _header(match, posting, date),
        *(_level(level, pairs) for level, pairs in by_level(match, posting)),
        _footer(match),
        "</main>\n</body>\n</html>\n",
    ]
    return "".join(parts)


def _header(match: Match, posting: Posting, date: str) -> str:
    levels = {Level.MINIMUM: match.coverage.minimum, Level.PREFERRED: match.coverage.preferred}
    figures = [_figure("overall", "Overall coverage", match.coverage.overall, _whole(match))]
    for level, pairs in by_level(match, posting):
        if level in levels:
            note = counting(n.pair for n in pairs)
            figures.append(_figure("level", HEADINGS[level], levels[level], note))
    dated = f" · {_text(date)}" if date.strip() else ""
    return (
        f'<header>\n<p class="kind">Resume match{dated}</p>\n'
        f'<h1 dir="auto">{_text(title_of(match))}</h1>\n'
        f'<p class="who">held against <strong dir="auto">{_text(match.resume_name)}</strong>: '
        "each requirement, and beside it what the resume itself says</p>\n"
        f'<dl class="figures">\n{"".join(figures)}</dl>\n{_notices(match)}</header>\n'
    )


def _notices(match: Match) -> str:
    """What to know of how both documents were read; nothing where there is nothing to tell."""
    items = "".join(f"<li>{_text(notice)}</li>" for notice in notices_of(match))
    return f'<ul class="notices">\n{items}</ul>\n' if items else ""


def _whole(match: Match) -> str:
    return f"{len(match.pairs)} requirements: {tally(match.pairs)}"


def _figure(name: str, label: str, share: float | None, note: str) -> str:
    return (
        f'<div class="{name}"><dt>{label}</dt><dd><span class="number">{percent(share)}</span>'
        f'{_bar(share or 0.0)}<span class="note">{note}</span></dd></div>\n'
    )


def _level(level: Level, pairs: Iterable[Numbered]) -> str:
    pairs = tuple(pairs)
    items = "".join(_pair(n.number, n.pair) for n in pairs)
    return (
        f'<section aria-labelledby="{level.value}">\n<h2 id="{level.value}">{HEADINGS[level]} '
        f"<small>{tally(n.pair for n in pairs)}</small></h2>\n<ol>\n{items}</ol>\n</section>\n"
    )


def _pair(number: int, pair: Pair) -> str:
    reasons = "".join(f"<li>{_text(_sentence(reason))}</li>" for reason in pair.reasons)
    return (
        f'<li class="pair {pair.verdict.value}" id="requirement-{number}">\n'
        f'<div class="asked"><span class="number">{number}</span>'
        f'<h3 dir="auto">{_text(pair.requirement.text)}</h3>\n{_verdict(pair)}'
        + (f'<ul class="reasons">{reasons}</ul>' if reasons else "")
        + f'</div>\n<div class="shown">\n{_quotes(pair)}{_parts(pair)}</div>\n</li>\n'
    )


def _verdict(pair: Pair) -> str:
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[pair.verdict]}</span>'
    if pair.verdict is Verdict.UNKNOWN and not pair.weight:
        figure = '<span class="aside">not counted</span>'
    else:
        figure = f"{_bar(pair.coverage)}<span>{percent(pair.coverage)}</span>"
    return f'<p class="verdict">{sign}<span>{pair.verdict.value}</span>{figure}</p>\n'


def _quotes(pair: Pair) -> str:
    lead = f'<p class="lead">{_lead(pair)}</p>\n' if _lead(pair) else ""
    classes = ("best", *["also"] * len(pair.evidence))
    return lead + "".join(_quote(e, name) for e, name in zip(pair.evidence, classes, strict=False))


def _lead(pair: Pair) -> str:
    """What has to be said before quotes that are not evidence."""
    if not pair.evidence:
        return "No passage of the resume comes near enough to quote."
    if pair.verdict in NOT_SHOWN:
        return "Nearest in the resume, without showing it:"
    return ""


def _quote(evidence: Evidence, name: str) -> str:
    return (
        f'<figure class="{name}"><blockquote dir="auto">{_text(evidence.quote)}</blockquote>'
        f'<figcaption class="place">{_place(evidence)}</figcaption></figure>\n'
    )


def _parts(pair: Pair) -> str:
    """The things asked for together, one a line; nothing where the requirement is one thing."""
    items = "".join(_part(part, pair) for part in pair.parts)
    if not items:
        return ""
    told = _sentence(composed(pair)).replace(" %", "\u00a0%")
    made = f'<p class="composed">{told}.</p>\n' if told else ""
    return f'<ul class="parts">\n{items}</ul>\n{made}'


def _part(part: PartPair, pair: Pair) -> str:
    verdict = part.verdict.value
    line = (
        f'<li class="{verdict}"><span class="sign" role="img" aria-label="{verdict}">'
        f'{SIGNS[part.verdict]}</span> <span class="named" dir="auto">'
        f"{_text(part_named(part))}</span>"
    )
    if pair.whole is not None:
        line += f' <span class="share">{percent(part.coverage)}</span>'
    evidence = part_quoted(part, pair)
    if evidence is not None:
        lead = NEAREST if part.verdict in NOT_SHOWN else ""
        line += (
            f' <span class="said">{lead}<q dir="auto">{_text(shortened(evidence.quote, _QUOTE))}'
            f'</q> <span class="place">{_text(place(evidence))}</span></span>'
        )
    return f"{line}</li>\n"


def _place(evidence: Evidence) -> str:
    """Page, height on the page and characters, and how near in meaning the quote is."""
    said = []
    if evidence.page is not None:
        said.append(f"page {evidence.page}")
    if evidence.box is not None:
        said.append(f"{max(0.0, evidence.box.y0) / 72:.1f} in from the top")
    said.append(f"characters {evidence.span.start}–{evidence.span.end}")
    said.append(f"similarity {evidence.similarity:.2f}")
    *first, last = said
    return " ".join([f"<span>{piece} ·</span>" for piece in first] + [f"<span>{last}</span>"])


def _footer(match: Match) -> str:
    legend = "".join(
        f'<li class="{verdict.value}"><b>{SIGNS[verdict]} {verdict.value}</b> {meaning}</li>'
        for verdict, meaning in VERDICTS_MEAN.items()
    )
    made = {
        "Policy": match.coverage.policy,
        "As of": str(match.as_of),
        "Model": match.model,
        "Posting": match.posting_id[:16],
        "Resume": match.resume_id[:16],
    }
    rows = "".join(f"<div><dt>{k}</dt><dd>{_text(v)}</dd></div>" for k, v in made.items())
    return (
        f"<footer>\n<h2>How to read this</h2>\n<p>{COVERAGE_MEANS} {OVERALL_MEANS} Quotes are the "
        "resume’s own words; read them before the figures.</p>\n"
        f'<ul class="legend">{legend}</ul>\n<dl class="made">{rows}</dl>\n</footer>\n'
    )


def _bar(share: float) -> str:
    width = f"{points(share)}%"
    return f'<span class="bar" aria-hidden="true"><span style="width:{width}"></span></span>'


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:]


def _text(text: str) -> str:
    """Text of a document or a caller, fit to stand between tags or in an attribute."""
    return escape(plain(text), quote=True)
