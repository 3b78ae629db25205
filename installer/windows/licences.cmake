# What the licences of the shipped libraries ask for goes along: the texts that the program shows too, and the full notices of the
# libraries as they were built, which are not kept in this repository but come from where the libraries come from.
#
# PROXYDECK_LICENCE_TEXTS: a folder with such notices, in place of those found.

set(PROXYDECK_LICENCE_TEXTS "" CACHE PATH "Folder with the full licence notices of the libraries that ship with ProxyDeck")

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION licences RENAME ProxyDeck.txt)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/licences/ DESTINATION licences FILES_MATCHING PATTERN "*.txt")

set(notices)
function(ship_notice library file)
    if(EXISTS ${file})
        install(FILES ${file} DESTINATION licences/notices RENAME ${library}.txt)
        set(notices ${notices} ${library} PARENT_SCOPE)
    endif()
endfunction()

if(PROXYDECK_LICENCE_TEXTS)
    install(DIRECTORY ${PROXYDECK_LICENCE_TEXTS}/ DESTINATION licences/notices)
    set(notices ${PROXYDECK_LICENCE_TEXTS})
elseif(DEFINED VCPKG_INSTALLED_DIR)
    file(GLOB files ${VCPKG_INSTALLED_DIR}/${VCPKG_TARGET_TRIPLET}/share/*/copyright)
    foreach(file IN LISTS files)
        get_filename_component(port ${file} DIRECTORY)
        get_filename_component(port ${port} NAME)
        ship_notice(${port} ${file})
    endforeach()
elseif(CMAKE_HOST_SYSTEM_NAME STREQUAL "Linux")
    ship_notice(qtbase /usr/share/doc/qt6-base-dev/copyright)
    ship_notice(tl-expected /usr/share/doc/libexpected-dev/copyright)
    ship_notice(asio /usr/share/doc/libasio-dev/copyright)
    if(PROXYDECK_KEYCHAIN)
        ship_notice(qtkeychain /usr/share/doc/qtkeychain-qt6-dev/copyright)
    endif()
    ship_notice(gcc /usr/share/doc/gcc-mingw-w64-base/copyright)
    ship_notice(mingw-w64 /usr/share/doc/mingw-w64-common/copyright)
endif()
if(NOT notices)
    # Building needs none, passing the result on does.
    install(CODE "message(FATAL_ERROR \"The licence notices of Qt and of the compiler's runtime were not found: name a folder \"
        \"that has them, with -DPROXYDECK_LICENCE_TEXTS=FOLDER.\")")
endif()
