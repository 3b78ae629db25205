#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the pictures of the operators' pages anew: takes the tour in each language, in the light theme, and keeps of it what the pages
show, cut to what matters and in few colours. To be looked at by a person before they are committed.

  make_pictures.py PROXYDECK        into docs/pictures/<language>; needs pngquant (Debian: pngquant, Homebrew: pngquant)
  make_pictures.py --list           the names
"""
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

# The picture's name, the tour's step, and the part of it (left, top, width, height) in the tour's window of 1440 x 900; None: all.
PICTURES = {
    "empty": ("empty", None),
    "new-key": ("new-key-from-link", (464, 214, 510, 470)),
    "form": ("error-at-the-field", (0, 20, 306, 640)),
    "area-picker": ("area-picker", (386, 242, 668, 416)),
    "table": ("countdown", None),
    "region-locks": ("regionlock-get", (308, 16, 1132, 220)),
    "lease-details": ("lease-details", (1160, 16, 280, 850)),
    "filter": ("filter-words", (308, 16, 1132, 200)),
    "filter-proposals": ("filter-proposals", (308, 16, 1132, 240)),
    "copy-as": ("copy-as-menu", (308, 16, 1132, 420)),
    "formats": ("formats", (362, 156, 716, 582)),
    "refused": ("out-of-stock", (308, 672, 1132, 228)),
    "outcome-unknown": ("outcome-unknown", (308, 672, 1132, 228)),
    "rate-limit": ("rate-limit", (0, 340, 306, 150)),
    "keep-filled": ("keep-filled", (308, 662, 1132, 238)),
    "local-port": ("local-port-in-use", (308, 688, 1132, 212)),
    "codes": ("codes", (358, 184, 722, 530)),
    "history-leases": ("history-leases", (320, 46, 800, 802)),
    "history-calls": ("history-calls", (320, 46, 800, 802)),
    "history-summary": ("history-summary", (320, 46, 800, 802)),
    "settings": ("settings-5", (344, 116, 756, 668)),
    "settings-checks": ("settings-3", (344, 116, 756, 668)),
    "settings-network": ("settings-7", (344, 116, 756, 668)),
    "diagnostics": ("diagnostics", (358, 364, 724, 374)),  # below what it says of the machine that made the pictures
    "dark": ("window-{language}-dark", None),
}
LANGUAGES = ("en", "zh_CN")
PNG = b"\x89PNG\r\n\x1a\n"


def chunks(data):
    at = len(PNG)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + length]
        at += length + 12


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def unfiltered(raw, width, rows):
    """The rows of a picture of one byte a pixel."""
    above = bytes(width)
    for y in range(rows):
        kind, row = raw[y * (width + 1)], bytearray(raw[y * (width + 1) + 1:(y + 1) * (width + 1)])
        for x in range(width) if kind else ():
            left, up, corner = (row[x - 1], above[x], above[x - 1]) if x else (0, above[0], 0)
            if kind == 4:
                estimate = left + up - corner
                add = min((left, up, corner), key=lambda v: abs(estimate - v))
            else:
                add = (0, left, up, (left + up) // 2)[kind]
            row[x] = (row[x] + add) & 255
        above = row
        yield row


def cut(data, box):
    """A picture with a palette, cut to the box, with no more colours than are left in it."""
    parts = list(chunks(data))
    width, height, depth, colours, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    if (depth, colours, interlaced) != (8, 3, 0):
        sys.exit("pngquant made another kind of picture than was expected")
    left, top, wide, high = box or (0, 0, width, height)
    if left + wide > width or top + high > height:
        sys.exit(f"the part {box} is not within {width} x {height}")
    raw = zlib.decompress(b"".join(body for kind, body in parts if kind == b"IDAT"))
    rows = [bytes(row[left:left + wide]) for row in unfiltered(raw, width, top + high)][top:]
    used = sorted(set(b"".join(rows)))
    palette = next(body for kind, body in parts if kind == b"PLTE")
    new = bytes.maketrans(bytes(used), bytes(range(len(used))))
    packed = zlib.compress(b"".join(b"\0" + row.translate(new) for row in rows), 9)
    return (PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0))
            + chunk(b"PLTE", b"".join(palette[3 * i:3 * i + 3] for i in used)) + chunk(b"IDAT", packed) + chunk(b"IEND", b""))


def tour(program, language, folder):
    # A zone of its own: the lease's details show this machine's time beside the vendor's.
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", TZ="Asia/Shanghai" if language == "zh_CN" else "Europe/Lisbon")
    done = subprocess.run([program, "--demo", "--language", language, "--theme", "light", "--tour", folder], env=environment)
    if done.returncode:
        sys.exit(f"the tour in {language} was not as it should be")


def main():
    if sys.argv[1:] == ["--list"]:
        print("\n".join(PICTURES))
        return
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for language in LANGUAGES:
        target = Path(__file__).resolve().parents[2] / "docs/pictures" / language
        target.mkdir(parents=True, exist_ok=True)
        for old in target.glob("*.png"):
            old.unlink()
        with tempfile.TemporaryDirectory() as folder:
            tour(sys.argv[1], language, folder)
            for name, (step, box) in PICTURES.items():
                wanted = re.compile(r"\d+-" + re.escape(step.format(language=language)) + r"\.png")
                found = [path for path in Path(folder).iterdir() if wanted.fullmatch(path.name)]
                if len(found) != 1:
                    sys.exit(f"the tour has {len(found)} pictures of {step}")
                few = subprocess.run(["pngquant", "--nofs", "--speed", "1", "--strip", "128", "-"], check=True, capture_output=True,
                                     stdin=found[0].open("rb"))
                (target / f"{name}.png").write_bytes(cut(few.stdout, box))
        print(f"{target}: {sum(path.stat().st_size for path in target.iterdir()) // 1024} KiB")


if __name__ == "__main__":
    main()
