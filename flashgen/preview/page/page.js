// Puts the parts together: what is chosen, what is shown, what keys do.

import { about, problems } from "./about.js";
import { withdrawn } from "./change.js";
import { List } from "./list.js";
import { News, element } from "./news.js";
import { Stage } from "./stage.js";

const $ = (id) => document.getElementById(id);
const token = document.querySelector("meta[name=token]").content;
const CHOICES = {
  side: ["front", "back", "both"],
  width: ["phone", "tablet", "desktop"],
  app: ["anki", "ankidroid", "ankimobile"],
  theme: ["light", "night"],
};

// ───────── what is chosen ─────────

const view = { side: "both", width: "phone", app: "ankidroid", theme: preferred(), ...remembered() };
const filters = { deck: "", case: "", kind: "", topic: "", state: "", words: "" };
let chosen = decodeURIComponent(location.hash.slice(1));
let cards = []; // those that pass the filters

function preferred() {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "light";
}

function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem("view") ?? "{}");
    return Object.fromEntries(Object.entries(kept).filter(([key, to]) => CHOICES[key]?.includes(to)));
  } catch {
    return {}; // a browser that keeps nothing
  }
}

function set(key, to) {
  view[key] = to;
  try {
    localStorage.setItem("view", JSON.stringify(view));
  } catch {
    // nothing is kept then
  }
  showView();
}

// ───────── what is shown ─────────

const news = new News();
const list = new List($("list"), (at) => choose(cards[at]));
const stage = new Stage($("stage"), turn);

function showView() {
  document.documentElement.dataset.theme = view.theme;
  for (const button of document.querySelectorAll("[data-set]"))
    button.setAttribute("aria-pressed", String(view[button.dataset.set] === button.dataset.to));
  stage.show(cards.find((card) => card.id === chosen), view, news.look);
}

function choose(card) {
  chosen = card?.id ?? "";
  history.replaceState(null, "", chosen ? `#${encodeURIComponent(chosen)}` : location.pathname);
  list.select(cards.indexOf(card));
  showCard();
}

function showCard() {
  const card = cards.find((each) => each.id === chosen);
  if (!card || card.detail !== undefined) showAbout(card);
  else learn(card);
  showView();
}

function showAbout(card) {
  $("about").replaceChildren(...(card ? about(card, card.detail, open) : []));
}

// Only the card on show is asked about, and once: a card that changes is a new object.
async function learn(card) {
  const answer = await fetch(`/about?${new URLSearchParams({ id: card.id })}`).catch(() => null);
  card.detail = answer?.ok ? await answer.json() : null;
  if (card === cards.find((each) => each.id === chosen)) showAbout(card);
}

const VALUES = {
  deck: (card) => card.case.decks,
  case: (card) => [card.case.id],
  kind: (card) => [card.kind],
  topic: (card) => card.topics,
  state: (card) => [...card.states, ...(card.findings.length ? ["with findings"] : [])],
};

function filter(follow = true) {
  const words = filters.words.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = Object.keys(VALUES).filter((name) => filters[name]);
  const all = news.cards;
  const was = cards.findIndex((card) => card.id === chosen);
  cards = all.filter((card) => {
    if (!wanted.every((name) => VALUES[name](card).includes(filters[name]))) return false;
    card.text ??= [card.id, card.key, card.question, card.answer, ...card.topics].join(" ").toLowerCase();
    return words.every((word) => card.text.includes(word));
  });
  if (!cards.some((card) => card.id === chosen)) chosen = cards[Math.max(0, Math.min(was, cards.length - 1))]?.id ?? "";
  $("count").textContent = cards.length === all.length ? `${all.length} cards` : `${cards.length} of ${all.length} cards`;
  $("clear").hidden = !Object.values(filters).some(Boolean);
  const states = new Set(all.map((card) => card.state)).size > 1;
  list.show(cards, cards.findIndex((card) => card.id === chosen), states, follow);
  showCard();
}

function offer() {
  for (const select of document.querySelectorAll("[data-by]")) {
    const name = select.dataset.by;
    const found = [...new Set(news.cards.flatMap(VALUES[name]))].sort();
    if (!found.includes(filters[name])) filters[name] = "";
    const [first] = select.options;
    select.replaceChildren(first, ...found.map((value) => element("option", { value }, value)));
    select.value = filters[name];
    select.hidden = found.length < 2 && !filters[name];
  }
}

function showProblems() {
  const stale = [...news.cases.values()].filter((each) => each.stale).map((each) => each.id);
  const before = $("problems").querySelector("details");
  $("problems").hidden = !news.problems.length;
  if (!news.problems.length) {
    $("problems").replaceChildren();
    return;
  }
  const panel = problems(news.problems, stale, news.missing, open);
  if (before && before.className === panel.className) panel.open = before.open;
  $("problems").replaceChildren(panel);
}

function showWithdrawn() {
  const gone = [...news.cases.values()].flatMap((each) => each.gone);
  $("withdrawn").hidden = !gone.length;
  const lost = gone.filter((each) => each.hint).length;
  const counts = [gone.length > lost && `${gone.length - lost} withdrawn`, lost && `${lost} gone`];
  $("withdrawn").textContent = counts.filter(Boolean).join(", ");
  $("gone-list").replaceChildren(withdrawn(gone, instead, open));
}

function instead(id) {
  $("gone").close();
  clear();
  choose(cards.find((card) => card.id === id));
}

news.addEventListener("change", () => {
  offer();
  filter(false);
  showProblems();
  showWithdrawn();
});
news.addEventListener("link", ({ detail }) => {
  $("link").textContent = { live: "live", lost: "stopped: start flashgen preview again" }[detail];
  $("link").className = `link ${detail}`;
});

// ───────── what can be done ─────────

function turn() {
  if (view.side !== "both") set("side", view.side === "front" ? "back" : "front");
}

function move(by) {
  const at = cards.findIndex((card) => card.id === chosen) + by;
  if (cards[at]) choose(cards[at]);
}

function next(key) {
  const all = CHOICES[key];
  set(key, all[(all.indexOf(view[key]) + 1) % all.length]);
}

async function open({ file, line, column }) {
  const answer = await fetch("/open", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Flashgen-Token": token },
    body: JSON.stringify({ file, line, column }),
  });
  say(answer.ok ? `Opening ${file}:${line}` : await answer.text());
}

function say(words) {
  $("said")?.remove();
  const said = element("p", { id: "said", class: "said", role: "status" }, words);
  document.body.append(said);
  setTimeout(() => said.remove(), 6000);
}

function clear() {
  for (const name of Object.keys(filters)) filters[name] = "";
  $("search").value = "";
  offer();
  filter();
}

const KEYS = {
  j: () => move(1),
  ArrowDown: () => move(1),
  k: () => move(-1),
  ArrowUp: () => move(-1),
  " ": turn,
  b: () => set("side", view.side === "both" ? "front" : "both"),
  n: () => next("theme"),
  1: () => set("width", "phone"),
  2: () => set("width", "tablet"),
  3: () => set("width", "desktop"),
  a: () => next("app"),
  e: () => {
    const card = cards.find((each) => each.id === chosen);
    if (card) open(card);
  },
  "/": () => $("search").focus(),
  w: () => $("withdrawn").hidden || $("withdrawn").click(),
  "?": () => $("help").showModal(),
  Escape: clear,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const { target } = event;
  if (target === $("search") && event.key === "Escape") {
    $("search").blur();
    return;
  }
  if (target.closest("input, select")) return;
  if (event.key === " " && target.closest("button, summary")) return;
  const act = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

// A click into a frame must not take the keys away; Tab may go in.
let tabbed = false;
document.addEventListener("keydown", (event) => (tabbed = event.key === "Tab"), true);
addEventListener("blur", () => {
  if (document.activeElement?.tagName === "IFRAME" && !tabbed) setTimeout(() => window.focus());
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-set]");
  if (button) set(button.dataset.set, button.dataset.to);
});
for (const select of document.querySelectorAll("[data-by]"))
  select.addEventListener("change", () => {
    filters[select.dataset.by] = select.value;
    filter();
  });
$("search").addEventListener("input", (event) => {
  filters.words = event.target.value;
  filter();
});
$("clear").addEventListener("click", clear);
$("keys").addEventListener("click", () => $("help").showModal());
$("withdrawn").addEventListener("click", () => $("gone").showModal());
addEventListener("hashchange", () => {
  chosen = decodeURIComponent(location.hash.slice(1));
  filter();
});

showView();
news.start();
