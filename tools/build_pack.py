"""Makes the pack of newslint's own cards while the wheel is built, so that no card is parsed at start-up."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackHook(BuildHookInterface[Any]):
    """Adds `newslint/rules/pack.json` to the wheel; a checkout that is installed in place reads its cards."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the pack and name its place in the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from newslint.catalogue.pack import SHIPPED, packed  # noqa: PLC0415 -- the package that is being built

        made = Path(tempfile.mkdtemp()) / SHIPPED
        made.write_text(json.dumps(packed(root / "rules"), ensure_ascii=False), encoding="utf-8")
        build_data["force_include"][str(made)] = f"newslint/rules/{SHIPPED}"
