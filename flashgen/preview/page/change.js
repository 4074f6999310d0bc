// What has changed since the last release: on a card, and the cards that are no more.

import { element } from "./news.js";

// `change` is what the server tells of a card that students have.
export function change({ kinds, fields, tags, deck, other, missing }, since) {
  const head = element("h2", {}, `What changed since the release of ${since}`);
  if (missing) return element("section", { class: "diff" }, head, element("p", { class: "none" }, missing));
  const [gone, added] = tags;
  return element(
    "section", { class: "diff" },
    element("div", { class: "how" }, head, element("ul", { class: "kinds" }, ...kinds.map((kind) => element("li", {}, kind)))),
    other && element("p", { class: "hint" }, "The package kept here is of another release than the lock tells of."),
    element(
      "dl", {},
      ...fields.map(field),
      deck.length > 0 && pair("Deck", [[deck[0], true]], [[deck[1], true]]),
      gone.length + added.length > 0 && pair("Tags", listed(gone), listed(added)),
    ),
  );
}

function listed(tags) {
  return tags.flatMap((tag, at) => [...(at ? [[", ", false]] : []), [tag, true]]);
}

function field({ name, says, old, new: now }) {
  if (says) return element("div", {}, element("dt", {}, name), element("dd", { class: "says" }, `Changed: ${says}.`));
  return pair(name, old, now);
}

function pair(name, old, now) {
  return element("div", {}, element("dt", {}, name), line("was", "del", "removed", old), line("now", "ins", "added", now));
}

// Signs and strokes say what colours do; the words before each mark are for those who
// hear the page.
function line(word, tag, spoken, parts) {
  const words = parts.map(([text, differs]) =>
    differs ? element(tag, {}, element("span", { class: "spoken" }, `${spoken}: `), text) : text,
  );
  if (!words.length) words.push(element("span", { class: "none" }, "nothing"));
  return element("dd", { class: word }, element("b", {}, word), element("p", {}, ...words));
}

// `choose` shows the card with an id; `open` opens a place in the editor.
export function withdrawn(list, choose, open) {
  return element("ul", { class: "gone" }, ...list.map((each) => one(each, choose, open)));
}

function one({ card, key, question, reason, instead, since, told, hint, file, line: at, column }, choose, open) {
  const when = hint ? "Gone without being withdrawn" : since ? `Withdrawn on ${since}` : "Withdrawn in the case file";
  return element(
    "li", {},
    element("h3", {}, question || card),
    !hint && element("p", {}, reason || "No reason given: the case file does not name it."),
    element("p", { class: "ids" }, element("code", {}, card), key && " · Key ", key && element("code", {}, key)),
    element("p", { class: "when" }, `${when}; ${hint ? "students keep it, and `flashgen build` refuses (FG403)." : told ? "students have been told." : "students are told with the next release."}`),
    hint && element("p", { class: "hint" }, hint),
    element(
      "p", { class: "do" },
      instead && element("button", { class: "place", onclick: () => choose(instead) }, `Instead: ${instead}`),
      file && element("button", { class: "place", onclick: () => open({ file, line: at, column }) }, `${file}:${at}:${column}`),
    ),
  );
}
