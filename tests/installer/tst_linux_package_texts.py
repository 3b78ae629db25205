#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The texts of the Linux package say what is so: the manual page knows every option, and whose work is inside is named."""
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SOURCE, PROGRAM = Path(sys.argv[1]), sys.argv[2]
LINUX = SOURCE / "installer/linux"

done = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, timeout=60)
options = set(re.findall(r"(?<![\w-])-{1,2}[a-z][a-z-]*", done.stdout)) - {"-"}
assert {"--demo", "--forget-secrets", "-h", "--version"} <= options, options
page = (LINUX / "proxydeck.1.in").read_text("utf-8").replace("\\-", "-")
described = set()
for heading in re.findall(r"^\.TP\n(.*)$", page.partition(".SH OPTIONS")[2].partition(".SH EXIT")[0], re.M):
    described |= set(re.findall(r"(?<![\w-])-{1,2}[a-z][a-z-]*", heading))
assert described == options, f"not described: {options - described}; no options: {described - options}"
synopsis = page.partition(".SH SYNOPSIS")[2].partition(".SH DESCRIPTION")[0]
missing = {option for option in options if option.startswith("--")} - set(re.findall(r"--[a-z][a-z-]*", synopsis))
assert not missing, f"not in the synopsis: {missing}"

# Every copyright line of what is carried along.
notice = (SOURCE / "resources/areas/NOTICE").read_text("utf-8")
copyright_file = (LINUX / "copyright").read_text("utf-8")
for line in re.findall(r"^\s+Copyright (?:\(c\)|©) (.+)$", notice, re.M):
    assert line in copyright_file, f"copyright does not name: {line}"
for name in re.findall(r"^License: (.+)$", copyright_file, re.M):
    for licence in name.split(" and "):
        assert re.search(rf"^License: {re.escape(licence)}\n ", copyright_file, re.M), f"copyright lacks the text of {licence}"

# What is said in English is said in Chinese.
component = ElementTree.parse(LINUX / "io.github.proxydeck.proxydeck.metainfo.xml.in").getroot()
language = "{http://www.w3.org/XML/1998/namespace}lang"
for tag in ("summary", "p", "li"):
    texts = list(component.iter(tag))
    assert texts and len([text for text in texts if text.get(language) == "zh-CN"]) * 2 == len(texts), tag
entries = (LINUX / "proxydeck.desktop").read_text("utf-8")
for section in re.split(r"^(?=\[)", entries, flags=re.M):
    for key in ("GenericName", "Comment", "Keywords"):
        assert (f"\n{key}=" in section) == (f"\n{key}[zh_CN]=" in section), f"{section.splitlines()[:1]}: {key}"
assert component.findtext("launchable") == "proxydeck.desktop"
print(f"{len(options)} options are described")
