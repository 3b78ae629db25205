// SPDX-License-Identifier: MIT
#include "handshake/request_target.h"

#include <QTest>

using namespace proxydeck;

using Form = RequestTarget::Form;
using Fault = RequestTarget::Fault;

Q_DECLARE_METATYPE(proxydeck::RequestTarget::Form)
Q_DECLARE_METATYPE(proxydeck::RequestTarget::Fault)

namespace {

HttpRequestHead head(const QByteArray &line, const QByteArray &fields)
{
    const auto head = HttpRequestHead::parse(line + "\r\n" + fields + "\r\n");
    return head ? *head : HttpRequestHead();
}

} // namespace

class TestRequestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void right_data()
    {
        QTest::addColumn<QByteArray>("line"); ///< without the version
        QTest::addColumn<Form>("form");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QByteArray>("path");
        const auto row
            = [](const QByteArray &line, Form form, const QByteArray &host, int port, const QByteArray &path = {}) {
                  QTest::newRow(line.constData()) << line << form << host << port << path;
              };
        row("CONNECT a.test:443", Form::Authority, "a.test", 443);
        row("CONNECT A.Test:1", Form::Authority, "a.test", 1);
        row("CONNECT 192.0.2.1:65535", Form::Authority, "192.0.2.1", 65'535);
        row("CONNECT [2001:DB8:0:0::1]:443", Form::Authority, "2001:db8::1", 443);
        row("CONNECT [::ffff:192.0.2.1]:443", Form::Authority, "::ffff:c000:201", 443);
        row("CONNECT xn--fiq228c.test.:443", Form::Authority, "xn--fiq228c.test.", 443);
        row("GET http://a.test/", Form::Absolute, "a.test", 80, "/");
        row("GET HTTP://A.TEST/Path?Query", Form::Absolute, "a.test", 80, "/Path?Query");
        row("GET http://a.test", Form::Absolute, "a.test", 80, "/");
        row("GET http://a.test?q=1", Form::Absolute, "a.test", 80, "/?q=1");
        row("GET http://a.test:8080/x", Form::Absolute, "a.test", 8'080, "/x");
        row("GET http://a.test:/x", Form::Absolute, "a.test", 80, "/x");
        row("GET http://[2001:db8::1]/", Form::Absolute, "2001:db8::1", 80, "/");
        row("GET http://[2001:db8::1]:81/", Form::Absolute, "2001:db8::1", 81, "/");
        row("GET http://a_b.test/http://c.test/", Form::Absolute, "a_b.test", 80, "/http://c.test/");
        row("OPTIONS http://a.test", Form::Absolute, "a.test", 80, "*");
        row("OPTIONS http://a.test/", Form::Absolute, "a.test", 80, "/");
        row("GET http://a.test//etc", Form::Absolute, "a.test", 80, "//etc");
    }

    void right()
    {
        QFETCH(QByteArray, line);
        for (const char *version : {" HTTP/1.0", " HTTP/1.1"}) {
            // The Host field says something else, and does not count.
            const auto target = RequestTarget::of(head(line + version, "Host: other.test:99\r\n"));
            QVERIFY(target);
            QTEST(target->form, "form");
            QTEST(target->place.host, "host");
            QTEST(int(target->place.port), "port");
            QTEST(target->path, "path");
        }
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<Fault>("fault");
        const auto row = [](const QByteArray &line, Fault fault) { QTest::newRow(line.constData()) << line << fault; };
        for (const char *line : {"GET /", "GET /http://a.test/", "POST /api", "OPTIONS *", "GET *", "GET //a.test/",
                                 "GET a.test", "GET a.test/x", "GET ?x", "CONNECT /", "CONNECT *", "GET ://a.test/"})
            row(line, Fault::NotForProxy);
        for (const char *line : {"GET https://a.test/", "GET ftp://a.test/", "GET file:///etc/passwd",
                                 "GET http:a.test", "GET http:/a.test", "GET ws://a.test/", "GET a.test:80",
                                 "GET httpx://a.test/", "GET javascript:alert(1)"})
            row(line, Fault::NotPlainHttp);
        for (const char *line : {"CONNECT a.test",
                                 "CONNECT a.test:",
                                 "CONNECT a.test:0",
                                 "CONNECT a.test:65536",
                                 "CONNECT a.test:+80",
                                 "CONNECT a.test:080000",
                                 "CONNECT :443",
                                 "CONNECT user@a.test:443",
                                 "CONNECT http://a.test:443/",
                                 "CONNECT a.test:443/",
                                 "CONNECT 2001:db8::1:443",
                                 "CONNECT [2001:db8::1]",
                                 "CONNECT [2001:db8::1]443",
                                 "CONNECT [192.0.2.1]:443",
                                 "CONNECT [fe80::1%25eth0]:443",
                                 "CONNECT [::1:443",
                                 "CONNECT a,b:443",
                                 "CONNECT a%2etest:443",
                                 "CONNECT \xE8\xB7\xAF.test:443",
                                 "GET http:///x",
                                 "GET http://:80/",
                                 "GET http://user:secret@a.test/",
                                 "GET http://user@a.test/",
                                 "GET http://a.test:0/",
                                 "GET http://a.test:80:80/",
                                 "GET http://a.test\\@b.test/",
                                 "GET http://a.test/#part",
                                 "GET http://[]/",
                                 "GET http://a.test:99999/"})
            row(line, Fault::BadAuthority);
        row("CONNECT " + QByteArray(256, 'a') + ":443", Fault::BadAuthority);
        row("TRACE http://a.test/", Fault::Trace);
        row("Trace http://a.test/x", Fault::Trace);
        row("TRACE /", Fault::NotForProxy);
    }

    void wrong()
    {
        QFETCH(QByteArray, line);
        const auto target = RequestTarget::of(head(line + " HTTP/1.1", "Host: a.test\r\n"));
        QVERIFY(!target);
        QTEST(target.error(), "fault");
    }

    void hostFields_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<bool>("isRight");
        const QByteArray get("GET http://a.test/ HTTP/1.1");
        const QByteArray connect("CONNECT a.test:443 HTTP/1.1");
        QTest::newRow("none") << get << QByteArray() << false;
        QTest::newRow("none, HTTP/1.0") << QByteArray("GET http://a.test/ HTTP/1.0") << QByteArray() << true;
        QTest::newRow("none, CONNECT") << connect << QByteArray() << true;
        QTest::newRow("two") << get << QByteArray("Host: a.test\r\nHost: b.test\r\n") << false;
        QTest::newRow("two, CONNECT") << connect << QByteArray("Host: a.test\r\nHost: a.test\r\n") << false;
        QTest::newRow("two, HTTP/1.0") << QByteArray("GET http://a.test/ HTTP/1.0")
                                       << QByteArray("Host: a.test\r\nhost: a.test\r\n") << false;
        QTest::newRow("empty") << get << QByteArray("Host:\r\n") << false;
        QTest::newRow("list") << get << QByteArray("Host: a.test, b.test\r\n") << false;
        QTest::newRow("with a login") << get << QByteArray("Host: user@a.test\r\n") << false;
        QTest::newRow("with a path") << get << QByteArray("Host: a.test/x\r\n") << false;
        QTest::newRow("port 0") << get << QByteArray("Host: a.test:0\r\n") << false;
        QTest::newRow("IPv6") << get << QByteArray("Host: [2001:db8::1]:80\r\n") << true;
        QTest::newRow("IPv6 without brackets") << get << QByteArray("Host: 2001:db8::1\r\n") << false;
    }

    void hostFields()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, fields);
        const auto target = RequestTarget::of(head(line, fields));
        QTEST(target.has_value(), "isRight");
        QVERIFY(target || target.error() == Fault::BadHostField);
    }

    void authorities()
    {
        QCOMPARE((Authority{"a.test", 80}.text(80)), QByteArray("a.test"));
        QCOMPARE((Authority{"a.test", 80}.text()), QByteArray("a.test:80"));
        QCOMPARE((Authority{"2001:db8::1", 443}.text()), QByteArray("[2001:db8::1]:443"));
        QCOMPARE((Authority{"2001:db8::1", 80}.text(80)), QByteArray("[2001:db8::1]"));
    }
};

QTEST_APPLESS_MAIN(TestRequestTarget)
#include "tst_request_target.moc"
