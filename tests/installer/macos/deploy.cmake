# What Qt's own step leaves in a bundle: frameworks, and more plugins than are wanted.
set(contents "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/ProxyDeck.app/Contents")
file(MAKE_DIRECTORY ${contents}/Frameworks/QtCore.framework/Versions/A ${contents}/Frameworks/QtGui.framework/Versions/A)
foreach(file IN ITEMS PlugIns/platforms/libqcocoa.dylib PlugIns/sqldrivers/libqsqlite.dylib PlugIns/sqldrivers/libqsqlodbc.dylib
                      PlugIns/sqldrivers/libqsqlpsql.dylib Frameworks/libqt6keychain.1.dylib)
    file(WRITE ${contents}/${file} "")
endforeach()
