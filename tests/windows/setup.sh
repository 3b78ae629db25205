#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Has a setup program install ProxyDeck under Wine, takes the tour of what it installed, upgrades it while it runs and removes it,
# and looks after each step at files, start menu and registry. Needs a display and the Windows that common.sh makes.
#
#   setup.sh SETUP NEXT_SETUP PICTURES    the setup programs of this version and of a later one; a folder for the tour's pictures
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "${WINEPREFIX:?}"
setup=$(realpath "$1")
next=$(realpath "$2")
mkdir -p "$3"
pictures=$(realpath "$3")

disk=$WINEPREFIX/drive_c
home=$disk/users/$(id -un)
user_folder="$home/AppData/Local/Programs/ProxyDeck"
user_menu="$home/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/ProxyDeck.lnk"
all_menu="$disk/ProgramData/Microsoft/Windows/Start Menu/Programs/ProxyDeck.lnk"
data="$home/AppData/Local/ProxyDeck"
key='Software\Microsoft\Windows\CurrentVersion\Uninstall\ProxyDeck'

say() { echo "  ok    $1"; }
fail() {
    echo "  FAILED $1" >&2
    exit 1
}
here() { [ -e "$1" ] || fail "$2: $1 is missing"; }
gone() { [ ! -e "$1" ] || fail "$2: $1 is still there"; }

run() { # CODE PROGRAM [ARGUMENT...]
    local wanted=$1 code=0 began=$SECONDS
    shift
    limited 400 wine "$@" || code=$?
    [ "$code" = "$wanted" ] || fail "$(basename "$1") ${*:2} ended with $code, not $wanted, after $((SECONDS - began)) s"
}

version_in() { limited 60 wine reg query "$1\\$key" /v DisplayVersion 2>/dev/null | tr -d '\r' | awk '$1 == "DisplayVersion" { print $3 }'; }

traces() { # what a program can leave: files, and its name in the registry
    settle_windows || fail "something still runs"
    find "$disk" -not -path '*/Temp/*' -not -path '*/windows/Installer/*' | LC_ALL=C sort
    grep -i proxydeck "$WINEPREFIX"/*.reg || true
}

start() { # PROGRAM: the real thing, not the demo, so that it has data; returns when it is up
    limited 400 wine "$1" --language en &
    running=$!
    local i
    for i in $(seq 300); do
        [ ! -e "$data/ledger.sqlite" ] || { sleep 2; return; }
        sleep 0.1
    done
    fail "the program started, but made no ledger"
}

ended() { # whether it went by itself, and well
    local code=0
    wait "$running" || code=$?
    [ "$code" = 0 ] || fail "the program was closed with $code"
}

before=$(traces)

# For one user, with nothing said.
run 0 "$setup" /S
for file in proxydeck.exe Qt6Core.dll plugins/platforms/qwindows.dll licences/LGPL-3.0.txt licences/notices/qtbase.txt uninstall.exe; do
    here "$user_folder/$file" "installing"
done
here "$user_menu" "installing"
[ -n "$(version_in HKCU)" ] || fail "installing: not in the registry"
[ -z "$(version_in HKLM)" ] || fail "installing: for one user, but in the registry of all"
say "installed for one user, $(version_in HKCU)"

rm -rf "$pictures"
run 0 "$user_folder/proxydeck.exe" --demo --language zh_CN --tour "$(limited 60 winepath -w "$pictures")"
grep -q '"ok": true' "$pictures/tour.json" || fail "the tour did not tell that all was well"
say "the installed program took the tour, $(ls "$pictures"/*.png | wc -l) pictures"

# The next version, while this one runs. What is not ours stays; what the next one no longer has goes.
start "$user_folder/proxydeck.exe"
echo mine >"$user_folder/mine.txt"
printf 'changed' >>"$user_folder/qt.conf"
run 0 "$next" /S
ended
[ "$(version_in HKCU)" = 99.0.0 ] || fail "upgrading: the registry says $(version_in HKCU)"
here "$user_folder/mine.txt" "upgrading"
here "$user_folder/proxydeck.exe" "upgrading"
here "$user_folder/uninstall.exe" "upgrading"
here "$user_menu" "upgrading"
here "$data" "upgrading"
! grep -q changed "$user_folder/qt.conf" || fail "upgrading: a file stayed as it was"
[ -z "$(find "$user_folder" -name 'new-*')" ] || fail "upgrading: what it unpacked stayed"
rm "$user_folder/mine.txt"
say "upgraded while it ran; it was closed, its data stayed"

# Without a word about data it stays; what is said about it holds.
run 0 "$user_folder/uninstall.exe" /S
settle_windows
gone "$user_folder" "uninstalling"
gone "$user_menu" "uninstalling"
here "$data" "uninstalling without a word about data"
[ -z "$(version_in HKCU)" ] || fail "uninstalling: still in the registry"
say "uninstalled, the data stayed"

# For all users, into a folder that is not Latin, and gone from there with the data, again while it runs.
all_folder="$disk/代理 工具/ProxyDeck"
# In two words: Wine would put one with a blank in quotes, and a folder in quotes is none to NSIS.
run 0 "$setup" /S /ALLUSERS '/D=C:\代理' '工具\ProxyDeck'
here "$all_folder/proxydeck.exe" "installing for all"
here "$all_menu" "installing for all"
gone "$user_menu" "installing for all"
[ -n "$(version_in HKLM)" ] || fail "installing for all: not in the registry"
rm -rf "$data"
mkdir "$data"
# Its window closed to the tray, where it has none.
printf '[tray]\r\nclosing=tray\r\n' >"$data/settings.ini"
start "$all_folder/proxydeck.exe"
limited 60 wine taskkill /im proxydeck.exe >/dev/null # as its window's cross
sleep 3
kill -0 "$running" || fail "closed to the tray, the program ended"
run 0 "$all_folder/uninstall.exe" /S /DELETEDATA
settle_windows
ended
gone "$all_folder" "uninstalling for all"
gone "$data" "uninstalling with the data"
rmdir "$disk/代理 工具"
say "installed for all users into a Chinese folder, uninstalled with its data while it was in the tray"

after=$(traces)
[ "$before" = "$after" ] || {
    diff <(echo "$before") <(echo "$after") >&2 || true
    fail "something was left behind"
}
say "no file, menu entry or registry key is left"
