// SPDX-License-Identifier: MIT
#include "formats/copy_formats.h"
#include "formats/format_pattern.h"
#include "outgoing.h"

#include <QSet>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// Every built-in format, letter by letter; what it refuses; names, addresses and separators.
class TestCopyFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAreFifteenInTheirOrder()
    {
        QStringList ids;
        QSet<QString> names;
        for (const CopyFormat &format : copyFormats()) {
            ids << format.id;
            names << copyFormatName(format);
            const auto pattern = FormatPattern::compile(format.pattern);
            QVERIFY2(pattern, qPrintable(format.id));
            QCOMPARE(pattern->usesCredentials(), format.credentials);
            QCOMPARE(findCopyFormat(format.id), &format);
        }
        QCOMPARE(ids.join(u' '),
                 u"hostport url url-plain hostport-user user-hostport curl env powershell cmd proxychains "
                 "clash singbox requests playwright json"_s);
        QCOMPARE(names.size(), 15);
        QCOMPARE(findCopyFormat(u"nonesuch"), nullptr);
    }

    void writesExactly_data()
    {
        QTest::addColumn<QString>("with"); // user TESTUSER, password p'@ss
        QTest::addColumn<QString>("without");
        QTest::newRow("hostport") << u"123.54.55.24:59419"_s << u"123.54.55.24:59419"_s;
        QTest::newRow("url") << u"http://TESTUSER:p%27%40ss@123.54.55.24:59419"_s << u"http://123.54.55.24:59419"_s;
        QTest::newRow("url-plain") << u"http://123.54.55.24:59419"_s << u"http://123.54.55.24:59419"_s;
        QTest::newRow("hostport-user") << u"123.54.55.24:59419:TESTUSER:p'@ss"_s << u"123.54.55.24:59419"_s;
        QTest::newRow("user-hostport") << QString() << u"123.54.55.24:59419"_s;
        QTest::newRow("curl")
            << u"curl -x http://123.54.55.24:59419 --proxy-user 'TESTUSER:p'\\''@ss' https://d.qg.net/ip"_s
            << u"curl -x http://123.54.55.24:59419 https://d.qg.net/ip"_s;
        QTest::newRow("env")
            << u"export http_proxy='http://TESTUSER:p%27%40ss@123.54.55.24:59419' "
               "https_proxy='http://TESTUSER:p%27%40ss@123.54.55.24:59419' "
               "all_proxy='http://TESTUSER:p%27%40ss@123.54.55.24:59419'"_s
            << u"export http_proxy='http://123.54.55.24:59419' https_proxy='http://123.54.55.24:59419' "
               "all_proxy='http://123.54.55.24:59419'"_s;
        QTest::newRow("powershell") << u"$env:http_proxy=\"http://TESTUSER:p%27%40ss@123.54.55.24:59419\"; "
                                       "$env:https_proxy=\"http://TESTUSER:p%27%40ss@123.54.55.24:59419\"; "
                                       "$env:all_proxy=\"http://TESTUSER:p%27%40ss@123.54.55.24:59419\""_s
                                    << u"$env:http_proxy=\"http://123.54.55.24:59419\"; "
                                       "$env:https_proxy=\"http://123.54.55.24:59419\"; "
                                       "$env:all_proxy=\"http://123.54.55.24:59419\""_s;
        QTest::newRow("cmd") << u"set http_proxy=http://TESTUSER:p^%27^%40ss@123.54.55.24:59419"
                                "&set https_proxy=http://TESTUSER:p^%27^%40ss@123.54.55.24:59419"
                                "&set all_proxy=http://TESTUSER:p^%27^%40ss@123.54.55.24:59419"_s
                             << u"set http_proxy=http://123.54.55.24:59419&set https_proxy=http://123.54.55.24:59419"
                                "&set all_proxy=http://123.54.55.24:59419"_s;
        QTest::newRow("proxychains") << u"http 123.54.55.24 59419 TESTUSER p'@ss"_s << u"http 123.54.55.24 59419"_s;
        QTest::newRow("clash")
            << u"- {name: \"123.54.55.24:59419 河南省商丘市\", type: http, server: \"123.54.55.24\", "
               "port: 59419, username: \"TESTUSER\", password: \"p'@ss\"}"_s
            << u"- {name: \"123.54.55.24:59419 河南省商丘市\", type: http, server: \"123.54.55.24\", "
               "port: 59419}"_s;
        QTest::newRow("singbox")
            << u"{\"type\":\"http\",\"tag\":\"123.54.55.24:59419 河南省商丘市\",\"server\":\"123.54.55.24\","
               "\"server_port\":59419,\"username\":\"TESTUSER\",\"password\":\"p'@ss\"}"_s
            << u"{\"type\":\"http\",\"tag\":\"123.54.55.24:59419 河南省商丘市\",\"server\":\"123.54.55.24\","
               "\"server_port\":59419}"_s;
        QTest::newRow("requests") << u"{'http': 'http://TESTUSER:p%27%40ss@123.54.55.24:59419', "
                                     "'https': 'http://TESTUSER:p%27%40ss@123.54.55.24:59419'}"_s
                                  << u"{'http': 'http://123.54.55.24:59419', 'https': 'http://123.54.55.24:59419'}"_s;
        QTest::newRow("playwright")
            << u"{ server: 'http://123.54.55.24:59419', username: 'TESTUSER', password: 'p\\'@ss' }"_s
            << u"{ server: 'http://123.54.55.24:59419' }"_s;
        const QString json = u"[\n  {\"proxy_ip\":\"123.54.55.24\",\"server\":\"123.54.55.24:59419\","
                             "\"area\":\"河南省商丘市\",\"isp\":\"电信\",\"deadline\":\"2023-02-25 15:38:36\"}\n]"_s;
        QTest::newRow("json") << json << json;
    }

    void writesExactly()
    {
        QFETCH(QString, with);
        QFETCH(QString, without);
        bool written = false;
        QCOMPARE(renderOne(QTest::currentDataTag(), sampleLease(u"TESTUSER"_s, u"p'@ss"_s), &written), with);
        QCOMPARE(written, !with.isNull());
        QCOMPARE(renderOne(QTest::currentDataTag(), sampleLease(), &written), without);
        QVERIFY(written);
    }

    void userHostPortWithPlainCredentials()
    {
        QCOMPARE(renderOne("user-hostport", sampleLease(u"TESTUSER"_s, u"pa$s"_s)),
                 u"TESTUSER:pa$s@123.54.55.24:59419"_s);
    }

    void bracketsIpv6OnlyWhereAPortFollows_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::newRow("hostport") << u"[2001:db8::1]:8080"_s;
        QTest::newRow("url") << u"http://u:p@[2001:db8::1]:8080"_s;
        QTest::newRow("url-plain") << u"http://[2001:db8::1]:8080"_s;
        QTest::newRow("hostport-user") << u"[2001:db8::1]:8080:u:p"_s;
        QTest::newRow("user-hostport") << u"u:p@[2001:db8::1]:8080"_s;
        QTest::newRow("curl") << u"curl -x 'http://[2001:db8::1]:8080' --proxy-user 'u:p' https://d.qg.net/ip"_s;
        QTest::newRow("cmd") << u"set http_proxy=http://u:p@[2001:db8::1]:8080"
                                "&set https_proxy=http://u:p@[2001:db8::1]:8080"
                                "&set all_proxy=http://u:p@[2001:db8::1]:8080"_s;
        QTest::newRow("proxychains") << u"http 2001:db8::1 8080 u p"_s;
        QTest::newRow("clash") << u"- {name: \"[2001:db8::1]:8080\", type: http, server: \"2001:db8::1\", port: 8080, "
                                  "username: \"u\", password: \"p\"}"_s;
        QTest::newRow("singbox") << u"{\"type\":\"http\",\"tag\":\"[2001:db8::1]:8080\",\"server\":\"2001:db8::1\","
                                    "\"server_port\":8080,\"username\":\"u\",\"password\":\"p\"}"_s;
        QTest::newRow("playwright") << u"{ server: 'http://[2001:db8::1]:8080', username: 'u', password: 'p' }"_s;
    }

    void bracketsIpv6OnlyWhereAPortFollows()
    {
        QFETCH(QString, expected);
        OutgoingLease lease = leaseAt(u"2001:db8::1"_s, 8080, u"u"_s, u"p"_s);
        lease.lease.area.clear();
        QCOMPARE(renderOne(QTest::currentDataTag(), lease), expected);
    }

    void writesWhatOneHalfOfTheCredentialsAllows()
    {
        const OutgoingLease noPassword = sampleLease(u"TESTUSER"_s);
        QCOMPARE(renderOne("url", noPassword), u"http://TESTUSER:@123.54.55.24:59419"_s);
        // Without the colon curl would ask for a password.
        QVERIFY(renderOne("curl", noPassword).contains(u" --proxy-user 'TESTUSER:' "_s));
        bool written = true;
        QCOMPARE(renderOne("proxychains", noPassword, &written), QString());
        QVERIFY(!written);
    }

    void curlDecodesPercentSignsOfItsUser()
    {
        QCOMPARE(renderOne("curl", sampleLease(u"TESTUSER"_s, u"100%41"_s)),
                 u"curl -x http://123.54.55.24:59419 --proxy-user 'TESTUSER:100%2541' https://d.qg.net/ip"_s);
    }

    void leavesOutWhatTheVendorDidNotSay()
    {
        OutgoingLease lease = sampleLease();
        lease.lease = Lease{u"x.example:1"_s, u"x.example"_s, 1, {}, {}, {}, {}, noDeadline};
        QCOMPARE(renderOne("json", lease), u"[\n  {\"server\":\"x.example:1\"}\n]"_s);
        lease.lease.areaCode = u"990100"_s;
        QCOMPARE(renderOne("json", lease), u"[\n  {\"server\":\"x.example:1\",\"area_code\":\"990100\"}\n]"_s);
    }

    void refusesAHostThatIsNone_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("command") << u"1.2.3.4;id"_s;
        QTest::newRow("substitution") << u"$(id)"_s;
        QTest::newRow("option") << u"-oProxy"_s;
        QTest::newRow("space") << u"a b"_s;
        QTest::newRow("quote") << u"a'b"_s;
        QTest::newRow("line break") << u"a\nb"_s;
        QTest::newRow("user in front") << u"u@a"_s;
        QTest::newRow("not IPv6") << u"evil:example"_s;
        QTest::newRow("zone") << u"fe80::1%eth0"_s;
        QTest::newRow("look-alike") << u"ехample"_s;
    }

    void refusesAHostThatIsNone()
    {
        QFETCH(QString, host);
        for (const CopyFormat &format : copyFormats()) {
            const OutgoingLease lease = leaseAt(host, 80);
            const Rendered rendered = render(format, std::span(&lease, 1));
            QCOMPARE(rendered.written, 0);
            QCOMPARE(rendered.refused, 1);
            QCOMPARE(rendered.text, QString());
        }
        QCOMPARE(renderOne("hostport", leaseAt(u"1.2.3.4"_s, 0)), QString());
    }

    void joinsSeveral()
    {
        const QList<OutgoingLease> leases{leaseAt(u"a.example"_s, 1, u"u"_s, u"p"_s),
                                          leaseAt(u"b.example"_s, 2, u"u"_s, u"has space"_s),
                                          leaseAt(u"c.example"_s, 3, u"u"_s, u"p"_s)};
        const Rendered lines = render(*findCopyFormat(u"proxychains"), leases);
        QCOMPARE(lines.text, u"http a.example 1 u p\nhttp c.example 3 u p"_s);
        QCOMPARE(lines.written, 2);
        QCOMPARE(lines.refused, 1);
        QCOMPARE(render(*findCopyFormat(u"requests"), std::span(leases).first(2)).text,
                 u"{'http': 'http://u:p@a.example:1', 'https': 'http://u:p@a.example:1'},\n"
                 "{'http': 'http://u:has%20space@b.example:2', 'https': 'http://u:has%20space@b.example:2'}"_s);
        const Rendered none = render(*findCopyFormat(u"json"), {});
        QCOMPARE(none.text, QString());
    }

    void namesAreUniqueWithinOneCopy()
    {
        QList<OutgoingLease> leases;
        for (const auto &area : {u"A"_s, u"A"_s, u"A (2)"_s, u"A"_s, u"B"_s})
            leases.append(leaseAt(u"h.example"_s, 1)), leases.last().lease.area = area;
        CopyFormat format;
        format.pattern = u"{name}"_s;
        QCOMPARE(render(format, leases).text,
                 u"h.example:1 A\nh.example:1 A (2)\nh.example:1 A (2) (2)\n"
                 "h.example:1 A (3)\nh.example:1 B"_s);
    }

    void canBeCancelled()
    {
        const QList<OutgoingLease> leases(1000, sampleLease());
        int asked = 0;
        const Rendered rendered = render(*findCopyFormat(u"json"), leases, [&asked] { return ++asked == 2; });
        QVERIFY(rendered.written > 0 && rendered.written < 1000);
        QVERIFY(rendered.text.startsWith(u'['));
        QVERIFY(rendered.text.endsWith(u']'));
    }

    void credentialsStayOutOfFormatsWithoutThem()
    {
        const OutgoingLease lease = sampleLease(u"TESTUSER"_s, u"TESTPASSWORD"_s);
        for (const CopyFormat &format : copyFormats())
            QCOMPARE(render(format, std::span(&lease, 1)).text.contains(u"TESTPASSWORD"_s), format.credentials);
        CopyFormat denied = *findCopyFormat(u"url");
        denied.credentials = false;
        QCOMPARE(render(denied, std::span(&lease, 1)).text, u"http://123.54.55.24:59419"_s);
    }

    // PowerShell and cmd are not at hand: their grammars, by hand.
    void quotesForPowerShellAndCmd_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("powershell"); // inside "…"
        QTest::addColumn<QString>("cmd");        // after set name=
        QTest::newRow("plain") << u"abc 1"_s << u"abc 1"_s << u"abc 1"_s;
        QTest::newRow("double") << u"a\"b"_s << u"a`\"b"_s << u"a^\"b"_s;
        QTest::newRow("single") << u"a'b"_s << u"a'b"_s << u"a'b"_s;
        QTest::newRow("dollar") << u"$(x) $y"_s << u"`$(x) `$y"_s << u"$^(x^) $y"_s;
        QTest::newRow("backtick") << u"a`nb"_s << u"a``nb"_s << u"a`nb"_s;
        QTest::newRow("typographic") << u"“a”„b"_s << u"`“a`”`„b"_s << u"“a”„b"_s;
        QTest::newRow("percent") << u"%PATH%"_s << u"%PATH%"_s << u"^%PATH^%"_s;
        QTest::newRow("caret") << u"a^b!"_s << u"a^b!"_s << u"a^^b^!"_s;
        QTest::newRow("operators") << u"a&b|c<d>e"_s << u"a&b|c<d>e"_s << u"a^&b^|c^<d^>e"_s;
        QTest::newRow("backslash") << u"a\\b\\"_s << u"a\\b\\"_s << u"a\\b\\"_s;
        QTest::newRow("chinese") << u"青果"_s << u"青果"_s << u"青果"_s;
        QTest::newRow("line break") << u"a\nb"_s << u"a$([char]0x000A)b"_s << QString();
    }

    void quotesForPowerShellAndCmd()
    {
        QFETCH(QString, value);
        QFETCH(QString, powershell);
        QFETCH(QString, cmd);
        QString out;
        QVERIFY(appendQuoted(out, value, Quoting::PowerShell));
        QCOMPARE(out, powershell);
        out.clear();
        QCOMPARE(appendQuoted(out, value, Quoting::Cmd), !cmd.isNull());
        if (!cmd.isNull())
            QCOMPARE(out, cmd);
    }

    void nothingWritesNulOrHalfACharacter()
    {
        QString out;
        for (int quoting = 0; quoting <= int(Quoting::Proxychains); ++quoting) {
            QVERIFY(!appendQuoted(out, QString(QChar(u'\0')), Quoting(quoting)));
            QVERIFY(!appendQuoted(out, u"a"_s + QChar(0xD83D), Quoting(quoting)));
            QVERIFY(!appendQuoted(out, QChar(0xDE00) + u"a"_s, Quoting(quoting)));
        }
    }

    void writesACurlCommand()
    {
        QCOMPARE(curlCommand(u"https://share.proxy.qg.net/get?key=TESTKEY01&num=2"_s),
                 u"curl -sS 'https://share.proxy.qg.net/get?key=TESTKEY01&num=2'"_s);
        QCOMPARE(curlCommand(u"http://127.0.0.1/?a=it's"_s), u"curl -sS 'http://127.0.0.1/?a=it'\\''s'"_s);
        QCOMPARE(curlCommand(u"http://[::1]:80/"_s), u"curl -sS --globoff 'http://[::1]:80/'"_s);
        QCOMPARE(curlCommand(u"http://127.0.0.1/\nrm"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestCopyFormat)
#include "tst_copy_format.moc"
