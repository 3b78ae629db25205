# SPDX-License-Identifier: MIT
# Toolchain: the MinGW-w64 of Debian and its like, on another system, for 64-bit Windows. To be loaded by Qt's own toolchain file
# (QT_CHAINLOAD_TOOLCHAIN_FILE), as the preset "windows" does.

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
# The variant with POSIX threads: Qt and std::thread need it.
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_FIND_ROOT_PATH /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# tl::expected is a header for any system. Debian's lies among headers that are for Linux alone: give it a place of its own.
get_property(is_a_check GLOBAL PROPERTY IN_TRY_COMPILE)
if(NOT is_a_check AND EXISTS /usr/share/cmake/tl-expected)
    file(COPY /usr/include/tl DESTINATION ${CMAKE_BINARY_DIR}/portable/include)
    file(COPY /usr/share/cmake/tl-expected DESTINATION ${CMAKE_BINARY_DIR}/portable/lib/cmake)
    list(APPEND QT_ADDITIONAL_PACKAGES_PREFIX_PATH ${CMAKE_BINARY_DIR}/portable)
endif()
# The same of Asio, which has no package file.
if(NOT is_a_check AND EXISTS /usr/include/asio.hpp)
    file(COPY /usr/include/asio /usr/include/asio.hpp DESTINATION ${CMAKE_BINARY_DIR}/portable/include)
    set(ASIO_INCLUDE_DIR ${CMAKE_BINARY_DIR}/portable/include CACHE PATH "Where asio.hpp is")
endif()
