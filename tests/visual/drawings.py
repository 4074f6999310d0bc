"""Drawings for the samples: line art, a plot, a scan, and marks for them."""

from __future__ import annotations

from base64 import b64encode


def _svg(body: str, width: int = 1200, height: int = 900) -> str:
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">{body}</svg>'
    )
    data = b64encode(drawing.encode()).decode()
    return (
        f'<img src="data:image/svg+xml;base64,{data}" width="{width}" '
        f'height="{height}" alt="Drawing of a chest from the front">'
    )


_CHEST = (
    '<g fill="none" stroke="#647c86" stroke-width="5" stroke-linecap="round">'
    '<path d="M655 40C655 96 662 132 700 150C790 182 900 176 952 236'
    "C1000 296 1018 400 1056 840M545 40C545 96 538 132 500 150C410 182 300 176 248 236"
    "C200 296 182 400 144 840M918 400C900 470 896 640 872 840M282 400C300 470 304 640 "
    '328 840M560 470C532 640 320 668 300 470M640 470C668 640 880 668 900 470"/></g>'
    '<g fill="#b07824"><circle cx="790" cy="470" r="9"/><circle cx="815" '
    'cy="455" r="7"/><circle cx="770" cy="450" r="6"/></g>'
    '<g fill="#647c86" font-family="sans-serif" text-anchor="middle">'
    '<text x="600" y="824" font-size="34" font-weight="600">SCHEMATIC</text>'
    '<text x="600" y="866" font-size="28">not a patient image</text></g>'
)
_RING = (
    '<g fill="none" stroke="#141414" stroke-width="14"><ellipse id="r" cx="793" '
    'cy="472" rx="90" ry="70"/></g><g fill="none" stroke="#ffd400" stroke-width="7">'
    '<ellipse cx="793" cy="472" rx="90" ry="70"/></g>'
)
_PLOT = (
    '<rect width="900" height="700" fill="#fff"/><path d="M80 60V620H860" fill="none" '
    'stroke="#222" stroke-width="4"/><path d="M80 90C300 130 420 420 860 520" '
    'fill="none" stroke="#b03030" stroke-width="6"/>'
)
_SCAN = (
    '<rect width="800" height="800" fill="#000"/><ellipse cx="400" cy="400" rx="330" '
    'ry="250" fill="#444"/><circle cx="400" cy="440" r="60" fill="#999"/>'
)
FIGURE, MARKS = _svg(_CHEST), _svg(_RING)
PLOT, SCAN = _svg(_PLOT, 900, 700), _svg(_SCAN, 800, 800)
