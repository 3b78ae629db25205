#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The program as it is shipped, optimized: the tour, and the tests that the sanitizers of ./test leave out or shorten. A part
# of .ci/run; ten minutes with the build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

installer/prerequisites.sh build test
cmake --preset ci >/dev/null
cmake --build --preset ci -j "$(getconf _NPROCESSORS_ONLN)" --target proxydeck shipped_tests -- --quiet
ctest --preset ci -L '^shipped$'
