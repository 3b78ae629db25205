// SPDX-License-Identifier: MIT
#include "api/api_reply.h"
#include "api/row_text.h"
#include "desk/reply_archive.h"
#include "ledger/ledger_samples.h"
#include "ledger/packed_reply.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace proxydeck;
using namespace proxydeck::test;

namespace {

QString replyWith(const QString &server, const QString &extra = u"1"_s)
{
    return u"{\n \"code\": \"SUCCESS\",\n \"data\": [ {\"server\": \"10.0.0.9:80\"}, {\"server\" : \"%1\", \"new_field\": %2 } ]\n}"_s
        .arg(server, extra);
}

} // namespace

class TestReplyArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void rowsAreFoundAsTheyStand_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("row");
        const QString row = u"{\"server\" : \"1.2.3.4:80\", \"new_field\": 1 }"_s;
        QTest::newRow("among others") << replyWith(u"1.2.3.4:80"_s) << row;
        QTest::newRow("cut off behind it")
            << replyWith(u"1.2.3.4:80"_s).section(u"1 }"_s, 0, 0) + u"1 },{\"ser"_s << row;
        QTest::newRow("cut off in it") << replyWith(u"1.2.3.4:80"_s).section(u"new"_s, 0, 0) << QString();
        QTest::newRow("of another") << replyWith(u"1.2.3.4:8080"_s) << QString();
        QTest::newRow("trailing comma") << u"[{\"server\":\"1.2.3.4:80\",}]"_s << u"{\"server\":\"1.2.3.4:80\",}"_s;
        QTest::newRow("escaped") << u"[{\"server\":\"1.2.3.4\\u003a80\"}]"_s << u"{\"server\":\"1.2.3.4\\u003a80\"}"_s;
        QTest::newRow("a brace in a name")
            << u"[{\"area\":\"}{\",\"server\":\"1.2.3.4:80\"}]"_s << u"{\"area\":\"}{\",\"server\":\"1.2.3.4:80\"}"_s;
        QTest::newRow("by its uuid") << u"[{\"uuid\":\"1.2.3.4:80\"}]"_s << u"{\"uuid\":\"1.2.3.4:80\"}"_s;
        QTest::newRow("in a scheme and blanks")
            << u"[{\"server\":\" http://1.2.3.4:80/\"}]"_s << u"{\"server\":\" http://1.2.3.4:80/\"}"_s;
        QTest::newRow("no text") << QString() << QString();
        QTest::newRow("no JSON") << u"<html>1.2.3.4:80"_s << QString();
    }
    void rowsAreFoundAsTheyStand()
    {
        QFETCH(QString, text);
        QTEST(rowText(text, u"1.2.3.4:80"_s), "row");
        QCOMPARE(unpackReply(packReply(text)), text);
    }

    void damagedOnesAreEmpty()
    {
        QByteArray packed = packReply(replyWith(u"1.2.3.4:80"_s));
        QVERIFY(unpackReply(packed.first(12)).isEmpty());
        QVERIFY(unpackReply("x").isEmpty());
        packed[0] = char(0x7f); // two gigabytes, it says
        QVERIFY(unpackReply(packed).isEmpty());
    }

    void theLatestAreAtHand()
    {
        ReplyArchive archive;
        QByteArray noise(400'000, 0);
        const auto origin = [](int number) {
            LeaseOrigin made = batchOf({}).origin;
            made.obtainedMs += number;
            return made;
        };
        for (int i = 0; i < 40;
             ++i) { // much more than there is room for, and as it is: what is packed is not packed smaller
            QByteArray packed = packReply(replyWith(u"1.2.3.4:%1"_s.arg(i + 1)));
            packed.append(noise);
            archive.keep(origin(i), packed);
            QVERIFY(archive.bytesInMemory() <= ReplyArchive::mostBytesInMemory);
        }
        archive.keep(origin(99), packReply(replyWith(u"1.2.3.4:99"_s)));
        QCOMPARE(row(archive, origin(99), u"1.2.3.4:99"_s), u"{\"server\" : \"1.2.3.4:99\", \"new_field\": 1 }"_s);
        QCOMPARE(row(archive, origin(99), u"1.2.3.4:98"_s), QString());
        QCOMPARE(row(archive, origin(0), u"1.2.3.4:1"_s), QString()); // gone, and no record was kept
        archive.keep(origin(100), QByteArray(ReplyArchive::mostBytesInMemory + 1, 'x'));
        QVERIFY(archive.bytesInMemory() <= ReplyArchive::mostBytesInMemory);
        QVERIFY(!row(archive, origin(99), u"1.2.3.4:99"_s).isEmpty()); // one that is too large costs no other
    }

    void olderOnesAreInTheRecord()
    {
        LeaseBatch batch = batchOf({sampleLease(1)});
        batch.reply = packReply(replyWith(sampleLease(1).server, u"\"两\""_s));
        const LeaseBatch unkept = batchOf({sampleLease(2)}, nowMs + 1);
        {
            Ledger ledger(m_folder->path());
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batch), true);
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), unkept), true);
        }
        LedgerHistory history(m_folder->path());
        ReplyArchive archive(&history);
        QCOMPARE(row(archive, batch.origin, sampleLease(1).server),
                 u"{\"server\" : \"%1\", \"new_field\": \"两\" }"_s.arg(sampleLease(1).server));
        QCOMPARE(row(archive, unkept.origin, sampleLease(2).server), QString());
        LeaseOrigin other = batch.origin;
        other.account = QUuid::createUuid();
        QCOMPARE(row(archive, other, sampleLease(1).server), QString());
        other = batch.origin;
        other.requestId.clear();
        QCOMPARE(row(archive, other, sampleLease(1).server), QString());

        // Only the last question is answered.
        int first = 0;
        archive.askRow(batch.origin, sampleLease(1).server, [&](const QString &) { ++first; });
        QVERIFY(!row(archive, batch.origin, sampleLease(1).server).isEmpty());
        archive.askRow(batch.origin, sampleLease(1).server, [&](const QString &) { ++first; });
        archive.forgetQuestion();
        QVERIFY(!row(archive, batch.origin, sampleLease(1).server).isEmpty());
        QCOMPARE(first, 0);
    }

    void goWithTheirCalls()
    {
        Ledger ledger(m_folder->path());
        const auto record = [&](qint64 atMs, const Lease &lease) {
            CallEntry call = ended(startedCall(), 1);
            call.startedMs = atMs;
            LeaseBatch batch = batchOf({lease}, atMs);
            batch.reply = packReply(replyWith(lease.server));
            QCOMPARE(recordAndWait(ledger, call, batch), true);
        };
        record(nowMs - 100 * dayMs, sampleLease(1, nowMs - 99 * dayMs));
        record(nowMs - 100 * dayMs, sampleLease(2, nowMs + minuteMs)); // lives
        record(nowMs, sampleLease(3));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM reply"_s).value(0).toInt(), 3);
        QSignalSpy applied(&ledger, &Ledger::retentionApplied);
        ledger.setRetention(90, [] { return nowMs; });
        ledger.applyRetention();
        QVERIFY(applied.wait(60'000));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM reply"_s).value(0).toInt(), 2);
        QCOMPARE(peek(file(), u"SELECT count(*) FROM reply WHERE call NOT IN (SELECT id FROM call)"_s).value(0).toInt(),
                 0);
    }

    void aRecordFromBeforeIsTakenOver()
    {
        const LeaseBatch old = batchOf({sampleLease(1)});
        {
            Ledger ledger(m_folder->path());
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), old), true);
        }
        for (const QString &statement : toSchema(2))
            peek(file(), statement);
        LedgerHistory history(m_folder->path());
        ReplyArchive archive(&history);
        QCOMPARE(row(archive, old.origin, sampleLease(1).server), QString()); // asked before the ledger has got to it
        Ledger ledger(m_folder->path());
        LeaseBatch batch = batchOf({sampleLease(2)}, nowMs + 1);
        batch.reply = packReply(replyWith(sampleLease(2).server));
        QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batch), true);
        QVERIFY(!row(archive, batch.origin, sampleLease(2).server).isEmpty());
        QCOMPARE(livingServers(ledger), QStringList({sampleLease(1).server, sampleLease(2).server}));
    }

private:
    QString file() const { return Ledger::fileName(m_folder->path()); }

    static QString row(ReplyArchive &archive, const LeaseOrigin &origin, const QString &server)
    {
        std::optional<QString> answer;
        archive.askRow(origin, server, [&answer](const QString &found) { answer = found; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
            qFatal("the archive does not answer");
        return *answer;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestReplyArchive)
#include "tst_reply_archive.moc"
