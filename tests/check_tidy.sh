#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Whether clang-tidy has nothing to say of the sources in app and ui, by the checks in .clang-tidy. Started by a person:
# a quarter of an hour on two cores. Names of rooms, such as app/api, limit it to these. What counts is the version of
# Debian 12 (14). The units are those of a unity build, which is three times as fast; one check does not suit those.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

installer/prerequisites.sh build tidy
folder=build/tidy
cmake -S . -B $folder -G Ninja -DCMAKE_BUILD_TYPE=Debug -DBUILD_TESTING=OFF -DCMAKE_UNITY_BUILD=ON \
    -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DCMAKE_GLOBAL_AUTOGEN_TARGET=ON >/dev/null
cmake --build $folder --target autogen >/dev/null # sources include what moc makes of their headers
mapfile -t units < <(python3 - "$folder/compile_commands.json" "$@" <<'END'
import json, os, sys

for unit in json.load(open(sys.argv[1])):
    path = os.path.relpath(unit["file"])
    room = path.removeprefix("build/tidy/").split("/CMakeFiles/")[0]
    if "mocs_compilation" not in path and "/unity_" in path.lower() or path.startswith(("app/", "ui/")):
        if len(sys.argv) == 2 or any(room == wanted or room.startswith(wanted + "/") for wanted in sys.argv[2:]):
            print(path)
END
)
[ ${#units[@]} != 0 ] || { echo "No such room: $*" >&2; exit 1; }
printf '%s\0' "${units[@]}" | xargs -0 -n 1 -P "$(getconf _NPROCESSORS_ONLN)" clang-tidy -p $folder --quiet \
    --checks=-bugprone-suspicious-include '--warnings-as-errors=*' \
    --extra-arg=-Wno-unknown-warning-option 2> >(grep -v 'warnings generated\|^Suppressed \|^Use -header-filter' >&2)
echo "clang-tidy has nothing to say of ${#units[@]} units"
