# SPDX-License-Identifier: MIT
"""The vendor's codes as the program explains them, read from its source and its translation, as rows of the operators' pages.

  code_table.py en|zh_CN     prints the rows, to be pasted into docs/operators.md or its Chinese counterpart
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

KNOWN = "app/catalogue/vendor_code.cpp"
WORDING = "ui/wording/vendor_code_wording.cpp"
RETRY = "ui/wording/error_wording.cpp"
NAMES = "app/catalogue/names.cpp"
TRANSLATION = "translations/proxydeck_zh_CN.ts"
LITERALS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'


def literal(text):
    """What adjacent string literals of C++ are together."""
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)).replace('\\"', '"')


def translator(root, language):
    if language == "en":
        return lambda context, source: source
    texts = {}
    for context in ElementTree.parse(root / TRANSLATION).iter("context"):
        for message in context.iter("message"):
            texts[context.findtext("name").split("::")[-1], message.findtext("source")] = message.findtext("translation")
    return lambda context, source: texts.get((context, source)) or source  # as the program does


def table_rows(root, language):
    """One row for each meaning, in the order of the program's own list."""
    known, wording, retry, names = ((root / name).read_text("utf-8") for name in (KNOWN, WORDING, RETRY, NAMES))
    tr = translator(root, language)
    advice = {m[1]: literal(m[2]) for m in re.finditer(r"case RetryAdvice::(\w+):\s*return ErrorWords::tr\(\s*" + LITERALS, retry)}
    by_mode = dict(re.findall(r"mode == Mode::(\w+)\)\s*return RetryAdvice::(\w+)", known))
    modes = {m[1]: literal(m[2]) for m in re.finditer(r'case Mode::(\w+):\s*return \w+\(\s*QT_TRANSLATE_NOOP\(\s*"Catalogue",\s*' + LITERALS, names)}
    words = {}
    for entry in re.findall(r"\{\s*\.code = (.*?)\}(?=,\s)", wording, re.S):
        code = re.match(r'"(\w+)"', entry)[1]
        mode = re.search(r"\.mode = Mode::(\w+)", entry)
        words.setdefault(code, []).append((mode and mode[1], *(
            literal(re.search(rf'\.{part}\s*=\s*QT_TRANSLATE_NOOP\(\s*"ErrorWording",\s*{LITERALS}', entry)[1])
            for part in ("title", "cause", "next"))))
    rows = []
    for code, usual in re.findall(r'VendorCode\{\.code = "(\w+)", \.retry = RetryAdvice::(\w+)', known):
        for mode, title, cause, remedy in words[code]:
            name = f"`{code}`"
            if mode:
                of = tr("Catalogue", modes[mode])
                name += f" ({of.lower()})" if language == "en" else f"（{of}提取）"
            elif len(words[code]) > 1:
                name += " (other modes)" if language == "en" else "（其他提取方式）"
            again = tr("ErrorWording", advice[by_mode[mode] if mode else usual])
            means, does = (tr("ErrorWording", text) for text in (cause, remedy))
            # Behind Chinese punctuation two asterisks end nothing.
            title = f"**{tr('ErrorWording', title)}.** " if language == "en" else f"**{tr('ErrorWording', title)}**。"
            rows.append(f"| {name} | {title}{means} | {does} | {again} |")
    return rows


def check(root, complain):
    """Whether both operators' pages hold all rows and no other."""
    for language, page in (("en", "docs/operators.md"), ("zh_CN", "docs/operators.zh_CN.md")):
        wanted = table_rows(root, language)
        if not wanted:
            complain(f"{page}: no codes were found in {KNOWN}")
        there = [line for line in (root / page).read_text("utf-8").splitlines() if re.match(r"\| `[A-Z]+(_[A-Z]+)+`", line)]
        for row in wanted:
            if row not in there:
                complain(f"{page}: not as the program says (tests/docs/code_table.py {language}): {row.split('|')[1].strip()}")
        for row in there:
            if row not in wanted:
                complain(f"{page}: the program does not say so: {row.split('|')[1].strip()}")


if __name__ == "__main__":
    if sys.argv[1:] not in (["en"], ["zh_CN"]):
        sys.exit(__doc__)
    print("\n".join(table_rows(Path(__file__).resolve().parents[2], sys.argv[1])))
