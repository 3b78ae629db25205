# SPDX-License-Identifier: MIT
# To be sourced: a Windows of its own under Wine, in the folder $1, that forgets nothing between programs and shares nothing
# with the user's. Needs a display.
export WINEPREFIX=$1 WINEARCH=win64 WINEDEBUG=-all
# No offers to download what no program here needs, no entries in this system's own menus.
export WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'

export FONTCONFIG_FILE=$WINEPREFIX.fonts/fonts.conf

# Nothing of Wine may hold up who called: each call has a time after which it is ended. It takes no other signal for an end.
limited() { # SECONDS COMMAND...
    timeout --foreground --signal=KILL "$@"
}

# Until nothing runs there any more.
settle_windows() {
    limited 60 wineserver -w || {
        echo "Windows: something does not end: $(pgrep -l '\.exe$' | cut -d' ' -f2 | sort | uniq -c | tr '\n' ' ')" >&2
        return 1
    }
}

# Windows' own fonts are not free. These are of their kind, Chinese included, and the only ones: of all that a system has, Qt would
# take the first by name for what it writes in Latin letters. Wine takes whole folders.
lay_out_fonts() {
    local folder
    folder=$(dirname "$FONTCONFIG_FILE")
    mkdir -p "$folder/files"
    find /usr/share/fonts \( -name 'NotoSansCJK-*' -o -name 'DejaVuSans*' \) -exec ln -sf -t "$folder/files" {} +
    echo "<fontconfig><dir>$folder/files</dir><cachedir>$folder/cache</cachedir></fontconfig>" >"$FONTCONFIG_FILE"
}

begin_windows() {
    lay_out_fonts
    if [ ! -f "$WINEPREFIX/.begun" ]; then
        rm -rf "$WINEPREFIX"
        mkdir -p "$WINEPREFIX"
        limited 240 wineboot -i >/dev/null 2>&1
        # Wine's own choice may be an older one (8.0 is Windows 7), on which nothing installs.
        limited 60 wine winecfg -v win10 >/dev/null 2>&1
        # A program that crashes says so and ends, rather than ask somebody who is not there.
        limited 60 wine reg add 'HKCU\Software\Wine\WineDbg' /v ShowCrashDialog /t REG_DWORD /d 0 /f >/dev/null 2>&1
        # Windows' own are not free.
        local font
        for font in 'MS Shell Dlg' 'MS Shell Dlg 2' 'Segoe UI' Tahoma 'Microsoft YaHei UI'; do
            limited 60 wine reg add 'HKLM\Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes' /v "$font" /d 'Noto Sans CJK SC' /f \
                >/dev/null 2>&1
        done
        settle_windows
        touch "$WINEPREFIX/.begun"
    fi
}

# Keeps it running, with output of its own. Else the first program to need Windows' services would start them with its own, and
# who reads that to its end would wait for theirs.
hold_windows() {
    tail --pid=$$ -f /dev/null | wine cmd >/dev/null 2>&1 &
    limited 120 wine cmd /c exit >/dev/null 2>&1 # they are up when it has ended
}

end_windows() {
    limited 60 wineserver -k || true # has nothing to end: not a failure
    settle_windows || limited 60 wineserver -k9 || true
}

# The setup program and what it installs find everything themselves; a program in the build folder is told where Qt is.
use_qt_of_build() { # PREFIX
    WINEPATH=$(limited 60 winepath -w "$1/bin")
    QT_PLUGIN_PATH=$(limited 60 winepath -w "$1/plugins")
    export WINEPATH QT_PLUGIN_PATH
}
