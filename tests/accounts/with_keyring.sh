#!/bin/sh
# SPDX-License-Identifier: MIT
# with_keyring.sh (unlocked|none) <program> [<argument>...]
#
# Runs the program in its own D-Bus session, with its own home folder, which is deleted afterwards:
#   unlocked  with a real GNOME Keyring, its login keyring unlocked; its process id is in KEYRING_PID
#   none      in a session where no Secret Service can be started
# Never touches the keyring of the person who runs the tests. A missing tool is a failure, not a skip.
set -eu

if [ "${1:-}" = inside ]; then
    mode=$2
    shift 2
    export TEST_KEYRING="$mode"
    # A test may end the keyring and start another: asked for anew each time. Empty where none runs.
    keyring_pid() {
        gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
            --method org.freedesktop.DBus.GetConnectionUnixProcessID org.freedesktop.secrets 2>/dev/null |
            tr -dc '0-9 ' | awk '{print $NF}'
    }
    if [ "$mode" = unlocked ]; then
        printf 'made-up-login-password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        gdbus wait --session --timeout 20 org.freedesktop.secrets
        KEYRING_PID=$(keyring_pid)
        export KEYRING_PID
    fi
    status=0
    # Ends before the test runner's own time limit, which would leave the keyring running.
    timeout -k 2 50 "$@" || status=$?
    [ "$mode" = none ] || KEYRING_PID=$(keyring_pid)
    if [ -n "${KEYRING_PID:-}" ]; then
        kill -CONT "$KEYRING_PID" 2>/dev/null || true
        kill "$KEYRING_PID" 2>/dev/null || true
    fi
    exit $status
fi

mode=$1
case $mode in
unlocked) needed='timeout dbus-run-session gdbus gnome-keyring-daemon' ;;
none) needed='timeout dbus-run-session' ;;
*) echo "with_keyring.sh: unlocked or none, not '$mode'" >&2; exit 2 ;;
esac
for tool in $needed; do
    command -v "$tool" >/dev/null || { echo "with_keyring.sh: $tool is not installed" >&2; exit 1; }
done

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -m 700 "$home/run" "$home/config" "$home/data" "$home/cache" "$home/services"

# A bus without service files starts no service on request, neither another keyring nor a prompter with a window.
cat >"$home/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$home/run</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$home/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF

unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL SSH_AUTH_SOCK XDG_CURRENT_DESKTOP \
    KDE_SESSION_VERSION KDE_FULL_SESSION DESKTOP_SESSION || true
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" \
    XDG_CACHE_HOME="$home/cache"
dbus-run-session --config-file="$home/bus.conf" -- sh "$0" inside "$@"
