# SPDX-License-Identifier: MIT
# Builds ProxyDeck on Windows and starts it with the arguments given. Says what is missing instead of installing it.
# Takes the Qt that is there, from 6.4 on, and runs no tests: docs/testing.md says how to.
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot

$missing = @()
foreach ($tool in 'cmake', 'ninja') {
    if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) { $missing += "winget install $(if ($tool -eq 'cmake') { 'Kitware.CMake' } else { 'Ninja-build.Ninja' })" }
}
if (-not (Get-Command cl -ErrorAction SilentlyContinue) -and -not (Get-Command g++ -ErrorAction SilentlyContinue)) {
    $missing += 'winget install Microsoft.VisualStudio.2022.BuildTools  (C++ workload; then start this from its developer prompt)'
}
if (-not $env:CMAKE_PREFIX_PATH -and -not $env:VCPKG_ROOT) {
    $missing += 'Qt 6.4 or newer (https://www.qt.io/download-open-source), then set CMAKE_PREFIX_PATH to it, e.g. C:\Qt\6.8.1\msvc2022_64'
    $missing += 'vcpkg install qtkeychain-qt6 tl-expected asio, then set VCPKG_ROOT (https://vcpkg.io)'
}
if ($missing) {
    Write-Host 'Missing; install these first:'
    $missing | ForEach-Object { Write-Host "  $_" }
    exit 1
}

$configure = @('--preset', 'release', '-DBUILD_TESTING=OFF')
if ($env:VCPKG_ROOT) { $configure += "-DCMAKE_TOOLCHAIN_FILE=$env:VCPKG_ROOT\scripts\buildsystems\vcpkg.cmake" }
cmake @configure
if ($LASTEXITCODE) { exit $LASTEXITCODE }
cmake --build --preset release
if ($LASTEXITCODE) { exit $LASTEXITCODE }
# Qt's installer does not tell Windows where Qt's libraries are.
foreach ($folder in "$env:CMAKE_PREFIX_PATH" -split ';') {
    if ($folder -and (Test-Path "$folder\bin")) { $env:PATH = "$folder\bin;$env:PATH" }
}
& "$PSScriptRoot\build\release\bin\proxydeck.exe" @args
exit $LASTEXITCODE
