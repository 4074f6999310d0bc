// A list of any length: only the rows in view exist.

import { element } from "./news.js";

const ROW = 72; // pixels; page.css says the same
const SPARE = 6; // rows kept ready above and below

export class List {
  #root;
  #sheet;
  #rows = new Map();
  #cards = [];
  #at = -1;
  #states = false;
  #waiting = false;

  constructor(root, chosen) {
    this.#root = root;
    this.#sheet = element("div", { class: "sheet", role: "presentation" });
    root.append(this.#sheet);
    root.addEventListener("scroll", () => this.#soon(), { passive: true });
    new ResizeObserver(() => this.#soon()).observe(root);
    root.addEventListener("click", (event) => {
      const row = event.target.closest("[data-at]");
      if (row) chosen(Number(row.dataset.at));
    });
  }

  // `states` says whether the cards' states differ, and so are worth a word. News must
  // not pull back who has scrolled away from the card on show: `follow` is false then.
  show(cards, at, states, follow) {
    const away = !follow && this.#at >= 0 && !this.#seen(this.#at);
    this.#cards = cards;
    this.#states = states;
    this.#sheet.style.height = `${cards.length * ROW}px`;
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
    this.select(at, away);
  }

  select(at, away = false) {
    this.#at = at;
    if (at >= 0 && !away) this.#reveal(at);
    this.#draw();
  }

  #seen(at) {
    const [top, above] = [at * ROW, this.#root.scrollTop];
    return top + ROW > above && top < above + this.#root.clientHeight;
  }

  #reveal(at) {
    const [top, view] = [at * ROW, this.#root.clientHeight];
    if (top < this.#root.scrollTop) this.#root.scrollTop = top;
    else if (top + ROW > this.#root.scrollTop + view) this.#root.scrollTop = top + ROW - view;
  }

  #soon() {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#draw();
    });
  }

  #draw() {
    const first = Math.max(0, Math.floor(this.#root.scrollTop / ROW) - SPARE);
    const seen = Math.ceil(this.#root.clientHeight / ROW) + 2 * SPARE;
    const last = Math.min(this.#cards.length, first + seen);
    for (const [at, row] of this.#rows)
      if (at < first || at >= last) {
        row.remove();
        this.#rows.delete(at);
      }
    for (let at = first; at < last; at += 1) {
      const row = this.#rows.get(at) ?? this.#add(at);
      row.setAttribute("aria-selected", String(at === this.#at));
    }
    const chosen = this.#rows.get(this.#at);
    if (chosen) this.#root.setAttribute("aria-activedescendant", chosen.id);
    else this.#root.removeAttribute("aria-activedescendant");
  }

  #add(at) {
    const row = line(this.#cards[at], at, this.#cards.length, this.#states);
    row.style.top = `${at * ROW}px`;
    this.#rows.set(at, row);
    this.#sheet.append(row);
    return row;
  }
}

function line(card, at, of, states) {
  const worst = card.findings.some((each) => each.severity === "error") ? "error" : "warning";
  return element(
    "div",
    {
      id: `row-${at}`, class: `row face-${card.face}`, role: "option", "data-at": at,
      "aria-setsize": of, "aria-posinset": at + 1,
    },
    card.figure && element("img", { src: `/media/${card.figure}`, alt: "", loading: "lazy" }),
    element("span", { class: "question" }, card.question),
    element("span", { class: "answer" }, card.answer),
    element(
      "span", { class: "marks" },
      card.findings.length > 0 && element("span", { class: `badge ${worst}` }, String(card.findings.length)),
      states && card.state !== "published" && element("span", { class: `badge ${card.state}` }, card.state),
    ),
  );
}
