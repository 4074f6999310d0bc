"""Formulas on paper, where no MathJax runs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.export.chemistry import as_tex
from flashgen.export.formula import drawn
from flashgen.export.linear import words
from tests.conftest import ROOT

CHEMISTRY = {
    r"\ce{H2O}": "H₂O",
    r"\ce{Ca^2+}": "Ca²⁺",
    r"\ce{Na+}": "Na⁺",
    r"\ce{SO4^2-}": "SO₄²⁻",
    r"\ce{PO4^{3-}}": "PO₄³⁻",
    r"\ce{[Cu(NH3)4]^2+}": "[Cu(NH₃)₄]²⁺",
    r"\ce{HPO4^2-/H2PO4-}": "HPO₄²⁻/H₂PO₄⁻",
    r"\ce{O2^{.-}}": "O₂•⁻",
    r"\ce{e-}": "e⁻",
    r"\ce{H3O+(aq)}": "H₃O⁺ (aq)",
    r"\ce{2H2 + O2 -> 2 H2O}": "2 H₂ + O₂ → 2 H₂O",
    r"\ce{CO2 + H2O <=> H2CO3 <=> H+ + HCO3-}": "CO₂ + H₂O ⇌ H₂CO₃ ⇌ H⁺ + HCO₃⁻",
    r"\ce{NAD+ + 2H+ <-> NADH}": "NAD⁺ + 2 H⁺ ↔ NADH",
    r"\ce{CaCO3(s) ->[heat] CaO + CO2(g)}": "CaCO₃ (s) →(heat) CaO + CO₂ (g)",
    r"\ce{A ->[{enzyme}][{Mg^2+}] B}": "A →(enzyme)(Mg²⁺) B",
    r"\ce{CaCO3 ->[\Delta][900 \text{°C}] CaO}": "CaCO₃ →(Δ)(900 °C) CaO",
    r"\ce{Ag+ + Cl- -> AgCl v}": "Ag⁺ + Cl⁻ → AgCl ↓",
    r"\ce{2H+ + 2e- -> H2 ^}": "2 H⁺ + 2 e⁻ → H₂ ↑",
    r"\ce{CH3-CH=CH2}": "CH₃–CH=CH₂",
    r"\ce{HC#CH}": "HC≡CH",
    r"\ce{R-COO-}": "R–COO⁻",
    r"\ce{Na+-K+-ATPase}": "Na⁺–K⁺–ATPase",
    r"\ce{CuSO4*5H2O}": "CuSO₄·5 H₂O",
    r"\ce{^131I}": "¹³¹I",
    r"\ce{^{99m}_{43}Tc}": "⁹⁹ᵐ₄₃Tc",
    r"\ce{^18F-FDG}": "¹⁸F–FDG",
    r"\ce{Fe^{III}Cl3}": "Fe^IIICl₃",
    r"\ce{nH2O}": "n H₂O",
    r"\ce{1/2 O2}": "1/2 O₂",
    r"\ce{pH}": "pH",
    r"\pu{123 kJ/mol}": "123 kJ/mol",
    r"\pu{1.2e3 mol L-1}": "1.2 × 10³ mol L⁻¹",
    r"K = \frac{[\ce{H+}][\ce{HCO3-}]}{[\ce{CO2}]}": "K = ([H⁺][HCO₃⁻])/[CO₂]",
}

MATHS = {
    r"\frac{a}{b}": "a/b",
    r"\frac{a+b}{2}": "(a+b)/2",
    r"\sqrt{x^2+1}": "√(x²+1)",
    r"\sqrt[3]{x}": "³√x",
    r"x_{max} \le 10^{-9}": "xₘₐₓ ≤ 10⁻⁹",
    r"\overline{x} \pm 2\sigma": "x̄ ± 2σ",
    r"37\,^\circ\text{C}": "37 °C",
    r"a \cdot b \times c": "a · b × c",
    r"\log_{10}\left(x\right)": "log ₁₀(x)",
    r"a \xrightarrow[c]{b} d": "a → (b; c) d",
    r"\begin{aligned}a&=b\\c&=d\end{aligned}": "a =b; c =d",
    r"\unheardof{x}": "unheardof x",
    r"\frac{a": "a/",
}


@pytest.mark.parametrize("tex", CHEMISTRY)
def test_chemistry_is_drawn_and_can_be_read(tex: str) -> None:
    html = drawn(rf"\({tex}\)")
    assert html.count("<svg") == 1
    assert f'aria-label="{CHEMISTRY[tex]}"' in html
    assert "\\" not in html


@pytest.mark.parametrize("tex", MATHS)
def test_a_formula_on_one_line(tex: str) -> None:
    assert words(tex) == MATHS[tex]


def test_formulas_become_pictures_with_their_words() -> None:
    html = drawn(r"<p>\(a &lt; b\) and \[c\]</p>")
    assert html.count("<svg") == 2
    assert 'aria-label="a &lt; b"' in html
    assert "<use" not in html


@pytest.mark.parametrize("tex", [r"\unheardof{x}", r"\frac{a"])
def test_a_formula_that_cannot_be_drawn_becomes_its_words(tex: str) -> None:
    assert drawn(rf"\({tex}\)") == f'<span class="maths">{MATHS[tex]}</span>'


def test_an_empty_formula_is_nothing() -> None:
    assert drawn(r"<p>\(\ce{}\)</p>") == "<p></p>"


PARTS = (
    r"\ce{ \pu{ { } [ ] ( ) ^ _ + - = # . * -> <=> $ H O2 Na 2 \alpha \frac \\ v (g) "
    r'"a" \bond{ \text{ é & ~ \, \sqrt[ \begin{x}'
)


@given(st.lists(st.sampled_from(PARTS.split()), max_size=20).map("".join))
def test_whatever_is_written_no_tex_is_left(tex: str) -> None:
    plain = as_tex(tex)
    assert not re.search(r"\\(?:ce|pu)\s*\{", plain)
    assert "\\" not in words(plain)


def test_drawing_leaves_other_libraries_silent() -> None:
    """A bare root logger would print on the terminal from the first formula on."""
    code = (
        "import logging\n"
        "from flashgen.export.formula import drawn\n"
        r"assert '<svg' in drawn(r'\(a^2 + \frac{b}{c}\)')"
        "\n"
        "logging.debug('as ziafont does')\n"
        "log = logging.getLogger('weasyprint')\n"
        "log.addHandler(logging.NullHandler())\n"
        "log.warning('unknown property')\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stderr == ""
