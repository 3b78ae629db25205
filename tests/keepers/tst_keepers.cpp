// SPDX-License-Identifier: MIT
// Keepers over a desk whose vendor answers when the test says so, on a clock that the test sets.
#include "../desk/desk_world.h"
#include "keepers/keepers.h"
#include "preferences/key_values.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>

using namespace proxydeck;
using namespace proxydeck::test;
using Phase = KeeperState::Phase;

class KeepersTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 second = 1'000;

    std::unique_ptr<DeskWorld> m_world;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<KeyValues> m_values;
    std::unique_ptr<Keepers> m_keepers;
    QUuid m_key;
    int m_served = 0;
    QList<RowId> m_toCheck;

    void begin(bool keepsRecord)
    {
        m_keepers.reset();
        m_world->restart(keepsRecord);
        m_values = std::make_unique<KeyValues>(m_settings.get());
        Keepers::Parts parts{m_world->clock, *m_world->vendorClock, m_world->catalogue, *m_world->accounts,
                             *m_values,      *m_world->leases,      *m_world->desk};
        parts.ledger = m_world->ledger.get();
        parts.settings = m_settings.get();
        parts.check = [this](const QList<RowId> &rows) { m_toCheck += rows; };
        m_keepers = std::make_unique<Keepers>(parts);
        if (keepsRecord)
            m_world->desk->restoreFromLedger();
        settle();
    }
    static KeeperTerms terms(int keep = 3)
    {
        KeeperTerms terms;
        terms.keep = keep;
        terms.leastLeftS = 30;
        terms.mustBeChecked = false;
        terms.perHour = 100;
        terms.perDay = 500;
        return terms;
    }
    void settle() { m_world->settle(); }
    static ApiError refusal(const char *code)
    {
        ApiError error;
        error.kind = ApiError::Kind::Vendor;
        error.code = QLatin1String(code);
        return error;
    }
    static ApiError lost()
    {
        ApiError error;
        error.kind = ApiError::Kind::OutcomeUnknown;
        error.cause = ApiError::Cause::Timeout;
        error.maybeCharged = true;
        return error;
    }
    /// An answer with \a count leases of five minutes.
    ApiReply leases(int count)
    {
        ApiReply reply;
        for (int i = 0; i < count; ++i) {
            Lease lease;
            lease.host = u"10.0.%1.%2"_s.arg(m_served / 250).arg(m_served % 250);
            lease.port = 8080;
            lease.server = lease.host + u":8080"_s;
            lease.deadlineMs = m_world->vendorClock->nowMs() + 300 * second;
            reply.leases.append(lease);
            ++m_served;
        }
        return reply;
    }
    const Call &newest() const { return m_world->log->at(m_world->log->size() - 1); }
    int askedFor() const
    {
        for (const QueryItem &item : newest().items) {
            if (item.name == u"num")
                return item.value.toInt();
        }
        return 1;
    }
    qsizetype sent() const { return m_world->vendor->requests.size(); }
    QString lastEndpoint() const { return sent() ? m_world->vendor->requests.last().endpoint : QString(); }
    void answer(const Expected<ApiReply, ApiError> &result)
    {
        m_world->vendor->end(m_world->vendor->requests.last().ticket, result);
        settle();
        settle();
    }
    /// Started, and the list in use, which is asked for first, has brought nothing.
    void startWith(const KeeperTerms &wanted)
    {
        m_keepers->setTerms(m_key, wanted);
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        settle();
        QCOMPARE(lastEndpoint(), u"short.channel.query"_s);
        answer(ApiReply());
    }
    /// Started with a record, and the list in use has brought nothing: it asks for four.
    void extractFour()
    {
        QTRY_VERIFY(m_keepers->problem(m_key, terms(4)) == KeeperProblem::None);
        m_keepers->setTerms(m_key, terms(4));
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        QTRY_COMPARE(lastEndpoint(), u"short.channel.query"_s);
        answer(ApiReply());
        QTRY_COMPARE(lastEndpoint(), u"short.channel.get"_s);
        QCOMPARE(askedFor(), 4);
    }
    KeeperStatus status() const { return m_keepers->status(m_key); }
    /// Time passes in steps; what is due is done, and nothing is answered.
    void pass(qint64 ms)
    {
        for (qint64 gone = 0; gone < ms; gone += second) {
            m_world->clock.advance(second);
            m_world->leases->advance();
            m_keepers->stepDue();
            settle();
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<KeeperNews>();
        qRegisterMetaType<CallId>("proxydeck::CallId");
    }
    void init()
    {
        m_world = std::make_unique<DeskWorld>();
        m_settings = std::make_unique<QSettings>(m_world->folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        m_key = m_world->addAccount(u"TESTKEY01"_s, 20);
        m_served = 0;
        m_toCheck.clear();
        begin(false);
    }
    void cleanup()
    {
        m_keepers.reset();
        m_values.reset();
        m_settings.reset();
        m_world.reset();
    }

    void itDoesNothingBeforeTheOperatorStartsIt()
    {
        m_keepers->setTerms(m_key, terms());
        pass(120 * second);
        QCOMPARE(sent(), 0);
        QCOMPARE(m_keepers->keys(), QList<QUuid>{m_key});
        QVERIFY(status().state.phase == Phase::Off);
        QCOMPARE(m_keepers->onCount(), 0);
    }

    void withoutABudgetItIsNotStarted()
    {
        KeeperTerms none = terms();
        none.perDay = 0;
        m_keepers->setTerms(m_key, none);
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::NoBudget);
        KeeperTerms many = terms(21);
        Account account = m_world->account(m_key);
        account.channelsEntered = true;
        m_world->change(account);
        settle();
        QVERIFY(m_keepers->problem(m_key, many) == KeeperProblem::AboveChannels);
        QVERIFY(m_keepers->problem(m_key, terms(20)) == KeeperProblem::None);
        QCOMPARE(sent(), 0);
    }

    void fillsAndReplacesInTime()
    {
        startWith(terms(3));
        QCOMPARE(lastEndpoint(), u"short.channel.get"_s);
        QVERIFY(newest().pressedBy == PressedBy::Keeper);
        QCOMPARE(askedFor(), 3);
        const auto reason = KeeperReason::fromText(newest().reason);
        QVERIFY(reason);
        QVERIFY(reason->why == KeeperReason::Why::Fill);
        answer(leases(3));
        QVERIFY(status().state.phase == Phase::Holding);
        QCOMPARE(status().good, 3);
        QCOMPARE(sent(), 2);
        // They live for 300 s and have to have 30 s left: with a lead of 3 s the next ones are ordered at 267 s.
        pass(260 * second);
        QCOMPARE(sent(), 2);
        pass(8 * second);
        QCOMPARE(sent(), 3);
        QCOMPARE(askedFor(), 3);
        QVERIFY(KeeperReason::fromText(newest().reason)->why == KeeperReason::Why::Replace);
        answer(leases(3));
        QCOMPARE(status().live, 6);
    }

    void theOperatorsLeasesCount()
    {
        m_world->press(m_key);
        settle();
        answer(leases(2));
        startWith(terms(3));
        QCOMPARE(askedFor(), 1);
    }

    void extractsWithTheValuesThatTheFormHasNow()
    {
        m_values->setValues(m_key, u"short.channel.get"_s, {{u"area"_s, u"350500"_s}});
        startWith(terms(3));
        QVERIFY(newest().items.contains(QueryItem{u"area"_s, u"350500"_s}));
        answer(leases(3));
        m_values->setValues(m_key, u"short.channel.get"_s, {{u"area"_s, u"330700"_s}});
        pass(268 * second);
        QCOMPARE(askedFor(), 3);
        QVERIFY(newest().items.contains(QueryItem{u"area"_s, u"330700"_s}));
    }

    void whatTheOperatorJustGotStaysTheNewest()
    {
        startWith(terms(3));
        answer(leases(3));
        QCOMPARE(m_world->leases->newest().end, RowId(0));
        QCOMPARE(m_world->leases->arrived().end - m_world->leases->arrived().first, RowId(3));
        m_world->press(m_key);
        settle();
        answer(leases(2));
        const LeaseTable::Arrivals bought = m_world->leases->newest();
        QCOMPARE(bought.end - bought.first, RowId(2));
        pass(268 * second); // the keeper replaces its own
        answer(leases(3));
        QCOMPARE(m_world->leases->newest().first, bought.first);
        QCOMPARE(m_world->leases->newest().end, bought.end);
    }

    /// Removed and made again while its extraction is under way: what comes of that is waited for.
    void anExtractionUnderWayIsTakenOver()
    {
        startWith(terms(3));
        QCOMPARE(lastEndpoint(), u"short.channel.get"_s);
        const qsizetype before = sent();
        m_keepers->remove(m_key);
        m_keepers->setTerms(m_key, terms(3));
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        settle();
        pass(30 * second);
        QCOMPARE(sent(), before); // nothing else is asked meanwhile
        answer(leases(3));
        if (sent() > before) { // the list in use, which a start asks for
            QCOMPARE(lastEndpoint(), u"short.channel.query"_s);
            answer(ApiReply());
        }
        QCOMPARE(status().good, 3);
        pass(60 * second);
        QVERIFY(sent() <= before + 1);
        QCOMPARE(status().spent, (KeeperSpent{3, 3}));
    }

    void aLostAnswerCountsInFullUntilTheListHasIt()
    {
        startWith(terms(4));
        QCOMPARE(m_keepers->status(m_key).spent, (KeeperSpent{4, 4}));
        QSignalSpy happened(m_keepers.get(), &Keepers::happened);
        answer(Unexpected<ApiError>(lost()));
        QVERIFY(status().state.phase == Phase::Unknown);
        QCOMPARE(happened.size(), 1);
        QVERIFY(happened[0][1].value<KeeperNews>() == KeeperNews::Unknown);
        QCOMPARE(status().spent, (KeeperSpent{4, 4}));
        pass(5 * second); // the list may be a little behind
        QCOMPARE(lastEndpoint(), u"short.channel.query"_s);
        const qsizetype before = sent();
        answer(leases(4));
        QVERIFY(status().state.phase != Phase::Unknown);
        QCOMPARE(status().good, 4);
        QCOMPARE(sent(), before); // they are here: nothing more is needed
        QCOMPARE(status().spent, (KeeperSpent{4, 4}));
    }

    void aListAfterTheLeasesHaveEndedGivesNothingBack()
    {
        startWith(terms(4));
        answer(Unexpected<ApiError>(lost()));
        pass(5 * second);
        QCOMPARE(lastEndpoint(), u"short.channel.query"_s);
        m_world->clock.advance(600 * second); // before it is answered
        answer(ApiReply());
        QVERIFY(status().state.phase != Phase::Unknown);
        QCOMPARE(lastEndpoint(), u"short.channel.get"_s); // it goes on
        QCOMPARE(askedFor(), 4);
        QCOMPARE(status().spent, (KeeperSpent{8, 8}));
        answer(leases(4));
        QCOMPARE(status().spent, (KeeperSpent{8, 8}));
    }

    /// The clock is set back by as much while its outcome is not known.
    void aClockThatIsSetMakesNoListEarly()
    {
        startWith(terms(4));
        answer(Unexpected<ApiError>(lost()));
        m_world->clock.advance(600 * second);
        m_world->clock.setUtcMs(m_world->clock.utcMs() - 590 * second);
        m_keepers->stepDue();
        settle();
        QCOMPARE(lastEndpoint(), u"short.channel.query"_s);
        answer(ApiReply());
        QVERIFY(status().state.phase != Phase::Unknown);
        QCOMPARE(status().spent, (KeeperSpent{8, 8}));
    }

    void whereNoListTellsTheOperatorDoes()
    {
        Account account = m_world->account(m_key);
        account.mode = Mode::Elastic;
        m_world->change(account);
        settle();
        m_keepers->setTerms(m_key, terms(4));
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        settle();
        QCOMPARE(lastEndpoint(), u"short.elastic.get"_s);
        answer(Unexpected<ApiError>(lost()));
        pass(600 * second);
        QVERIFY(status().state.phase == Phase::Unknown);
        QCOMPARE(sent(), 1);
        // Also when it is paused and started again.
        m_keepers->pause(m_key);
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        settle();
        QCOMPARE(sent(), 1);
        QCOMPARE(status().spent, (KeeperSpent{4, 4}));
        m_keepers->clearUnknown(m_key, 0);
        settle();
        QCOMPARE(sent(), 2);
        QCOMPARE(status().spent, (KeeperSpent{4, 4})); // of the new call
    }

    void theBudgetIsNotExceeded()
    {
        KeeperTerms wanted = terms(10);
        wanted.perHour = 6;
        startWith(wanted);
        QCOMPARE(askedFor(), 6);
        QSignalSpy happened(m_keepers.get(), &Keepers::happened);
        answer(leases(6));
        QVERIFY(status().state.phase == Phase::BudgetSpent);
        QCOMPARE(sent(), 2);
        const auto isSpent
            = [](const QList<QVariant> &one) { return one[1].value<KeeperNews>() == KeeperNews::BudgetSpent; };
        QVERIFY(std::any_of(happened.begin(), happened.end(), isSpent));
    }

    /// Such rows were delivered and charged: that nothing of them is of use must not let it ask for ever.
    void rowsThatCannotBeReadAreOfTheBudget()
    {
        KeeperTerms wanted = terms(10);
        wanted.perHour = 6;
        wanted.perDay = 6;
        startWith(wanted);
        int asked = 0;
        qsizetype seen = sent() - 1;
        for (int i = 0; i < 60; ++i) {
            for (; seen < sent(); ++seen) {
                QCOMPARE(lastEndpoint(), u"short.channel.get"_s);
                asked += askedFor();
                ApiReply faulty;
                for (int row = 0; row < askedFor(); ++row)
                    faulty.badRows.append({row + 1, BadRow::Reason::NoServer, u"{}"_s});
                answer(faulty);
            }
            pass(60 * second);
        }
        QCOMPARE(asked, 6);
        QCOMPARE(status().spent.day, 6);
        QVERIFY(status().state.phase == Phase::BudgetSpent);
    }

    void onlyRowsThatCannotBeReadAreAFailure()
    {
        startWith(terms());
        QSignalSpy happened(m_keepers.get(), &Keepers::happened);
        const auto isFailing
            = [](const QList<QVariant> &one) { return one[1].value<KeeperNews>() == KeeperNews::Failing; };
        for (int i = 0; i < 5; ++i) {
            QVERIFY(std::none_of(happened.begin(), happened.end(), isFailing));
            const qsizetype before = sent();
            ApiReply faulty;
            faulty.badRows = {{1, BadRow::Reason::NoServer, u"{}"_s}};
            answer(faulty);
            for (int waited = 0; i < 4 && sent() == before && waited < 600; ++waited)
                pass(second);
        }
        QVERIFY(std::any_of(happened.begin(), happened.end(), isFailing));
    }

    void whatOnlyAPersonMendsStopsIt()
    {
        startWith(terms());
        answer(Unexpected<ApiError>(refusal("BALANCE_INSUFFICIENT")));
        QVERIFY(status().state.phase == Phase::Stopped);
        QCOMPARE(status().state.code, u"BALANCE_INSUFFICIENT"_s);
        QCOMPARE(status().spent, KeeperSpent());
        pass(600 * second);
        QCOMPARE(sent(), 2);
        QVERIFY(!m_keepers->isOn(m_key));
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None); // by hand it goes on
    }

    void keysThatChange()
    {
        startWith(terms());
        answer(leases(3));
        Account account = m_world->account(m_key);
        account.name = u"Another name"_s;
        m_world->change(account);
        settle();
        QVERIFY(m_keepers->isOn(m_key));
        m_world->change(account, u"TESTKEY02"_s);
        settle();
        QVERIFY(!m_keepers->isOn(m_key));
        QVERIFY(status().state.stop == KeeperState::Stop::KeyReplaced);
        QCOMPARE(status().live, 0); // the leases of the other key are not this one's
        m_world->remove(m_key);
        settle();
        QVERIFY(m_keepers->keys().isEmpty());
        m_settings->sync();
        QVERIFY(m_settings->allKeys().filter(u"keeper/"_s).isEmpty());
        // What was extracted today stays known.
        QVERIFY(!m_settings->allKeys().filter(u"keeperSpent/"_s).isEmpty());
    }

    /// The keychain had lost the key, for instance, so that nobody knows whether it is another one now: the vendor
    /// does.
    void aKeyEnteredAgainKeepsItsLeases()
    {
        startWith(terms());
        const ApiReply extracted = leases(3);
        answer(extracted);
        m_world->change(m_world->account(m_key), u"TESTKEY02"_s);
        settle();
        QVERIFY(!m_keepers->isOn(m_key));
        QCOMPARE(status().live, 0); // whose they are is not known yet
        const qsizetype before = sent();
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        settle();
        QCOMPARE(lastEndpoint(), u"short.channel.query"_s);
        answer(extracted);
        QCOMPARE(status().live, 3);
        QCOMPARE(status().good, 3);
        pass(60 * second);
        QCOMPARE(sent(), before + 1); // nothing was extracted
    }

    void asksForChecksAndWaitsForThem()
    {
        KeeperTerms wanted = terms();
        wanted.mustBeChecked = true;
        startWith(wanted);
        answer(leases(3));
        QCOMPARE(m_toCheck.size(), 3);
        QCOMPARE(status().good, 0);
        QList<LeaseTable::Check> checks;
        for (const RowId row : m_world->leases->rows()) {
            CheckOutcome good;
            good.verdict = CheckVerdict::Good;
            good.atMs = m_world->vendorClock->nowMs();
            checks.append({row, good});
        }
        m_world->leases->setChecks(checks);
        settle();
        QCOMPARE(status().good, 3);
        // One turns bad: another is ordered.
        const qsizetype before = sent();
        checks[0].outcome.verdict = CheckVerdict::TimedOut;
        m_world->leases->setChecks(std::span(checks).first(1));
        settle();
        QCOMPARE(status().good, 2);
        QCOMPARE(sent(), before + 1);
        QCOMPARE(askedFor(), 1);
    }

    void tellsOfAShortage()
    {
        startWith(terms());
        QSignalSpy happened(m_keepers.get(), &Keepers::happened);
        pass(9 * second);
        QCOMPARE(happened.size(), 0);
        pass(2 * second);
        QCOMPARE(happened.size(), 1);
        QVERIFY(happened[0][1].value<KeeperNews>() == KeeperNews::Short);
        QVERIFY(status().isShort);
        answer(leases(3));
        QCOMPARE(happened.size(), 2);
        QVERIFY(happened[1][1].value<KeeperNews>() == KeeperNews::EnoughAgain);
    }

    /// Connections of a local port: they start nothing, and hurry nothing that costs.
    void somebodyWaits()
    {
        m_keepers->setTerms(m_key, terms(3));
        m_keepers->want(m_key);
        m_keepers->want(QUuid::createUuid());
        settle();
        QCOMPARE(sent(), 0);
        QVERIFY(!m_keepers->isOn(m_key));
        startWith(terms(3));
        answer(leases(3));
        m_keepers->want(m_key);
        settle();
        QCOMPARE(sent(), 2); // there are enough
        pass(268 * second);
        QCOMPARE(sent(), 3);
        m_keepers->want(m_key);
        settle();
        QCOMPARE(sent(), 3); // one extraction at a time
        answer(Unexpected<ApiError>(refusal("FAILED_OPERATION")));
        m_keepers->want(m_key);
        settle();
        QCOMPARE(sent(), 3); // it backs off
        m_keepers->pause(m_key);
        m_world->clock.advance(600 * second);
        m_keepers->want(m_key);
        settle();
        QCOMPARE(sent(), 3);
    }

    void theRecordIsLostAndTheBudgetIsNot()
    {
        begin(true);
        extractFour();
        answer(leases(4));
        QTRY_COMPARE(status().spent, (KeeperSpent{4, 4}));
        m_keepers.reset();
        m_world->restart(false); // it ends
        const QString record = Ledger::fileName(m_world->recordFolder());
        QFile::remove(record + u"-wal"_s);
        QFile::remove(record + u"-shm"_s);
        QFile file(record);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(QByteArray(100'000, 'x')), 100'000);
        file.close();
        begin(true);
        QTRY_VERIFY(m_keepers->problem(m_key, terms(4)) == KeeperProblem::None);
        QVERIFY(QFile::exists(m_world->recordFolder() + u"/ledger.damaged-1.sqlite"_s));
        QCOMPARE(status().spent, (KeeperSpent{4, 4}));
        extractFour();
        QCOMPARE(status().spent, (KeeperSpent{8, 8}));
        // The record has the second one only.
        begin(true);
        QTRY_VERIFY(m_keepers->problem(m_key, terms(4)) == KeeperProblem::None);
        QCOMPARE(status().spent, (KeeperSpent{8, 8}));
    }

    void theSecondCopyIsOnTheDiskBeforeTheCall()
    {
        m_keepers->setTerms(m_key, terms(4));
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        settle();
        QByteArray onDisk;
        m_world->vendor->beforeSending = [&] {
            QFile file(m_settings->fileName());
            onDisk = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        answer(ApiReply());
        m_world->vendor->beforeSending = {};
        QCOMPARE(lastEndpoint(), u"short.channel.get"_s);
        QVERIFY2(onDisk.contains("\\day=4"), onDisk.constData());
    }

    void aClockFarAheadAtTheStartFreesNoBudget()
    {
        begin(true);
        extractFour();
        answer(leases(4));
        QTRY_COMPARE(status().spent, (KeeperSpent{4, 4}));
        constexpr qint64 threeDays = 3 * 24 * 3'600 * second;
        m_world->clock.setUtcMs(m_world->clock.utcMs() + threeDays);
        begin(true);
        QTRY_VERIFY(m_keepers->problem(m_key, terms(4)) == KeeperProblem::None);
        QCOMPARE(status().spent, KeeperSpent()); // of that day
        const FakeClock &clock = m_world->clock;
        VendorClock::Exchange exchange;
        exchange.dateMs = (clock.utcMs() - threeDays) / second * second;
        exchange.sentMs = clock.utcMs();
        exchange.sentSteadyMs = exchange.receivedSteadyMs = clock.steadyMs();
        m_world->vendorClock->observe(exchange);
        QCOMPARE(status().spent, (KeeperSpent{4, 4}));
    }

    /// A keeper that is removed and made again, and an account that is gone, have used what they used.
    void removingItFreesNoBudget()
    {
        startWith(terms(3));
        answer(leases(3));
        m_keepers->remove(m_key);
        m_keepers->setTerms(m_key, terms(3));
        QCOMPARE(status().spent, (KeeperSpent{3, 3}));
        m_keepers->remove(m_key);
        begin(false);
        m_keepers->setTerms(m_key, terms(3));
        QCOMPARE(status().spent, (KeeperSpent{3, 3}));
    }

    void theRecordHasTheBudgetAfterARestart()
    {
        begin(true);
        QTRY_VERIFY(m_keepers->problem(m_key, terms(4)) == KeeperProblem::None);
        m_keepers->setTerms(m_key, terms(4));
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        QTRY_COMPARE(lastEndpoint(), u"short.channel.query"_s);
        answer(ApiReply());
        QTRY_COMPARE(lastEndpoint(), u"short.channel.get"_s);
        // It ends here, before the answer.
        begin(true);
        QTRY_VERIFY(m_keepers->problem(m_key, terms(4)) == KeeperProblem::None);
        QCOMPARE(m_keepers->terms(m_key), terms(4));
        QVERIFY(!m_keepers->isOn(m_key));
        QCOMPARE(status().spent, (KeeperSpent{4, 4}));
        pass(120 * second);
        QCOMPARE(sent(), 0);
        // Started again, it first clears up what became of that call.
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        settle();
        QTRY_COMPARE(lastEndpoint(), u"short.channel.query"_s);
        QVERIFY(status().state.phase == Phase::Unknown);
    }

    /// The folder of the record is there later than the program.
    void whatCannotBeReadAtTheStartIsReadLater()
    {
        m_world->recordUnder = u"/record"_s;
        begin(true);
        QTRY_VERIFY(m_keepers->problem(m_key, terms(4)) == KeeperProblem::None);
        m_keepers->setTerms(m_key, terms(4));
        QVERIFY(m_keepers->start(m_key) == KeeperProblem::None);
        QTRY_COMPARE(lastEndpoint(), u"short.channel.query"_s);
        answer(ApiReply());
        QTRY_COMPARE(lastEndpoint(), u"short.channel.get"_s);
        answer(leases(4));
        QTRY_COMPARE(m_world->leases->size(), 4);
        m_keepers->pause(m_key);
        m_keepers.reset();
        m_world->restart(false);

        const QString folder = m_world->recordFolder();
        QVERIFY(QDir().rename(folder, folder + u".away"_s));
        {
            QFile inTheWay(folder);
            QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        }
        begin(true);
        bool isRead = false;
        m_world->ledger->loadUnfinished([&isRead](const QList<CallEntry> &) { isRead = true; });
        QTRY_VERIFY(isRead);
        QTRY_VERIFY(m_world->accounts->secrets(m_key));
        settle();
        QVERIFY(!m_world->ledger->problem().isEmpty());
        QCOMPARE(m_world->leases->size(), 0);
        QVERIFY(m_keepers->problem(m_key, terms(4)) == KeeperProblem::NotRestored);

        QVERIFY(QFile::remove(folder) && QDir().rename(folder + u".away"_s, folder));
        QVERIFY(m_world->ledger->flush(30'000));
        QTRY_COMPARE(m_world->leases->size(), 4);
        QTRY_VERIFY(m_keepers->problem(m_key, terms(4)) == KeeperProblem::None);
        QCOMPARE(m_world->desk->meter(m_key, m_world->get()).used, 1);
        QCOMPARE(status().spent, (KeeperSpent{4, 4}));
    }
};

QTEST_MAIN(KeepersTest)
#include "tst_keepers.moc"
