#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes the .deb and proves it on a clean Debian: checked by Debian's own tools, installed into a fresh root, toured
# there by an ordinary user, purged without a trace. Where no fresh root can be made it says so and ends well
# (installer/linux/fresh_root.sh).
#
#   installer/linux/try_package.sh                     on the release that this machine has
#   installer/linux/try_package.sh --on trixie         on a newer one
#   installer/linux/try_package.sh --package-only      no fresh root
#
# Leaves build/packages/*.deb and build/package-tour/*.png.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

source installer/linux/fresh_root.sh
contain installer/linux/try_package.sh "$@"

tools lintian desktop-file-utils appstream dpkg-dev fakeroot man-db
installer/prerequisites.sh build

step() { echo "== $1 (after $SECONDS s)"; }

step "Package"
rm -rf build/packages
# One source, one package: dates come from the last change.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
cmake --preset release >/dev/null
cmake --build --preset release -j "$(getconf _NPROCESSORS_ONLN)" -- --quiet
cpack --config build/release/CPackConfig.cmake -G DEB -B build/packages >/dev/null
deb=$(echo build/packages/*.deb)
[ -f "$deb" ] || { echo "No package, or more than one: $deb" >&2; exit 1; }
dpkg-deb -f "$deb" Package Version Depends

step "Debian's checks"
said=$(lintian --allow-root "$deb" 2>&1 || true)
[ -z "$said" ] || { echo "$said" >&2; exit 1; }
desktop-file-validate installer/linux/proxydeck.desktop
appstreamcli validate --no-net build/release/linux/*.metainfo.xml
LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l build/release/linux/proxydeck.1 2>&1 >/dev/null | { ! grep .; }
[ "${1:-}" != --package-only ] || exit 0

step "A clean Debian"
release=$(release_here)
[ "${1:-}" != --on ] || release=$2
fresh_root "$release" build/package-debootstrap.log 3
mkdir -p "$root/tmp/package"
cp "$deb" "$root/tmp/package/proxydeck.deb"
inside apt-get -qq update
# Only what it depends on, and a font for the pictures.
inside apt-get -qq install -y --no-install-recommends /tmp/package/proxydeck.deb fonts-wqy-microhei >build/package-install.log 2>&1 ||
    { tail -20 build/package-install.log >&2; exit 1; }
inside proxydeck --version

step "Tour by an ordinary user"
inside useradd -m tourist
inside su tourist -c 'env QT_QPA_PLATFORM=offscreen HOME=/home/tourist proxydeck --demo --tour /home/tourist/tour --language zh_CN' \
    >build/package-tour.log 2>&1 || { grep -v 'This plugin does not support' build/package-tour.log >&2; exit 1; }
tail -1 build/package-tour.log
rm -rf build/package-tour
cp -r "$root/home/tourist/tour" build/package-tour

step "Gone without a trace"
inside apt-get -qq purge -y proxydeck >/dev/null
left=$(find "$root" -mindepth 1 -xdev -iname '*proxydeck*' -not -path "$root/home/*" -not -path "$root/tmp/*" -not -path "$root/proc/*")
[ -z "$left" ] || { echo "Left behind:" >&2; echo "$left" >&2; exit 1; }
step "All is as it should be"
