# Puts Qt and the compiler's runtime beside the program.

if(NOT CMAKE_CROSSCOMPILING AND Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    set(QT_DEPLOY_BIN_DIR .)
    set(QT_DEPLOY_PLUGINS_DIR plugins)
    qt_generate_deploy_app_script(TARGET proxydeck OUTPUT_SCRIPT deploy_script NO_TRANSLATIONS NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT ${deploy_script})
else()
    # Qt's own step works only where Qt's tools are programs of the same system, and before 6.5 not yet here.
    set(library_targets Qt6::Core Qt6::Gui Qt6::Widgets Qt6::Network Qt6::Sql)
    if(TARGET Qt6Keychain::Qt6Keychain)
        list(APPEND library_targets Qt6Keychain::Qt6Keychain)
    endif()
    foreach(target IN LISTS library_targets)
        install(FILES $<TARGET_FILE:${target}> DESTINATION .)
    endforeach()
    # The plugins that the program cannot do without: the window system, its look, TLS, SQLite.
    set(plugins
        platforms/QWindowsIntegrationPlugin
        styles/QWindowsVistaStylePlugin
        tls/QSchannelBackendPlugin
        sqldrivers/QSQLiteDriverPlugin)
    foreach(plugin IN LISTS plugins)
        get_filename_component(kind ${plugin} DIRECTORY)
        get_filename_component(name ${plugin} NAME)
        if(NOT TARGET Qt6::${name})
            message(FATAL_ERROR "This Qt lacks ${name}, without which ProxyDeck does not run.")
        endif()
        install(FILES $<TARGET_FILE:Qt6::${name}> DESTINATION plugins/${kind})
    endforeach()
    install(FILES ${PROXYDECK_WINDOWS_DIR}/qt.conf DESTINATION .)

    if(MINGW)
        # Debian's come with debug information: ten times the size.
        foreach(name IN ITEMS libgcc_s_seh-1.dll libstdc++-6.dll libwinpthread-1.dll)
            execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=${name}
                OUTPUT_VARIABLE file OUTPUT_STRIP_TRAILING_WHITESPACE)
            if(NOT IS_ABSOLUTE "${file}")
                unset(file)
                find_file(file ${name} PATHS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS} ${CMAKE_FIND_ROOT_PATH}
                    PATH_SUFFIXES lib bin NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH NO_CACHE REQUIRED)
            endif()
            install(CODE "
                file(INSTALL \"${file}\" DESTINATION \"\${CMAKE_INSTALL_PREFIX}\")
                execute_process(COMMAND \"${CMAKE_STRIP}\" --strip-unneeded \"\${CMAKE_INSTALL_PREFIX}/${name}\"
                    COMMAND_ERROR_IS_FATAL ANY)")
        endforeach()
    endif()
endif()
if(MSVC)
    set(CMAKE_INSTALL_SYSTEM_RUNTIME_DESTINATION .)
    set(CMAKE_INSTALL_UCRT_LIBRARIES OFF) # part of Windows 10
    include(InstallRequiredSystemLibraries)
endif()

# What all of these need in turn and Windows does not have: Qt's step brings Qt alone, and a Qt may have been built with libraries
# of others (that of vcpkg is), as may QtKeychain.
set(library_folders $<TARGET_FILE_DIR:Qt6::Core>)
if(TARGET Qt6Keychain::Qt6Keychain)
    list(APPEND library_folders $<TARGET_FILE_DIR:Qt6Keychain::Qt6Keychain>)
endif()
install(CODE "
    set(library_folders \"${library_folders}\")
    set(CMAKE_OBJDUMP \"${CMAKE_OBJDUMP}\")
    set(is_mingw \"${MINGW}\")")
install(SCRIPT ${CMAKE_CURRENT_LIST_DIR}/dependencies.cmake)
