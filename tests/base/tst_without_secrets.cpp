// SPDX-License-Identifier: MIT
#include "base/without_secrets.h"

#include <QRandomGenerator>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestWithoutSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms_data();
    void forms();
    void bothSecretsAndNothingElse();
    void noSecretsNoChange();
    void everyMixOfEscapes();
    void excerptCutsNoSecretInTwo();
    void links_data();
    void links();
};

void TestWithoutSecrets::links_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString m = u"••••••••"_s;
    QTest::newRow("link") << u"https://h/get?key=A&pwd=B&num=1"_s << u"https://h/get?key=%1&pwd=%1&num=1"_s.arg(m);
    QTest::newRow("encoded") << u"u=https%3A%2F%2Fh%2Fget%3Fkey%3DA"_s << u"u=https%3A%2F%2Fh%2Fget%3Fkey%3D"_s + m;
    QTest::newRow("capitals, spaces") << u"KEY = A, PWD=B"_s << u"KEY = %1 PWD=%1"_s.arg(m);
    QTest::newRow("login") << u"socks5://u:p@h:1"_s << u"socks5://%1@h:1"_s.arg(m);
    QTest::newRow("an address") << u"a@b.c"_s << u"a@b.c"_s;
    QTest::newRow("another word") << u"monkey=1 my-key=2"_s << u"monkey=1 my-key=2"_s;
}

void TestWithoutSecrets::links()
{
    QFETCH(QString, text);
    QTEST(withoutLinkSecrets(text), "expected");
}

void TestWithoutSecrets::forms_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString m = u"••••••••"_s;

    QTest::newRow("plain") << u"TESTKEY01"_s << u"key=TESTKEY01&num=1"_s << u"key="_s + m + u"&num=1"_s;
    QTest::newRow("other case") << u"TESTKEY01"_s << u"<b>testkey01</b>"_s << u"<b>"_s + m + u"</b>"_s;
    QTest::newRow("twice, touching") << u"TESTKEY01"_s << u"TESTKEY01TESTKEY01"_s << m + m;
    QTest::newRow("at the end") << u"TESTKEY01"_s << u"no TESTKEY01"_s << u"no "_s + m;
    QTest::newRow("as part of a word") << u"TESTKEY01"_s << u"TESTKEY01_task"_s << m + u"_task"_s;
    QTest::newRow("nearly") << u"TESTKEY01"_s << u"TESTKEY02 TESTKEY0"_s << u"TESTKEY02 TESTKEY0"_s;
    QTest::newRow("percent, upper") << u"a/b é"_s << u"x=a%2Fb%20%C3%A9;"_s << u"x="_s + m + u";"_s;
    QTest::newRow("percent, lower") << u"a/b é"_s << u"x=a%2fb%20%c3%a9;"_s << u"x="_s + m + u";"_s;
    QTest::newRow("percent, more than needed") << u"key"_s << u"x=%6B%65%79"_s << u"x="_s + m;
    QTest::newRow("percent of a capital") << u"key"_s << u"x=%4B%45%59"_s << u"x="_s + m;
    QTest::newRow("percent, twice") << u"a/b"_s << u"x=a%252Fb"_s << u"x="_s + m;
    QTest::newRow("percent, three times") << u"a/b"_s << u"x=a%25252fb"_s << u"x="_s + m;
    QTest::newRow("a percent sign") << u"5%25x"_s << u"[5%25x] [5%2525x] [5%252525x]"_s
                                    << u"["_s + m + u"] ["_s + m + u"] ["_s + m + u"]"_s;
    QTest::newRow("plus for a space") << u"a b"_s << u"x=a+b"_s << u"x="_s + m;
    QTest::newRow("json \\u") << u"aé\U0001F600"_s << u"\"\\u0061\\u00E9\\ud83d\\uDE00\""_s << u"\""_s + m + u"\""_s;
    QTest::newRow("json backslashes") << u"a\"b\\c/d"_s << u"\"a\\\"b\\\\c\\/d\""_s << u"\""_s + m + u"\""_s;
    QTest::newRow("html") << u"a&b<c>'\""_s << u"a&amp;b&lt;c&gt;&#39;&#x22;"_s << m;
    QTest::newRow("html, hex") << u"key"_s << u"&#x6B;&#101;&#x59;"_s << m;
    QTest::newRow("mixed") << u"a b&c"_s << u"a%20b&amp;c"_s << m;
    QTest::newRow("broken escapes") << u"key"_s << u"%6 %zz \\u00 &#; &;%"_s << u"%6 %zz \\u00 &#; &;%"_s;
    QTest::newRow("beyond the BMP") << u"\U0001F600x"_s << u"%F0%9F%98%80x"_s << m;
}

void TestWithoutSecrets::forms()
{
    QFETCH(QString, secret);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(withoutSecrets(text, {Secret(secret), {}}), expected);
    QCOMPARE(withoutSecrets(text, {Secret(u"UNRELATED77"_s), Secret(secret)}), expected);
}

void TestWithoutSecrets::bothSecretsAndNothingElse()
{
    // One secret inside the other: the longer one must not leave its rest behind.
    const QList<Secret> secrets{Secret(u"TEST"_s), Secret(u"TESTPWD02"_s)};
    QCOMPARE(withoutSecrets(u"pwd=TESTPWD02, key=TEST."_s, secrets), u"pwd=••••••••, key=••••••••."_s);
}

void TestWithoutSecrets::noSecretsNoChange()
{
    QCOMPARE(withoutSecrets(u"nothing to hide %41"_s, {}), u"nothing to hide %41"_s);
    QCOMPARE(withoutSecrets({}, {Secret(u"TESTKEY01"_s), {}}), QString());
}

void TestWithoutSecrets::everyMixOfEscapes()
{
    QRandomGenerator random(20231);
    const QString secret = u"T%s k&Y\"\\/é<0"_s;
    for (int round = 0; round < 2'000; ++round) {
        QString text = u"before:"_s;
        for (const QChar c : secret) {
            const QString hex = QString::number(c.unicode(), 16).rightJustified(4, u'0');
            switch (random.bounded(5)) {
            case 0:
                text += c;
                break;
            case 1:
                text += QString::fromLatin1(QString(c).toUtf8().toPercentEncoding({}, QString(c).toUtf8()));
                break;
            case 2:
                text += QString::fromLatin1(QString(c).toUtf8().toPercentEncoding({}, QString(c).toUtf8())).toLower();
                break;
            case 3:
                text += u"\\u"_s + (round % 2 ? hex.toUpper() : hex);
                break;
            default:
                text += u"&#x"_s + hex + u";"_s;
            }
        }
        QCOMPARE(withoutSecrets(text + u":after"_s, {Secret(secret), {}}), u"before:••••••••:after"_s);
    }
}

void TestWithoutSecrets::excerptCutsNoSecretInTwo()
{
    const QList<Secret> secrets{Secret(u"TESTKEY01"_s), {}};
    for (int offset = 0; offset < 40; ++offset) {
        // Wherever the cut falls, before or after masking, no beginning of the key stays.
        const QString text = QString(offset, u'.') + u"TESTKEY01"_s.repeated(10'000);
        const QString excerpt = excerptWithoutSecrets(text, 100, secrets);
        QVERIFY(excerpt.size() <= 100);
        QVERIFY2(!excerpt.contains(u'T'), qPrintable(excerpt));
        QVERIFY(excerpt.size() > 90);
    }
    QCOMPARE(excerptWithoutSecrets(u"short"_s, 100, secrets), u"short"_s);
    QCOMPARE(excerptWithoutSecrets(QString(5'000, u'x'), 2'000, secrets), QString(2'000, u'x'));
}

QTEST_GUILESS_MAIN(TestWithoutSecrets)
#include "tst_without_secrets.moc"
