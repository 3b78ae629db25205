// SPDX-License-Identifier: MIT
#include "base/same_secret.h"
#include "handshake/client_login.h"
#include "handshake/connect_dialogue.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

HttpFields fields(const QByteArray &lines)
{
    HttpFields fields;
    if (const auto list = HttpFields::parse(lines + "\r\n"))
        fields.fields = *list;
    return fields;
}

QByteArray basic(const QByteArray &text) { return "Proxy-Authorization: Basic " + text.toBase64() + "\r\n"; }

} // namespace

/// RFC 7617, as clients send it to a local port.
class TestClientLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void none()
    {
        // Authorization is for the site, and says nothing here.
        const auto login = ClientLogin::of(fields("Authorization: Basic dTpw\r\n"));
        QVERIFY(login);
        QVERIFY(!*login);
    }

    void right_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QString>("password");
        const auto row = [](const char *title, const QByteArray &lines, const QByteArray &user,
                            const QString &password) { QTest::newRow(title) << lines << user << password; };
        row("both", basic("session-a+life-30:pass"), "session-a+life-30", u"pass"_s);
        row("scheme in capitals", "proxy-authorization: BASIC dTpw\r\n", "u", u"p"_s);
        row("two blanks", "Proxy-Authorization: Basic  dTpw\r\n", "u", u"p"_s);
        row("a colon in the password", basic("u:p:q"), "u", u"p:q"_s);
        row("no password", basic("u:"), "u", {});
        row("no user", basic(":p"), {}, u"p"_s);
        row("neither", basic(":"), {}, {});
        row("UTF-8", basic("u:密码"), "u", u"密码"_s);
    }

    void right()
    {
        QFETCH(QByteArray, lines);
        const auto login = ClientLogin::of(fields(lines));
        QVERIFY(login && *login);
        QTEST((*login)->user, "user");
        QTEST((*login)->password.reveal(), "password");
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("two") << basic("u:p") + basic("u:p");
        QTest::newRow("another scheme") << QByteArray("Proxy-Authorization: Bearer dTpw\r\n");
        QTest::newRow("no scheme") << QByteArray("Proxy-Authorization: dTpw\r\n");
        QTest::newRow("scheme alone") << QByteArray("Proxy-Authorization: Basic\r\n");
        QTest::newRow("empty") << QByteArray("Proxy-Authorization:\r\n");
        QTest::newRow("no Base64") << QByteArray("Proxy-Authorization: Basic d!pw\r\n");
        QTest::newRow("Base64 and more") << QByteArray("Proxy-Authorization: Basic dTpw, x\r\n");
        QTest::newRow("no colon") << basic("user");
        QTest::newRow("a line end in the user") << basic("u\r\nX: y:p");
        QTest::newRow("a NUL in the password") << basic(QByteArray("u:p\0q", 5));
    }

    void wrong()
    {
        QFETCH(QByteArray, lines);
        const HttpFields head = fields(lines);
        QVERIFY(!head.fields.isEmpty());
        QVERIFY(!ClientLogin::of(head));
    }

    /// What we send to leases is what we read from clients.
    void asWeSendIt()
    {
        const auto login = ClientLogin::of(
            fields("Proxy-Authorization: " + ConnectDialogue::authorization(u"user"_s, Secret(u"a:密"_s)) + "\r\n"));
        QVERIFY(login && *login);
        QCOMPARE((*login)->user, QByteArray("user"));
        QVERIFY(isSameSecret((*login)->password, Secret(u"a:密"_s)));
    }

    void sameSecret()
    {
        const auto same
            = [](const QString &typed, const QString &own) { return isSameSecret(Secret(typed), Secret(own)); };
        QVERIFY(same(u"secret"_s, u"secret"_s));
        QVERIFY(!same(u"secreT"_s, u"secret"_s));
        QVERIFY(!same(u"Secret"_s, u"secret"_s));
        QVERIFY(!same(u"secre"_s, u"secret"_s));
        QVERIFY(!same(u"secretsecret"_s, u"secret"_s)); // not the same again and again
        QVERIFY(!same({}, u"secret"_s));
        QVERIFY(!same(u"secret"_s, {}));
        QVERIFY(!same({}, {})); // a port whose password is not known lets nobody in
        QVERIFY(!same(QString(u'\0'), u"s"_s));
        // Differences do not cancel each other out.
        QVERIFY(!same(u"ba"_s, u"ab"_s));
        QVERIFY(!same(u"aaa"_s, u"aa"_s));
    }
};

QTEST_APPLESS_MAIN(TestClientLogin)
#include "tst_client_login.moc"
