#!/bin/sh
# SPDX-License-Identifier: MIT
# with_accessibility.sh SCRIPT ARGUMENT...: runs the script with the system's Python in its own display, D-Bus session
# and accessibility bus. A missing tool is a failure, not a skip.
set -eu
if [ "${1:-}" = inside ]; then
    shift
    launcher=
    for path in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
        [ ! -x $path ] || launcher=$path
    done
    [ -n "$launcher" ] || { echo "at-spi2-core is not installed" >&2; exit 1; }
    "$launcher" --launch-immediately &
    gdbus wait --session --timeout 60 org.a11y.Bus
    # The distribution's Python has the bindings; another one in the path may not have them.
    /usr/bin/python3 "$@"
    exit $?
fi
home=$(mktemp -d)
display=
trap '[ -z "$display" ] || kill "$display" 2>/dev/null; rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS QT_QPA_PLATFORM QT_SCALE_FACTOR || true
export HOME="$home" XDG_RUNTIME_DIR="$home/run" QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 LC_ALL=C.UTF-8
# Xvfb chooses a free display number itself: xvfb-run's guess fails if two tests guess at the same time. -noreset: the
# server must not reset when its only client disconnects, which the launcher may do before the program connects.
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$home/display" >"$home/display.log" 2>&1 &
display=$!
read -r number <"$home/display" || { cat "$home/display.log" >&2; exit 1; }
export DISPLAY=":$number"
dbus-run-session -- sh "$0" inside "$@"
