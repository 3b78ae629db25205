#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what ./run (build), ./test (build test), tests/check_format.sh (format), tests/check_tidy.sh (build tidy),
# tests/gateway/chromium.sh (chromium) and tests/windows/run.sh (build windows) need. Does nothing where all of it is there
# already.
set -euo pipefail

debian_build=(build-essential cmake ninja-build qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools
    qt6-l10n-tools qt6-translations-l10n libqt6sql6-sqlite qtkeychain-qt6-dev libexpected-dev libasio-dev libgl1-mesa-dev
    libvulkan-dev libxkbcommon-dev fonts-noto-cjk fonts-dejavu-core)
debian_test=(gnome-keyring dbus dbus-x11 libsecret-tools xvfb xauth xdotool curl python3 openssl git ca-certificates lld
    at-spi2-core libglib2.0-bin python3-gi gir1.2-atspi-2.0 proxychains4 nodejs
    openbox x11-xserver-utils python3-yaml python3-requests squid tinyproxy-bin dante-server haproxy
    libcurl4-openssl-dev)
debian_chromium=(chromium-headless-shell)
debian_format=(clang-format)
debian_tidy=(clang-tidy)
debian_windows=(g++-mingw-w64-x86-64-posix nsis wine64 wine xvfb xauth)
# A release of Debian that does not have a package of these: it is passed over by name there, and has to be there
# everywhere else.
not_in=(trixie:dante-server)
brew_build=(cmake ninja qt qtkeychain tl-expected asio)

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
        echo "These packages are missing and need an administrator: apt-get install ${missing[*]}" >&2
        exit 1
    fi
}

# The tests start the programs that they need by themselves: a package that is installed for them starts no service.
install_quietly() { # PACKAGE...
    local policy=/usr/sbin/policy-rc.d ours=no
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod +x "$policy"
        ours=yes
    fi
    local code=0
    as_root apt-get -qq install -y --no-install-recommends "$@" >/dev/null || code=$?
    [ "$ours" = no ] || as_root rm -f "$policy"
    return "$code"
}

wanted=()
case "$(uname -s)" in
Darwin)
    command -v brew >/dev/null || { echo "Homebrew is needed: see https://brew.sh" >&2; exit 1; }
    for package in "${brew_build[@]}"; do
        brew list --formula "$package" >/dev/null 2>&1 || wanted+=("$package")
    done
    [ ${#wanted[@]} = 0 ] || brew install "${wanted[@]}"
    ;;
Linux)
    if ! command -v apt-get >/dev/null; then
        echo "Not a Debian or Ubuntu system: install Qt 6.4 or newer, QtKeychain for Qt 6, tl-expected, the headers of Asio, CMake and Ninja." >&2
        exit 0 # CMake will say what is missing
    fi
    packages=("${debian_build[@]}")
    [[ " $* " != *" test "* ]] || packages+=("${debian_test[@]}")
    [[ " $* " != *" chromium "* ]] || packages+=("${debian_chromium[@]}")
    [[ " $* " != *" format "* ]] || packages+=("${debian_format[@]}")
    [[ " $* " != *" tidy "* ]] || packages+=("${debian_tidy[@]}")
    [[ " $* " != *" windows "* ]] || packages+=("${debian_windows[@]}")
    missing=()
    release=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}" || true)
    for package in "${packages[@]}"; do
        if [[ " ${not_in[*]} " == *" $release:$package "* ]]; then
            echo "Passed over, not in $release: $package"
            continue
        fi
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
    done
    if [ ${#missing[@]} != 0 ]; then
        echo "Installing: ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        as_root apt-get -qq update
        install_quietly "${missing[@]}"
    fi
    ;;
*)
    echo "On Windows use run.ps1." >&2
    exit 1
    ;;
esac
