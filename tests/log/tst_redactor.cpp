// SPDX-License-Identifier: MIT
#include "log/redactor.h"

#include <QDebug>
#include <QDir>
#include <QTest>
#include <QUrl>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

const QString mask(8, u'\u2022');

QString debugged(const auto &value)
{
    QString text;
    QDebug(&text) << value;
    return text;
}

/// The longest piece of \a secret that is still in \a text.
qsizetype leaked(const QString &text, const QString &secret)
{
    qsizetype most = 0;
    for (qsizetype at = 0; at < secret.size(); ++at) {
        for (qsizetype size = most + 1;
             at + size <= secret.size() && text.contains(secret.mid(at, size), Qt::CaseInsensitive); ++size)
            most = size;
    }
    return most;
}

} // namespace

class TestRedactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKnownSecretIsFoundInEveryDress_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("a key") << u"TESTKEY01"_s;
        QTest::newRow("full of signs") << u"p%q \"w'\\o/+&:@=ü密 x"_s;
        QTest::newRow("Chinese") << u"密码很长"_s;
        QTest::newRow("like a word") << u"waterfall"_s;
        QTest::newRow("ends in escapes") << u"abc%41\\n"_s;
    }
    void aKnownSecretIsFoundInEveryDress()
    {
        QFETCH(QString, secret);
        Redactor redactor;
        redactor.know(Secret(secret));
        const QByteArray utf8 = secret.toUtf8();
        QUrl url(u"https://example.invalid/get"_s);
        url.setQuery(u"x="_s + QString::fromLatin1(QUrl::toPercentEncoding(secret)));
        QUrl login(u"http://example.invalid"_s);
        login.setUserName(u"somebody"_s);
        login.setPassword(secret);
        const QHash<QString, QString> dresses{
            {u"plain"_s, secret},
            {u"other case"_s, secret.toLower()},
            {u"percent"_s, QString::fromLatin1(QUrl::toPercentEncoding(secret))},
            {u"percent, each"_s, QString::fromLatin1('%' + utf8.toHex('%'))},
            {u"percent twice"_s,
             QString::fromLatin1(QUrl::toPercentEncoding(QString::fromLatin1('%' + utf8.toHex('%'))))},
            {u"QDebug of text"_s, debugged(secret)},
            {u"QDebug of bytes"_s, debugged(utf8)},
            {u"QDebug of a URL"_s, debugged(url)},
            {u"QDebug of a URL with a login"_s, debugged(login)},
            {u"hexadecimal"_s, QString::fromLatin1(utf8.toHex())},
            {u"HTML"_s, secret.toHtmlEscaped()},
        };
        for (auto dress = dresses.begin(); dress != dresses.end(); ++dress) {
            const QString out = redactor.redacted(u"what came: "_s + dress.value() + u" end"_s);
            QVERIFY2(out.contains(mask), qPrintable(dress.key() + u": "_s + out));
            QVERIFY2(out.startsWith(u"what came: "_s) && out.endsWith(u" end"_s),
                     qPrintable(dress.key() + u": "_s + out));
            const QString escaped = QString::fromLatin1('%' + utf8.toHex('%'));
            for (const QString &form :
                 {secret, escaped, QString::fromLatin1(utf8.toHex()), debugged(utf8).mid(1).chopped(1)})
                QVERIFY2(leaked(out, form) < 3, qPrintable(dress.key() + u": "_s + out));
        }
        // Base64 hides the bytes, and what precedes them shifts them.
        for (int before = 0; before < 3; ++before) {
            const QByteArray around = QByteArray("ab").left(before) + utf8 + "z";
            for (const auto &form : {around.toBase64(), around.toBase64(QByteArray::Base64UrlEncoding)}) {
                const QString out = redactor.redacted(u"what came: "_s + QString::fromLatin1(form) + u" end"_s);
                QCOMPARE(out, u"what came: "_s + mask + u" end"_s);
            }
        }
    }

    void aLongerSecretGoesBeforeOneInsideIt()
    {
        Redactor redactor;
        redactor.know(Secret(u"TESTKEY"_s));
        redactor.know(Secret(u"TESTKEY-FULL"_s));
        redactor.know(Secret(u"TESTKEY-FULL"_s));
        QCOMPARE(redactor.redacted(u"a TESTKEY-FULL b TESTKEY c"_s), u"a %1 b %1 c"_s.arg(mask));
    }

    void whatLooksLikeASecretGoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        QTest::newRow("query") << u"GET https://share.proxy.qg.net/get?key=UNKNOWN1&pwd=HIDDEN22&num=5"_s
                               << u"UNKNOWN1|HIDDEN22"_s;
        QTest::newRow("escaped query") << u"next=%2Fget%3Fkey%3DUNKNOWN1%26pwd%3DHIDDEN22"_s << u"UNKNOWN1|HIDDEN22"_s;
        QTest::newRow("capitals") << u"AuthKey=UNKNOWN1&AuthPwd=HIDDEN22"_s << u"UNKNOWN1|HIDDEN22"_s;
        QTest::newRow("JSON") << u"{\"key\":\"UNKNOWN1\",\"password\" : \"HID\\\"DEN22\"}"_s << u"UNKNOWN1|DEN22"_s;
        QTest::newRow("JSON in QDebug") << debugged(u"{\"key\":\"UNKNOWN1\"}"_s) << u"UNKNOWN1"_s;
        QTest::newRow("YAML") << u"username: UNKNOWN1, password: 'HIDDEN 22'"_s << u"UNKNOWN1|HIDDEN"_s;
        QTest::newRow("proxy URL") << u"http://UNKNOWN1:HID/D@EN22@203.0.113.7:8080"_s << u"UNKNOWN1|EN22|HID"_s;
        QTest::newRow("user alone") << u"http://UNKNOWN1@203.0.113.7:8080"_s << u"UNKNOWN1"_s;
        QTest::newRow("user:pass@host") << u"proxy UNKNOWN1:HIDDEN22@203.0.113.7:8080 failed"_s
                                        << u"UNKNOWN1|HIDDEN22"_s;
        QTest::newRow("host:port:user:pass") << u"203.0.113.7:8080:UNKNOWN1:HIDDEN22"_s << u"UNKNOWN1|HIDDEN22"_s;
        QTest::newRow("name:port:user:pass")
            << u"tunnel.example.com:8080:UNKNOWN1:HIDDEN22"_s << u"UNKNOWN1|HIDDEN22"_s;
        QTest::newRow("header") << u"Proxy-Authorization: Basic VU5LTk9XTjE6SElEREVO"_s << u"VU5LTk9XTjE6SElEREVO"_s;
        QTest::newRow("curl") << u"curl -x http://h:1 --proxy-user 'UNKNOWN1:HIDDEN 22' https://x"_s
                              << u"UNKNOWN1|HIDDEN|22"_s;
        QTest::newRow("token") << u"session 3f9aB77c01De4455aa90bc12 opened"_s << u"3f9aB77c01De4455aa90bc12"_s;
    }
    void whatLooksLikeASecretGoes()
    {
        QFETCH(QString, text);
        QFETCH(QString, secret);
        const QString out = Redactor().redacted(text);
        for (const QString &part : secret.split(u'|'))
            QVERIFY2(!out.contains(part), qPrintable(out));
        QVERIFY(out.contains(mask));
    }

    void whatHelpsStays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("call") << u"short.channel.get refused NO_RESOURCE_FOUND, HTTP 400, 187 ms, request_id "
                                 "83158ebe-be6c-40f7-a158-688741083edc"_s;
        QTest::newRow("address") << u"QAbstractSocket: 203.0.113.7:8080 refused the connection"_s;
        QTest::newRow("IPv6") << u"[2001:db8::1]:8080 refused the connection"_s;
        QTest::newRow("connect")
            << u"QObject::connect(QNetworkReplyHttpImplementation, Something): invalid nullptr parameter"_s;
        QTest::newRow("time") << u"2026-03-01 07:26:40.123Z at 12:30:05"_s;
        QTest::newRow("keychain") << u"keychain: account 83158ebe SessionOnly, locked"_s;
        QTest::newRow("query") << u"https://share.proxy.qg.net/query?num=5&area=350500"_s;
        QTest::newRow("source") << u"main.cpp:12:34: something is wrong"_s;
        QTest::newRow("start")
            << u"start: ProxyDeck 0.1.0, Qt 6.4.2 (built with 6.4.2), Debian GNU/Linux 12 (bookworm), x86_64, zh_CN"_s;
    }
    void whatHelpsStays()
    {
        QFETCH(QString, text);
        QCOMPARE(Redactor().redacted(text), text);
    }

    void noLineIsTwoAndNothingHides()
    {
        const QString forged = u"harmless\n2026-03-01 07:26:40.123Z error ledger: forged\r\x1b[31m \u202Eback"_s;
        const QString out = Redactor().redacted(forged);
        QVERIFY(!out.contains(u'\n') && !out.contains(u'\r') && !out.contains(QChar(0x1b))
                && !out.contains(QChar(0x202E)));
        QVERIFY2(out.contains(u"harmless \u23CE 2026"_s), qPrintable(out));
        QVERIFY2(out.contains(u"\u2039U+001B\u203A[31m"_s), qPrintable(out));
    }

    void aSecretCutInTwoAtTheLimitIsNotThere()
    {
        const QString secret = u"Sesame-Open-0123456789"_s;
        Redactor redactor;
        redactor.know(Secret(secret));
        for (const QString &dress : {secret, QString::fromLatin1('%' + secret.toLatin1().toHex('%'))}) {
            for (int before = 0; before < 700; ++before) {
                const QString out = redactor.redacted(QString(before, u'.') + dress + QString(9'000, u'.'), 100);
                QVERIFY(out.size() <= 100);
                QVERIFY2(leaked(out, dress) <= 1, qPrintable(out));
            }
        }
        // Masks are shorter than what they stand for: the one that was cut in two far beyond the limit moves into it.
        const QString key = u"Open Sesame, says the cat; "_s.repeated(8);
        Redactor other;
        other.know(Secret(key));
        for (int before = 0; before <= key.size(); ++before) {
            const QString out = other.redacted(QString(before, u'.') + QString(key + u' ').repeated(100), 300);
            QVERIFY2(!out.contains(u"Sesame"_s), qPrintable(out));
        }
        QCOMPARE(redactor.redacted(QString(500, u'.'), 100).size(), 100);
    }

    void theHomeFolderIsNobodysBusiness()
    {
        const QString out = Redactor().redacted(u"cannot write "_s + QDir::homePath() + u"/data/x.sqlite"_s);
        QCOMPARE(out, u"cannot write ~/data/x.sqlite"_s);
        QVERIFY(Redactor().redacted(QUrl::fromLocalFile(QDir::homePath() + u"/x"_s).toString()).endsWith(u"/~/x"_s));
        const QString other = u"/media"_s + QDir::homePath() + u"/x"_s;
        QCOMPARE(Redactor().redacted(other), other);
    }
};

QTEST_GUILESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
