# SPDX-License-Identifier: MIT
# macOS: the bundle with its icon, Qt inside it, its signature, and the disk image.
#
#   PROXYDECK_SIGNING_IDENTITY   "Developer ID Application: NAME (TEAM)" of the keychain; "-", the default, signs for no one
#   PROXYDECK_NOTARY_PROFILE     name under which `xcrun notarytool store-credentials` has put the access to Apple's notary; empty: none
#
# The entitlements are none, on purpose. Nothing here makes code at run time or loads another team's libraries. The keychain needs
# none either: QtKeychain uses the login keychain, in which macOS ties an entry to the identity that signed the program. An
# entitlement for keychain groups would ask for a provisioning profile, without which macOS ends the program as it starts. (The
# file says nothing of this itself: codesign does not take entitlements with remarks.)

set(PROXYDECK_MACOS_DIR ${CMAKE_CURRENT_LIST_DIR})
set(PROXYDECK_SIGNING_IDENTITY "-" CACHE STRING "Who signs the bundle and the disk image; - signs for no one")
set(PROXYDECK_NOTARY_PROFILE "" CACHE STRING "Keychain profile for Apple's notary; empty for none")
if(NOT PROXYDECK_NOTARY_PROFILE STREQUAL "" AND PROXYDECK_SIGNING_IDENTITY STREQUAL "-")
    message(FATAL_ERROR "Apple notarises only what is signed: PROXYDECK_NOTARY_PROFILE asks for PROXYDECK_SIGNING_IDENTITY.")
endif()

# Never to change: macOS knows settings, permissions and keychain entries by it.
set(PROXYDECK_BUNDLE_IDENTIFIER io.github.proxydeck.proxydeck)
# What is built for this very system (Homebrew's Qt is) starts on none that is older.
set(PROXYDECK_MACOS_MINIMUM ${CMAKE_OSX_DEPLOYMENT_TARGET})
if(NOT PROXYDECK_MACOS_MINIMUM)
    execute_process(COMMAND sw_vers -productVersion OUTPUT_VARIABLE PROXYDECK_MACOS_MINIMUM OUTPUT_STRIP_TRAILING_WHITESPACE
        COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCH "^[0-9]+" PROXYDECK_MACOS_MINIMUM "${PROXYDECK_MACOS_MINIMUM}")
    string(APPEND PROXYDECK_MACOS_MINIMUM ".0")
endif()
configure_file(${PROXYDECK_MACOS_DIR}/Info.plist.in ${PROJECT_BINARY_DIR}/Info.plist.in @ONLY)
target_sources(proxydeck PRIVATE ${PROXYDECK_MACOS_DIR}/proxydeck.icns)
set_source_files_properties(${PROXYDECK_MACOS_DIR}/proxydeck.icns TARGET_DIRECTORY proxydeck PROPERTIES
    MACOSX_PACKAGE_LOCATION Resources)
set_target_properties(proxydeck PROPERTIES
    MACOSX_BUNDLE ON
    OUTPUT_NAME ProxyDeck
    MACOSX_BUNDLE_GUI_IDENTIFIER ${PROXYDECK_BUNDLE_IDENTIFIER}
    MACOSX_BUNDLE_INFO_PLIST ${PROJECT_BINARY_DIR}/Info.plist.in)

install(TARGETS proxydeck BUNDLE DESTINATION .)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ProxyDeck.app/Contents/Resources/licences RENAME ProxyDeck.txt)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/licences/ DESTINATION ProxyDeck.app/Contents/Resources/licences
    FILES_MATCHING PATTERN "*.txt")

if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    # The program carries its translations itself.
    qt_generate_deploy_app_script(TARGET proxydeck OUTPUT_SCRIPT deploy_script NO_TRANSLATIONS NO_UNSUPPORTED_PLATFORM_ERROR)
else()
    qt_generate_deploy_app_script(TARGET proxydeck FILENAME_VARIABLE deploy_script NO_UNSUPPORTED_PLATFORM_ERROR)
endif()
install(SCRIPT ${deploy_script})

install(CODE "
    set(bundle \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/ProxyDeck.app\")
    # Qt brings every database driver that it has, most of them without the libraries that they need.
    file(GLOB drivers \"\${bundle}/Contents/PlugIns/sqldrivers/*.dylib\")
    list(FILTER drivers EXCLUDE REGEX \"/libqsqlite\\\\.dylib\$\")
    if(drivers)
        file(REMOVE \${drivers})
    endif()
    foreach(plugin IN ITEMS platforms/libqcocoa.dylib sqldrivers/libqsqlite.dylib)
        if(NOT EXISTS \"\${bundle}/Contents/PlugIns/\${plugin}\")
            message(FATAL_ERROR \"\${plugin} did not get into the bundle; ProxyDeck does not run without it.\")
        endif()
    endforeach()
    # Which of the two it is depends on how Qt was built. The demo calls nobody but itself and would not miss it.
    file(GLOB tls \"\${bundle}/Contents/PlugIns/tls/*securetransportbackend.dylib\" \"\${bundle}/Contents/PlugIns/tls/*opensslbackend.dylib\")
    if(NOT tls)
        message(FATAL_ERROR \"No plugin for TLS got into the bundle; the vendor could not be called.\")
    endif()
    # Last: whatever changes a file after this breaks the seal.
    execute_process(COMMAND \"${PROXYDECK_MACOS_DIR}/sign.sh\" \"\${bundle}\" \"${PROXYDECK_SIGNING_IDENTITY}\"
        COMMAND_ERROR_IS_FATAL ANY)")

set(architectures ${CMAKE_OSX_ARCHITECTURES})
if(NOT architectures)
    set(architectures ${CMAKE_SYSTEM_PROCESSOR})
endif()
list(LENGTH architectures count)
if(count GREATER 1)
    set(architectures universal)
endif()
set(CPACK_GENERATOR DragNDrop)
set(CPACK_PACKAGE_FILE_NAME "ProxyDeck-${PROJECT_VERSION}-macos-${architectures}")
set(CPACK_DMG_VOLUME_NAME "ProxyDeck ${PROJECT_VERSION}")
# macOS has no way left to attach one, and there is nothing to agree to.
set(CPACK_DMG_SLA_USE_RESOURCE_FILE_LICENSE OFF)
set(CPACK_PROXYDECK_SIGNING_IDENTITY "${PROXYDECK_SIGNING_IDENTITY}")
set(CPACK_PROXYDECK_NOTARY_PROFILE "${PROXYDECK_NOTARY_PROFILE}")
set(CPACK_POST_BUILD_SCRIPTS ${PROXYDECK_MACOS_DIR}/finish_image.cmake)
