#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The tests of what has threads, under the thread sanitizer: started by a person, some 15 minutes on two cores. Needs
# Qt 6.4 (see tests/support/qt_order.cpp); docs/testing.md says what it proves.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

installer/prerequisites.sh build test
folders=(threads check log ledger history client desk outbox gateway)
cmake --preset tsan >/dev/null
targets=()
for folder in "${folders[@]}"; do targets+=("tests/$folder/all"); done
cmake --build --preset tsan -j "$(getconf _NPROCESSORS_ONLN)" --target "${targets[@]}" -- --quiet
export PROXYDECK_HISTORIES=${PROXYDECK_HISTORIES:-10} # random ones; each takes a second here
# The sanitizer's memory has fixed places, which a random layout may take.
setarch -R ctest --preset tsan -j "$(getconf _NPROCESSORS_ONLN)" -L "^($(IFS='|' && echo "${folders[*]}"))\$"
