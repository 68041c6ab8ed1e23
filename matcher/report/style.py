"""The look of the report: two columns on paper and wide screens, one on a phone, light and dark.

The posting's words are set in sans serif, the resume's in serif, so that a reader always knows who
is speaking. Verdicts differ by sign and word; colour only repeats them.
"""

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --ink: #1b1f24; --soft: #59616b; --rule: #dcdcd5; --well: #e9e9e3;
  --met: #17713f; --partial: #8a5a00; --missing: #ae2a22; --unknown: #4b5a75;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  --serif: Charter, "Iowan Old Style", Georgia, "Noto Serif", "DejaVu Serif", serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181c; --ink: #e8e8e4; --soft: #a2abb6; --rule: #343a42; --well: #2b3138;
    --met: #5fcf93; --partial: #e6b84c; --missing: #ff9288; --unknown: #a9b8d6;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 var(--sans); overflow-wrap: anywhere;
}
main { max-width: 68rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3.5rem); }
h1, h2, h3, p, dl, dd, ol, ul, figure, blockquote { margin: 0; padding: 0; }
ol, ul { list-style: none; }

.kind { color: var(--soft); font-size: .9375rem; }
h1 { font-size: clamp(1.625rem, 1.2rem + 1.9vw, 2.5rem); line-height: 1.15; font-weight: 650;
  letter-spacing: -.015em; margin: .25rem 0 .5rem; text-wrap: balance; }
.who { font-size: 1.0625rem; }
.who strong { font-weight: 600; }
.notices { margin-top: 1.5rem; padding: .75rem 1rem; border: 1px solid var(--partial);
  border-radius: .25rem; display: grid; gap: .375rem; font-size: .9375rem; }

.figures { display: grid; gap: 1.25rem 3rem; margin-top: 2rem; }
.figures dt { color: var(--soft); font-size: .9375rem; }
.figures dd { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem;
  align-items: center; }
.figures .number { font-size: 1.625rem; font-weight: 600; line-height: 1.2; min-width: 3.1em; }
.figures .overall .number { font-size: 2.75rem; letter-spacing: -.02em; min-width: 0; }
.figures .note { grid-column: 1 / -1; color: var(--soft); font-size: .875rem; }
.number, .verdict, .place { font-variant-numeric: tabular-nums; }

.bar { display: block; height: .5rem; border-radius: .25rem; background: var(--well);
  overflow: hidden; min-width: 3rem; }
.bar span { display: block; height: 100%; background: currentColor; }

section, footer { margin-top: 3.25rem; }
h2 { font-size: 1.25rem; font-weight: 650; line-height: 1.3; padding-bottom: .75rem;
  border-bottom: 2px solid var(--ink); display: flex; flex-wrap: wrap; gap: 0 1rem;
  align-items: baseline; justify-content: space-between; }
h2 small { font-size: .9375rem; font-weight: 400; color: var(--soft); }

.pair { display: grid; gap: 1rem 3rem; padding: 1.5rem 0; border-bottom: 1px solid var(--rule); }
.asked { display: grid; grid-template-columns: 2rem minmax(0, 1fr); align-content: start; }
.asked > .number { color: var(--soft); }
.asked h3 { font-size: 1rem; font-weight: 550; line-height: 1.45; }
.asked > :not(.number):not(h3) { grid-column: 2; }
.verdict { display: flex; align-items: center; gap: .625rem; margin-top: .625rem;
  font-weight: 650; font-size: .9375rem; }
.verdict .bar { flex: 0 1 8rem; }
.verdict .sign { font-size: 1.125em; line-height: 1; }
.verdict .aside { font-weight: 400; color: var(--soft); }
.met .verdict { color: var(--met); }
.partial .verdict { color: var(--partial); }
.missing .verdict { color: var(--missing); }
.unknown .verdict { color: var(--unknown); }
.reasons { margin-top: .5rem; color: var(--soft); font-size: .9375rem; }

.shown { display: grid; gap: 1rem; align-content: start; padding-left: 2rem; }
blockquote { font: 1.0625rem/1.5 var(--serif); white-space: pre-line; }
blockquote::before { content: "\\201c"; }
blockquote::after { content: "\\201d"; }
figcaption span { white-space: nowrap; }
figcaption, .lead { color: var(--soft); font-size: .875rem; }
.lead { font-size: .9375rem; }
.also { border-top: 1px dotted var(--rule); padding-top: .75rem; }
.also blockquote { font-size: .9375rem; color: var(--soft); }
.parts { display: grid; gap: .25rem; font-size: .9375rem; }
.parts li { padding-left: 1.25rem; text-indent: -1.25rem; }
.parts .sign { display: inline-block; min-width: 1rem; text-indent: 0; font-weight: 650; }
.parts .met .sign { color: var(--met); }
.parts .partial .sign { color: var(--partial); }
.parts .missing .sign { color: var(--missing); }
.parts .said, .parts .share, .composed { color: var(--soft); font-size: .875rem; }
.parts .share { margin-left: .25rem; white-space: nowrap; }
.parts q { font-family: var(--serif); quotes: "\\201c" "\\201d"; }
.parts .place { white-space: nowrap; }

footer h2 { border-bottom-width: 1px; border-color: var(--rule); margin-bottom: 1rem; }
footer { font-size: .9375rem; }
footer p { max-width: 44rem; }
.legend { margin: 1rem 0; display: grid; gap: .25rem; }
.legend b { display: inline-block; min-width: 6.5rem; font-weight: 650; }
.legend .met b { color: var(--met); }
.legend .partial b { color: var(--partial); }
.legend .missing b { color: var(--missing); }
.legend .unknown b { color: var(--unknown); }
.made { color: var(--soft); font-size: .875rem; display: grid; gap: .125rem; }
.made div { display: flex; flex-wrap: wrap; gap: 0 .5rem; }
.made dt::after { content: ":"; }

@media (min-width: 44rem) {
  .figures { grid-template-columns: 1.35fr 1fr 1fr; align-items: end; }
}
@media (min-width: 54rem), print {
  .pair { grid-template-columns: minmax(0, 6fr) minmax(0, 7fr); }
  .shown { padding-left: 0; }
}
@media print {
  @page { margin: 16mm 14mm; }
  :root {
    --paper: #fff; --ink: #000; --soft: #444; --rule: #bbb; --well: #e4e4e4;
    --met: #17713f; --partial: #8a5a00; --missing: #ae2a22; --unknown: #4b5a75;
  }
  html { font-size: 9pt; }
  main { max-width: none; padding: 0; }
  .bar, .bar span { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .figures { grid-template-columns: 1.35fr 1fr 1fr; }
  section, footer { margin-top: 1.75rem; }
  .pair { padding: .875rem 0; gap: 1rem 2rem; break-inside: avoid; }
  h2 { break-after: avoid; }
  footer { break-inside: avoid; }
}
"""
