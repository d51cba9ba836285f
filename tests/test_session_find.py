"""The files of a run."""

import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from cli_kit import files
from newslint.config import Config
from newslint.errors import ConfigError
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


def test_folders_of_tools_and_other_kinds_of_pages_are_skipped(at: Path) -> None:
    files(at, ".git/a.txt", "node_modules/b.txt", "in/__pycache__/c.txt", "page.xhtml", "page.html")
    assert find(["."]).files == ("page.html",)
    assert find(["./"]).files == ("page.html",)
    assert find(["page.xhtml"]).files == ("page.xhtml",)


def test_a_pattern_for_folders_leaves_out_no_file(at: Path) -> None:
    files(at, "in/a.txt", "one/out.txt/b.txt", "two/out.txt")
    config = Config(exclude=("out.txt/",), path=str(at / "newslint.toml"))
    assert find(["."], lambda _folder: config).files == ("in/a.txt", "two/out.txt")
    assert find(["two/out.txt"], lambda _folder: config, force_exclude=True).files == ("two/out.txt",)
    (at / ".gitignore").write_text("out.txt/\n", encoding="utf-8")
    assert find(["."]).files == ("in/a.txt", "two/out.txt")


def test_inside_an_ignored_folder_that_is_named_the_patterns_above_do_not_count(at: Path) -> None:
    (at / ".git").mkdir()
    files(at, "data/in/a.txt", "data/in/b.txt", "more/in/b.txt", "more/in/c.txt")
    (at / ".gitignore").write_text("data/\nb.txt\n", encoding="utf-8")
    assert find(["data/in"]).files == ("data/in/a.txt", "data/in/b.txt")
    assert find(["more/in"]).files == ("more/in/c.txt",)


def test_a_wrong_configuration_is_told_once_and_excludes_nothing(at: Path) -> None:
    files(at, "a.txt", "b.txt", "in/c.txt")

    def wrong(_folder: str) -> Config:
        raise ConfigError("cannot be used", "newslint.toml")

    found = find(["."], wrong)
    assert found.files == ("a.txt", "b.txt", "in/c.txt")
    assert list(map(str, found.errors)) == ["newslint.toml: cannot be used"]


def test_two_links_to_a_file_in_one_folder_are_one_file(at: Path) -> None:
    files(at, "a.dat", "b.txt")
    for name in ("c.txt", "d.txt"):
        (at / name).symlink_to("a.dat")
    assert find(["."]).files == ("b.txt", "c.txt")


@pytest.mark.parametrize("method", ["is_dir", "is_file"])
def test_an_entry_that_cannot_be_looked_at_is_left_out(
    at: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    files(at, "a.txt", "b.txt")

    class Entry:
        """An entry of a folder that raises for one file."""

        def __init__(self, real: os.DirEntry[str]) -> None:
            self._real = real
            self.name = real.name

        def __getattr__(self, asked: str) -> object:
            if asked == method and self.name == "a.txt":
                raise OSError
            return getattr(self._real, asked)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: nullcontext(map(Entry, list(real(path)))))
    assert find(["."]).files == (("a.txt", "b.txt") if method == "is_dir" else ("b.txt",))
