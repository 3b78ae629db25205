# SPDX-License-Identifier: MIT
# What a Linux package holds beside the program, and the .deb that CPack makes of it.
include(GNUInstallDirs)

# Shown by the manual page and by the software centre.
string(TIMESTAMP PROXYDECK_RELEASE_DATE "%Y-%m-%d" UTC) # SOURCE_DATE_EPOCH is respected
string(TIMESTAMP PROXYDECK_CHANGELOG_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(staged ${CMAKE_BINARY_DIR}/linux)
configure_file(${CMAKE_CURRENT_LIST_DIR}/proxydeck.1.in ${staged}/proxydeck.1 @ONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/io.github.proxydeck.proxydeck.metainfo.xml.in
    ${staged}/io.github.proxydeck.proxydeck.metainfo.xml @ONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${staged}/changelog @ONLY)
find_program(GZIP gzip REQUIRED)
foreach(page proxydeck.1 changelog)
    execute_process(COMMAND ${GZIP} -9nkf ${staged}/${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()

install(TARGETS proxydeck RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_CURRENT_LIST_DIR}/proxydeck.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${staged}/io.github.proxydeck.proxydeck.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${staged}/proxydeck.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${staged}/changelog.gz ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/proxydeck)
foreach(side 16 24 32 48 64 128 256)
    install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/proxydeck-${side}.png RENAME proxydeck.png
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${side}x${side}/apps)
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/proxydeck.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_NAME proxydeck)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "ProxyDeck maintainers <proxydeck@users.noreply.github.com>")
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded at run time, so that no library names them: the record's database, and what QtKeychain reaches the keyring by.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libsecret-1-0")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnome-keyring | kwalletmanager, fonts-noto-cjk | fonts-wqy-microhei, qt6-wayland")
# Follows the summary that all packages share; CPack indents it and marks its empty lines.
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Pick a key, fill the form made for its product, extract, watch the leases
count down and copy them in the format that the next tool wants.

Keys are kept in the system's keychain and nowhere else; what was extracted
survives crashes and comes back at the next start.")
