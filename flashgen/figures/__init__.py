"""Figures: what can be asked of them, their cards, and what may be wrong with them."""

from flashgen.figures.cards import FIGURE_QUESTIONS, figure_cards
from flashgen.figures.problems import problems
from flashgen.figures.shown import Picture, Shown, shown_marks

__all__ = [
    "FIGURE_QUESTIONS",
    "Picture",
    "Shown",
    "figure_cards",
    "problems",
    "shown_marks",
]
