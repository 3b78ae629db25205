// SPDX-License-Identifier: MIT
#include "ui/widgets/fitted_window.h"

#include <QGuiApplication>
#include <QScreen>
#include <QTest>
#include <QWidget>

using namespace proxydeck;

class TestFittedWindow : public QObject
{
    Q_OBJECT

    static QSize room() { return QGuiApplication::primaryScreen()->availableSize(); }

private Q_SLOTS:
    void aSizeThatFitsIsTaken()
    {
        QWidget window;
        const QSize wanted = room() * 0.9;
        openFitted(window, wanted);
        QVERIFY(!window.isMaximized());
        QCOMPARE(window.size(), wanted);
    }

    void aLargerOneIsMaximised_data()
    {
        QTest::addColumn<QSize>("wanted");
        QTest::newRow("wide") << QSize(room().width() * 91 / 100 + 1, 100);
        QTest::newRow("high") << QSize(100, room().height() * 91 / 100 + 1);
        QTest::newRow("larger than the screen") << room() * 2;
    }
    void aLargerOneIsMaximised()
    {
        QFETCH(QSize, wanted);
        QWidget window;
        openFitted(window, wanted);
        QVERIFY(window.isMaximized());
        // What it has when it leaves that state fits too.
        QVERIFY(window.width() <= room().width() * mostOfScreen);
        QVERIFY(window.height() <= room().height() * mostOfScreen);
        QVERIFY(QGuiApplication::primaryScreen()->availableGeometry().contains(window.geometry()));
    }

    void aRestoredGeometryIsKeptWhereItFits()
    {
        QWidget window;
        window.setGeometry(QRect(QPoint(10, 10), room() * 0.5));
        QVERIFY(!refitted(window, room() * 0.8));
        QCOMPARE(window.size(), room() * 0.5);

        window.setGeometry(QRect(QPoint(10, 10), room() * 1.5)); // of a larger monitor
        QVERIFY(refitted(window, room() * 0.8));
        QCOMPARE(window.size(), room() * 0.8);

        window.setGeometry(QRect(QPoint(20'000, 10), room() * 0.5)); // of a monitor that is gone
        QVERIFY(refitted(window, room() * 0.8));
    }

    void aShownWindowComesBackIntoSight()
    {
        QWidget window;
        window.setGeometry(QRect(QPoint(10, 10), room() * 0.5));
        window.show();
        const QPoint before = window.pos();
        QVERIFY(!bringIntoSight(window));
        QCOMPARE(window.pos(), before);

        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        window.move(20'000, 10); // a monitor that is gone
        QVERIFY(bringIntoSight(window));
        QVERIFY(screen.contains(window.frameGeometry()));
        QCOMPARE(window.size(), room() * 0.5);

        window.resize(room() * 2); // a monitor of less pixels
        QVERIFY(bringIntoSight(window));
        QVERIFY(screen.contains(window.frameGeometry()));

        window.showMaximized();
        QVERIFY(!bringIntoSight(window));
    }
};

QTEST_MAIN(TestFittedWindow)
#include "tst_fitted_window.moc"
