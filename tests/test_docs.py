"""The documentation is true: snippets run, pages are reachable, options exist."""

import doctest
import importlib
import pkgutil
import re
import runpy
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import newslint
from accept import DIRTY
from cli_kit import run
from newslint import Linter, Safety
from newslint.catalogue import load_catalogue
from newslint.cli.group import main
from newslint.config import load_config
from picture import PICTURE, drawn

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted(DOCS.glob("*.md"))]
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(newslint.__path__, "newslint.")
    if not module.name.endswith("__main__")
)
LINK = r"\]\((?!https?://|#)([^)#\s]+)"


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, language: str) -> Iterator[str]:
    """Yield the content of each fence of a language on a page, without the indentation of the fence."""
    text = page.read_text(encoding="utf-8")
    for found in re.finditer(rf"^( *)```{language}\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL):
        yield re.sub(rf"^{found[1]}", "", found[2], flags=re.MULTILINE)


def svg_text(svg: str) -> list[str]:
    """The words of a picture, line by line, whatever the version of rich that drew it."""
    lines: dict[str, list[str]] = {}
    for height, words in re.findall(r'<text [^>]*y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        lines.setdefault(height, []).append(words)
    return ["".join(words).strip() for words in lines.values()]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_python_snippets_give_what_the_page_shows(page: Path) -> None:
    source = "\n".join(block for block in blocks(page, "python") if ">>>" in block)
    snippet = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    failures: list[str] = []
    doctest.DocTestRunner(verbose=False).run(snippet, out=failures.append)
    assert "".join(failures) == ""


@pytest.mark.parametrize("module", ["newslint", *MODULES])
def test_examples_in_docstrings_give_what_they_show(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_readme_shows_its_article_before_and_after_and_in_a_picture() -> None:
    shown = list(blocks(ROOT / "README.md", "text"))
    folder = DIRTY / "lighthouse-lamp"
    assert shown == [(folder / name).read_text(encoding="utf-8") for name in ("article.txt", "expected.txt")]
    assert svg_text(PICTURE.read_text(encoding="utf-8")) == svg_text(drawn()), "see make accept"


def test_home_page_shows_what_check_prints(at: Path) -> None:
    shown = next(block for block in blocks(DOCS / "index.md", "console") if "newslint check" in block)
    article = at / "articles" / "bridge.txt"
    article.parent.mkdir()
    article.write_text("The Regatta\n\nWe met at the end.Next week we sail.\n", encoding="utf-8")
    printed = run("check", "--isolated", "-q", "articles/").stdout
    assert shown.partition("articles/\n")[2].strip() == printed.strip()


def test_page_about_fixes_shows_what_fix_and_undo_print(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(at / "state"))
    article = at / "articles" / "bridge.txt"
    article.parent.mkdir()
    article.write_text("We met at the end.Next week we sail.\n", encoding="utf-8")
    (shown,) = (block for block in blocks(DOCS / "fixes.md", "console") if "newslint undo" in block)
    printed = ""
    for command in re.findall(r"^\$ newslint (.*)$", shown, re.MULTILINE):
        monkeypatch.setattr("sys.argv", ["newslint", *command.split()])
        done = run(*command.split())
        printed += f"$ newslint {command}\n{done.stdout}{done.stderr}"
    (name,) = [path.name for path in (at / "state" / "newslint" / "runs").iterdir()]
    assert printed.replace(name, "20260301-101500-5f7a").replace(str(at), "/srv/corpus") == shown


def test_cards_and_lists_of_the_page_about_rules_keep_their_examples(at: Path) -> None:
    for block in blocks(DOCS / "rules-howto.md", "toml"):
        if named := re.match(r"# (my-rules/\S+)\n", block):
            path = at / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, encoding="utf-8")
    done = run("test-rules", "my-rules")
    assert done.exit_code == 0, done.output
    assert "2 rules, 12 examples, 0 of them failed" in done.output


def test_card_of_the_page_for_contributors_keeps_its_examples(at: Path) -> None:
    card = next(block for block in blocks(ROOT / "CONTRIBUTING.md", "toml") if "[[bad]]" in block)
    path = at / "cards" / "boilerplate" / "weather-line.toml"
    path.parent.mkdir(parents=True)
    path.write_text(card, encoding="utf-8")
    done = run("test-rules", "cards")
    assert done.exit_code == 0, done.output


def test_lists_of_the_page_about_configuration_add_phrases(at: Path) -> None:
    block = next(one for one in blocks(DOCS / "configuration.md", "toml") if "[lists]" in one)
    (at / "newslint.toml").write_text(block, encoding="utf-8")
    linter = Linter(load_config(at / "newslint.toml"))
    text = "The ferry sails again on Friday.\n\n"
    for last, name in (
        ("Ask FerryBot", "chat-button"),
        ("If you like, I can shorten the dispatch.", "follow-up-offer"),
        ("Wenn du möchtest, kann ich die Depesche kürzen.", "follow-up-offer"),
    ):
        (finding,) = linter.lint(text + last)
        assert (finding.rule, finding.excerpt) == (name, last)
        assert finding.fix
        assert finding.fix.safety is Safety.SAFE


def test_suppressions_of_the_page_about_configuration_suppress_a_finding(at: Path) -> None:
    (article,) = (block for block in blocks(DOCS / "configuration.md", "markdown") if "ignore[" in block)
    (sidecar,) = (block for block in blocks(DOCS / "configuration.md", "toml") if "[[ignore]]" in block)
    comment, _, chorus = article.partition("\n")
    (at / "songs").mkdir()
    for name, text in (("song.md", chorus), ("songs/ferry.txt", chorus)):
        (at / name).write_text(text, encoding="utf-8")
        found = run("check", "--isolated", "--output-format", "concise", name).stdout
        assert found.count("\n") == found.count(" repeated-line ") == 1, found
    (at / "song.md").write_text(f"{comment}\n{chorus}", encoding="utf-8")
    (at / "newslint.ignore.toml").write_text(sidecar, encoding="utf-8")
    done = run("check", "--isolated", ".")
    assert (done.stdout, done.exit_code) == ("", 0)


def test_configuration_that_the_pages_show_can_be_followed(at: Path) -> None:
    for page in (DOCS / "configuration.md", DOCS / "formats.md", DOCS / "fixes.md"):
        for block in blocks(page, "toml"):
            table = tomllib.loads(block)
            if not {"ignore", "extend", "rule-paths"} & set(table) or isinstance(
                table.get("ignore", ()), str
            ):
                (at / "newslint.toml").write_text(block, encoding="utf-8")
                Linter(load_config(at / "newslint.toml"))


def test_command_line_page_names_each_option_and_no_other() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    options = {"--help", "--version"}
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        for one in command.params:
            options |= {name for name in one.opts if name.startswith("--") and isinstance(one, click.Option)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page)) == options


def test_rules_pages_are_those_of_the_cards(capsys: pytest.CaptureFixture[str]) -> None:
    builder = runpy.run_path(str(DOCS / "build_rules.py"))
    code = builder["main"](["--check"])
    assert (code, capsys.readouterr().out) == (0, ""), "see make docs"


def test_page_about_coverage_names_each_rule_and_no_other() -> None:
    page = (DOCS / "coverage.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\[([a-z-]+)\]\(rules/", page))
    assert named == {rule.name for rule in load_catalogue(plugins=False).rules}


def test_each_page_is_reached_from_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    reached: set[Path] = set()
    waiting = [DOCS / name for name in re.findall(r"[\w/-]+\.md", navigation.partition("\n\n")[0])]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            links = re.findall(LINK, page.read_text(encoding="utf-8"))
            waiting += [(page.parent / link).resolve() for link in links if link.endswith(".md")]
    lost = {named(page) for page in DOCS.rglob("*.md")} - {named(page) for page in reached}
    assert lost == set(), "link these pages, or name them in mkdocs.yml"


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=named)
def test_links_between_files_lead_somewhere(page: Path) -> None:
    links = re.findall(LINK, page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_page_about_guarantees_names_tests_that_exist() -> None:
    named = re.findall(r"`((?:tests|tools)/\w+\.py)`", (DOCS / "guarantees.md").read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
