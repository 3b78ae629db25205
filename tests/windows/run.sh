#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds ProxyDeck for Windows on this system, runs its tests under Wine, makes the setup program, and has it install, tour, upgrade
# and remove ProxyDeck. Pictures of the tour: build/windows/tour.
#
#   tests/windows/run.sh         with the tests that are worth it most (tests.txt)
#   tests/windows/run.sh all     with every test that can work there
#
# PROXYDECK_WINDOWS_QT          folder of a Qt for MinGW-w64, which has lib/cmake/Qt6/qt.toolchain.cmake (else: /opt/win/qt)
# PROXYDECK_WINDOWS_QT_ARCHIVE  a tar archive with such a folder, to be unpacked into build (else: one in a folder beside this
#                               checkout's)
# Where there is neither, it says so and ends well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tests/windows/common.sh "$PWD/build/windows-wine"
which=${1:-chosen}

find_qt() {
    local toolchain=lib/cmake/Qt6/qt.toolchain.cmake folder archive
    for folder in "${PROXYDECK_WINDOWS_QT:-}" /opt/win/qt; do
        [ -n "$folder" ] && [ -f "$folder/$toolchain" ] && { echo "$folder"; return; }
    done
    for archive in "${PROXYDECK_WINDOWS_QT_ARCHIVE:-}" ../windows/qt6-mingw-*.tar.* ../*/windows/qt6-mingw-*.tar.*; do
        [ -f "$archive" ] || continue
        if [ ! -d build/windows-qt ]; then
            mkdir -p build/windows-qt.new
            tar -C build/windows-qt.new -xf "$archive"
            mv build/windows-qt.new build/windows-qt
        fi
        toolchain=$(find "$PWD/build/windows-qt" -path "*/$toolchain" -print -quit)
        [ -z "$toolchain" ] || { echo "${toolchain%/lib/cmake/*}"; return; }
    done
}

step() { # NAME COMMAND...
    local name=$1 began=$SECONDS
    shift
    echo "Windows: $name"
    "$@"
    echo "Windows: $name took $((SECONDS - began)) s"
}

PROXYDECK_WINDOWS_QT=$(find_qt)
if [ -z "$PROXYDECK_WINDOWS_QT" ]; then
    echo "LEFT OUT: Windows: no Qt for MinGW-w64 was found (PROXYDECK_WINDOWS_QT): nothing is built for it."
    exit 0
fi
export PROXYDECK_WINDOWS_QT
installer/prerequisites.sh build windows
jobs=$(getconf _NPROCESSORS_ONLN)

tests() { # KIND
    awk -v kind="$1" '$1 == kind { print $2 }' tests/windows/tests.txt
}

build() {
    # Quick to build: this is to see whether it works.
    cmake --preset windows -DCMAKE_CXX_FLAGS_RELEASE="-O1 -DNDEBUG" >/dev/null
    local targets=(proxydeck)
    if [ "$which" = all ]; then targets=(all); else mapfile -t -O 1 targets < <(tests chosen); fi
    cmake --build --preset windows -j "$jobs" --target "${targets[@]}" -- --quiet
}

joined() { paste -sd '|'; }

test_programs() {
    local selection=(-E "^($(tests not | joined))\$")
    [ "$which" = all ] || selection=(-R "^($(tests chosen | joined))\$")
    (
        use_qt_of_build "$PROXYDECK_WINDOWS_QT"
        hold_windows
        ctest --preset windows -j "$jobs" "${selection[@]}"
    )
    end_windows
}

package() { # FOLDER [OPTION...]
    local folder=$1
    shift
    cpack --config build/windows/CPackConfig.cmake -B "$folder" "$@" >"$folder.log" || { cat "$folder.log"; return 1; }
}

packages() {
    rm -rf build/windows-setup build/windows-setup-next
    package build/windows-setup
    # As the next version will find it.
    package build/windows-setup-next -R 99.0.0
}

everything() {
    step "building" build
    step "a Windows to run it in" begin_windows
    step "tests" test_programs
    step "setup programs" packages
    step "installing, the tour, upgrading, removing" tests/windows/setup.sh build/windows-setup/*-setup.exe \
        build/windows-setup-next/*-setup.exe build/windows/tour
    end_windows
}

if [ -z "${PROXYDECK_HAS_DISPLAY:-}" ]; then
    PROXYDECK_HAS_DISPLAY=1 exec xvfb-run -a -s '-screen 0 1600x1000x24' "tests/windows/run.sh" "$@"
fi
trap end_windows EXIT
everything
