// SPDX-License-Identifier: MIT
#include "desk/stock_retry.h"
#include "desk_world.h"

#include <QSignalSpy>

using namespace proxydeck;
using namespace proxydeck::test;
using End = StockRetry::End;

/// Tries until in stock: when they are sent, and above all when they are not.
class TestStockRetry : public QObject
{
    Q_OBJECT

    static constexpr qint64 second = 1'000;

    std::unique_ptr<DeskWorld> m_world;
    std::unique_ptr<StockRetry> m_retry;
    QUuid m_key;

    static ApiError refusal(const QString &code)
    {
        ApiError error;
        error.kind = ApiError::Kind::Vendor;
        error.code = code;
        return error;
    }
    static Expected<ApiReply, ApiError> outOfStock() { return Unexpected<ApiError>(refusal(u"NO_RESOURCE_FOUND"_s)); }
    void answer(const Expected<ApiReply, ApiError> &result)
    {
        m_world->settle();
        m_world->vendor->answerAll(result);
        m_world->settle();
    }
    /// Time passes; what is due then is done.
    void pass(qint64 ms)
    {
        m_world->clock.advance(ms);
        m_retry->check();
        m_world->settle();
    }
    qsizetype sent() const { return m_world->vendor->requests.size(); }
    /// The operator has pressed, and there was no stock.
    CallId refuse()
    {
        const CallId call = m_world->press(m_key);
        answer(outOfStock());
        return call;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<StockRetry::End>();
        qRegisterMetaType<CallId>("proxydeck::CallId");
    }
    void init()
    {
        m_world = std::make_unique<DeskWorld>();
        m_key = m_world->addAccount(u"TESTKEY01"_s, 20);
        m_retry = std::make_unique<StockRetry>(m_world->clock, *m_world->desk, *m_world->accounts);
        m_retry->setOn(true);
    }
    void cleanup()
    {
        m_retry.reset();
        m_world.reset();
    }

    void offItDoesNothing()
    {
        m_retry->setOn(false);
        refuse();
        QVERIFY(!m_retry->isActive());
        pass(3'600 * second);
        QCOMPARE(sent(), 1);
    }

    void triesAtTheTimesSaidAndNoMoreThanTwenty()
    {
        QSignalSpy ended(m_retry.get(), &StockRetry::ended);
        refuse();
        // As the issue says it: after 5, 10, 20 … 60 s, at most 20 tries.
        QList<qint64> delays{5, 10, 20, 40};
        while (delays.size() < 20)
            delays << 60;
        for (int i = 0; i < delays.size(); ++i) {
            QCOMPARE(m_retry->state()->tries, i);
            QCOMPARE(m_retry->state()->nextInMs, delays[i] * second);
            pass(delays[i] * second - 1);
            QCOMPARE(sent(), 1 + i);
            QCOMPARE(m_retry->state()->nextInMs, 1);
            pass(1);
            QCOMPARE(sent(), 2 + i);
            QVERIFY(m_retry->state()->call != 0);
            pass(600 * second); // however long the answer takes, nothing is sent meanwhile
            QCOMPARE(sent(), 2 + i);
            QVERIFY(ended.isEmpty());
            answer(outOfStock());
        }
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0][1].value<End>() == End::GaveUp);
        pass(3'600 * second);
        QCOMPARE(sent(), 21);
    }

    void itEndsWhereTheDeskIsClosed()
    {
        QSignalSpy ended(m_retry.get(), &StockRetry::ended);
        refuse();
        QVERIFY(m_retry->isActive());
        m_world->desk->close(); // the program is about to end
        pass(60 * second);
        QCOMPARE(sent(), 1);
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0][1].value<End>() == End::Cancelled);
    }

    void aTryIsLikeThePress()
    {
        QSignalSpy sentSpy(m_retry.get(), &StockRetry::sent);
        const QueryItems items{{u"num"_s, u"5"_s}, {u"area"_s, u"350500"_s}};
        const CallId pressed = m_world->desk->press(m_key, m_world->get(), items);
        answer(outOfStock());
        pass(5 * second);
        QCOMPARE(sentSpy.size(), 1);
        const CallId tried = sentSpy[0][0].value<CallId>();
        QCOMPARE(sentSpy[0][1].value<CallId>(), pressed);
        const Call &call = m_world->call(tried);
        QCOMPARE(call.items, items);
        QCOMPARE(call.account, m_key);
        QCOMPARE(call.endpoint, &m_world->get());
        QVERIFY(call.pressedBy == PressedBy::Retry);
        answer(outOfStock());
        pass(10 * second);
        QCOMPARE(sentSpy[1][1].value<CallId>(), tried);
        QSignalSpy ended(m_retry.get(), &StockRetry::ended);
        answer(ApiReply());
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0][1].value<End>() == End::InStock);
        pass(3'600 * second);
        QCOMPARE(sent(), 3);
    }

    void itHasTheOperatorsPlaceInTheQueue()
    {
        // One slot is left: the program's own calls would leave it to the operator.
        const QUuid key = m_world->addAccount(u"TESTKEY02"_s, 1);
        m_key = key;
        refuse();
        for (int i = 0; i < 13; ++i)
            m_world->desk->press(key, m_world->get(), {}, PressedBy::Keeper);
        answer(ApiReply());
        QCOMPARE(sent(), 14);
        pass(5 * second);
        QCOMPARE(sent(), 15);
    }

    void onlyThisRefusalIsAnsweredSo_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("charged");
        const auto vendor = int(ApiError::Kind::Vendor);
        for (const char *code :
             {"INTERNAL_ERROR", "INVALID_KEY", "KEY_BLOCK", "REQUEST_LIMIT_EXCEEDED", "BALANCE_INSUFFICIENT",
              "FAILED_OPERATION", "EXTRACT_LIMIT_EXCEEDED", "NO_AVAILABLE_CHANNEL", "SOMETHING_NEW"})
            QTest::newRow(code) << vendor << QString::fromLatin1(code) << false;
        QTest::newRow("perhaps charged") << vendor << u"NO_RESOURCE_FOUND"_s << true;
        QTest::newRow("unknown outcome") << int(ApiError::Kind::OutcomeUnknown) << QString() << true;
        QTest::newRow("not the vendor's") << int(ApiError::Kind::UnexpectedReply) << u"NO_RESOURCE_FOUND"_s << false;
        QTest::newRow("not sent") << int(ApiError::Kind::NotSent) << QString() << false;
    }

    void onlyThisRefusalIsAnsweredSo()
    {
        QFETCH(int, kind);
        QFETCH(QString, code);
        QFETCH(bool, charged);
        ApiError error = refusal(code);
        error.kind = ApiError::Kind(kind);
        error.maybeCharged = charged;
        m_world->press(m_key);
        answer(Unexpected<ApiError>(error));
        QVERIFY(!m_retry->isActive());
        pass(3'600 * second);
        QCOMPARE(sent(), 1);

        // The same of a try.
        QSignalSpy ended(m_retry.get(), &StockRetry::ended);
        refuse();
        pass(5 * second);
        QCOMPARE(sent(), 3);
        answer(Unexpected<ApiError>(error));
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0][1].value<End>() == End::OtherError);
        pass(3'600 * second);
        QCOMPARE(sent(), 3);
    }

    void aListInUseIsNotRepeated()
    {
        m_world->desk->press(m_key, *m_world->catalogue.listInUse(m_world->get()), {});
        answer(outOfStock());
        QVERIFY(!m_retry->isActive());
    }

    void aCallOfTheProgramIsNotRepeated()
    {
        m_world->press(m_key, PressedBy::Keeper);
        answer(outOfStock());
        QVERIFY(!m_retry->isActive());
    }

    void oneKeyAtATime()
    {
        QSignalSpy leftOut(m_retry.get(), &StockRetry::leftOut);
        refuse();
        const QUuid other = m_world->addAccount(u"TESTKEY02"_s);
        m_world->press(other);
        answer(outOfStock());
        QCOMPARE(leftOut.size(), 1);
        QCOMPARE(leftOut[0][0].value<QUuid>(), other);
        QCOMPARE(m_retry->state()->key, m_key);
        pass(5 * second);
        QCOMPARE(sent(), 3);
        QCOMPARE(m_world->vendor->requests.last().key, u"TESTKEY01"_s);
    }

    void endsWhenTheKeyIsNoLongerTheSame_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"deleted", "replaced", "plan", "channels", "name"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }

    void endsWhenTheKeyIsNoLongerTheSame()
    {
        QFETCH(QString, what);
        QSignalSpy ended(m_retry.get(), &StockRetry::ended);
        refuse();
        Account account = m_world->account(m_key);
        account.group = u"Night"_s; // where it stands says nothing of it
        m_world->change(account);
        QVERIFY(ended.isEmpty());
        if (what == "plan"_L1)
            account.mode = Mode::Elastic;
        else if (what == "channels"_L1)
            account.channels = 3;
        else if (what == "name"_L1)
            account.name = u"Another"_s;
        if (what == "deleted"_L1)
            m_world->remove(m_key);
        else
            m_world->change(account, what == "replaced"_L1 ? u"TESTKEY09"_s : QString());
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0][1].value<End>() == End::KeyChanged);
        pass(3'600 * second);
        QCOMPARE(sent(), 1);
    }

    void endsWhenTheOperatorPressesForIt()
    {
        QSignalSpy ended(m_retry.get(), &StockRetry::ended);
        refuse();
        m_world->press(m_key);
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0][1].value<End>() == End::Pressed);
        answer(ApiReply());
        pass(3'600 * second);
        QCOMPARE(sent(), 2);

        // A press that finds no stock again begins anew.
        refuse();
        QCOMPARE(m_retry->state()->tries, 0);
        // Another key, and a list, are no such press.
        m_world->press(m_world->addAccount(u"TESTKEY02"_s));
        m_world->desk->press(m_key, *m_world->catalogue.listInUse(m_world->get()), {});
        QVERIFY(m_retry->isActive());
    }

    void cancelledWhileItWaits()
    {
        QSignalSpy ended(m_retry.get(), &StockRetry::ended);
        refuse();
        m_retry->cancel();
        QVERIFY(ended[0][1].value<End>() == End::Cancelled);
        m_retry->cancel(); // nothing to cancel
        QCOMPARE(ended.size(), 1);
        pass(3'600 * second);
        QCOMPARE(sent(), 1);
    }

    void cancelledInTheQueue()
    {
        m_key = m_world->addAccount(u"TESTKEY02"_s, 1);
        refuse();
        for (int i = 0; i < 14; ++i) // of another account with the same key: the window is full
            m_world->press(m_world->addAccount(u"TESTKEY02"_s, 1));
        answer(ApiReply());
        pass(5 * second);
        const CallId tried = m_retry->state()->call;
        QVERIFY(m_world->call(tried).isWaiting());
        const auto before = sent();
        m_retry->cancel();
        QVERIFY(!m_retry->isActive());
        pass(3'600 * second);
        QCOMPARE(sent(), before);
        QVERIFY(m_world->call(tried).error->kind == ApiError::Kind::Cancelled);
    }

    void cancelledAfterSendingItsAnswerIsStillReceived()
    {
        refuse();
        pass(5 * second);
        const CallId tried = m_retry->state()->call;
        m_retry->cancel();
        answer(ApiReply());
        QVERIFY(m_world->call(tried).isOver() && !m_world->call(tried).error);
        pass(3'600 * second);
        QCOMPARE(sent(), 2);
    }

    void switchedOffItEnds()
    {
        refuse();
        m_retry->setOn(false);
        QVERIFY(!m_retry->isActive());
        pass(3'600 * second);
        QCOMPARE(sent(), 1);
    }
};

QTEST_GUILESS_MAIN(TestStockRetry)
#include "tst_stock_retry.moc"
