#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A project in which each document is wrong in one way: the checker must name each and nothing else."""
import subprocess
import sys
import tempfile
from pathlib import Path

GOOD = """# A heading
[there](README.md#a-heading), `app/main.cpp`, `tests/*/*.txt`

```sh
./run --demo   # with a remark
cmake --preset dev && ctest --preset dev
cmake --preset dev "-DSOME=a;b" | git log; open 'x|y'
```
"""
WRONG = {
    "dead link": "[x](missing.md)\n",
    "no such heading": "[x](README.md#nowhere)\n",
    "not https": "[x](http://example.org)\n",
    "out of the project": "[x](../outside.md)\n",
    "no such path": "`app/missing.cpp`\n",
    "no such command": "```sh\n./missing\n```\n",
    "unknown command": "```sh\nfrobnicate all\n```\n",
    "unknown command: second": "```sh\ncmake --preset dev; second 'a;b'\n```\n",
    "no such preset": "```sh\ncmake --preset missing\n```\n",
    "no such test": "tst_missing holds it\n",
    "no option": "```sh\n./run --missing\n```\n",
}

with tempfile.TemporaryDirectory() as folder:
    root = Path(folder) / "project"
    (root / "app").mkdir(parents=True)
    (root / "tests/a").mkdir(parents=True)
    (root / "tests/a/CMakeLists.txt").write_text("proxydeck_test(tst_there)\n")
    (root / "tests/a/b.txt").write_text("")
    (root / "app/main.cpp").write_text("")
    (Path(folder) / "outside.md").write_text("")
    (root / "CMakePresets.json").write_text('{"configurePresets":[{"name":"dev"}],"buildPresets":[],"testPresets":[{"name":"dev"}]}')
    program = root / "run"
    program.write_text("#!/bin/sh\necho --demo\n")
    program.chmod(0o755)
    for name in ("README", "a", "b", "c", "d"):
        (root / f"{name}.md").write_text(GOOD)

    def check():
        done = subprocess.run([sys.executable, str(Path(__file__).with_name("check_docs.py")), str(root), str(program)],
                              capture_output=True, text=True)
        return done.returncode, done.stdout

    status, said = check()
    assert status == 0, said
    for words, document in WRONG.items():
        (root / "wrong.md").write_text(document)
        status, said = check()
        lines = said.splitlines()
        assert status == 1 and len(lines) == 2 and words in lines[0] and lines[0].startswith("wrong.md:"), f"{words}: {said}"
print(f"{len(WRONG)} kinds of mistakes are found")
