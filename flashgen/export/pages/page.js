// Turns cards and switches the theme. Without it every card shows its answer.
"use strict";
(() => {
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  let wanted = null; // what the reader chose, if anything

  function paint() {
    const dark = wanted ?? night.matches;
    root.classList.toggle("night_mode", dark);
    document.querySelector(".theme")?.setAttribute("aria-pressed", String(dark));
  }
  paint();
  night.addEventListener("change", paint);

  // The words are the page's, in its language.
  function name(part, open) {
    part.textContent = open ? part.dataset.hide : part.dataset.show;
  }

  function turn(card, open) {
    card.querySelector(".front").hidden = open;
    card.querySelector(".back").hidden = !open;
    const button = card.querySelector(".turn");
    button.hidden = false;
    button.setAttribute("aria-expanded", String(open));
    name(button.querySelector(".act"), open);
  }

  function begin() {
    paint();
    const theme = document.querySelector(".theme");
    theme.hidden = false;
    theme.addEventListener("click", () => {
      wanted = !root.classList.contains("night_mode");
      paint();
    });

    const cards = [...document.querySelectorAll(".flip")];
    if (!cards.length) return;
    const tools = document.querySelector(".tools");
    const [kind, all, shown] = [".kind", ".all", ".shown"].map((part) => tools.querySelector(part));
    tools.hidden = false;
    for (const card of cards) {
      turn(card, card.id === location.hash.slice(1));
      card.querySelector(".turn").addEventListener("click", () => turn(card, card.querySelector(".back").hidden));
    }
    all.addEventListener("click", () => {
      const open = all.getAttribute("aria-pressed") !== "true";
      all.setAttribute("aria-pressed", String(open));
      name(all, open);
      for (const card of cards) turn(card, open);
    });
    kind.addEventListener("change", () => {
      for (const card of cards) card.hidden = Boolean(kind.value) && card.dataset.kind !== kind.value;
      const count = cards.filter((card) => !card.hidden).length;
      shown.textContent = shown.dataset.form.replace("{shown}", count).replace("{all}", cards.length);
    });
  }
  addEventListener("DOMContentLoaded", begin);
})();
