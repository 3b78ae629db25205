#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds ProxyDeck with warnings as errors in a fresh root of another release of Debian, and runs its tests there: with
# that release's Qt, compiler and tools. What is committed is tested.
#
#   tests/debian/run.sh trixie           every test
#   tests/debian/run.sh testing chosen   the tests of money, secrets and local ports, the tour and the accessibility job
#
# Needs an administrator, a Debian, and network. Where no such root can be made it says so and ends well:
# installer/linux/fresh_root.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec </dev/null
source installer/linux/fresh_root.sh
contain tests/debian/run.sh "$@"

release=${1:?"which release of Debian: trixie, testing, ..."}
case ${2:-all} in
all) folders=() ;;
chosen) folders=(api client rate accounts gateway app) ;;
*) echo "all or chosen, not '$2'" >&2; exit 2 ;;
esac

step() { echo "== Debian $release: $1 (after $SECONDS s)"; }

step "a fresh root"
mkdir -p build
fresh_root "$release" "build/debian-$release.log" 8
mkdir "$root/proxydeck"
sources() { git -c safe.directory="$PWD" "$@"; } # whoever they belong to
sources archive HEAD | tar -x -C "$root/proxydeck" || left_out "Debian $release: needs a git checkout"
[ -z "$(sources status --porcelain --untracked-files=no)" ] || echo "What is not committed is not tested."
step "what is needed to build and test"
inside /proxydeck/installer/prerequisites.sh build test ||
    left_out "Debian $release: what is needed cannot be installed"
# shellcheck disable=SC2016 # the root's shell finds it
inside dpkg-query -W -f='${Package} ${Version}\n' qt6-base-dev g++ cmake

# From here on what fails is a fault.
inside /proxydeck/test quick ${folders[@]+"${folders[@]}"}
step "done"
