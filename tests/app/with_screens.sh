#!/bin/sh
# SPDX-License-Identifier: MIT
# with_screens.sh PROGRAM ARGUMENT...: runs a test once on each of these X screens, all of them with a window manager, and
# once on a screen of two monitors. Without what it takes it is skipped (exit status 77); installer/prerequisites.sh installs
# that on Debian.
set -eu
for tool in Xvfb openbox xrandr; do
    command -v $tool >/dev/null || { echo "SKIPPED: $tool is not installed"; exit 77; }
done
home=$(mktemp -d)
display=
manager=
end() {
    for process in $manager $display; do kill "$process" 2>/dev/null || true; done
    for process in $manager $display; do wait "$process" 2>/dev/null || true; done
    manager=
    display=
}
trap 'end; rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS QT_SCALE_FACTOR || true
export HOME="$home" XDG_RUNTIME_DIR="$home/run" QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
# libxkbcommon copies names, within their bounds, out of a reply that has no terminating zero.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}strict_string_checks=0"
mkfifo "$home/display"

# on SIZE: a new screen with a window manager. Xvfb chooses a free display, and does not reset when a client goes.
on() {
    end
    Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp -noreset 3>"$home/display" >"$home/display.log" 2>&1 &
    display=$!
    read -r number <"$home/display" || { cat "$home/display.log" >&2; exit 1; }
    export DISPLAY=":$number"
}
# A window that is shown before its manager has begun may never be told that it is there.
managed() {
    rm -f "$home/managed"
    mkfifo "$home/managed"
    openbox --sm-disable --startup "sh -c 'echo yes >\"$home/managed\"'" >"$home/manager.log" 2>&1 &
    manager=$!
    read -r _ <"$home/managed"
}

# The size of the screen and its scale; the test compares them with what it finds.
for screen in "1024x700 1" "1280x720 1" "1366x768 1" "1920x1080 1.5" "3840x2160 2"; do
    on "${screen% *}"
    managed
    echo "Screen: $screen"
    QT_SCALE_FACTOR="${screen#* }" PROXYDECK_SCREEN="$screen" "$@" theWindowFits
done

# Without a window manager, which would bring the window back by itself.
on 2560x1024
xrandr --setmonitor right 1280/338x1024/270+1280+0 none
xrandr --setmonitor left 1280/338x1024/270+0+0 screen >/dev/null
xrandr --newmode single 0 1280 0 0 0 1024 0 0 0
xrandr --addmode screen single
echo "Screen: two monitors"
"$@" comesBackFromAMonitorThatIsGone
