"""Makes the README's pictures, docs/card.png and docs/kit.png, from the demo as it runs: `make pictures`."""

from __future__ import annotations

import os
import tempfile
from io import StringIO
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

from flows.demo import run_demo
from tests.test_kit import CHROMIUM, FLAGS

DOCS = Path(__file__).parent.parent / "docs"
# rich's own page would fetch its font from the web.
PAGE = """<!DOCTYPE html><meta charset=utf-8><style>{stylesheet}
body {{ margin: 0; padding: 1.2rem 1.6rem; color: {foreground}; background: {background}; width: max-content }}
a {{ color: inherit; text-decoration: none }}
pre {{ font: 15px/1.35 "DejaVu Sans Mono", monospace; margin: 0 }}</style><pre>{code}</pre>"""


def card_page() -> str:
    """The demo's card as a terminal of 92 columns shows it, as HTML."""
    console = Console(record=True, width=92, force_terminal=True, file=StringIO())
    run_demo(console, Console(quiet=True), direct=True, verbose=False, timings=False)
    page = console.export_html(theme=DIMMED_MONOKAI, code_format=PAGE)
    return page.replace(os.environ["OPENLINE_HOME"].removesuffix("/demo"), "~/.local/share/openline")


def picture(browser: Browser, page: Path, to: Path, *, width: int, height: int | None) -> None:
    """A screenshot of a page: its first screen, or all of it where no height is given."""
    with browser.new_page(viewport={"width": width, "height": height or 400}, device_scale_factor=1) as tab:
        tab.goto(page.as_uri())
        tab.screenshot(path=to, full_page=height is None)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["OPENLINE_HOME"] = folder
        card = Path(folder) / "card.html"
        card.write_text(card_page(), encoding="utf-8")
        (kit,) = Path(folder).glob("demo/cases/*/kit.html")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            picture(browser, card, DOCS / "card.png", width=880, height=None)
            picture(browser, kit, DOCS / "kit.png", width=900, height=1180)
            browser.close()


if __name__ == "__main__":
    main()
