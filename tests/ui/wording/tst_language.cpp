// SPDX-License-Identifier: MIT
#include "ui/wording/language.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheMenusOfTheSystem_data()
    {
        QTest::addColumn<QStringList>("languages");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("Chinese") << QStringList{u"zh-CN"_s, u"zh-Hans-CN"_s, u"zh"_s} << u"zh_CN"_s;
        QTest::newRow("Chinese by its script") << QStringList{u"zh-Hans-CN"_s} << u"zh_CN"_s;
        QTest::newRow("Chinese of Taiwan") << QStringList{u"zh-TW"_s, u"zh-Hant-TW"_s} << u"zh_CN"_s;
        QTest::newRow("English first") << QStringList{u"en-US"_s, u"zh-CN"_s} << u"en"_s;
        QTest::newRow("Chinese first") << QStringList{u"zh-Hans-US"_s, u"en-US"_s} << u"zh_CN"_s;
        QTest::newRow("another") << QStringList{u"de-DE"_s} << u"en"_s;
        QTest::newRow("no language") << QStringList{u"C"_s} << u"en"_s;
        QTest::newRow("not said") << QStringList{} << u"en"_s;
    }
    void followsTheMenusOfTheSystem()
    {
        QFETCH(QStringList, languages);
        QTEST(Language::forMenusIn(languages), "wanted");
    }

    void numbersAreWrittenAsTheTextsAre()
    {
        QLocale::setDefault(QLocale(u"de_DE"_s));
        Language language;
        QCOMPARE(QLocale().toString(12'345), u"12,345"_s);
        language.choose(u"en"_s); // already current
        QCOMPARE(QLocale().toString(12'345), u"12,345"_s);
        language.choose(u"zh_CN"_s);
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        language.choose(u"en"_s);
        QCOMPARE(QLocale().language(), QLocale::English);
    }

    void whatIsChosenCounts()
    {
        Language language;
        QSignalSpy changed(&language, &Language::changed);
        language.choose(u"zh_CN"_s);
        QCOMPARE(language.current(), u"zh_CN"_s);
        language.choose(u"en"_s);
        QCOMPARE(language.current(), u"en"_s);
        QCOMPARE(changed.size(), 2);
        language.choose({}); // tests run without a system language
        QCOMPARE(language.current(), u"en"_s);
        QCOMPARE(changed.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
