"""Makes a folder from which newslint can start a LanguageTool server: the jar, and its libraries in libs/.

Usage: python tools/languagetool.py FOLDER    Set `jars` in newslint's configuration to FOLDER.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from newslint.engines.languagetool_server import JAR

VERSION = "6.8"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>newslint</groupId>
  <artifactId>languagetool-folder</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.languagetool</groupId><artifactId>languagetool-server</artifactId><version>{0}</version></dependency>
    <dependency><groupId>org.languagetool</groupId><artifactId>language-en</artifactId><version>{0}</version></dependency>
  </dependencies>
</project>
"""


def fetch(folder: Path) -> None:
    """Download the jars into `folder`/libs with Maven, named as the server's jar names them."""
    maven = shutil.which("mvn")
    if maven is None:
        raise SystemExit("there is no mvn; install Maven and Java 17 or newer (on Debian: apt install maven)")
    with tempfile.TemporaryDirectory() as place:
        pom = Path(place) / "pom.xml"
        pom.write_text(POM.format(VERSION), encoding="utf-8")
        command = [
            maven,
            "-B",
            "-q",
            "-f",
            str(pom),
            f"{PLUGIN}:copy-dependencies",
            "-Dmdep.stripVersion=true",
        ]
        subprocess.run([*command, f"-DoutputDirectory={folder / 'libs'}"], check=True)
    shutil.move(folder / "libs" / JAR, folder / JAR)


def main() -> None:
    """Make the folder completely or not at all."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1]).absolute()
    if (folder / JAR).is_file():
        return
    half = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(half, ignore_errors=True)
    try:
        fetch(half)
    except subprocess.CalledProcessError as error:
        raise SystemExit(
            f"Maven could not download LanguageTool {VERSION} (exit code {error.returncode})"
        ) from error
    shutil.rmtree(folder, ignore_errors=True)
    half.rename(folder)


if __name__ == "__main__":
    main()
