#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes proxydeck.icns of the icon. Needs rsvg-convert and png2icns (Debian: librsvg2-bin, icnsutils). What it writes is committed.
set -eu
cd "$(dirname "$0")"
sizes=$(mktemp -d)
trap 'rm -rf "$sizes"' EXIT
for size in 16 32 128 256 512 1024; do
    rsvg-convert -w $size -h $size ../../resources/icons/proxydeck.svg -o "$sizes/$size.png"
done
png2icns proxydeck.icns "$sizes"/*.png
