#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A browser through a local port: installs a headless Chromium where it can be had, and runs the test that needs one, as it
# is shipped. A part of .ci/run, and no package of every test: it is large. One minute with the installation.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec </dev/null

if ! installer/prerequisites.sh chromium >/dev/null 2>&1; then
    echo "LEFT OUT: Chromium through a port: it cannot be installed here"
    exit 0
fi
cmake --preset ci >/dev/null
cmake --build --preset ci --target tst_port_in_chromium -- --quiet
ctest --preset ci -R '^tst_port_in_chromium$' --output-on-failure
# It passes over what it cannot do, and here it can.
if grep '^SKIP' build/ci/Testing/Temporary/LastTest.log; then exit 1; fi
