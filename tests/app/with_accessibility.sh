#!/bin/sh
# SPDX-License-Identifier: MIT
# with_accessibility.sh SCRIPT ARGUMENT...: runs it with the system's Python in a display, a D-Bus session and an accessibility bus
# of their own. What is missing is a failure, not a skip.
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
    # The distribution's: it holds the bindings, another one in the path may not.
    /usr/bin/python3 "$@"
    exit $?
fi
home=$(mktemp -d)
display=
trap '[ -z "$display" ] || kill "$display" 2>/dev/null; rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS QT_QPA_PLATFORM QT_SCALE_FACTOR || true
export HOME="$home" XDG_RUNTIME_DIR="$home/run" QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 LC_ALL=C.UTF-8
# The server chooses a free number itself: xvfb-run's guess fails where two tests guess at the same time. And it stays as it is
# when its only client leaves, which the launcher may do before the program comes.
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$home/display" >"$home/display.log" 2>&1 &
display=$!
read -r number <"$home/display" || { cat "$home/display.log" >&2; exit 1; }
export DISPLAY=":$number"
dbus-run-session -- sh "$0" inside "$@"
