#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes proxydeck.ico of the PNG pictures in resources/icons. To be run by hand after they change; needs ImageMagick.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
pictures=()
for size in 16 24 32 48 64 128 256; do
    pictures+=("../../resources/icons/proxydeck-$size.png")
done
# Only the largest is kept as PNG inside: older resource compilers refuse smaller ones.
convert "${pictures[@]}" proxydeck.ico
