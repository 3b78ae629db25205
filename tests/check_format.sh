#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Whether the sources are formatted as .clang-format says. Versions of clang-format differ in what they make of the same
# rules: that of Debian 12 (14) is the one that counts, and elsewhere nothing is checked.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

release=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}" || true)
if [ "$release" != bookworm ]; then
    echo "LEFT OUT: format: checked on Debian 12 only"
    exit 0
fi
installer/prerequisites.sh format
git -c safe.directory="$PWD" ls-files -z '*.cpp' '*.h' '*.mm' | xargs -0 -P 2 -n 60 clang-format --dry-run -Werror
echo "Formatted: $(git -c safe.directory="$PWD" ls-files '*.cpp' '*.h' '*.mm' | wc -l) files"
