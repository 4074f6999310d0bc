// The devices: frames that show the card's sides, in shells that look like the apps.

import { element } from "./news.js";

// Width, and least and greatest height, in pixels of the card's own.
const SIZES = { phone: [390, 600, 844], tablet: [768, 700, 1024], desktop: [1280, 560, 800] };
const GAP = 40;
const CAPTION = 28; // page.css says the same
const stacked = matchMedia("(max-width: 820px)"); // page.css says the same

export class Stage {
  #root;
  #devices = new Map();
  #turn;

  constructor(root, turn) {
    this.#root = root;
    this.#turn = turn;
    new ResizeObserver(() => this.#fit()).observe(root);
  }

  // Shows `card` as `view` says: side, width, app and theme.
  show(card, view, look) {
    const sides = view.side === "both" ? ["front", "back"] : [view.side];
    this.#root.classList.toggle("empty", !card);
    for (const side of ["front", "back"])
      if (!card || !sides.includes(side)) this.#remove(side);
    if (card) for (const side of sides) this.#device(side).show(card, view, look);
    this.#fit();
  }

  #device(side) {
    if (!this.#devices.has(side)) {
      const device = new Device(side, this.#turn);
      this.#devices.set(side, device);
      if (side === "front") this.#root.prepend(device.root);
      else this.#root.append(device.root);
    }
    return this.#devices.get(side);
  }

  #remove(side) {
    this.#devices.get(side)?.root.remove();
    this.#devices.delete(side);
  }

  // Two phones or tablets stand side by side; two computers one above the other.
  #fit() {
    const devices = [...this.#devices.values()];
    if (!devices.length) return;
    const [width, least, most] = devices[0].size;
    const style = getComputedStyle(this.#root);
    const inner = (size, from, to) => size - parseFloat(style[from]) - parseFloat(style[to]);
    const room = inner(this.#root.clientWidth, "paddingLeft", "paddingRight");
    const across = width > 1000 || room < 560 ? 1 : devices.length;
    const scale = Math.min(1, (room - GAP * (across - 1)) / (width * across));
    const tall = (inner(this.#root.clientHeight, "paddingTop", "paddingBottom") - CAPTION) / scale;
    const height = stacked.matches ? most : Math.max(least, Math.min(most, tall));
    for (const device of devices) device.fit(scale, height);
  }
}

class Device {
  size = SIZES.phone;
  #side;
  #shell = element("div", { class: "shell" });
  #screen = element("div", { class: "screen" });
  #foot = element("div", { class: "foot", "aria-hidden": "true" });
  #shown = "";
  #frame = null;
  #next = null;

  constructor(side, turn) {
    this.#side = side;
    this.#shell.append(element("div", { class: "head", "aria-hidden": "true" }), this.#screen, this.#foot);
    this.#foot.addEventListener("click", turn);
    this.root = element("figure", { class: "device" }, element("figcaption", {}, side), this.#shell);
  }

  show(card, view, look) {
    this.size = SIZES[view.width];
    this.#shell.className = `shell app-${view.app} width-${view.width}`;
    this.#dress(card, view);
    const asked = new URLSearchParams({
      id: card.id, side: this.#side, app: view.app, night: view.theme === "night" ? 1 : 0,
      look: `${look}-${card.look}`,
    });
    const address = `/card?${asked}${this.#side === "back" ? "#answer" : ""}`;
    const title = `${this.#side === "back" ? "Back" : "Front"} of ${card.id}`;
    if (address !== this.#shown) this.#load(address, title);
  }

  // The old card stays until the new one is there, so that nothing flashes.
  #load(address, title) {
    this.#shown = address;
    this.#next?.remove();
    const frame = element("iframe", {
      src: address, title, class: "coming",
      sandbox: "allow-popups allow-popups-to-escape-sandbox allow-scripts",
    });
    this.#next = frame;
    frame.addEventListener("load", () => {
      if (frame !== this.#next) return;
      this.#frame?.remove();
      frame.classList.remove("coming");
      [this.#frame, this.#next] = [frame, null];
    });
    this.#screen.append(frame);
  }

  #dress(card, view) {
    const deck = card.case.decks[0] ?? "";
    const head = this.#shell.firstElementChild;
    const parts = {
      anki: ["Decks", "Add", "Browse", "Stats", "Sync"],
      ankidroid: [deck],
      ankimobile: [deck],
    }[view.app];
    head.replaceChildren(...parts.map((part) => element("span", {}, part)));
    const buttons = this.#side === "front" ? ["Show Answer"] : ["Again", "Hard", "Good", "Easy"];
    this.#foot.replaceChildren(...buttons.map((name) => element("span", { class: name.toLowerCase() }, name)));
  }

  fit(scale, height) {
    const [width] = this.size;
    Object.assign(this.#shell.style, {
      width: `${width}px`, height: `${height}px`, transform: `scale(${scale})`,
    });
    this.root.style.width = `${Math.floor(width * scale)}px`;
    this.root.style.setProperty("--room", `${Math.floor(height * scale)}px`);
  }
}
