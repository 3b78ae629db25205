#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks what the documents promise: every link, path, picture and command that they name is there, both languages say the same, and
the vendor's codes are explained as the program does.

  check_docs.py ROOT [PROXYDECK]   PROXYDECK: the program, whose --help must know each option that the documents use
"""
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # nothing is left beside the source
import code_table
import page_pairs

ROOT = Path(sys.argv[1]).resolve()
PROGRAM = sys.argv[2] if len(sys.argv) > 2 else None

# Commands of other tools that the documents may name without this project holding them.
TOOLS = {"cmake", "ctest", "cpack", "ninja", "git", "lupdate", "brew", "apt-get", "apt", "sudo", "winget", "vcpkg", "curl", "dpkg",
         "wine", "export", "cd", "python3", "rsvg-convert", "debootstrap", "open", "sh", "xcrun", "spctl"}
# A word in `code` that begins so is a path of this repository.
FOLDERS = ("app/", "ui/", "resources/", "translations/", "tests/", "installer/", "docs/", ".ci/", ".github/")

problems = []


def slug(heading):
    """The anchor that the usual renderers make of a heading."""
    text = re.sub(r"[`*]", "", heading.strip().lower())
    text = re.sub(r"[^\w\- ]", "", text)
    return text.replace(" ", "-")


def without_fences(text):
    return re.sub(r"^```.*?^```", lambda m: "\n" * m.group(0).count("\n"), text, flags=re.S | re.M)


def anchors(path):
    return {slug(m.group(1)) for m in re.finditer(r"^#+\s+(.*)$", without_fences(path.read_text("utf-8")), re.M)}


def complain(path, text, position, words):
    problems.append(f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, position) + 1}: {words}")


def exists(pattern, base):
    if any(c in pattern for c in "*?["):
        return any(base.glob(pattern))
    return (base / pattern).exists()


def check_links(path, text):
    for m in re.finditer(r"!?\[[^\]]*\]\(([^)\s]+)[^)]*\)", text):
        target = m.group(1)
        if re.match(r"[a-z]+:", target):
            if not target.startswith("https://"):
                complain(path, text, m.start(), f"link that is not https: {target}")
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists():
            complain(path, text, m.start(), f"dead link: {target}")
        elif ROOT not in file.parents:
            complain(path, text, m.start(), f"link out of the project: {target}")
        elif anchor and file.suffix == ".md" and anchor not in anchors(file):
            complain(path, text, m.start(), f"no such heading: {target}")


def check_paths(path, text):
    for m in re.finditer(r"`([^`\n]+)`", text):
        for word in m.group(1).split():
            word = word.rstrip(".,;:")
            if not word.startswith(FOLDERS) or re.search(r"[<>…{}]", word):
                continue
            # tests/app/tst_x names a program or a source
            if not (exists(word.rstrip("/"), ROOT) or exists(word + ".cpp", ROOT) or exists(word + ".h", ROOT)):
                complain(path, text, m.start(), f"no such path: {word}")


def presets():
    data = json.loads((ROOT / "CMakePresets.json").read_text("utf-8"))
    return {p["name"] for kind in ("configurePresets", "buildPresets", "testPresets") for p in data[kind]}


def tests_named():
    names = set()
    for cmake in (ROOT / "tests").rglob("CMakeLists.txt"):
        names |= set(re.findall(r"\b((?:tst|bench|fuzz)_\w+)", cmake.read_text("utf-8")))
    return names


def options():
    if not PROGRAM:
        return None
    done = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, timeout=60)
    return set(re.findall(r"--[a-z][a-z-]*", done.stdout + done.stderr))


def check_command(path, text, position, line, known_options):
    try:
        words = shlex.split(line, comments=True)
    except ValueError as error:
        return complain(path, text, position, f"not a shell command: {line} ({error})")
    while words and re.match(r"[A-Z_]+=", words[0]):
        words.pop(0)
    if not words:
        return
    command = words[0]
    if command == "sudo" and len(words) > 1:
        command = words[1]
    if "/" in command and not command.startswith("/"):
        file = ROOT / command
        if not command.startswith(("build/", "./build/")) and not file.is_file():
            complain(path, text, position, f"no such command: {command}")
        elif file.is_file() and file.suffix != ".ps1" and not file.stat().st_mode & 0o111:
            complain(path, text, position, f"not executable: {command}")
    elif command not in TOOLS and command not in ("proxydeck", "proxydeck.exe"):
        complain(path, text, position, f"unknown command: {command}")
    for preset in re.findall(r"--preset[= ](\w+)", line):
        if preset not in presets():
            complain(path, text, position, f"no such preset: {preset}")
    if command in ("./run", "proxydeck", "proxydeck.exe", "run.ps1") and known_options is not None:
        for option in re.findall(r"(?<!\S)--[a-z][a-z-]*", line.split("#")[0]):
            if option not in known_options:
                complain(path, text, position, f"{command} has no option {option}")


def commands_in(line):
    """The commands of one line of a shell, without remarks; what stands in quotes does not part them."""
    words = shlex.shlex(line.split(" #")[0], posix=False, punctuation_chars=";|&")
    words.whitespace_split, words.commenters = True, "#"
    commands = [[]]
    try:
        for word in words:
            if word.strip(";|&"):
                commands[-1].append(word)
            else:
                commands.append([])
    except ValueError:
        return [line.strip()]  # check_command() says what is wrong
    return [" ".join(command) for command in commands if command]


def check_commands(path, text, known_options):
    for m in re.finditer(r"^( *)```sh\n(.*?)^ *```", text, re.S | re.M):
        position = m.start(2)
        for line in m.group(2).splitlines(keepends=True):
            for part in commands_in(line):
                check_command(path, text, position, part, known_options)
            position += len(line)
    tests = tests_named()
    for m in re.finditer(r"\b((?:tst|bench|fuzz)_[a-z_0-9]+)\b(?!\*)", text):
        name = m.group(1)
        if name not in tests and not any((ROOT / "tests").rglob(name + ".*")):
            complain(path, text, m.start(), f"no such test: {name}")


def main():
    known_options = options()
    documents = [p for p in ROOT.rglob("*.md")
                 if not any(part in ("build", "out", "node_modules") for part in p.relative_to(ROOT).parts[:-1])]
    if len(documents) < 5:
        problems.append(f"only {len(documents)} documents found under {ROOT.name}")
    for path in sorted(documents):
        text = path.read_text("utf-8")
        prose = without_fences(text)
        check_links(path, prose)
        check_paths(path, prose)
        check_commands(path, text, known_options)
    page_pairs.check(ROOT, sorted(documents), slug, lambda path, words: problems.append(f"{path.relative_to(ROOT)}: {words}"))
    code_table.check(ROOT, problems.append)
    for problem in problems:
        print(problem)
    print(f"{len(documents)} documents, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
