"""The preview: every card as Anki shows it, in a browser, as the author writes.

The libraries, and why these:

- *starlette* on *uvicorn* serves.  The page needs a handful of routes, headers on all
  of them, and one stream of events; both are small, pure Python, typed and well kept.
  aiohttp does as much with compiled parts; bottle's servers hold one thread per open
  page; the standard library's `http.server` says itself that it is not to be exposed.
- *Server-sent events* tell the page of a save, not a WebSocket: news flows one way, the
  browser reconnects by itself, and plain HTTP goes through the same guard.
- *watchfiles* watches: the operating system's own events on Linux, macOS and Windows,
  polling where there are none, and it gathers the burst of events that a save is.
  watchdog needs that gathering written on top.
- *jinja2* fills the page in.  The cards themselves are rendered by `flashgen.render`.

The page is plain HTML, CSS and JavaScript modules as they stand in `page/`: nothing to
install or to build for whoever changes them.

Cards are shown in frames without scripts, an origin of their own and a content security
policy of their own, so that nothing in a card can reach the page.
"""
