"""`kg init`: a project to edit, and what stands in its way said in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.commands.init import command as init
from kg.errors import KgError
from kg.papers import find


def test_the_example_can_be_uncommented(tmp_path: Path) -> None:
    init(tmp_path / "mine")
    papers = tmp_path / "mine" / "papers"
    (papers / "smith2021.txt").write_text("Trust grows.\n", encoding="utf-8")
    assert find(papers).works == {} and not find(papers).issues
    catalogue = papers / "papers.yaml"
    head, _, example = catalogue.read_text(encoding="utf-8").partition("\n")
    catalogue.write_text(f"{head}\n{re.sub('^# ', '', example, flags=re.MULTILINE)}", encoding="utf-8")
    assert find(papers).works["smith-trust"].title == "Trust in local councils"
    catalogue.write_text("", encoding="utf-8")
    assert find(papers).works == {}


@pytest.mark.parametrize("name", ["file", "file/deeper"])
def test_no_project_in_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(KgError, match=r"no project can be made in .*file"):
        init(tmp_path / name)
