// MathJax as Anki's reviewer sets it up: only \( \) and \[ \], no numbering, no menu.
"use strict";
window.MathJax = {
  tex: {
    inlineMath: [["\\(", "\\)"]],
    displayMath: [["\\[", "\\]"]],
    processEscapes: false,
    processEnvironments: false,
    processRefs: false,
    packages: [
      "base", "action", "ams", "autoload", "configmacros", "mathtools", "mhchem",
      "newcommand", "noundefined", "require",
    ],
  },
  chtml: { fontURL: new URL("woff-v2", document.currentScript.src).href },
  options: { enableMenu: false },
  startup: { elements: [".fc"] },
};
