// SPDX-License-Identifier: MIT
#include "ledger_samples.h"

#include "ledger/living_reader.h"
#include "query_plan.h"
#include "sqlite/ledger_trim.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

using namespace proxydeck;
using namespace proxydeck::test;

class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void survivesRestartUnchanged()
    {
        Lease named = sampleLease(1);
        named.server = u"gw.example.net:59419"_s;
        named.host = u"gw.example.net"_s;
        named.port = 59419;
        named.exitIp = u"123.54.55.24"_s;
        Lease six = sampleLease(2);
        six.server = u"[2001:db8::7]:18080"_s;
        six.host = u"2001:db8::7"_s;
        six.port = 18080;
        six.exitIp.clear();
        six.isp.clear();
        Lease odd = sampleLease(3); // host and port that differ from server are kept too
        odd.host = u"elsewhere.example.net"_s;
        odd.port = 7;
        Lease undated = sampleLease(4, noDeadline);
        undated.area.clear();
        undated.areaCode.clear();
        LeaseBatch batch = batchOf({named, six, odd, undated, sampleLease(5)});
        batch.origin.taskId = u"0LIKQ3S1_task"_s;
        {
            Ledger ledger(folder());
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 5), batch), true);
        }
        Ledger ledger(folder());
        const QList<LeaseBatch> back = living(ledger);
        QCOMPARE(back.size(), 1);
        // Rows with a deadline and undated rows come from two indexes; the reply's order must be kept.
        QCOMPARE(back[0].leases, batch.leases);
        QCOMPARE(back[0].origin.account, eastAccount());
        QCOMPARE(back[0].origin.accountName, u"East crawl"_s);
        QCOMPARE(back[0].origin.endpoint, u"short.channel.get"_s);
        QCOMPARE(back[0].origin.requestId, u"83158ebe-be6c-40f7-a158-688741083edc"_s);
        QCOMPARE(back[0].origin.taskId, u"0LIKQ3S1_task"_s);
        QCOMPARE(back[0].origin.obtainedMs, nowMs);
    }

    void emptyTextsAreNoHindrance()
    {
        Ledger ledger(folder());
        CallEntry bare;
        bare.id = QUuid::createUuid();
        Lease lease;
        lease.server = u"h"_s;
        lease.deadlineMs = nowMs + 1;
        LeaseBatch batch;
        batch.leases = {lease};
        QCOMPARE(recordAndWait(ledger, bare, batch), true);
        QCOMPARE(living(ledger).value(0).leases, QList<Lease>{lease});
    }

    void hostileTextIsNoHindrance()
    {
        // Texts that JSON escapes can contain: half a surrogate pair, a null character, the replacement character with
        // them.
        const QStringList texts{QString(QChar(0xD800)),
                                QString(QChar(0xFFFD)),
                                QString(QChar(0xDC00)) + u"x"_s,
                                u"a"_s + QChar(0) + u"b"_s,
                                u"a"_s,
                                u"'); DROP TABLE lease; --"_s};
        QList<Lease> leases;
        for (int i = 0; i < texts.size(); ++i) {
            leases.append(sampleLease(i));
            leases.last().area = texts[i];
            leases.last().isp = texts[texts.size() - 1 - i];
        }
        for (int run = 0; run < 2; ++run) { // the second run reads what the first one wrote
            Ledger ledger(folder());
            QSignalSpy setAside(&ledger, &Ledger::damagedFileSetAside);
            QSignalSpy problem(&ledger, &Ledger::problemChanged);
            for (Lease &lease : leases)
                lease.deadlineMs += 1;
            CallEntry call = ended(startedCall(), 6);
            call.accountName = texts[0];
            call.requestId = texts[3];
            QCOMPARE(recordAndWait(ledger, call, batchOf(leases)), true);
            QVERIFY(setAside.isEmpty());
            QVERIFY(problem.isEmpty());
            const QList<Lease> back = living(ledger).value(run).leases;
            QCOMPARE(back.size(), leases.size());
            QCOMPARE(back[3].area, texts[3]);
            QCOMPARE(back[5].area, texts[5]);
        }
    }

    void loadsOnlyWhatLives()
    {
        Ledger ledger(folder());
        recordAndWait(
            ledger, ended(startedCall(), 3),
            batchOf({sampleLease(1, nowMs), sampleLease(2, nowMs + 1), sampleLease(3, nowMs - 1)}, nowMs - 9));
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(4, noDeadline)}, nowMs - dayMs));
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(5, noDeadline)}, nowMs - dayMs + 1));
        // These, oldest batch first.
        QCOMPARE(livingServers(ledger), QStringList({sampleLease(5).server, sampleLease(2).server}));
    }

    void keepsRegionLocks()
    {
        LeaseBatch batch = batchOf({});
        batch.regionLocks = {{u"hn_sqdx2-1:ppp14"_s, u"河南省商丘市"_s, u"电信"_s, u"等待中(34)"_s, nowMs - 5'000},
                             {u"hn_sqdx2-1:ppp1"_s, u"河南省商丘市"_s, u"电信"_s, u"等待中(78)"_s, noDeadline}};
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 2), batch);
        }
        Ledger ledger(folder());
        QCOMPARE(living(ledger).value(0).regionLocks, batch.regionLocks);
        ledger.forget({{eastAccount(), u"hn_sqdx2-1:ppp14"_s}});
        QCOMPARE(living(ledger).value(0).regionLocks, batch.regionLocks.mid(1));
        QVERIFY(living(ledger, nowMs + dayMs).isEmpty());
    }

    void theSendingIsRecorded()
    {
        CallEntry unsent = startedCall();
        unsent.pressedBy = PressedBy::Keeper;
        unsent.keyNumber = 3;
        unsent.keyId = QUuid::createUuid();
        CallEntry sent = startedCall();
        sent.startedMs += 1;
        sent.sentMs = nowMs + 2;
        sent.steadyMs = 70'000;
        {
            Ledger ledger(folder());
            ledger.recordStart(unsent);
            ledger.recordStart(sent);
        }
        CallEntry end = ended(sent, 1);
        end.sentMs += 3; // its end knows better
        end.steadyMs += 9;
        LeaseBatch batch = batchOf({sampleLease(1)});
        batch.origin.keyNumber = 7;
        {
            Ledger ledger(folder());
            QCOMPARE(unfinished(ledger), QList({unsent, sent}));
            QCOMPARE(recordAndWait(ledger, end, batch), true);
        }
        Ledger ledger(folder());
        QCOMPARE(unfinished(ledger), QList{unsent});
        QCOMPARE(living(ledger).value(0).origin.keyNumber, 7);
        QCOMPARE(peek(file(), u"SELECT coalesce(sent_ms, -1) FROM call ORDER BY id"_s), (QVariantList{-1, nowMs + 5}));
        // Those that the vendor may still count.
        const auto sentSince = [&ledger](qint64 sinceMs, qint64 sinceSteadyMs = 80'000) {
            std::optional<QList<CallEntry>> answer;
            ledger.loadSentSince(sinceMs, sinceSteadyMs, [&answer](const QList<CallEntry> &calls) { answer = calls; });
            if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
                qFatal("the ledger does not answer");
            return *answer;
        };
        QCOMPARE(sentSince(nowMs + 4).size(), 1);
        QCOMPARE(sentSince(nowMs + 4).value(0).outcome, CallEntry::Outcome::Succeeded);
        QCOMPARE(sentSince(nowMs + 4).value(0).durationMs, end.durationMs);
        QVERIFY(sentSince(nowMs + 5).isEmpty());
        // The wall clock was set forward since.
        QCOMPARE(sentSince(nowMs + dayMs, 70'008).value(0).steadyMs, 70'009);
        QVERIFY(sentSince(nowMs + dayMs, 70'009).isEmpty());
    }

    void earlierRecordsSayNothingOfTheSending()
    {
        const CallEntry unknown = startedCall();
        {
            Ledger ledger(folder());
            ledger.recordStart(unknown);
            QCOMPARE(recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)})), true);
        }
        for (const QString &statement : toSchema(3))
            peek(file(), statement);
        Ledger ledger(folder());
        // It may have been sent, so that it is not told as never sent.
        QCOMPARE(unfinished(ledger).value(0).sentMs, unknown.startedMs);
        QCOMPARE(living(ledger).value(0).origin.keyNumber, 0);
        QCOMPARE(peek(file(), u"SELECT count(*) FROM call WHERE sent_ms IS NULL"_s), QVariantList{1});
    }

    void anEarlierRecordLearnsWhatAListTold()
    {
        CallEntry unknown = startedCall();
        unknown.outcome = CallEntry::Outcome::Unknown;
        {
            Ledger ledger(folder());
            QCOMPARE(recordAndWait(ledger, unknown, {}), true);
        }
        for (const QString &statement : toSchema(6))
            peek(file(), statement);
        {
            Ledger ledger(folder());
            ledger.resolve({unknown.id}, {nowMs, 2, 1});
            // What is recorded of the call later does not undo it.
            QCOMPARE(recordAndWait(ledger, unknown, {}), true);
        }
        QCOMPARE(peek(file(), u"SELECT resolved_found FROM call"_s), QVariantList{2});
        QCOMPARE(peek(file(), u"SELECT resolved_ms FROM call"_s), QVariantList{nowMs});
        QCOMPARE(peek(file(), u"SELECT resolved_calls FROM call"_s), QVariantList{1});
    }

    void forgottenLeasesStayAway()
    {
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 2), batchOf({sampleLease(1), sampleLease(2)}));
            ledger.forget({{eastAccount(), sampleLease(1).server}, {QUuid::createUuid(), sampleLease(2).server}});
        }
        {
            Ledger ledger(folder());
            QCOMPARE(livingServers(ledger), QStringList{sampleLease(2).server});      // not the other account's
            QCOMPARE(peek(file(), u"SELECT count(*) FROM lease"_s), QVariantList{2}); // the record is kept
            // If the vendor lists it again, it is alive again.
            recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        }
        Ledger ledger(folder());
        QCOMPARE(livingServers(ledger), QStringList({sampleLease(1).server, sampleLease(2).server}));
    }

    void copiesAreKnownToTheNextRun()
    {
        const auto copied = [](Ledger &ledger) {
            QStringList servers;
            const QList<LeaseBatch> batches = living(ledger);
            for (const LeaseBatch &batch : batches) {
                for (qsizetype i = 0; i < batch.copiedMs.size(); ++i) {
                    if (batch.copiedMs[i] == nowMs + 5)
                        servers << batch.leases[i].server;
                }
            }
            return servers;
        };
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 3), batchOf({sampleLease(1), sampleLease(2), sampleLease(3)}));
            ledger.markCopied({{eastAccount(), sampleLease(2).server, sampleLease(2).deadlineMs},
                               {eastAccount(), sampleLease(3).server, nowMs + 7 * minuteMs}, // another lease
                               {QUuid::createUuid(), sampleLease(1).server, sampleLease(1).deadlineMs}},
                              nowMs + 5);
        }
        Ledger ledger(folder());
        QCOMPARE(copied(ledger), QStringList{sampleLease(2).server});
        // The list in use names it with another deadline: the same proxy.
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(2, nowMs + 2 * minuteMs)}, nowMs + 1));
        QCOMPARE(copied(ledger), QStringList({sampleLease(2).server, sampleLease(2).server}));
        // After its end the server is another lease.
        recordAndWait(ledger, ended(startedCall(), 1),
                      batchOf({sampleLease(2, nowMs + 9 * minuteMs)}, nowMs + 3 * minuteMs));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease WHERE copied_ms IS NOT NULL"_s), QVariantList{2});
        // Removed and received again, it counts as new.
        ledger.markCopied({{eastAccount(), sampleLease(1).server, sampleLease(1).deadlineMs}}, nowMs + 6);
        ledger.forget({{eastAccount(), sampleLease(1).server}});
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease WHERE copied_ms = %1"_s.arg(nowMs + 6)), QVariantList{0});
    }

    void recalledLeasesAreBack()
    {
        const auto key = [](const Lease &lease) { return LeaseKey{eastAccount(), lease.server, lease.deadlineMs}; };
        const Lease undated = sampleLease(3, noDeadline);
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 3), batchOf({sampleLease(1), sampleLease(2), undated}));
            ledger.forget({key(sampleLease(1)), key(sampleLease(2)), key(undated)});
            ledger.undoForget({key(sampleLease(2)), key(undated)});
        }
        Ledger ledger(folder());
        QCOMPARE(livingServers(ledger), QStringList({sampleLease(2).server, undated.server}));
        ledger.forget({key(undated)});
        QCOMPARE(livingServers(ledger), QStringList{sampleLease(2).server});
        ledger.undoForget({key(undated)});
        QCOMPARE(livingServers(ledger), QStringList({sampleLease(2).server, undated.server}));
    }

    void listingAgainAddsNothing()
    {
        Ledger ledger(folder());
        for (int i = 0; i < 3; ++i)
            recordAndWait(ledger, ended(startedCall(), 2), batchOf({sampleLease(1), sampleLease(2)}));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease"_s), QVariantList{2});
        LeaseBatch other = batchOf({sampleLease(1)});
        other.origin.account = QUuid::createUuid();
        recordAndWait(ledger, ended(startedCall(), 1), other);
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1, nowMs + 2 * minuteMs)}));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease"_s), QVariantList{4});
    }

    void listingWithoutADeadlineAddsNothing()
    {
        constexpr qint64 hourMs = 60 * minuteMs;
        const Lease undated = sampleLease(1, noDeadline);
        RegionLock line{u"hn_sqdx2-1:ppp14"_s, u"河南省商丘市"_s, u"电信"_s, u"等待中(34)"_s, noDeadline};
        const auto list = [&](Ledger &ledger, qint64 atMs) {
            LeaseBatch batch = batchOf({undated, sampleLease(2, nowMs + 48 * hourMs)}, atMs);
            batch.regionLocks = {line};
            recordAndWait(ledger, ended(startedCall(), 3), batch);
        };
        const auto rows = [this](const QString &table) {
            return peek(file(), u"SELECT count(*) FROM "_s + table).value(0).toInt();
        };
        Ledger ledger(folder());
        for (int i = 0; i < 3; ++i)
            list(ledger, nowMs + i * hourMs);
        QCOMPARE(rows(u"lease"_s), 2);
        QCOMPARE(rows(u"region_lock"_s), 1);

        // Deleted and listed again: back, as the same one.
        ledger.forget({{eastAccount(), undated.server}, {eastAccount(), line.uuid}});
        QCOMPARE(livingServers(ledger, nowMs + 3 * hourMs), QStringList{sampleLease(2).server});
        list(ledger, nowMs + 3 * hourMs);
        QCOMPARE(livingServers(ledger, nowMs + 3 * hourMs), QStringList({undated.server, sampleLease(2).server}));
        QCOMPARE(rows(u"region_lock WHERE forgotten = 0"_s), 1);

        // One whose deadline is known is not recorded again where a list leaves the deadline out.
        recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(2, noDeadline)}, nowMs + 4 * hourMs));
        QCOMPARE(rows(u"lease"_s), 2);

        line.state = u"已锁定"_s;
        list(ledger, nowMs + 5 * hourMs);
        line.state = u"等待中(34)"_s;
        list(ledger, nowMs + 6 * hourMs);
        QCOMPARE(rows(u"region_lock"_s), 3);

        // After a day the record is too old to be restored: it is written again, once.
        for (int i = 0; i < 3; ++i)
            list(ledger, nowMs + (25 + i) * hourMs);
        QCOMPARE(rows(u"lease"_s), 3);
        QVERIFY(livingServers(ledger, nowMs + 30 * hourMs).contains(undated.server));
        LeaseBatch other = batchOf({undated}, nowMs + 28 * hourMs);
        other.origin.account = QUuid::createUuid();
        recordAndWait(ledger, ended(startedCall(), 1), other);
        QCOMPARE(rows(u"lease"_s), 4);
    }

    void anEndRepeatedIsOneEnd()
    {
        Ledger ledger(folder());
        CallEntry call = startedCall();
        call.outcome = CallEntry::Outcome::Unknown;
        recordAndWait(ledger, call, {});
        call = ended(call, 1);
        recordAndWait(ledger, call, batchOf({sampleLease(1, noDeadline)}));
        recordAndWait(ledger, call, batchOf({sampleLease(1, noDeadline)}));
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease"_s), QVariantList{1});
        QCOMPARE(peek(file(), u"SELECT outcome FROM call"_s), QVariantList{1});
        QCOMPARE(peek(file(), u"SELECT received FROM call"_s), QVariantList{1});
    }

    void unfinishedCallsAreToldAtTheNextStart()
    {
        const CallEntry lost = startedCall();
        CallEntry later = startedCall();
        later.startedMs += 1;
        {
            Ledger ledger(folder());
            ledger.recordStart(later);
            ledger.recordStart(lost);
            const CallEntry well = startedCall();
            ledger.recordStart(well);
            recordAndWait(ledger, ended(well, 1), batchOf({sampleLease(1)}));
            QVERIFY(unfinished(ledger).isEmpty()); // calls of this run are in flight, not unfinished
        }
        {
            Ledger ledger(folder());
            QCOMPARE(unfinished(ledger), QList<CallEntry>({lost, later}));
            CallEntry told = lost;
            told.outcome = CallEntry::Outcome::Unknown;
            recordAndWait(ledger, told, {});
        }
        Ledger ledger(folder());
        QCOMPARE(unfinished(ledger), QList<CallEntry>{later});
    }

    void callbacksComeInOrderAndInTheOwnersThread()
    {
        Ledger ledger(folder());
        ledger.setPatienceMs(60'000); // a busy machine's disk is no fault
        QList<int> order;
        bool elsewhere = false;
        for (int i = 0; i < 600; ++i) { // more than one transaction holds
            ledger.recordEnd(ended(startedCall(), 1), batchOf({sampleLease(i)}), [&, i](bool durable) {
                elsewhere = elsewhere || QThread::currentThread() != thread() || !durable;
                order.append(i);
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), 600, 60'000);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QVERIFY(!elsewhere);
        QCOMPARE(living(ledger).size(), 600);
    }

    void destructionWritesWhatIsQueued()
    {
        {
            Ledger ledger(folder());
            for (int i = 0; i < 300; ++i)
                ledger.recordEnd(ended(startedCall(), 1), batchOf({sampleLease(i)}));
        }
        QCOMPARE(peek(file(), u"SELECT count(*) FROM lease"_s), QVariantList{300});
        QVERIFY(!QFileInfo::exists(file() + u"-wal"_s)); // closed properly
    }

    void aCallbackMayEndTheLedger()
    {
        auto *ledger = new Ledger(folder());
        bool second = false;
        ledger->recordStart(startedCall(), [&](bool) {
            delete ledger;
            ledger = nullptr;
        });
        ledger->recordStart(startedCall(), [&](bool) { second = true; });
        QTRY_VERIFY(!ledger);
        QVERIFY(!second);
        QCOMPARE(peek(file(), u"SELECT count(*) FROM call"_s), QVariantList{2});
    }

    void twoPrograms()
    {
        Ledger one(folder());
        Ledger two(folder());
        for (Ledger *ledger : {&one, &two})
            ledger->setPatienceMs(60'000); // a busy machine's disk is no fault
        QSignalSpy problemOne(&one, &Ledger::problemChanged);
        QSignalSpy problemTwo(&two, &Ledger::problemChanged);
        int durable = 0;
        const auto count = [&durable](bool ok) { durable += ok; };
        for (int i = 0; i < 200; ++i) {
            one.recordEnd(ended(startedCall(), 1), batchOf({sampleLease(i)}), count);
            two.recordEnd(ended(startedCall(), 1), batchOf({sampleLease(1'000 + i)}), count);
            if (i % 20 == 0)
                QTest::qWait(1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(durable, 400, 60'000);
        QVERIFY(problemOne.isEmpty());
        QVERIFY(problemTwo.isEmpty());
        QCOMPARE(livingServers(one).size(), 400);
    }

    void aLeaseTakesLittleRoom()
    {
        {
            Ledger ledger(folder());
            for (int i = 0; i < 200; ++i) {
                QList<Lease> leases;
                for (int j = 0; j < 100; ++j)
                    leases.append(sampleLease(i * 100 + j, nowMs + i * 1'000));
                ledger.recordEnd(ended(startedCall(), 100), batchOf(leases));
            }
        }
        const qint64 perLease = QFileInfo(file()).size() / 20'000;
        QVERIFY2(perLease < 115, qPrintable(QString::number(perLease)));
    }

    void theLivingComeInParts()
    {
        Ledger ledger(folder());
        ledger.setPatienceMs(60'000); // a busy machine's disk is no fault
        QStringList expected;
        int number = 0;
        for (const int size : {3'000, 1, 1'999, 4'000, 5}) { // larger than a part of 2,000, or sharing one
            QList<Lease> leases;
            for (int i = 0; i < size; ++i) {
                leases.append(sampleLease(++number));
                expected.append(leases.last().server);
            }
            leases.append(sampleLease(40'000 + number, nowMs - 1)); // dead leases in between do not count
            recordAndWait(ledger, ended(startedCall(), size), batchOf(leases, nowMs + number));
        }
        QStringList servers;
        int parts = 0;
        int turns = 0; // of the event loop
        bool done = false;
        bool meanwhile = false;
        QTimer turn;
        connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
        turn.start(0);
        ledger.loadLiving(nowMs, [&](const QList<LeaseBatch> &part, bool last) {
            ++parts;
            qsizetype size = 0;
            for (const LeaseBatch &batch : part) {
                size += batch.leases.size();
                for (const Lease &lease : batch.leases)
                    servers.append(lease.server);
                QCOMPARE(batch.origin.accountName, u"East crawl"_s);
            }
            QVERIFY(size <= 2'000);
            QVERIFY(!done);
            done = last;
            if (parts == 1) {
                // A batch recorded while the rest is being loaded does not wait for it, and is not part of it.
                ledger.recordEnd(ended(startedCall(), 1), batchOf({sampleLease(60'000)}, nowMs + 1),
                                 [&](bool durable) { meanwhile = durable && !done; });
            }
        });
        QTRY_VERIFY(done);
        QVERIFY(parts >= 5);
        QVERIFY2(turns >= parts - 1, "the event loop had no turn between the parts");
        QVERIFY(meanwhile);
        QCOMPARE(servers, expected);
    }

    void rowsAreFoundThroughIndexes()
    {
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(startedCall(), 1), batchOf({sampleLease(1)}));
        }
        const QString dated = planOf(QString::fromLatin1(LivingReader::Sql::dated));
        QVERIFY2(dated.contains(u"INDEX lease_by_deadline (deadline_ms>?)"_s), qPrintable(dated));
        const QString undated = planOf(QString::fromLatin1(LivingReader::Sql::undated));
        QVERIFY2(undated.contains(u"INDEX batch_by_time (obtained_ms>?)"_s), qPrintable(undated));
        QVERIFY2(undated.contains(u"INDEX lease_undated (batch=?)"_s), qPrintable(undated));
        QVERIFY2(!dated.contains(u"TEMP B-TREE"_s) && !undated.contains(u"TEMP B-TREE"_s), "could not be given up");
        const QString leases = planOf(QString::fromLatin1(LivingReader::Sql::leases()));
        QVERIFY2(leases.contains(u"INDEX lease_by_batch (batch=? AND rowid>?)"_s), qPrintable(leases));
        // No statement that runs while the program is in use may scan a whole table.
        using Living = LivingReader::Sql;
        using Trim = LedgerTrim::Sql;
        const QByteArray leasesOfBatch = Living::leases();
        for (const char *sql : {Living::dated, Living::undated, Living::origin, leasesOfBatch.constData(),
                                Living::regionLocks, Trim::oldCalls, Trim::removeLeases, Trim::removeRegionLocks,
                                Trim::removeBatch, Trim::removeReply, Trim::removeCall}) {
            const QString plan = planOf(QString::fromLatin1(sql));
            QVERIFY(!plan.isEmpty());
            QVERIFY2(!plan.contains(u"SCAN batch"_s) && !plan.contains(u"SCAN lease"_s)
                         && !plan.contains(u"SCAN call"_s) && !plan.contains(u"SCAN region_lock"_s),
                     qPrintable(QString::fromLatin1(sql) + u'\n' + plan));
        }
        QVERIFY(planOf(u"UPDATE lease SET forgotten = 1 WHERE server = 'a' AND forgotten = 0"_s)
                    .contains(u"lease_by_server"_s));
        QVERIFY(planOf(QString::fromLatin1(LivingReader::Sql::unfinished())).contains(u"call_unfinished"_s));
        QVERIFY(planOf(QString::fromLatin1(LivingReader::Sql::sentSince()))
                    .contains(u"SEARCH call USING INTEGER PRIMARY KEY"_s));
    }

#ifdef Q_OS_UNIX
    void onlyTheOwnerReadsIt()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, startedCall(), {});
        const auto others
            = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(file()).permissions() & others));
        QVERIFY(!(QFileInfo(file() + u"-wal"_s).permissions() & others));
    }
#endif

private:
    QString folder() const { return m_folder->path() + u"/not yet there"_s; }
    QString file() const { return Ledger::fileName(folder()); }
    QString planOf(const QString &sql) const { return queryPlan(file(), sql); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
