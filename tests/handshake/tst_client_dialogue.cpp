// SPDX-License-Identifier: MIT
#include "handshake/client_dialogue.h"
#include "in_pieces.h"

#include <QTest>

using namespace proxydeck;

using State = ClientDialogue::State;
using Login = Socks5ServerDialogue::Login;

namespace {

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }

const QByteArray connectHead = "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n";
const QByteArray toName = hex("05 01 00 03 06") + "a.test" + hex("01bb");
const ErrorAnswer error{.status = 403, .details = "no"};

} // namespace

class TestClientDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headOfHttp()
    {
        forEverySplit(connectHead, [](QByteArrayView one, QByteArrayView two) {
            ClientDialogue dialogue(Login::Optional);
            QVERIFY(!dialogue.isInHead());
            for (const QByteArrayView part : {one, two}) {
                if (part.isEmpty())
                    continue;
                QCOMPARE(dialogue.state(), State::Talking);
                QCOMPARE(dialogue.feed(part), part.size());
            }
            QCOMPARE(dialogue.state(), State::Requested);
            QVERIFY(!dialogue.isSocks5());
            QVERIFY(dialogue.isInHead());
            QCOMPARE(dialogue.head().target, QByteArray("a.test:443"));
            QCOMPARE(dialogue.takeOutput(), QByteArray());
            QCOMPARE(dialogue.yes(), QByteArray("HTTP/1.1 200 Connection established\r\n\r\n"));
        });
    }

    void whatFollowsTheHead()
    {
        ClientDialogue dialogue(Login::Optional);
        QCOMPARE(dialogue.feed(connectHead + "\x05tunnel"), connectHead.size());
    }

    void noByHttp()
    {
        ClientDialogue get(Login::Optional), head(Login::Optional), bad(Login::Optional);
        get.feed("GET http://a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n");
        QCOMPARE(get.no(error, socks5::Reply::NotAllowed), error.bytes());
        head.feed("HEAD http://a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n");
        QCOMPARE(head.no(error, socks5::Reply::NotAllowed), error.bytes(true));
        bad.feed("HEAD http://a.test/ HTTP/1.1\r\nX : 1\r\n\r\n");
        QCOMPARE(bad.state(), State::BadHead);
        QCOMPARE(bad.fault(), HttpFault::BadField);
        QCOMPARE(bad.no(error, socks5::Reply::NotAllowed), error.bytes());
    }

    void socks5WithoutLogin()
    {
        ClientDialogue dialogue(Login::Optional);
        QCOMPARE(dialogue.feed(hex("05 01 00")), 3);
        QVERIFY(dialogue.isSocks5());
        QVERIFY(!dialogue.isInHead());
        QCOMPARE(dialogue.takeOutput(), hex("05 00"));
        QCOMPARE(dialogue.state(), State::Talking);
        QCOMPARE(dialogue.feed(toName + "tunnel"), toName.size());
        QCOMPARE(dialogue.state(), State::Requested);
        QCOMPARE(dialogue.target(), (Authority{"a.test", 443}));
        QVERIFY(!dialogue.isLiteral());
        QCOMPARE(dialogue.yes(), hex("05 00 00 01 00000000 0000"));
    }

    void socks5WithLogin()
    {
        ClientDialogue dialogue(Login::Required);
        dialogue.feed(hex("05 02 00 02"));
        QCOMPARE(dialogue.takeOutput(), hex("05 02"));
        const QByteArray login = hex("01 01") + 'a' + hex("01") + 'b';
        QCOMPARE(dialogue.feed(login + toName), login.size());
        QCOMPARE(dialogue.state(), State::LoginGiven);
        QCOMPARE(dialogue.login().user, QByteArray("a"));
        dialogue.answerLogin(true);
        dialogue.feed(toName);
        QCOMPARE(dialogue.takeOutput(), hex("01 00"));
        QCOMPARE(dialogue.state(), State::Requested);
        QCOMPARE(dialogue.no(error, socks5::Reply::NotAllowed), hex("05 02 00 01 00000000 0000"));
        QCOMPARE(dialogue.state(), State::Failed);
    }

    void socks5ThatOffersNoLogin()
    {
        ClientDialogue dialogue(Login::Required);
        dialogue.feed(hex("05 01 00"));
        QCOMPARE(dialogue.state(), State::Failed);
        QCOMPARE(dialogue.takeOutput(), hex("05 ff"));
    }

    void socks4IsRefused()
    {
        ClientDialogue dialogue(Login::Optional);
        dialogue.feed(hex("04 01 0050 05050505 00"));
        QCOMPARE(dialogue.state(), State::Failed);
        QVERIFY(!dialogue.isSocks5());
        QCOMPARE(dialogue.takeOutput(), hex("00 5b 0000 00000000"));
    }

    /// After a request of HTTP its connection speaks nothing else.
    void noSocksLater_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("SOCKS4") << hex("04 01 0050 05050505 00");
        QTest::newRow("SOCKS5") << hex("05 01 00");
    }

    void noSocksLater()
    {
        QFETCH(QByteArray, bytes);
        ClientDialogue dialogue(std::nullopt);
        dialogue.feed(bytes);
        QCOMPARE(dialogue.state(), State::BadHead);
        QCOMPARE(dialogue.takeOutput(), QByteArray());
    }
};

QTEST_APPLESS_MAIN(TestClientDialogue)
#include "tst_client_dialogue.moc"
