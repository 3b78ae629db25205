#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs a Windows program as CTest would run one of this system: its output on standard output, its exit code as it is. Wine loses
# what a program without a console prints: Qt Test writes its results to a file instead, shown afterwards. One that does not end is
# ended a little before CTest would, so that what it said so far is seen.
set -uo pipefail

limit=280
program=$1
shift
name=$(basename "$program" .exe)
case "$name" in
tst_*)
    results=$(mktemp -t "$name.XXXXXX")
    trap 'rm -f "$results" "$results.said"' EXIT
    # Not to our own output: should this program be the one to start Windows' services, they would keep that open, and who reads it
    # to its end would wait for theirs.
    timeout --signal=KILL "$limit" wine "$program" -o "$(winepath -w "$results"),txt" "$@" </dev/null >"$results.said" 2>&1
    code=$?
    cat "$results.said"
    # Of what Wine says it cannot do, Qt warns in each test.
    grep -vE 'EnableNonClientDpiScaling\(\) failed|QPixmap::fromWinHICON\(\), failed' "$results"
    [ "$code" != 137 ] || echo "$name was ended after $limit s."
    ;;
*)
    timeout --signal=KILL "$limit" wine "$program" "$@"
    code=$?
    ;;
esac
exit "$code"
