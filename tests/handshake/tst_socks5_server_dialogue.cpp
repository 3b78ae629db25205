// SPDX-License-Identifier: MIT
#include "handshake/socks5_dialogue.h"
#include "handshake/socks5_server_dialogue.h"
#include "in_pieces.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Dialogue = Socks5ServerDialogue;
using State = Dialogue::State;
using Fault = Dialogue::Fault;
using Login = Dialogue::Login;

Q_DECLARE_METATYPE(proxydeck::Socks5ServerDialogue::Fault)
Q_DECLARE_METATYPE(proxydeck::Socks5ServerDialogue::Login)

namespace {

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }

const QByteArray toName = hex("05 01 00 03 06") + "a.test" + hex("01bb");

QByteArray loginBytes(const QByteArray &user, const QByteArray &password)
{
    return QByteArray(1, 1) + char(user.size()) + user + char(password.size()) + password;
}

/// Up to the request, without a login.
Dialogue greeted()
{
    Dialogue dialogue(Login::None);
    dialogue.feed(hex("05 01 00"));
    dialogue.takeOutput();
    return dialogue;
}

} // namespace

/// Bytes as RFC 1928 and RFC 1929 have them.
class TestSocks5ServerDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutLogin()
    {
        Dialogue dialogue(Login::None);
        QCOMPARE(dialogue.takeOutput(), QByteArray()); // the client speaks first
        QCOMPARE(dialogue.feed(hex("05 01 00")), 3);
        QCOMPARE(dialogue.takeOutput(), hex("05 00"));
        QCOMPARE(dialogue.feed(toName + "tunnel"), toName.size());
        QCOMPARE(dialogue.state(), State::Requested);
        QCOMPARE(dialogue.target(), (Authority{"a.test", 443}));
        QVERIFY(!dialogue.isLiteral());
        QVERIFY(dialogue.login().user.isEmpty());
        QCOMPARE(dialogue.takeOutput(), QByteArray()); // no yes before there is one
        QCOMPARE(dialogue.feed("tunnel"), 0);
        dialogue.answer(socks5::Reply::Succeeded);
        QCOMPARE(dialogue.state(), State::Open);
        QCOMPARE(dialogue.takeOutput(), hex("05 00 00 01 00000000 0000"));
        dialogue.close();
        QCOMPARE(dialogue.state(), State::Open);
    }

    void withLogin()
    {
        Dialogue dialogue(Login::Required);
        dialogue.feed(hex("05 03 00 01 02"));
        QCOMPARE(dialogue.takeOutput(), hex("05 02"));
        const QByteArray bytes = loginBytes("session-a", "密码");
        QCOMPARE(dialogue.feed(bytes + toName), bytes.size()); // what follows waits for the answer
        QCOMPARE(dialogue.state(), State::LoginGiven);
        QCOMPARE(dialogue.login().user, QByteArray("session-a"));
        QCOMPARE(dialogue.login().password.reveal(), u"密码"_s);
        QCOMPARE(dialogue.feed(toName), 0);
        dialogue.answer(socks5::Reply::Succeeded); // nothing was asked for yet
        QCOMPARE(dialogue.state(), State::LoginGiven);
        dialogue.answerLogin(true);
        QCOMPARE(dialogue.takeOutput(), hex("01 00"));
        QCOMPARE(dialogue.feed(toName), toName.size());
        QCOMPARE(dialogue.state(), State::Requested);
    }

    void wrongLogin()
    {
        Dialogue dialogue(Login::Required);
        dialogue.feed(hex("05 01 02"));
        dialogue.takeOutput();
        dialogue.feed(loginBytes("u", "wrong"));
        dialogue.answerLogin(false);
        QCOMPARE(dialogue.takeOutput(), hex("01 01"));
        QCOMPARE(dialogue.state(), State::Failed);
        QCOMPARE(dialogue.fault(), Fault::LoginDenied);
        dialogue.answerLogin(true);
        QCOMPARE(dialogue.state(), State::Failed);
        QCOMPARE(dialogue.feed(toName), 0);
    }

    void logins_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QString>("password");
        const auto row = [](const char *title, const QByteArray &user, const QByteArray &password) {
            QTest::newRow(title) << loginBytes(user, password) << user << QString::fromUtf8(password);
        };
        row("both", "user", "password");
        row("a steering name without password", "session-a", {});
        row("neither", {}, {});
        row("the longest", QByteArray(255, 'u'), QByteArray(255, 'p'));
    }

    void logins()
    {
        QFETCH(QByteArray, bytes);
        forEverySplit(bytes, [&](QByteArrayView first, QByteArrayView rest) {
            Dialogue dialogue(Login::Optional);
            dialogue.feed(hex("05 01 02"));
            QCOMPARE(dialogue.feed(first) + dialogue.feed(rest), bytes.size());
            QCOMPARE(dialogue.state(), State::LoginGiven);
            QTEST(dialogue.login().user, "user");
            QTEST(dialogue.login().password.reveal(), "password");
        });
    }

    void methods_data()
    {
        QTest::addColumn<Login>("wanted");
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char *title, Login wanted, const char *greeting, const char *answer) {
            QTest::newRow(title) << wanted << hex(greeting) << hex(answer);
        };
        row("none of none", Login::None, "05 01 00", "05 00");
        row("none of both", Login::None, "05 02 02 00", "05 00");
        row("none, and a login is offered", Login::None, "05 01 02", "05 ff");
        row("if it is there, and it is", Login::Optional, "05 02 00 02", "05 02");
        row("if it is there, and it is not", Login::Optional, "05 01 00", "05 00");
        row("if it is there, and it is alone", Login::Optional, "05 01 02", "05 02");
        row("needed, and it is there", Login::Required, "05 02 00 02", "05 02");
        row("needed, and it is not there", Login::Required, "05 01 00", "05 ff");
        row("GSSAPI alone", Login::Optional, "05 01 01", "05 ff");
        row("nothing", Login::Optional, "05 00", "05 ff");
        row("255 of them", Login::Optional, ("05 ff" + QByteArray(" 80").repeated(254) + " 00").constData(), "05 00");
    }

    void methods()
    {
        QFETCH(Login, wanted);
        QFETCH(QByteArray, greeting);
        QFETCH(QByteArray, answer);
        for (qsizetype pieces = 1; pieces <= greeting.size(); ++pieces) {
            Dialogue dialogue(wanted);
            QCOMPARE(feedInPieces(dialogue, greeting, pieces), greeting.size());
            QCOMPARE(dialogue.takeOutput(), answer);
            QCOMPARE(dialogue.state(), answer.endsWith('\xff') ? State::Failed : State::Talking);
            if (dialogue.state() == State::Failed)
                QCOMPARE(dialogue.fault(), Fault::NoMethod);
        }
    }

    void targets_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("isLiteral");
        QTest::newRow("name") << toName << QByteArray("a.test") << 443 << false;
        QTest::newRow("name in capitals") << hex("05 01 00 03 01 41 0001") << QByteArray("a") << 1 << false;
        QTest::newRow("the longest name")
            << hex("05 01 00 03 ff") + QByteArray(255, 'n') + hex("ffff") << QByteArray(255, 'n') << 65'535 << false;
        QTest::newRow("IPv4 as a name") << hex("05 01 00 03 09") + "127.0.0.1" + hex("0050") << QByteArray("127.0.0.1")
                                        << 80 << false;
        QTest::newRow("IPv6 as a name") << hex("05 01 00 03 03") + "::1" + hex("0050") << QByteArray("::1") << 80
                                        << false;
        QTest::newRow("IPv4") << hex("05 01 00 01 c0000201 0050") << QByteArray("192.0.2.1") << 80 << true;
        QTest::newRow("IPv6") << hex("05 01 00 04 20010db8000000000000000000000001 0050") << QByteArray("2001:db8::1")
                              << 80 << true;
        QTest::newRow("IPv6 of zeros") << hex("05 01 00 04 00000000000000000000000000000000 0050") << QByteArray("::")
                                       << 80 << true;
    }

    void targets()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype pieces = 1; pieces <= bytes.size(); ++pieces) {
            Dialogue dialogue = greeted();
            QCOMPARE(feedInPieces(dialogue, bytes + "tunnel", pieces), bytes.size());
            QCOMPARE(dialogue.state(), State::Requested);
            QTEST(dialogue.target().host, "host");
            QTEST(int(dialogue.target().port), "port");
            QTEST(dialogue.isLiteral(), "isLiteral");
            QCOMPARE(dialogue.takeOutput(), QByteArray());
        }
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("bytes"); ///< after a greeting
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char *title, const QByteArray &bytes, Fault fault, const char *answer) {
            QTest::newRow(title) << bytes << fault
                                 << (*answer ? hex(answer) + hex("00 01 00000000 0000") : QByteArray());
        };
        row("BIND", hex("05 02"), Fault::BadCommand, "05 07");
        row("UDP", hex("05 03"), Fault::BadCommand, "05 07");
        row("command 0", hex("05 00"), Fault::BadCommand, "05 07");
        row("a command of Tor", hex("05 f0"), Fault::BadCommand, "05 07");
        row("another version", hex("04 01"), Fault::NotSocks5, "");
        row("a login that nobody wanted", loginBytes("u", "p"), Fault::NotSocks5, "");
        row("HTTP", "GET http://a.test/ HTTP/1.1\r\n\r\n", Fault::NotSocks5, "");
        row("reserved", hex("05 01 01"), Fault::BadCommand, "05 01");
        row("address of type 2", hex("05 01 00 02"), Fault::BadAddress, "05 08");
        row("address of type 0", hex("05 01 00 00"), Fault::BadAddress, "05 08");
        row("address of type 255", hex("05 01 00 ff"), Fault::BadAddress, "05 08");
        row("an empty name", hex("05 01 00 03 00 0050"), Fault::BadAddress, "05 01");
        row("port 0", hex("05 01 00 01 c0000201 0000"), Fault::BadAddress, "05 01");
        row("a NUL in a name", hex("05 01 00 03 03 610062 0050"), Fault::BadAddress, "05 01");
        row("a line end in a name", hex("05 01 00 03 04") + "a\r\nb" + hex("0050"), Fault::BadAddress, "05 01");
        row("a blank in a name", hex("05 01 00 03 03") + "a b" + hex("0050"), Fault::BadAddress, "05 01");
        row("UTF-8 in a name", hex("05 01 00 03 03") + "路" + hex("0050"), Fault::BadAddress, "05 01");
        row("an address with a zone", hex("05 01 00 03 08") + "fe80::1%" + hex("0050"), Fault::BadAddress, "05 01");
    }

    void wrong()
    {
        QFETCH(QByteArray, bytes);
        for (const qsizetype pieces : {qsizetype(1), bytes.size()}) {
            Dialogue dialogue = greeted();
            feedInPieces(dialogue, bytes, pieces);
            QCOMPARE(dialogue.state(), State::Failed);
            QTEST(dialogue.fault(), "fault");
            QTEST(dialogue.takeOutput(), "answer");
            QVERIFY(dialogue.target().host.isEmpty());
            QCOMPARE(dialogue.feed(toName), 0);
            dialogue.answer(socks5::Reply::Succeeded);
            QCOMPARE(dialogue.state(), State::Failed);
            QCOMPARE(dialogue.takeOutput(), QByteArray());
        }
    }

    void otherVersions()
    {
        for (const QByteArray &bytes : {hex("04 01 0050 c0000201 00"), QByteArray("GET "), hex("00"), hex("16 03")}) {
            Dialogue dialogue(Login::Optional);
            dialogue.feed(bytes);
            QCOMPARE(dialogue.state(), State::Failed);
            QCOMPARE(dialogue.fault(), Fault::NotSocks5);
            QCOMPARE(dialogue.takeOutput(), QByteArray());
        }
        Dialogue dialogue(Login::Required);
        dialogue.feed(hex("05 01 02"));
        dialogue.takeOutput();
        dialogue.feed(hex("05"));
        QCOMPARE(dialogue.fault(), Fault::NotSocks5);
    }

    /// A user name that could become more than one line anywhere is no login.
    void controlCharactersInAUserName()
    {
        Dialogue dialogue(Login::Optional);
        dialogue.feed(hex("05 01 02"));
        dialogue.takeOutput();
        dialogue.feed(loginBytes("u\r\n", "p"));
        QCOMPARE(dialogue.state(), State::Failed);
        QCOMPARE(dialogue.fault(), Fault::LoginDenied);
        QCOMPARE(dialogue.takeOutput(), hex("01 01"));
        QVERIFY(dialogue.login().user.isEmpty());
    }

    void refused()
    {
        Dialogue dialogue = greeted();
        dialogue.feed(toName);
        dialogue.answer(socks5::Reply::NotAllowed);
        QCOMPARE(dialogue.state(), State::Failed);
        QCOMPARE(dialogue.fault(), Fault::Refused);
        QCOMPARE(dialogue.takeOutput(), hex("05 02 00 01 00000000 0000"));
    }

    /// Greeting, login and request in one piece, as some clients send them.
    void allAtOnce()
    {
        const QByteArray bytes = hex("05 01 02") + loginBytes("u", "p") + toName + "tunnel";
        for (qsizetype pieces = 1; pieces <= bytes.size(); ++pieces) {
            Dialogue dialogue(Login::Optional);
            qsizetype taken = feedInPieces(dialogue, bytes, pieces);
            QCOMPARE(dialogue.state(), State::LoginGiven);
            dialogue.answerLogin(true);
            taken += feedInPieces(dialogue, QByteArrayView(bytes).sliced(taken), pieces);
            QCOMPARE(dialogue.state(), State::Requested);
            QCOMPARE(bytes.sliced(taken), QByteArray("tunnel"));
        }
    }

    void closedAtEveryByte()
    {
        const QByteArray bytes = hex("05 01 02") + loginBytes("u", "p") + toName;
        for (qsizetype end = 0; end <= bytes.size(); ++end) {
            Dialogue dialogue(Login::Optional);
            const qsizetype taken = dialogue.feed(QByteArrayView(bytes).first(end));
            dialogue.answerLogin(true);
            dialogue.feed(QByteArrayView(bytes).first(end).sliced(taken));
            dialogue.close();
            QCOMPARE(dialogue.state(), State::Failed);
            QCOMPARE(dialogue.fault(), Fault::Closed);
        }
    }

    /// Both sides of it understand each other.
    void withTheClientSide()
    {
        for (const bool hasLogin : {false, true}) {
            Socks5Dialogue client({"a.test", {}, 443}, hasLogin ? u"user"_s : QString(),
                                  Secret(hasLogin ? u"密码"_s : QString()));
            Dialogue server(hasLogin ? Login::Required : Login::None);
            for (int turns = 0; turns < 4; ++turns) {
                server.feed(client.takeOutput());
                if (server.state() == State::LoginGiven)
                    server.answerLogin(server.login().password.reveal() == u"密码"_s);
                if (server.state() == State::Requested)
                    server.answer(socks5::Reply::Succeeded);
                client.feed(server.takeOutput());
            }
            QCOMPARE(client.state(), Socks5Dialogue::State::Open);
            QCOMPARE(server.target(), (Authority{"a.test", 443}));
        }
    }
};

QTEST_APPLESS_MAIN(TestSocks5ServerDialogue)
#include "tst_socks5_server_dialogue.moc"
