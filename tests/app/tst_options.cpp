// SPDX-License-Identifier: MIT
#include "options.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class OptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAsked()
    {
        const auto options = Options::parse({u"proxydeck"_s});
        QVERIFY(options);
        QVERIFY(!options->demo && !options->connectTo && options->dataDir.isEmpty() && options->tourDir.isEmpty());
    }

    void onlyLoopbackIsConnectedTo_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("taken");
        QTest::newRow("IPv4") << u"127.0.0.1:8080"_s << true;
        QTest::newRow("another loopback address") << u"127.8.9.10:80"_s << true;
        QTest::newRow("IPv6") << u"[::1]:8080"_s << true;
        QTest::newRow("name") << u"localhost:8080"_s << true;
        QTest::newRow("private") << u"192.168.1.1:8080"_s << false;
        QTest::newRow("public") << u"203.0.113.7:80"_s << false;
        QTest::newRow("any") << u"0.0.0.0:80"_s << false;
        QTest::newRow("name that begins so") << u"localhost.example:80"_s << false;
        QTest::newRow("no port") << u"127.0.0.1"_s << false;
        QTest::newRow("port 0") << u"127.0.0.1:0"_s << false;
        QTest::newRow("port too high") << u"127.0.0.1:65536"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }

    void onlyLoopbackIsConnectedTo()
    {
        QFETCH(QString, target);
        QFETCH(bool, taken);
        const auto options = Options::parse({u"proxydeck"_s, u"--connect-to"_s, target});
        QCOMPARE(options.has_value(), taken);
        if (!taken)
            QCOMPARE(options.error().exitCode, 2);
    }

    void mistakesAreRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--frobnicate"_s};
        QTest::newRow("stray argument") << QStringList{u"key"_s};
        QTest::newRow("language") << QStringList{u"--language"_s, u"fr"_s};
        QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s};
        QTest::newRow("tour without demo") << QStringList{u"--tour"_s, u"out"_s};
        QTest::newRow("demo elsewhere") << QStringList{u"--demo"_s, u"--connect-to"_s, u"127.0.0.1:80"_s};
        QTest::newRow("forgetting in the demo") << QStringList{u"--demo"_s, u"--forget-secrets"_s};
        QTest::newRow("empty folder") << QStringList{u"--data-dir"_s, QString()};
    }

    void mistakesAreRefused()
    {
        QFETCH(QStringList, arguments);
        const auto options = Options::parse(QStringList{u"proxydeck"_s} + arguments);
        QVERIFY(!options);
        QCOMPARE(options.error().exitCode, 2);
        QVERIFY(options.error().text.endsWith(u'\n'));
    }

    void helpAndVersionEndWell()
    {
        const auto help = Options::parse({u"proxydeck"_s, u"--help"_s});
        QVERIFY(!help);
        QCOMPARE(help.error().exitCode, 0);
        QVERIFY2(help.error().text.startsWith(u"Usage: proxydeck "), qPrintable(help.error().text));
        for (const char *option : {"--demo", "--connect-to", "--data-dir", "--language", "--tour"})
            QVERIFY2(help.error().text.contains(QLatin1StringView(option)), option);
        const auto version = Options::parse({u"proxydeck"_s, u"--version"_s});
        QVERIFY(!version);
        QCOMPARE(version.error().exitCode, 0);
        QVERIFY(version.error().text.startsWith(u"ProxyDeck "));
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "tst_options.moc"
