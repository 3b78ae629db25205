# Installing and packaging. What all systems share is here; what one of them needs lies in the folder of its name.
#
#   cmake --install build/release --prefix FOLDER             the program and what it needs to run, in FOLDER
#   cpack --config build/release/CPackConfig.cmake            the package of this system, in the current folder

set(CPACK_PACKAGE_NAME ProxyDeck)
set(CPACK_PACKAGE_VENDOR "The ProxyDeck authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_RESOURCE_FILE_README ${PROJECT_SOURCE_DIR}/README.md)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

if(WIN32)
    include(${CMAKE_CURRENT_LIST_DIR}/windows/windows.cmake)
elseif(APPLE)
    include(${CMAKE_CURRENT_LIST_DIR}/macos/macos.cmake)
else()
    include(${CMAKE_CURRENT_LIST_DIR}/linux/linux.cmake)
endif()

include(CPack)
