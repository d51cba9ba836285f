"""Makes the pack of newslint's own cards when the wheel is built, so that start-up parses no cards."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackHook(BuildHookInterface[Any]):
    """Adds `newslint/rules/cards.pack` to the wheel; an editable installation reads the cards."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the pack, and set its path in the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from newslint.catalogue.making import read_cards  # noqa: PLC0415 -- the package that is being built
        from newslint.catalogue.pack import SHIPPED  # noqa: PLC0415
        from newslint.text.sealed import sealed  # noqa: PLC0415

        made = Path(tempfile.mkdtemp()) / SHIPPED
        made.write_bytes(sealed(read_cards(root / "rules")))
        build_data["force_include"][str(made)] = f"newslint/rules/{SHIPPED}"
