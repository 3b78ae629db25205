# SPDX-License-Identifier: MIT
# To be sourced: a Windows of its own under Wine, in the folder $1, that forgets nothing between programs and shares nothing
# with the user's. Needs a display.
export WINEPREFIX=$1 WINEARCH=win64 WINEDEBUG=-all
# No offers to download what no program here needs, no entries in this system's own menus.
export WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'

begin_windows() {
    if [ ! -f "$WINEPREFIX/.begun" ]; then
        rm -rf "$WINEPREFIX"
        mkdir -p "$WINEPREFIX"
        wineboot -i >/dev/null 2>&1
        # Wine's own choice may be an older one (8.0 is Windows 7), on which nothing installs.
        wine winecfg -v win10 >/dev/null 2>&1
        # Windows has fonts that are not free; these are like them, Chinese included.
        local font
        for font in 'MS Shell Dlg' 'MS Shell Dlg 2' 'Segoe UI' Tahoma 'Microsoft YaHei UI'; do
            wine reg add 'HKLM\Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes' /v "$font" /d 'Noto Sans CJK SC' /f \
                >/dev/null 2>&1
        done
        wineserver -w
        touch "$WINEPREFIX/.begun"
    fi
}

# Keeps it running, with output of its own. Else the first program to need Windows' services would start them with its own, and
# who reads that to its end would wait for theirs.
hold_windows() {
    tail --pid=$$ -f /dev/null | wine cmd >/dev/null 2>&1 &
    wine cmd /c exit >/dev/null 2>&1 # they are up when it has ended
}

end_windows() {
    wineserver -k
    wineserver -w
}

# The setup program and what it installs find everything themselves; a program in the build folder is told where Qt is.
use_qt_of_build() { # PREFIX
    WINEPATH=$(winepath -w "$1/bin")
    QT_PLUGIN_PATH=$(winepath -w "$1/plugins")
    export WINEPATH QT_PLUGIN_PATH
}
