// SPDX-License-Identifier: MIT
#include "ui/desktop/window_menu.h"

#include <QMainWindow>
#include <QMenuBar>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class WindowMenuTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesWhatMacOsHasInEveryProgram()
    {
        QMainWindow window;
        auto *menu = new WindowMenu(window);
        window.menuBar()->addMenu(menu);
        QMenu *file = window.menuBar()->addMenu(u"File"_s);
        file->addAction(menu->closeAction());
        window.show();
        auto *minimize = menu->findChild<QAction *>(u"minimizeWindow"_s);
        auto *zoom = menu->findChild<QAction *>(u"zoomWindow"_s);
        QCOMPARE(menu->closeAction()->shortcut(), QKeySequence(u"Ctrl+W"_s)); // Ctrl is the Command key on macOS
        QCOMPARE(minimize->shortcut(), QKeySequence(u"Ctrl+M"_s));
        for (const QAction *action : {menu->closeAction(), minimize, zoom}) {
            QCOMPARE(action->menuRole(), QAction::NoRole);
            QVERIFY(!action->text().isEmpty());
        }

        zoom->trigger();
        QVERIFY(window.isMaximized());
        zoom->trigger();
        QVERIFY(!window.isMaximized());
        minimize->trigger();
        QVERIFY(window.isMinimized());
        window.showFullScreen();
        Q_EMIT menu->aboutToShow();
        QVERIFY(!minimize->isEnabled() && !zoom->isEnabled());
        window.showNormal();
        Q_EMIT menu->aboutToShow();
        QVERIFY(minimize->isEnabled() && zoom->isEnabled());
        menu->closeAction()->trigger();
        QVERIFY(!window.isVisible());
    }
};

QTEST_MAIN(WindowMenuTest)
#include "tst_window_menu.moc"
