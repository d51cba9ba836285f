"""The files of a run."""

import os
from pathlib import Path

import pytest

from cli_kit import files
from newslint.config import Config
from newslint.session.find import find


def test_a_folder_is_searched_for_the_known_extensions_sorted(at: Path) -> None:
    files(at, "b.md", "a.txt", "c/d.HTML", "c/e.jsonl", "notes.py", "picture.png", "z.ndjson", "Makefile")
    assert find(["."]).files == ("a.txt", "b.md", "c/d.HTML", "c/e.jsonl", "z.ndjson")


def test_a_named_file_is_read_whatever_its_name(at: Path) -> None:
    files(at, "article", "story.dat")
    assert find(["story.dat", "article"]).files == ("article", "story.dat")


def test_a_file_named_twice_or_also_by_its_folder_is_read_once(at: Path) -> None:
    files(at, "a.txt")
    assert find(["a.txt", "."]).files == ("a.txt",)
    assert len(find(["a.txt", "./a.txt", str(at / "a.txt")]).files) == 1


def test_nested_gitignores_apply_and_the_closest_takes_precedence(at: Path) -> None:
    files(at, "keep.txt", "drop.txt", "old/keep.txt", "old/drop.txt", "build/a.txt", "old/build/a.txt")
    (at / ".gitignore").write_text("drop.txt\n/build/\n", encoding="utf-8")
    (at / "old" / ".gitignore").write_text("!drop.txt\nkeep.txt\n", encoding="utf-8")
    assert find(["."]).files == ("keep.txt", "old/build/a.txt", "old/drop.txt")


def test_the_gitignores_above_count_inside_a_repository(at: Path) -> None:
    (at / ".git").mkdir()
    (at / ".gitignore").write_text("desk/draft*.txt\n", encoding="utf-8")
    files(at, "desk/draft1.txt", "desk/final.txt", ".git/info.txt")
    assert find(["desk"]).files == ("desk/final.txt",)
    assert find(["."]).files == ("desk/final.txt",)


def test_a_named_folder_is_searched_even_if_a_gitignore_excludes_it(at: Path) -> None:
    (at / ".git").mkdir()
    (at / ".gitignore").write_text("data/\n", encoding="utf-8")
    files(at, "data/a.txt")
    assert find(["."]).files == ()
    assert find(["data"]).files == ("data/a.txt",)


def test_exclude_is_relative_to_the_folder_of_the_configuration(at: Path) -> None:
    files(at, "desk/drafts/a.txt", "desk/b.txt", "drafts/c.txt")
    config = Config(exclude=("/desk/drafts/", "c.txt"), path=str(at / "newslint.toml"))
    assert find(["desk", "drafts"], lambda _folder: config).files == ("desk/b.txt",)


def test_a_named_file_is_excluded_only_by_force(at: Path) -> None:
    files(at, "draft.txt")
    config = Config(exclude=("draft.txt",), path=str(at / "newslint.toml"))
    assert find(["draft.txt"], lambda _folder: config).files == ("draft.txt",)
    assert find(["draft.txt"], lambda _folder: config, force_exclude=True).files == ()


def test_a_link_that_leads_in_a_circle_is_not_followed(at: Path) -> None:
    files(at, "desk/a.txt")
    (at / "desk" / "round").symlink_to(at / "desk", target_is_directory=True)
    assert find(["."]).files == ("desk/a.txt",)


def test_a_link_to_a_file_is_that_file_and_is_read_once(at: Path) -> None:
    files(at, "desk/a.txt")
    (at / "link.txt").symlink_to(at / "desk" / "a.txt")
    (at / "dangling.txt").symlink_to(at / "gone.txt")
    assert find(["."]).files == ("desk/a.txt",)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_folder_without_permission_is_reported_and_the_others_are_searched(at: Path) -> None:
    files(at, "closed/a.txt", "open/b.txt")
    (at / "closed").chmod(0)
    try:
        found = find(["."])
    finally:
        (at / "closed").chmod(0o755)
    assert found.files == ("open/b.txt",)
    assert str(found.errors[0]) == "closed: the folder cannot be read: permission denied"


def test_a_folder_that_cannot_be_listed_is_reported_and_the_others_are_searched(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(at, "closed/a.txt", "open/b.txt")
    listed = os.scandir

    def scandir(path: str) -> object:
        if path == "closed":
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find(["."])
    assert found.files == ("open/b.txt",)
    assert [str(error) for error in found.errors] == ["closed: the folder cannot be read: permission denied"]
