#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws which room may use which, from the rooms' own link lists (proxydeck_room(… USES …) in app/*/CMakeLists.txt and
ui/*/CMakeLists.txt), into docs/pictures/rooms.svg.

  rooms_picture.py          draws; needs Graphviz (Debian and Homebrew: graphviz)
  rooms_picture.py --check  whether the picture shows the link lists as they are; needs nothing

An arrow is left out where a longer way of arrows leads to the same room, and so are those to app/base, which every room may use.
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs/pictures/rooms.svg"
COLOURS = {"app": "#e3ecf7", "ui": "#e2f1e7"}


def rooms():
    """{folder: set of the folders it links}, without app/base."""
    linked = {}
    names = {}
    for path in sorted(ROOT.glob("app/*/CMakeLists.txt")) + sorted(ROOT.glob("ui/*/CMakeLists.txt")):
        folder = path.parent.relative_to(ROOT).as_posix()
        for call in re.finditer(r"proxydeck_room\(([^)]*)\)", path.read_text("utf-8")):
            name, *words = call.group(1).split()
            names[name] = folder
            linked.setdefault(folder, set()).update(words)
    return {folder: {names[word] for word in words if word in names and names[word] not in (folder, "app/base")}
            for folder, words in linked.items() if folder != "app/base"}


def reduced(uses):
    """Without the arrows that follow from others."""
    def reach(room):
        return set().union(*({used} | reach(used) for used in uses[room])) if uses[room] else set()

    return {room: {used for used in uses[room] if not any(used in reach(other) for other in uses[room] if other != used)}
            for room in uses}


def record(uses):
    """What the picture was drawn from, as the comment that it carries."""
    return "\n".join(f"{room}: {' '.join(sorted(uses[room]))}".rstrip(": ") for room in sorted(uses))


def draw(uses):
    lines = ["digraph rooms {", "rankdir=TB; ranksep=0.55; nodesep=0.16; bgcolor=white;",
             'node [shape=box, style="filled,rounded", fontname="sans-serif", fontsize=12, height=0.32, margin="0.10,0.04"];',
             'edge [color="#5b6b7a", arrowsize=0.6];']
    for room in sorted(uses):
        lines.append(f'"{room}" [fillcolor="{COLOURS[room.split("/")[0]]}"];')
    for room, used in sorted(reduced(uses).items()):
        lines += [f'"{room}" -> "{other}";' for other in sorted(used)]
    lines.append("}")
    svg = subprocess.run(["dot", "-Tsvg"], input="\n".join(lines), capture_output=True, text=True, check=True).stdout
    svg = svg[svg.index("<svg"):]
    svg = re.sub(r"<!--.*?-->\n?", "", svg, flags=re.S)
    PICTURE.write_text(f"<!-- Made by tests/docs/rooms_picture.py from:\n{record(uses)}\n-->\n{svg}", "utf-8")


def main():
    uses = rooms()
    if sys.argv[1:] != ["--check"]:
        draw(uses)
        return 0
    text = PICTURE.read_text("utf-8") if PICTURE.exists() else ""
    drawn = re.search(r"from:\n(.*?)\n-->", text, re.S)
    if drawn and drawn.group(1) == record(uses):
        return 0
    print("docs/pictures/rooms.svg does not show the rooms as they are linked: run tests/docs/rooms_picture.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
