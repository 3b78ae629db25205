# What Qt's own step leaves in a bundle: frameworks, and more plugins than are wanted.
set(contents "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/ProxyDeck.app/Contents")
file(MAKE_DIRECTORY ${contents}/Frameworks/QtCore.framework/Versions/A ${contents}/Frameworks/QtGui.framework/Versions/A)
foreach(file IN ITEMS PlugIns/platforms/libqcocoa.dylib PlugIns/sqldrivers/libqsqlite.dylib PlugIns/sqldrivers/libqsqlodbc.dylib
                      PlugIns/sqldrivers/libqsqlpsql.dylib PlugIns/tls/libqcertonlybackend.dylib PlugIns/tls/libqsecuretransportbackend.dylib
                      Frameworks/libqt6keychain.1.dylib)
    if(NOT file MATCHES "securetransport" OR NOT DEFINED ENV{WITHOUT_TLS})
        file(WRITE ${contents}/${file} "")
    endif()
endforeach()
