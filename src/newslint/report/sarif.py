"""The `sarif` format: SARIF 2.1.0, for code scanning services and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections import Counter
from collections.abc import Mapping

from newslint.errors import VERSION, NewslintError, PlaceError, RuleError
from newslint.outcome import Outcome, Totals
from newslint.report.array import dump
from newslint.report.sarif_result import location, result
from newslint.rule import Rule, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
INFORMATION = "https://newslint.readthedocs.io"
MOST_RESULTS = 25_000  # in one run; GitHub rejects more
Object = dict[str, object]


class Sarif:
    """One run. It keeps results until the end, to write only the most severe if there are too many."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules
        self.kept: dict[Severity, list[tuple[int, Object]]] = {severity: [] for severity in Severity}
        self.seen: Counter[Severity] = Counter()
        self.reported: dict[str, None] = {}
        self.notifications: list[Object] = []

    def one(self, outcome: Outcome) -> str:
        """Nothing yet: the findings are kept."""
        self.notifications += (_notification(outcome, error) for error in outcome.errors)
        occurrences: Counter[str] = Counter()
        for finding in outcome.findings:
            occurrences[finding.fingerprint] += 1
            self.seen[finding.severity] += 1
            self.reported[finding.rule] = None
            kept = self.kept[finding.severity]
            if len(kept) < MOST_RESULTS:
                order = self.seen.total()
                kept.append((order, result(outcome, finding, occurrences[finding.fingerprint])))
        return ""

    def end(self, totals: Totals) -> str:  # noqa: ARG002 -- the protocol's
        """The log."""
        failed = bool(self.notifications)
        results = self._results()
        left_out = self.seen.total() - len(results)
        if left_out:
            self.notifications.append(_left_out(left_out))
        run = {
            "tool": {"driver": self._driver()},
            "columnKind": "unicodeCodePoints",
            "invocations": [
                {"executionSuccessful": not failed, "toolExecutionNotifications": self.notifications}
            ],
            "results": results,
        }
        return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"

    def _results(self) -> list[Object]:
        ranked = [pair for severity in sorted(Severity, reverse=True) for pair in self.kept[severity]]
        return [found for _, found in sorted(ranked[:MOST_RESULTS], key=lambda pair: pair[0])]

    def _driver(self) -> Object:
        rules = [_descriptor(name, self.rules.get(name)) for name in sorted(self.reported)]
        return {"name": "newslint", "version": VERSION, "informationUri": INFORMATION, "rules": rules}


def make(rules: Mapping[str, Rule], *, color: bool) -> Sarif:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return Sarif(rules)


def _descriptor(name: str, rule: Rule | None) -> Object:
    if rule is None:
        return {"id": name}
    url = rule.url
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.why, "markdown": rule.why + (f"\n\n[All about {name}]({url})" if url else "")},
        **({"helpUri": url} if url else {}),
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [rule.category]},
    }


def _notification(outcome: Outcome, error: NewslintError) -> Object:
    said: Object = {"level": "error", "message": {"text": str(error)}}
    path = (error.path if isinstance(error, PlaceError | RuleError) else None) or outcome.path
    said["locations"] = [location(path)]
    if isinstance(error, RuleError):
        said["associatedRule"] = {"id": error.rule}
    return said


def _left_out(number: int) -> Object:
    text = f"{number:,} results were left out; the {MOST_RESULTS:,} most severe ones are in this log"
    return {"level": "warning", "message": {"text": text}}
