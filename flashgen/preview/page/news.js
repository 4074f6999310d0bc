// Keeps a copy of what is on show, and tells when it changes.

export class News extends EventTarget {
  cases = new Map();
  problems = [];
  missing = []; // cases that never had cards since the start
  look = "";
  #session = "";
  #revision = -1;
  #busy = false;
  #again = false;

  // Every card, in the order of the decks.
  get cards() {
    return [...this.cases.values()].flatMap((each) => each.cards);
  }

  start() {
    const events = new EventSource("/events");
    events.onmessage = () => this.#fetch();
    events.onopen = () => this.#say("live");
    events.onerror = () => this.#say("lost");
  }

  // Saves may come faster than answers: then one more question is enough.
  async #fetch() {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      do {
        this.#again = false;
        const asked = new URLSearchParams({ session: this.#session, since: this.#revision });
        const answer = await fetch(`/news?${asked}`);
        if (answer.ok) this.#take(await answer.json());
      } while (this.#again);
    } catch {
      this.#say("lost"); // the server has gone; the stream of events will be back first
    } finally {
      this.#busy = false;
    }
  }

  #take(news) {
    const fresh = new Map(news.cases.map((each) => [each.id, each]));
    const known = news.session === this.#session ? this.cases : new Map();
    for (const each of fresh.values())
      for (const card of each.cards) Object.assign(card, { case: each });
    this.cases = new Map(news.order.map((id) => [id, fresh.get(id) ?? known.get(id)]));
    this.problems = news.problems;
    this.missing = news.missing;
    this.look = news.look;
    this.#session = news.session;
    this.#revision = news.revision;
    this.dispatchEvent(new Event("change"));
  }

  #say(link) {
    this.dispatchEvent(new CustomEvent("link", { detail: link }));
  }
}

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  made.append(...children.filter((child) => child != null && child !== "" && child !== false));
  return made;
}
