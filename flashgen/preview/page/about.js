// What there is to know about a card, and what is wrong in the library.

import { change } from "./change.js";
import { element } from "./news.js";

const STATES = {
  draft: "Draft: no student has it yet.",
  new: "New: no student has it yet; it comes after the release of",
  published: "Published; its words are those of",
  unchanged: "Published, unchanged since",
  changed: "Changed since the release of",
  retagged: "Other tags than in the release of",
  moved: "In another deck than in the release of",
};

// `detail` is what the server tells of this card alone; null while it has not.
export function about(card, detail, open) {
  const section = (name, ...parts) =>
    element("section", {}, element("h2", {}, name), ...parts.filter(Boolean));
  // That the words are the same is known before, and without, a comparison.
  const published = card.state === "published";
  const state = published && detail && !detail.change ? "unchanged" : card.state;
  const why = published && detail?.change?.missing;
  const changed = detail?.change && !why;
  const place = `${card.file}:${card.line}:${card.column}`;
  return [
    ...(changed ? [change(detail.change, card.since)] : []),
    section(
      "Place",
      placeButton(card, place, open),
      element("p", { class: "ids" }, element("code", {}, card.id), " · Key ", element("code", {}, card.key)),
      !changed && element("p", { class: `state ${card.state}` }, STATES[state], card.since && ` ${card.since}`, why && ` (more cannot be compared: ${why})`),
      element(
        "p", { class: "tags" },
        ...[card.kind, ...card.topics].map((name) => element("span", {}, name)),
      ),
    ),
    section(
      "Evidence",
      card.evidence.length
        ? element("ul", {}, ...card.evidence.map(evidence))
        : element("p", { class: "none" }, "None given."),
      detail?.inferred.length > 0 && element("h3", {}, "Inferred, not said there"),
      detail?.inferred.length > 0 && element("ul", { class: "inferred" }, ...detail.inferred.map((each) => inferred(each, open))),
    ),
    section(
      "Findings",
      card.findings.length
        ? element("ul", { class: "findings" }, ...card.findings.map((each) => finding(each, open)))
        : element("p", { class: "none" }, "None."),
    ),
  ];
}

function evidence({ where, anchor }) {
  const quote = anchor.length ? element("q", {}, anchor.join(" … ")) : "";
  return element("li", {}, where && element("strong", {}, where), where && quote ? ": " : "", quote);
}

function inferred({ words, why, ...at }, open) {
  return element(
    "li", {},
    element("strong", {}, words ? `“${words}”` : "All of it"), ": ", why, " ",
    placeButton(at, `line ${at.line}`, open),
  );
}

function placeButton(at, text, open) {
  return element("button", { class: "place", title: "Open in your editor (E)", onclick: () => open(at) }, text);
}

function finding(each, open) {
  const place = each.file && `${each.file}:${each.line}:${each.column}`;
  return element(
    "li", { class: each.severity },
    element("p", {}, element("b", {}, each.code || each.severity), " ", each.message),
    place && placeButton(each, place, open),
    each.source && source(each),
    each.hint && element("p", { class: "hint" }, each.hint),
  );
}

// The line at fault, with the words at fault marked.
function source({ source: text, line, column, end_line: endLine, end_column: endColumn }) {
  const end = endLine === line ? Math.max(endColumn - 1, column) : text.length;
  const from = Math.max(0, column - 61);
  return element(
    "pre", {},
    (from ? "…" : "") + text.slice(from, column - 1),
    element("mark", {}, text.slice(column - 1, end) || " "),
    text.slice(end, end + 120),
  );
}

// The panel of all problems. `stale` are the cases whose last good cards are shown, and
// `missing` those without any: then it opens by itself; other findings can wait.
export function problems(list, stale, missing, open) {
  const errors = list.filter((each) => each.severity === "error");
  const others = list.filter((each) => each.severity !== "error");
  const count = (n, what) => (n ? `${n} ${what}${n === 1 ? "" : "s"}` : "");
  const words = [count(errors.length, "error"), count(others.length, "other finding")].filter(Boolean).join(", ");
  const notes = [
    stale.length && ` · ${stale.join(", ")}: the cards are those from before the errors`,
    missing.length && ` · ${missing.join(", ")}: no cards until the errors are gone`,
  ];
  const urgent = stale.length + missing.length > 0;
  return element(
    "details",
    { open: urgent, class: (errors.length ? "error" : "warning") + (urgent ? " urgent" : "") },
    element("summary", {}, element("b", {}, words), ...notes.filter(Boolean)),
    element("ul", { class: "findings" }, ...[...errors, ...others].map((each) => finding(each, open))),
  );
}
