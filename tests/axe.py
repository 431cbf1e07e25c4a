"""What axe-core finds wrong on a page for people who use a keyboard, a screen reader or strong contrast."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

_AXE = Path(__file__).parent / "web/node_modules/axe-core/axe.min.js"
needs_axe = pytest.mark.skipif(not _AXE.is_file(), reason="axe-core is not installed (npm ci in tests/web)")


def violations(page: Page) -> list[list[str]]:
    """(rule, the first element that breaks it) on the page as it stands."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[list[str]] = page.evaluate(
        "axe.run(document).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"
    )
    return found
