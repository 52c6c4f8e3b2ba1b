"""Runs the evaluation of e-mail formats that lies beside the project, each predictor in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FOLDER = SHARED / "eval" / "email_formats"
DATA = SHARED / "data" / "email_formats"
ABSENT = "The evaluation needs ../shared/eval and ../shared/data, which are not here: nothing was measured."

OURS = "tests.evaluation.predictors:predict_email"


def is_here() -> bool:
    """Whether there is anything to measure with."""
    return (FOLDER / "evaluate.py").is_file() and DATA.is_dir()


def evaluate(predictor: str | None, *options: str, python: str = sys.executable) -> dict[str, Any]:
    """The evaluator's figures for a predictor, or with None the oracle's; raises CalledProcessError where it fails."""
    asked = ["--predictor", predictor] if predictor else ["--oracle"]
    return scored(FOLDER / "evaluate.py", *asked, *options, python=python)


def scored(scorer: Path, *options: str, python: str = sys.executable) -> dict[str, Any]:
    """What a scorer that lies beside the project writes; raises CalledProcessError where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        subprocess.run(
            [python, str(scorer), *options, "--json", str(out)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{scorer.parent}", "PYTHONDONTWRITEBYTECODE": "1"},
            check=True,
            capture_output=True,
            text=True,
        )
        figures: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return figures
