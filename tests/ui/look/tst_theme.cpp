// SPDX-License-Identifier: MIT
// Which style draws which theme: the system's own where it can, Fusion where it cannot.
#include "ui/look/contrast.h"
#include "ui/look/outlined_style.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleFactory>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAStyleDraws()
    {
        // That of Windows 10 has no dark colours, whoever wants them.
        for (const bool chosen : {true, false}) {
            QVERIFY(!drawsScheme(u"windowsvista"_s, true, chosen));
            QVERIFY(drawsScheme(u"windowsvista"_s, false, chosen));
        }
        // What the system has, other styles draw as the system wants it.
        QVERIFY(drawsScheme(u"windows11"_s, true, false));
        QVERIFY(drawsScheme(u"macos"_s, true, false));
        QVERIFY(drawsScheme(u"macos"_s, false, false));
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
        // These versions of Qt do not tell a style what was chosen against the system.
        QVERIFY(!drawsScheme(u"macos"_s, true, true));
        QVERIFY(!drawsScheme(u"macos"_s, false, true));
#endif
    }

    void fusionStandsInAndGoes()
    {
        QApplication::setStyle(QStyleFactory::create(u"windows"_s));
        const QColor own = QApplication::palette().color(QPalette::Window);
        Theme theme;
        const QSignalSpy changed(&theme, &Theme::substitutedChanged);
        QVERIFY(!theme.isSubstituted());
        QVERIFY(!isFusion(*QApplication::style()));

        const bool canDraw = drawsScheme(u"windows"_s, true, true);
        theme.choose(u"dark"_s);
        QCOMPARE(theme.isSubstituted(), !canDraw);
        QCOMPARE(isFusion(*QApplication::style()), !canDraw);
        QCOMPARE(changed.size(), canDraw ? 0 : 1);
        if (!canDraw)
            QVERIFY(isDark(QApplication::palette()));

        theme.choose({});
        QVERIFY(!theme.isSubstituted());
        QVERIFY(!isFusion(*QApplication::style()));
        QCOMPARE(QApplication::style()->name(), u"windows"_s);
        QCOMPARE(QApplication::palette().color(QPalette::Window), own);
        QCOMPARE(changed.size(), canDraw ? 0 : 2);
    }

    void fusionOfTheSystemIsNoSubstitute()
    {
        QApplication::setStyle(QStyleFactory::create(u"fusion"_s));
        Theme theme;
        const QSignalSpy changed(&theme, &Theme::substitutedChanged);
        for (const char *choice : {"dark", "light", ""}) {
            theme.choose(QLatin1String(choice));
            QVERIFY(isFusion(*QApplication::style()));
            QVERIFY(!theme.isSubstituted());
        }
        QCOMPARE(changed.size(), 0);
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
