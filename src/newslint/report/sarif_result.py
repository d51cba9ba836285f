"""One finding as a SARIF result."""

from urllib.parse import quote

from newslint.edit import Safety
from newslint.outcome import Outcome
from newslint.report.place import inside
from newslint.rule import Finding

FINGERPRINT = "newslint/v1"
Object = dict[str, object]


def result(outcome: Outcome, finding: Finding, occurrence: int) -> Object:
    """The result. `occurrence` numbers equal fingerprints in one document, from 1."""
    found: Object = {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": {"text": finding.message},
        "locations": [_place(outcome, finding)],
        "partialFingerprints": {FINGERPRINT: f"{finding.fingerprint}:{occurrence}"},
        "properties": {"category": finding.category},
    }
    if fix := _fix(outcome, finding):
        found["fixes"] = [fix]
    return found


def location(path: str, region: Object | None = None) -> Object:
    """A physical location: the file, and a region of it if one is given."""
    at: Object = {"artifactLocation": {"uri": uri(path)}}
    if region:
        at["region"] = region
    return {"physicalLocation": at}


def uri(path: str) -> str:
    """The path as a URI reference, percent-encoded: relative, or `file://` for an absolute path."""
    has_drive = path[:1].isascii() and path[:1].isalpha() and path[1:3] in (":\\", ":/")
    path = path.replace("\\", "/") if has_drive else path
    try:
        raw = path.encode("utf-8", "surrogateescape")  # the bytes of a file name that is not UTF-8
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    if has_drive:
        return f"file:///{path[0]}:{quote(raw[2:])}"
    return f"file://{quote(raw)}" if path.startswith("/") else quote(raw)


def _place(outcome: Outcome, finding: Finding) -> Object:
    if outcome.record is not None:
        place = location(outcome.path, {"startLine": outcome.record})
        return {**place, "logicalLocations": [{"fullyQualifiedName": inside(outcome, finding)}]}
    return location(outcome.path, _region(finding))


def _region(finding: Finding) -> Object:
    start, end = finding.span
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": finding.excerpt},
    }


def _fix(outcome: Outcome, finding: Finding) -> Object | None:
    """The fix; None for a field of a record, whose offsets are not those of the file."""
    fix = finding.fix
    if fix is None or not fix.edits or outcome.record is not None:
        return None
    replacements = [
        {
            "deletedRegion": {"charOffset": start, "charLength": end - start},
            "insertedContent": {"text": text},
        }
        for (start, end), text in fix.edits
    ]
    change = {"artifactLocation": {"uri": uri(outcome.path)}, "replacements": replacements}
    return {
        "description": {"text": fix.title or "change it"},
        "artifactChanges": [change],
        "properties": {"safety": str(fix.safety or Safety.MANUAL), "loses": str(fix.loses)},
    }
