// SPDX-License-Identifier: MIT
#include "handshake/socks5_dialogue.h"
#include "in_pieces.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using State = Socks5Dialogue::State;
using Fault = Socks5Dialogue::Fault;

namespace {

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }

const socks5::Target name{"d.qg.net", {}, 443};

Socks5Dialogue withLogin() { return Socks5Dialogue(name, u"TESTKEY01"_s, Secret(u"TESTPWD02"_s)); }

const QByteArray yes = hex("05 00 00 01 00000000 0000");

} // namespace

/// Bytes as RFC 1928 and RFC 1929 have them.
class TestSocks5Dialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutLogin()
    {
        Socks5Dialogue dialogue(name, {}, {});
        QCOMPARE(dialogue.takeOutput(), hex("05 01 00"));
        QCOMPARE(dialogue.takeOutput(), QByteArray());
        QCOMPARE(dialogue.feed(hex("05 00")), 2);
        QCOMPARE(dialogue.takeOutput(), hex("05 01 00 03 08") + "d.qg.net" + hex("01bb"));
        QCOMPARE(dialogue.feed(yes), yes.size());
        QCOMPARE(dialogue.state(), State::Open);
    }

    void login()
    {
        Socks5Dialogue dialogue = withLogin();
        QCOMPARE(dialogue.takeOutput(), hex("05 02 00 02"));
        dialogue.feed(hex("05 02"));
        QCOMPARE(dialogue.takeOutput(), hex("01 09") + "TESTKEY01" + hex("09") + "TESTPWD02");
        dialogue.feed(hex("01 00"));
        QVERIFY(dialogue.takeOutput().startsWith(hex("05 01 00 03")));
        dialogue.feed(yes);
        QCOMPARE(dialogue.state(), State::Open);
    }

    /// Both that has a login and may do without.
    void loginIsNotWanted()
    {
        Socks5Dialogue dialogue = withLogin();
        dialogue.takeOutput();
        dialogue.feed(hex("05 00"));
        QVERIFY(dialogue.takeOutput().startsWith(hex("05 01 00 03")));
    }

    void addresses()
    {
        for (const auto &[target, bytes] :
             {std::pair(socks5::Target{{}, hex("c0000201"), 80}, hex("05 01 00 01 c0000201 0050")),
              std::pair(socks5::Target{{}, hex("20010db8000000000000000000000001"), 80},
                        hex("05 01 00 04 20010db8000000000000000000000001 0050"))}) {
            Socks5Dialogue dialogue(target, {}, {});
            dialogue.takeOutput();
            dialogue.feed(hex("05 00"));
            QCOMPARE(dialogue.takeOutput(), bytes);
        }
    }

    void replies_data()
    {
        QTest::addColumn<QByteArray>("bytes"); ///< after a greeting without login
        QTest::addColumn<State>("state");
        QTest::addColumn<int>("reply");
        const auto row = [](const char *title, const char *bytes, State state, int reply = 0) {
            QTest::newRow(title) << hex(bytes) << state << reply;
        };
        row("yes, from a name", "0500000304 74657374 0050", State::Open);
        row("yes, from an empty name", "0500000300 0050", State::Open);
        row("yes, from IPv6", "05000004 00000000000000000000000000000000 0050", State::Open);
        row("failure", "05010001 00000000 0000", State::Refused, 1);
        row("not allowed", "05020001 00000000 0000", State::Refused, 2);
        row("network unreachable", "05030001 00000000 0000", State::Refused, 3);
        row("host unreachable", "05040001 00000000 0000", State::Refused, 4);
        row("refused", "05050001 00000000 0000", State::Refused, 5);
        row("a number that has no name", "05ff0001 00000000 0000", State::Refused, 255);
        row("another version", "04", State::Failed);
        row("HTTP", "485454502f312e31203430302042616420526571756573740d0a", State::Failed);
        row("an address of no type", "0500000200", State::Failed);
    }

    void replies()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype pieces = 1; pieces <= bytes.size(); ++pieces) {
            Socks5Dialogue dialogue(name, {}, {});
            dialogue.feed(hex("0500"));
            const qsizetype taken = feedInPieces(dialogue, bytes + "tunnel", pieces);
            QTEST(dialogue.state(), "state");
            QTEST(int(dialogue.reply()), "reply");
            if (dialogue.state() != State::Failed)
                QCOMPARE(taken, bytes.size());
        }
    }

    void greetings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<State>("state");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("nothing of what is offered") << hex("05ff") << State::Denied << Fault::None;
        QTest::newRow("GSSAPI, which is not offered") << hex("0501") << State::Failed << Fault::NotSocks5;
        QTest::newRow("SOCKS4") << hex("005a") << State::Failed << Fault::NotSocks5;
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request") << State::Failed << Fault::NotSocks5;
        QTest::newRow("wrong password") << hex("0502 0101") << State::Denied << Fault::None;
        QTest::newRow("another version of the login") << hex("0502 0500") << State::Failed << Fault::NotSocks5;
    }

    void greetings()
    {
        QFETCH(QByteArray, bytes);
        for (const qsizetype pieces : {qsizetype(1), bytes.size()}) {
            Socks5Dialogue dialogue = withLogin();
            feedInPieces(dialogue, bytes, pieces);
            QTEST(dialogue.state(), "state");
            QTEST(dialogue.fault(), "fault");
        }
    }

    void aLoginIsWantedAndThereIsNone()
    {
        Socks5Dialogue dialogue(name, {}, {});
        dialogue.takeOutput();
        dialogue.feed(hex("0502"));
        QCOMPARE(dialogue.state(), State::Failed); // it was not offered
        QCOMPARE(dialogue.takeOutput(), QByteArray());
    }

    void closedAtEveryByte()
    {
        const QByteArray bytes = hex("0502 0100") + yes;
        for (qsizetype end = 0; end < bytes.size(); ++end) {
            Socks5Dialogue dialogue = withLogin();
            dialogue.feed(bytes.first(end));
            QCOMPARE(dialogue.state(), State::Talking);
            dialogue.close();
            QCOMPARE(dialogue.state(), State::Failed);
            QCOMPARE(dialogue.fault(), Fault::Closed);
        }
    }

    void tooLong()
    {
        const QString text(256, u'x');
        for (Socks5Dialogue dialogue :
             {Socks5Dialogue(name, text, {}), Socks5Dialogue(name, u"u"_s, Secret(text)),
              Socks5Dialogue({text.toLatin1(), {}, 80}, {}, {}), Socks5Dialogue(name, QString(100, u'密'), {})}) {
            QCOMPARE(dialogue.state(), State::Failed);
            QCOMPARE(dialogue.fault(), Fault::TooLong);
            QCOMPARE(dialogue.takeOutput(), QByteArray());
        }
        Socks5Dialogue dialogue(name, QString(255, u'x'), Secret(QString(255, u'y')));
        dialogue.takeOutput();
        dialogue.feed(hex("0502"));
        QCOMPARE(dialogue.takeOutput(), hex("01ff") + QByteArray(255, 'x') + hex("ff") + QByteArray(255, 'y'));
    }
};

QTEST_APPLESS_MAIN(TestSocks5Dialogue)
#include "tst_socks5_dialogue.moc"
