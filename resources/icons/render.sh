#!/bin/sh
# SPDX-License-Identifier: MIT
# Renders the icons from their SVG sources to the sizes that the program carries, so that it needs no Qt Svg, and lists them in
# resources.qrc's companion icons.qrc. Needs rsvg-convert (Debian: librsvg2-bin). What it writes is committed.
set -eu
cd "$(dirname "$0")"
for size in 16 24 32 48 64 128 256; do
    rsvg-convert -w $size -h $size proxydeck.svg -o proxydeck-$size.png
done
for size in 18 36; do
    rsvg-convert -w $size -h $size menu-bar.svg -o menu-bar-$size.png
done
{
    echo '<RCC>'
    echo '    <qresource prefix="/icons/actions">'
    for source in actions/*.svg; do
        name=$(basename "$source" .svg)
        # 100 % to 300 % of a menu's 16 and a tool bar's 20 and 24 pixels.
        for size in 16 20 24 32 48 72; do
            rsvg-convert -w $size -h $size "$source" -o "actions/$name-$size.png"
            echo "        <file alias=\"$name-$size.png\">icons/actions/$name-$size.png</file>"
        done
    done
    echo '    </qresource>'
    echo '</RCC>'
} >../icons.qrc
