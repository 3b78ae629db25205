#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The tests of what has threads or talks to them, once under the thread sanitizer: started by a person, some minutes on
# two cores. Needs Qt 6.4 (see tests/support/qt_order.cpp).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

installer/prerequisites.sh build test
folders=(base lease filter table view ledger history accounts api client rate desk outbox log preferences simulator)
cmake --preset tsan >/dev/null
targets=()
for folder in "${folders[@]}"; do targets+=("tests/$folder/all"); done
cmake --build --preset tsan -j "$(getconf _NPROCESSORS_ONLN)" --target "${targets[@]}" -- --quiet
ctest --preset tsan -j "$(getconf _NPROCESSORS_ONLN)" -L "^($(IFS='|' && echo "${folders[*]}"))\$"
