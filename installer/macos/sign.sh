#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Signs a bundle from the inside out and checks the result: what holds something is sealed after what it holds.
#
#   installer/macos/sign.sh BUNDLE IDENTITY      IDENTITY: a "Developer ID Application: …" of the keychain; "-" signs for no one
#
# Signed for no one, ProxyDeck runs on the machine that built it (Apple silicon runs nothing unsigned); elsewhere macOS warns. The
# hardened runtime goes with a real identity alone: it loads only libraries of the program's own team, and "-" has none.
set -euo pipefail
bundle=$1
identity=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

options=(--force --sign "$identity")
[ "$identity" = - ] || options+=(--options runtime --timestamp)

find "$bundle/Contents" -type f -name '*.dylib' -print0 | while IFS= read -r -d '' library; do
    codesign "${options[@]}" "$library"
done
find "$bundle/Contents" -type d -name '*.framework' -prune -print0 | while IFS= read -r -d '' framework; do
    codesign "${options[@]}" "$framework"
done
codesign "${options[@]}" --entitlements "$here/entitlements.plist" "$bundle"
codesign --verify --deep --strict --verbose=2 "$bundle"
