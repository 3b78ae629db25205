#!/bin/sh
# SPDX-License-Identifier: MIT
# with_screen.sh PROGRAM ARGUMENT...: runs a test on an X screen of its own, where keys are real ones. Without what it
# takes it is skipped (exit status 77); installer/prerequisites.sh installs that on Debian.
set -eu
for tool in Xvfb xdotool; do
    command -v $tool >/dev/null || { echo "SKIPPED: $tool is not installed"; exit 77; }
done
home=$(mktemp -d)
display=
trap '[ -z "$display" ] || kill "$display" 2>/dev/null; rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS QT_SCALE_FACTOR || true
export HOME="$home" XDG_RUNTIME_DIR="$home/run" QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
# As in with_accessibility.sh: Xvfb chooses a free display, and does not reset when a client goes.
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$home/display" >"$home/display.log" 2>&1 &
display=$!
read -r number <"$home/display" || { cat "$home/display.log" >&2; exit 1; }
export DISPLAY=":$number"
# libxkbcommon copies names, within their bounds, out of a reply that has no terminating zero.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}strict_string_checks=0"
"$@"
