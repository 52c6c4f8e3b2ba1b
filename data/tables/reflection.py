"""What to ask oneself before asking for feedback: ten minutes, on paper or in one's head."""

from __future__ import annotations

QUESTIONS = (
    "Which questions went badly, and what is a better answer to each?",
    "Which requirements of the role do you truly meet, and which not yet?",
    "What probably decided it?",
    "Which strengths showed, and how will you build on them?",
)
