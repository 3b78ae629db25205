#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The bundle for macOS as installer/macos makes it: what is in it, and that it is signed from the inside out, as the last thing.

Run with stand-ins for Apple's tools, which write down how they are called, and for Qt's deploying, which leaves files as Qt does.
"""
import os
import plistlib
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE, CMAKE, COMPILER = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
HERE = Path(__file__).parent
IDENTITY = "Developer ID Application: Of A Test (TESTTEAM01)"

TOOL = """#!/bin/sh
name=$(basename "$0")
case $name in
sw_vers) echo 15.3.1; exit 0 ;;
xcrun) case "$*" in notarytool*|stapler*) ;; *) exit 1 ;; esac ;;
install_name_tool|otool) exit 0 ;;
esac
[ $# = 0 ] || printf '%s' "$name" >>"$CALLS"
for word; do printf '\\t%s' "$word" >>"$CALLS"; done
echo >>"$CALLS"
"""


class Build:
    def __init__(self, folder, qt, *options):
        self.folder = Path(folder)
        self.calls_file = self.folder / "calls"
        tools = self.folder / "tools"
        tools.mkdir()
        for name in ("codesign", "sw_vers", "xcrun", "install_name_tool", "otool"):
            (tools / name).write_text(TOOL)
            (tools / name).chmod(0o755)
        self.environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "CALLS": str(self.calls_file)}
        self.run(CMAKE, "-S", HERE / "macos", "-B", self.folder / "build", "-G", "Ninja", f"-DPROXYDECK_SOURCE_DIR={SOURCE}",
                 f"-DQt6_VERSION={qt}", "-DCMAKE_SYSTEM_NAME=Darwin", "-DCMAKE_SYSTEM_PROCESSOR=arm64",
                 f"-DCMAKE_CXX_COMPILER={COMPILER}", "-DCMAKE_CXX_COMPILER_FORCED=ON",
                 f"-DCMAKE_INSTALL_NAME_TOOL={tools / 'install_name_tool'}", *options)
        # No linker here makes what macOS runs.
        self.bundle = self.folder / "build/ProxyDeck.app"
        for file in ("MacOS/ProxyDeck", "Resources/proxydeck.icns"):
            (self.bundle / "Contents" / file).parent.mkdir(parents=True, exist_ok=True)
            (self.bundle / "Contents" / file).write_bytes(Path("/bin/true").read_bytes())

    def run(self, *command):
        done = subprocess.run([str(word) for word in command], env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    def calls(self):
        lines = self.calls_file.read_text().splitlines() if self.calls_file.exists() else []
        self.calls_file.unlink(missing_ok=True)
        return [line.split("\t") for line in lines]

    def install(self):
        self.calls()
        self.run(CMAKE, "--install", self.folder / "build", "--prefix", self.folder / "installed")
        return self.folder / "installed/ProxyDeck.app"


def information(build):
    return plistlib.loads((build.bundle / "Contents/Info.plist").read_bytes())


def signed_for_apple():
    with tempfile.TemporaryDirectory() as folder:
        build = Build(folder, "6.8.1", f"-DPROXYDECK_SIGNING_IDENTITY={IDENTITY}", "-DPROXYDECK_NOTARY_PROFILE=of-a-test",
                      "-DCMAKE_OSX_DEPLOYMENT_TARGET=12.0", "-DARCHITECTURES=arm64;x86_64")
        known = information(build)
        assert known["CFBundleIdentifier"] == "io.github.proxydeck.proxydeck"
        assert known["CFBundleExecutable"] == "ProxyDeck" and known["CFBundleIconFile"] == "proxydeck.icns"
        assert known["CFBundleLocalizations"] == ["en", "zh-Hans"]
        assert known["CFBundleShortVersionString"] == known["CFBundleVersion"] == "0.1.0"
        assert known["LSMinimumSystemVersion"] == "12.0"
        assert known["NSHighResolutionCapable"] is True and known["NSSupportsAutomaticTermination"] is False
        assert plistlib.loads((SOURCE / "installer/macos/entitlements.plist").read_bytes()) == {}
        assert b"<!--" not in (SOURCE / "installer/macos/entitlements.plist").read_bytes(), "codesign takes no remarks"

        bundle = build.install()
        drivers = [file.name for file in (bundle / "Contents/PlugIns/sqldrivers").iterdir()]
        assert drivers == ["libqsqlite.dylib"], drivers
        licences = {file.name for file in (bundle / "Contents/Resources/licences").iterdir()}
        assert {"ProxyDeck.txt", "Qt.txt", "LGPL-3.0.txt", "QtKeychain.txt"} <= licences, licences

        calls = build.calls()
        assert all(call[0] == "codesign" for call in calls), calls
        assert calls[-1] == ["codesign", "--verify", "--deep", "--strict", "--verbose=2", str(bundle)], calls[-1]
        signed = [call[-1].removeprefix(f"{bundle}/Contents/") for call in calls[:-1]]
        assert set(signed) == {"PlugIns/platforms/libqcocoa.dylib", "PlugIns/sqldrivers/libqsqlite.dylib",
                               "PlugIns/tls/libqcertonlybackend.dylib", "PlugIns/tls/libqsecuretransportbackend.dylib",
                               "Frameworks/libqt6keychain.1.dylib", "Frameworks/QtCore.framework", "Frameworks/QtGui.framework",
                               str(bundle)}, signed
        assert signed[-1] == str(bundle), "the bundle is sealed after what it holds"
        for call in calls[:-1]:
            assert IDENTITY in call and "runtime" in call and "--timestamp" in call, call
            assert ("--entitlements" in call) == (call[-1] == str(bundle)), call

        # What CPack does after the image is made.
        image = build.folder / "ProxyDeck.dmg"
        build.run(CMAKE, f"-DCPACK_PACKAGE_FILES={image}", f"-DCPACK_PROXYDECK_SIGNING_IDENTITY={IDENTITY}",
                  "-DCPACK_PROXYDECK_NOTARY_PROFILE=of-a-test", "-P", SOURCE / "installer/macos/finish_image.cmake")
        assert [call[:3] for call in build.calls()] == [["codesign", "--force", "--sign"], ["xcrun", "notarytool", "submit"],
                                                        ["xcrun", "stapler", "staple"]]
        configuration = (build.folder / "build/CPackConfig.cmake").read_text()
        for line in ('set(CPACK_GENERATOR "DragNDrop")', 'set(CPACK_PACKAGE_FILE_NAME "ProxyDeck-0.1.0-macos-universal")',
                     'set(CPACK_DMG_SLA_USE_RESOURCE_FILE_LICENSE "OFF")', "installer/macos/finish_image.cmake"):
            assert line in configuration, line


def signed_for_no_one():
    with tempfile.TemporaryDirectory() as folder:
        build = Build(folder, "6.4.2")
        assert information(build)["LSMinimumSystemVersion"] == "15.0", "built for this system alone"
        bundle = build.install()
        calls = build.calls()
        assert calls[-2][1:3] == ["--force", "--sign"] and calls[-2][3] == "-" and calls[-2][-1] == str(bundle), calls[-2]
        assert not any("runtime" in call for call in calls), "with nobody's signature the hardened runtime loads no library"
        image = build.folder / "ProxyDeck.dmg"
        build.run(CMAKE, f"-DCPACK_PACKAGE_FILES={image}", "-DCPACK_PROXYDECK_SIGNING_IDENTITY=-",
                  "-DCPACK_PROXYDECK_NOTARY_PROFILE=", "-P", SOURCE / "installer/macos/finish_image.cmake")
        assert build.calls() == []
        assert '"ProxyDeck-0.1.0-macos-arm64"' in (build.folder / "build/CPackConfig.cmake").read_text()


def without_tls():
    with tempfile.TemporaryDirectory() as folder:
        build = Build(folder, "6.8.1")
        build.environment["WITHOUT_TLS"] = "1"
        try:
            build.install()
        except AssertionError as failure:
            assert "No plugin for TLS" in str(failure), failure
        else:
            raise AssertionError("a program that cannot call the vendor was packaged")


icon = (SOURCE / "installer/macos/proxydeck.icns").read_bytes()
assert icon[:4] == b"icns" and int.from_bytes(icon[4:8], "big") == len(icon)
signed_for_apple()
signed_for_no_one()
without_tls()
print("The bundle is as it should be")
