# SPDX-License-Identifier: MIT
"""Whether each page is there in English and in Chinese, part for part, and each language has its pictures."""
import re
import runpy

# In both languages by itself, line for line.
BILINGUAL = {"CHANGELOG.md"}
CHINESE = ".zh_CN.md"
PICTURES = "docs/pictures"
MOST_BYTES = 3 << 20


def fences(text):
    """The code blocks without their remarks, which are in the page's language."""
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.S | re.M)
    return [[re.sub(r"(^|\s+)(#|//) .*$", "", line).strip() for line in block.splitlines()] for block in blocks]


def parts(text):
    """(level, heading, text) of each part, the first one without a heading."""
    text = re.sub(r"^( *)```.*?^ *```", "", text, flags=re.S | re.M)
    found, at, level, heading = [], 0, 0, ""
    for m in re.finditer(r"^(#+) +(.*)$", text, re.M):
        found.append((level, heading, text[at:m.start()]))
        at, level, heading = m.end(), len(m.group(1)), m.group(2)
    return found + [(level, heading, text[at:])]


def pictures(text):
    return re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", text)


def paths(text):
    return set(re.findall(r"`((?:app|ui|tests|installer|translations|\.ci|\.github)/[^`\s]*)`", text))


def rows(text):
    return len(re.findall(r"^ *\|", text, re.M))


def check_bold(page, text, complain):
    """Two asterisks between a punctuation mark and a letter neither begin nor end bold print: in Chinese, without blanks, that happens."""
    for m in re.finditer(r"(.?)\*\*(\S(?:[^*\n]|\n(?!\n))*?)\*\*(.?)", re.sub(r"`[^`\n]+`", lambda m: "`" * len(m[0]), text)):
        before, bold, after = m.groups()
        if (re.match(r"\w", before) and not re.match(r"\w", bold)) or (re.match(r"\w", after) and not re.search(r"\w$", bold)):
            complain(page, f"not shown bold: {bold[:20]}")


def check_pair(english, chinese, slug, complain):
    texts = [page.read_text("utf-8") for page in (english, chinese)]
    for page, text, other in ((english, texts[0], chinese), (chinese, texts[1], english)):
        if f"]({other.name})" not in "\n".join(text.splitlines()[:6]):
            complain(page, f"no link to {other.name} at the top")
    halves = [parts(text) for text in texts]
    if [part[0] for part in halves[0]] != [part[0] for part in halves[1]]:
        return complain(chinese, f"other headings than {english.name}")
    for (_, heading, theirs), (_, named, ours) in zip(*halves):
        elsewhere = f"]({english.name}#{slug(heading)})" in ours and not rows(ours)
        if rows(theirs) != rows(ours) and not elsewhere:
            complain(chinese, f"{rows(ours)} lines of tables under “{named}”, {english.name} has {rows(theirs)}")
    if fences(texts[0]) != fences(texts[1]):
        complain(chinese, f"other code blocks than {english.name}")
    if paths(texts[0]) != paths(texts[1]):
        complain(chinese, f"names other paths than {english.name}: {' '.join(sorted(paths(texts[0]) ^ paths(texts[1])))}")
    if [p.replace("/en/", "/zh_CN/") for p in pictures(texts[0])] != pictures(texts[1]):
        complain(chinese, f"other pictures than {english.name}")


def check_pictures(root, documents, complain):
    shown = {(page.parent / name).resolve(): page for page in documents for name in pictures(page.read_text("utf-8"))}
    wanted = runpy.run_path(str(root / "tests/docs/make_pictures.py"), run_name="pictures")["PICTURES"]
    total = 0
    for language in ("en", "zh_CN"):
        there = {path.stem: path for path in (root / PICTURES / language).glob("*")}
        total += sum(path.stat().st_size for path in there.values())
        for name in sorted(set(wanted) ^ set(there)):
            complain(root / PICTURES / language / name, "not there" if name in wanted else "make_pictures.py does not make it")
        for path in sorted(there.values()):
            if path not in shown:
                complain(path, "no page shows it")
    if total > MOST_BYTES:
        complain(root / PICTURES, f"{total} bytes, {MOST_BYTES} at most")


def check(root, documents, slug, complain):
    for page in documents:
        check_bold(page, page.read_text("utf-8"), complain)
        if page.name in BILINGUAL:
            continue
        if page.name.endswith(CHINESE):
            if not page.with_name(page.name.replace(CHINESE, ".md")).exists():
                complain(page, "no English one beside it")
            continue
        chinese = page.with_name(page.stem + CHINESE)
        if not chinese.exists():
            complain(page, "no Chinese one beside it")
        else:
            check_pair(page, chinese, slug, complain)
    check_pictures(root, documents, complain)
