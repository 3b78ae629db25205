# SPDX-License-Identifier: MIT
"""Reads clash entries from standard input and writes what a YAML reader made of them as JSON.

Without a YAML reader: with its keys quoted, the entry must be JSON, which YAML contains.
"""
import json
import re
import sys

text = sys.stdin.buffer.read().decode("utf-8")
try:
    import yaml

    entries = yaml.safe_load(text)
except ImportError:
    entries = []
    for line in text.splitlines():
        assert line.startswith("- ")
        quoted = re.sub(
            r'("(?:[^"\\]|\\.)*")|\b(name|type|server|port|username|password):|\bhttp\b',
            lambda m: m.group(1) or ('"%s":' % m.group(2) if m.group(2) else '"http"'),
            line[2:],
        )
        entries.append(json.loads(quoted))
print(json.dumps(entries))
