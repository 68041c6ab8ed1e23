// A ranking as a table for a spreadsheet.

const FORMULA = /^[=+\-@\t\r]/; // what a spreadsheet would run

const cell = (value) => {
  const text = typeof value === "number" ? String(value) : String(value ?? "");
  const safe = typeof value !== "number" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** Give `text` to the reader as a file. */
export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 1000);
}

const share = (value) => (value === null ? "" : Math.round(value * 10000) / 10000);

/** Rows of a ranking: a candidate each, a coverage and a verdict for each requirement. */
export function rankingRows(matches, weights, named) {
  const pairs = matches[0]?.pairs ?? [];
  const asked = pairs.map((pair) => ({ number: weights.numberOf(pair.requirement), text: pair.requirement.text }));
  const head = ["rank", "candidate", "id", "overall", "minimum", "preferred",
    ...asked.flatMap(({ number, text }) => [`${number}. ${text}`, `${number}. verdict`])];
  return [head, ...matches.map((match, at) => [at + 1, named(match), match.resume.id, share(match.coverage.overall),
    share(match.coverage.by_level.minimum), share(match.coverage.by_level.preferred),
    ...match.pairs.flatMap((pair) => [share(pair.coverage), pair.verdict])])];
}
