"""Prepares this machine: environments, locked packages, front end, translations, browser.

Runs on a bare Python 3.11+ (standard library only), does only what is missing or out of date, and
says in one line what it cannot do. ``python3 setup/prepare.py run|test``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".setup"
VENV, RUNTIME = ROOT / ".venv", ROOT / ".runtime"
OLDEST, NEWEST = (3, 11), (3, 13)  # TensorFlow 2.21 has wheels for these
NODE_AT_LEAST = (20, 19)


class Cannot(Exception):
    """Set-up cannot go on; the text says what is missing and what to do."""


def say(text: str) -> None:
    print(f"setup     {text}", flush=True)


def fingerprint(paths: Iterable[Path], *extra: str) -> str:
    """Return a digest of the files below ``paths`` and of ``extra``."""
    digest = hashlib.sha256("\0".join(extra).encode())
    for path in paths:
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for file in files:
            digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def step(name: str, text: str, mark: str, proof: Path, work: Callable[[], None]) -> None:
    """Do ``work`` unless the last time it succeeded with the same ``mark`` and ``proof`` exists."""
    stamp = STATE / name
    if proof.exists() and stamp.is_file() and stamp.read_text() == mark:
        return
    say(f"{text} ...")
    began = time.monotonic()
    work()
    stamp.write_text(mark)
    say(f"{text}: done in {time.monotonic() - began:.0f} s")


def run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run a command quietly; on failure show the end of what it said."""
    log = STATE / "log"
    with log.open("a") as file:
        file.write(f"\n$ {' '.join(map(str, command))}\n")
        file.flush()
        start = file.tell()
        code = subprocess.call(
            [str(part) for part in command],
            cwd=cwd,
            stdout=file,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **(env or {})},
        )
    if code:
        with log.open() as file:
            file.seek(start)
            tail = "\n".join(f"    {line}" for line in file.read().splitlines()[-12:])
        name = Path(command[0]).name
        raise Cannot(f"`{name}` failed (exit code {code}):\n{tail}\n    All of it: {log}")


def check_python() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise Cannot(
            f"This is Python {found}; TensorFlow needs 3.11, 3.12 or 3.13. "
            "Name another one: make run PYTHON=python3.12"
        )


def make_environment(folder: Path) -> None:
    """Create a virtual environment; Debian keeps the module for it in a package of its own."""
    if (folder / "bin" / "pip").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    try:
        run(sys.executable, "-m", "venv", folder)
    except Cannot:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not install_debian_packages([package]):
            raise Cannot(
                f"Python cannot make virtual environments here. As root: apt-get install {package}"
            ) from None
        shutil.rmtree(folder, ignore_errors=True)
        run(sys.executable, "-m", "venv", folder)


def install_debian_packages(names: list[str]) -> bool:
    """Install packages where we are root on Debian; return whether they are there now."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run("apt-get", "update", "-qq", env=quiet)
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *names, env=quiet)
    except Cannot:
        return False
    return True


def install(folder: Path, requirements: str, text: str) -> None:
    """Install a lock file into ``folder``; every package is checked against its hash."""
    path = ROOT / "requirements" / f"{requirements}.txt"
    mark = fingerprint([path], sys.version)

    def work() -> None:
        make_environment(folder)
        run(
            folder / "bin" / "pip",
            "install",
            "--disable-pip-version-check",
            "--no-input",
            "--require-hashes",
            "-r",
            path,
        )

    step(f"packages-{folder.name.strip('.')}", text, mark, folder / "bin" / "python", work)


def python_packages(purpose: str) -> None:
    # The development lock contains the application lock, so what `make test` installed also runs.
    dev_stamp = STATE / "packages-dev-wanted"
    if purpose == "test":
        dev_stamp.touch()
    install(VENV, "dev" if dev_stamp.exists() else "app", "Python packages")
    install(RUNTIME, "runtime", "The labs' runtime (NumPy, TensorFlow, Keras)")


def node_command() -> list[str]:
    """Return how to call npm: the machine's, or the one from PyPI."""
    if (npm := shutil.which("npm")) and (node := shutil.which("node")):
        version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
        numbers = tuple(int(part) for part in version.strip().lstrip("v").split(".")[:2] or ["0"])
        if numbers >= NODE_AT_LEAST:
            return [npm]
    folder = ROOT / ".setup" / "node"
    install(folder, "node", "Node.js from PyPI")
    return [str(folder / "bin" / "npm")]


def front_end() -> None:
    frontend = ROOT / "frontend"
    sources = [
        frontend / name
        for name in ("src", "package.json", "package-lock.json", "vite.config.ts", "tsconfig.json")
    ]
    mark = fingerprint([source for source in sources if source.exists()])

    def work() -> None:
        npm = node_command()
        bin_folder = str(Path(npm[0]).parent)
        path = {"PATH": f"{bin_folder}{os.pathsep}{os.environ.get('PATH', '')}"}
        run(*npm, "ci", "--no-audit", "--no-fund", cwd=frontend, env=path)
        run(*npm, "run", "build", cwd=frontend, env=path)

    step("front-end", "Front end", mark, frontend / "dist" / ".vite" / "manifest.json", work)
    mark += (STATE / "packages-venv").read_text()
    static = ROOT / "static-collected"

    def collect() -> None:
        shutil.rmtree(static, ignore_errors=True)
        run(VENV / "bin" / "python", "manage.py", "collectstatic", "--noinput", "--verbosity", "0")

    step("static", "Static files", mark, static, collect)


def translations() -> None:
    run(VENV / "bin" / "python", "-m", "config.catalogues")


def browser() -> None:
    """Find or install the browser of the tests; its path is left in .setup/browser."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if not found and not (STATE / "browser").exists():
        say("A browser for the tests ...")
        if install_debian_packages(["chromium", "fonts-noto-cjk"]):
            found = shutil.which("chromium")
        else:
            found = playwright_browser()
    if found:
        (STATE / "browser").write_text(found)


def playwright_browser() -> str:
    try:
        run(VENV / "bin" / "python", "-m", "playwright", "install", "chromium")
    except Cannot:
        raise Cannot(
            "The tests need Chromium. As root: apt-get install chromium   "
            "(or as yourself: .venv/bin/python -m playwright install chromium)"
        ) from None
    code = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run([VENV / "bin" / "python", "-c", code], capture_output=True, text=True)
    return done.stdout.strip()


def main() -> int:
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    began = time.monotonic()
    try:
        check_python()
        try:
            STATE.mkdir(exist_ok=True)
            (STATE / "log").touch()
        except OSError as error:
            raise Cannot(f"{ROOT} cannot be written ({error.strerror}).") from None
        python_packages(purpose)
        front_end()
        translations()
        if purpose == "test":
            browser()
    except Cannot as problem:
        print(f"setup     {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nsetup     interrupted; the next start goes on from here.", file=sys.stderr)
        return 130
    if time.monotonic() - began > 5:
        say(f"ready after {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
