#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A project in which one thing at a time is wrong: the checker must name it and nothing else."""
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
# Each in a page that is in both languages by itself.
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
    "not shown bold": "一**二。**三\n",
}

PAIR = """# Name
[{other}]({other})

Some `app/main.cpp`, **bold**, ![p](pictures/{language}/one.png)

## Part

| a | b |
|---|---|
{rows}

```sh
git log   # {language}
```
"""
ROWS = {
    "en": "| `FIRST_CODE` | **Wrong.** It is wrong. | Do \"this\", or that. | Later helps. |\n"
          "| `SECOND_CODE` (elastic) | **Enough.** No more today. | Wait. | Tomorrow helps. |\n"
          "| `SECOND_CODE` (other modes) | **Much.** Too much. | Less. | Later helps. |",
    "zh_CN": "| `FIRST_CODE` | **错误**。有错误。 | 请做“这个”，或那个。 | 稍后。 |\n"
             "| `SECOND_CODE`（弹性提取） | **够了**。今天没有了。 | 请等待。 | 明天。 |\n"
             "| `SECOND_CODE`（其他提取方式） | **多了**。太多。 | 请减少。 | 稍后。 |",
}
PAGES = {f"docs/operators{end}": PAIR.format(language=language, other=f"operators{other}", rows=ROWS[language])
         for language, end, other in (("en", ".md", ".zh_CN.md"), ("zh_CN", ".zh_CN.md", ".md"))}
ENGLISH, CHINESE = PAGES
# Words of the complaint: the page, what is there, what stands instead.
DIFFERENT = {
    "no link to operators.zh_CN.md at the top": (ENGLISH, "](operators.zh_CN.md)", "](operators.md)"),
    "no link to operators.md at the top": (CHINESE, "](operators.md)", "](operators.zh_CN.md)"),
    "other headings than operators.md": (CHINESE, "## Part", "### Part"),
    "lines of tables": (CHINESE, "| a | b |", "| a | b |\n| c | d |"),
    "other code blocks": (CHINESE, "git log ", "git show "),
    "names other paths": (CHINESE, "`app/main.cpp`", "`main.cpp`"),
    "not as the program says": (ENGLISH, "Later helps. |\n| `SECOND_CODE` (elastic)", "Later. |\n| `SECOND_CODE` (elastic)"),
    "not as the program says (tests/docs/code_table.py zh_CN): `SECOND_CODE`（弹性提取）": (CHINESE, "今天没有了", "没有了"),
}

KNOWN = """VendorCode{.code = "FIRST_CODE", .retry = RetryAdvice::Later},
VendorCode{.code = "SECOND_CODE", .retry = RetryAdvice::Later, .variesByMode = true},
if (known->variesByMode && endpoint.mode == Mode::Elastic)
    return RetryAdvice::Tomorrow;
"""
WORDING = """{.code = "FIRST_CODE",
 .title = QT_TRANSLATE_NOOP("ErrorWording", "Wrong"),
 .cause = QT_TRANSLATE_NOOP("ErrorWording", "It is "
                                            "wrong."),
 .next = QT_TRANSLATE_NOOP("ErrorWording", "Do \\"this\\", or that."),
 .page = Page::Key},
{.code = "SECOND_CODE", .mode = Mode::Elastic,
 .title = QT_TRANSLATE_NOOP("ErrorWording", "Enough"), .cause = QT_TRANSLATE_NOOP("ErrorWording", "No more today."),
 .next = QT_TRANSLATE_NOOP("ErrorWording", "Wait.")},
{.code = "SECOND_CODE",
 .title = QT_TRANSLATE_NOOP("ErrorWording", "Much"), .cause = QT_TRANSLATE_NOOP("ErrorWording", "Too much."),
 .next = QT_TRANSLATE_NOOP("ErrorWording", "Less.")},
"""
RETRY = """case RetryAdvice::Later:
    return ErrorWords::tr("Later helps.");
case RetryAdvice::Tomorrow:
    return ErrorWords::tr("Tomorrow helps.");
"""
NAMES = """case Mode::None:
    return {};
case Mode::Elastic:
    return translated(QT_TRANSLATE_NOOP("Catalogue", "Elastic"));
"""
TRANSLATED = {"Wrong": "错误", "It is wrong.": "有错误。", "Do \"this\", or that.": "请做“这个”，或那个。", "Enough": "够了", "No more today.": "今天没有了。",
              "Wait.": "请等待。", "Much": "多了", "Too much.": "太多。", "Less.": "请减少。", "Later helps.": "稍后。", "Tomorrow helps.": "明天。"}
TRANSLATION = "<TS><context><name>Catalogue</name><message><source>Elastic</source><translation>弹性</translation></message></context>" \
    "<context><name>ErrorWording</name>" + "".join(
        f"<message><source>{source}</source><translation>{text}</translation></message>" for source, text in TRANSLATED.items()) \
    + "</context></TS>"

FILES = {
    "tests/a/CMakeLists.txt": "proxydeck_test(tst_there)\n",
    "tests/a/b.txt": "",
    "tests/docs/make_pictures.py": 'PICTURES = {"one": ("step", None)}\n',
    "docs/pictures/en/one.png": "",
    "docs/pictures/zh_CN/one.png": "",
    "app/main.cpp": "",
    "app/catalogue/vendor_code.cpp": KNOWN,
    "app/catalogue/names.cpp": NAMES,
    "ui/wording/vendor_code_wording.cpp": WORDING,
    "ui/wording/error_wording.cpp": RETRY,
    "translations/proxydeck_zh_CN.ts": TRANSLATION,
    "CMakePresets.json": '{"configurePresets":[{"name":"dev"}],"buildPresets":[],"testPresets":[{"name":"dev"}]}',
    "run": "#!/bin/sh\necho --demo\n",
    "../outside.md": "",
    **PAGES,
}


def link(name):
    return f"[{name}]({name})\n"


with tempfile.TemporaryDirectory() as folder:
    root = Path(folder) / "project"
    root.mkdir()

    def write(name, text):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")

    for name, text in FILES.items():
        write(name, text)
    (root / "run").chmod(0o755)
    for name in ("README", "a", "b"):
        write(f"{name}.md", link(f"{name}.zh_CN.md") + GOOD)
        write(f"{name}.zh_CN.md", link(f"{name}.md") + GOOD.replace("with a remark", "有注释"))

    def check():
        done = subprocess.run([sys.executable, str(Path(__file__).with_name("check_docs.py")), str(root), str(root / "run")],
                              capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def finds(page, words, mistakes=1):
        status, said = check()
        lines = said.splitlines()
        assert status == 1 and len(lines) == mistakes + 1, f"{words}: {said}"
        assert any(words in line and line.startswith(f"{page}:") for line in lines), f"{words}: {said}"

    status, said = check()
    assert status == 0, said
    for words, document in WRONG.items():
        write("CHANGELOG.md", document)
        finds("CHANGELOG.md", words)
    (root / "CHANGELOG.md").unlink()

    for words, (page, there, instead) in DIFFERENT.items():
        assert PAGES[page].count(there) == 1, f"{words}: {there}"
        write(page, PAGES[page].replace(there, instead))
        # What the program does not say is told beside what it says.
        finds(page, words, 2 if "program" in words else 1)
        write(page, PAGES[page])

    # A section may send its reader to the English table instead of repeating figures.
    write("a.md", link("a.zh_CN.md") + "# How fast\n| 1 |\n|---|\n")
    write("a.zh_CN.md", link("a.md") + "# 性能\n[表格](a.md#how-fast)\n")
    status, said = check()
    assert status == 0, said
    write("a.zh_CN.md", link("a.md") + "# 性能\n")
    finds("a.zh_CN.md", "lines of tables")

    (root / "a.zh_CN.md").unlink()
    write("a.md", "# Alone\n")
    finds("a.md", "no Chinese one")
    write("a.zh_CN.md", "# 单独\n")
    (root / "a.md").unlink()
    finds("a.zh_CN.md", "no English one")
    (root / "a.zh_CN.md").unlink()

    write("docs/pictures/en/two.png", "")
    finds("docs/pictures/en/two", "make_pictures.py does not make it", 2)
    finds("docs/pictures/en/two.png", "no page shows it", 2)
    (root / "docs/pictures/en/two.png").unlink()
    (root / "docs/pictures/en/one.png").unlink()
    finds("docs/pictures/en/one", "not there", 2)
    finds(f"{ENGLISH}:4", "dead link", 2)
    write("docs/pictures/en/one.png", "x" * (4 << 20))
    finds("docs/pictures", "at most")
print(f"{len(WRONG) + len(DIFFERENT) + 7} kinds of mistakes are found")
