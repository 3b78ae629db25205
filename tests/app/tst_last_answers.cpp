// SPDX-License-Identifier: MIT
// Told to end with calls under way: the answers that are due are waited for, nothing more is sent, and a vendor that
// does not answer holds nobody up for ever.
#include "last_answers.h"

#include "rig.h"

using namespace proxydeck;
using namespace Qt::StringLiterals;

class LastAnswersTest : public QObject
{
    Q_OBJECT

    static QUuid addKey(Rig &rig)
    {
        return rig.addAccount({.key = u"TESTKEY01"_s, .plan = sim::Plan::ShortChannel, .channels = 20},
                              Product::ShortLived, Mode::Channel);
    }

private Q_SLOTS:
    void whatIsDueIsTakenInAndNothingMoreIsSent_data()
    {
        QTest::addColumn<bool>("here");
        QTest::newRow("from the event loop") << false;
        QTest::newRow("here") << true;
    }

    void whatIsDueIsTakenInAndNothingMoreIsSent()
    {
        QFETCH(bool, here);
        Rig rig;
        const QUuid account = addKey(rig);
        const Endpoint &get = *rig.catalogue.find(u"short.channel.get");
        const Endpoint &query = *rig.catalogue.find(u"short.channel.query");
        rig.simulator.setLatencyMs(1'000);
        for (int i = 0; i < 5; ++i)
            QVERIFY(rig.desk.press(account, get, {}) != 0);
        constexpr int allowed = 60;
        for (int i = 0; i < allowed + 4; ++i)
            QVERIFY(rig.desk.press(account, query, {}) != 0);
        QTRY_VERIFY(rig.simulator.requests("share.proxy.qg.net", "/get") > 0 && rig.desk.inFlight() > 0);

        LastAnswers answers(rig.desk, 120'000);
        if (here) {
            answers.awaitHere();
        } else {
            QSignalSpy over(&answers, &LastAnswers::over);
            answers.await();
            QCOMPARE(over.size(), 0);
            QVERIFY(over.wait(120'000));
            QCOMPARE(over.size(), 1);
        }
        QCOMPARE(rig.desk.inFlight(), 0);
        int received = 0;
        int takenBack = 0;
        for (int i = 0; i < rig.log.size(); ++i) {
            const Call &call = rig.log.at(i);
            QCOMPARE(call.stage(), Call::Stage::Recorded);
            if (call.endpoint == &get)
                received += call.received;
            const bool cancelled = call.error && call.error->kind == ApiError::Kind::Cancelled;
            takenBack += cancelled;
            QVERIFY(!call.error || cancelled); // none has an unknown outcome
        }
        QVERIFY(received > 0);
        QCOMPARE(rig.leases.size(), received);
        QCOMPARE(rig.simulator.leasesHandedOut(u"TESTKEY01"_s), received);
        QVERIFY(takenBack >= 4);

        // Whoever presses now, a keeper or a retry, sends nothing: the answer would find nobody.
        const qint64 requests = rig.simulator.requests("share.proxy.qg.net", "/get");
        for (const PressedBy who : {PressedBy::Operator, PressedBy::Retry, PressedBy::Keeper})
            QCOMPARE(rig.desk.press(account, get, {}, who), CallId(0));
        QCOMPARE(rig.desk.waiting(), 0);
        QTest::qWait(50);
        QCOMPARE(rig.simulator.requests("share.proxy.qg.net", "/get"), requests);
    }

    void whileAnAnswerIsDueNothingIsPressed()
    {
        Rig rig;
        const QUuid account = addKey(rig);
        const Endpoint &get = *rig.catalogue.find(u"short.channel.get");
        rig.simulator.setLatencyMs(300);
        QVERIFY(rig.desk.press(account, get, {}) != 0);
        QTRY_COMPARE(rig.simulator.requests("share.proxy.qg.net", "/get"), 1);
        // Like a keeper that fills up as soon as it has an answer.
        QObject::connect(&rig.desk, &Desk::callEnded, &rig.desk,
                         [&] { QCOMPARE(rig.desk.press(account, get, {}, PressedBy::Keeper), CallId(0)); });
        LastAnswers answers(rig.desk, 120'000);
        QSignalSpy over(&answers, &LastAnswers::over);
        answers.await();
        QVERIFY(over.wait(120'000));
        QCOMPARE(rig.desk.inFlight(), 0);
        QCOMPARE(rig.simulator.requests("share.proxy.qg.net", "/get"), 1);
    }

    void aVendorThatDoesNotAnswerIsNotWaitedForForEver()
    {
        Rig rig;
        const QUuid account = addKey(rig);
        rig.simulator.script({.kind = sim::Fault::Kind::Stall});
        QVERIFY(rig.desk.press(account, *rig.catalogue.find(u"short.channel.get"), {}) != 0);
        QTRY_COMPARE(rig.desk.inFlight(), 1);
        LastAnswers answers(rig.desk, 50);
        QSignalSpy over(&answers, &LastAnswers::over);
        answers.await();
        QVERIFY(over.wait(60'000));
        answers.awaitHere();
        QCOMPARE(rig.desk.inFlight(), 1);
    }

    void whereNothingIsDueItIsOverAtOnce()
    {
        Rig rig;
        LastAnswers answers(rig.desk, 600'000);
        QSignalSpy over(&answers, &LastAnswers::over);
        answers.await();
        QVERIFY(over.wait(60'000));
    }
};

QTEST_GUILESS_MAIN(LastAnswersTest)
#include "tst_last_answers.moc"
