// Looks at a rendered card and returns what a student would stumble over.
(() => {
  const bad = [];
  const name = (e) => e.tagName.toLowerCase() + (e.className ? "." + e.className : "");
  const shown = (e) => e.checkVisibility() && !e.closest(".fc-vh");
  const root = document.documentElement;
  const page = document.querySelector("#qa");

  // width: nothing beside the page, nothing cut off
  if (root.scrollWidth > innerWidth) bad.push(`scrolls sideways: ${root.scrollWidth} > ${innerWidth}`);
  for (const e of page.querySelectorAll("*")) {
    if (!shown(e) || e.matches(".fc-trail")) continue;
    const style = getComputedStyle(e);
    const cut = style.overflowX !== "visible" || style.overflowY !== "visible";
    if (cut && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
      bad.push(`clipped: ${name(e)}`);
  }

  // colour: WCAG 2 contrast of every text with what lies behind it
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a));
  const behind = (e) => {
    const layers = [];
    for (; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (e, pseudo) => {
    const ground = behind(e);
    const [a, b] = [light(over(rgba(getComputedStyle(e, pseudo).color), ground)), light(ground)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  let texts = 0;
  const see = (e, words, pseudo) => {
    texts += 1;
    const ratio = contrast(e, pseudo);
    if (ratio < 4.5) bad.push(`contrast ${ratio.toFixed(2)}: ${name(e)} ${words}`);
    const size = parseFloat(getComputedStyle(e, pseudo).fontSize);
    if (size < 13 && !e.closest("sub, sup")) bad.push(`text of ${size}px: ${name(e)} ${words}`);
  };
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const e = node.parentElement;
    if (!node.data.trim() || e.closest("style") || !shown(e)) continue;
    see(e, node.data.trim().slice(0, 20), null);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if ((box.left < -1 || box.right > innerWidth + 1) && !e.closest(".fc-trail")) bad.push(`outside: ${name(e)}`);
  }
  for (const e of page.querySelectorAll("*"))
    for (const pseudo of ["::before", "::after"])
      if (shown(e) && /[^"\s]/.test(getComputedStyle(e, pseudo).content.replace(/^(none|normal)$/, "")))
        see(e, getComputedStyle(e, pseudo).content, pseudo);

  // touch
  for (const e of page.querySelectorAll("a, summary, label"))
    if (shown(e) && e.getBoundingClientRect().height < 32) bad.push(`low tap target: ${name(e)}`);

  const place = (e) => {
    const box = e?.getBoundingClientRect();
    return box ? [box.x, box.y + scrollY, box.width] : null;
  };
  return {
    bad, texts,
    gap: place(document.querySelector(".fc-gap")),
    question: place(document.querySelector(".fc-q")),
    image: place(document.querySelector(".fc-base img")),
    marks: [...document.querySelectorAll(".fc-marks img")].map((mark) => [
      mark.getBoundingClientRect().toJSON(),
      mark.closest(".fc-stack").querySelector(".fc-base img").getBoundingClientRect().toJSON(),
    ]),
  };
})()
