# Windows: what the program file carries (icon, version, manifest), what lies beside it, and the setup program (NSIS).

set(PROXYDECK_WINDOWS_DIR ${CMAKE_CURRENT_LIST_DIR})

if(MSVC)
    # The linker joins it with its own; a second one in the resources would be refused.
    target_sources(proxydeck PRIVATE ${PROXYDECK_WINDOWS_DIR}/proxydeck.manifest)
else()
    set(PROXYDECK_MANIFEST_LINE "1 MANIFEST_RESOURCE \"${PROXYDECK_WINDOWS_DIR}/proxydeck.manifest\"")
endif()
configure_file(${PROXYDECK_WINDOWS_DIR}/proxydeck.rc.in ${PROJECT_BINARY_DIR}/proxydeck.rc @ONLY)
target_sources(proxydeck PRIVATE ${PROJECT_BINARY_DIR}/proxydeck.rc)
set_source_files_properties(${PROJECT_BINARY_DIR}/proxydeck.rc TARGET_DIRECTORY proxydeck PROPERTIES
    OBJECT_DEPENDS "${PROXYDECK_WINDOWS_DIR}/proxydeck.manifest;${PROXYDECK_WINDOWS_DIR}/proxydeck.ico")

# All in one folder: Windows looks for DLLs beside the program, and Qt for its plugins.
set(CMAKE_INSTALL_BINDIR .)
install(TARGETS proxydeck RUNTIME DESTINATION .)
include(${PROXYDECK_WINDOWS_DIR}/deploy.cmake)
include(${PROXYDECK_WINDOWS_DIR}/licences.cmake)

set(CPACK_GENERATOR NSIS)
set(CPACK_PACKAGE_FILE_NAME "ProxyDeck-${PROJECT_VERSION}-windows-x64-setup")
set(CPACK_PACKAGE_INSTALL_DIRECTORY ProxyDeck)
# CPack takes the NSIS.template.in that it finds here first: ours.
set(CPACK_MODULE_PATH ${PROXYDECK_WINDOWS_DIR})
set(CPACK_PROXYDECK_WINDOWS_DIR ${PROXYDECK_WINDOWS_DIR})
set(CPACK_NSIS_COMPRESSOR lzma)
