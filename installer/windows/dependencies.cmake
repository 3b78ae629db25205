# SPDX-License-Identifier: MIT
# Run when installing, last: copies the libraries that what lies in the folder needs and that are neither there nor Windows' own.
#
# library_folders   where to look for them
# is_mingw          whether MinGW made them, maybe on another system: Windows' own then cannot be found, and need not

if(is_mingw)
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_PLATFORM windows+pe)
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_TOOL objdump)
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_COMMAND ${CMAKE_OBJDUMP})
endif()
set(folder "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")
file(GLOB_RECURSE programs "${folder}/*.exe")
file(GLOB_RECURSE libraries "${folder}/*.dll")
file(GET_RUNTIME_DEPENDENCIES
    EXECUTABLES ${programs}
    MODULES ${libraries}
    DIRECTORIES "${folder}" ${library_folders}
    PRE_EXCLUDE_REGEXES "^api-ms-" "^ext-ms-"
    POST_EXCLUDE_REGEXES "[/\\\\][Ss][Yy][Ss][Tt][Ee][Mm]32[/\\\\]"
    RESOLVED_DEPENDENCIES_VAR needed
    UNRESOLVED_DEPENDENCIES_VAR missing
    CONFLICTING_DEPENDENCIES_PREFIX twice)
if(missing AND NOT is_mingw)
    message(WARNING "Not found, though something needs it: ${missing}")
endif()
# What lies both here and where it came from is here already.
foreach(file IN LISTS needed)
    get_filename_component(name "${file}" NAME)
    if(NOT EXISTS "${folder}/${name}")
        message(STATUS "Needed too: ${name}")
        file(INSTALL "${file}" DESTINATION "${CMAKE_INSTALL_PREFIX}")
    endif()
endforeach()
