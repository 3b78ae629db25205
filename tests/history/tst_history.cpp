// SPDX-License-Identifier: MIT
#include "ledger/ledger_samples.h"

#include "history/history_conditions.h"
#include "history/history_reader.h"
#include "history/ledger_history.h"

#include <QTemporaryDir>
#include <QTimeZone>

using namespace proxydeck;
using namespace proxydeck::test;

namespace {

const QUuid westAccount = QUuid::fromString(u"{00000000-0000-4000-8000-00000000e357}"_s);

FilterWord word(FilterField field, const QString &text, bool negated = false)
{
    FilterWord made;
    made.field = field;
    made.text = text;
    made.negated = negated;
    return made;
}

HistoryFilter with(const FilterWord &what)
{
    HistoryFilter filter;
    filter.nowMs = nowMs;
    filter.conditions = {{what, {}, {}}};
    return filter;
}

} // namespace

/// An operator's records, searched as the history window does.
class HistoryTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<LedgerHistory> m_history;

    template<typename Value, typename Ask>
    Expected<Value, HistoryFailure> wait(Ask ask)
    {
        std::optional<Expected<Value, HistoryFailure>> answer;
        ask([&answer](const Expected<Value, HistoryFailure> &result) { answer = result; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
            qFatal("the history does not answer");
        return *answer;
    }
    HistoryLeasePage leases(const HistoryFilter &filter, std::optional<HistoryKey> before = {}, int limit = 1'000)
    {
        const auto page
            = wait<HistoryLeasePage>([&](auto done) { m_history->leases(filter, before, limit, std::move(done)); });
        return page ? *page : HistoryLeasePage{};
    }
    QStringList servers(const HistoryFilter &filter)
    {
        QStringList found;
        for (const HistoryLease &lease : leases(filter).rows)
            found.append(lease.lease.server);
        return found;
    }
    qint64 count(const HistoryFilter &filter)
    {
        return wait<qint64>([&](auto done) { m_history->countLeases(filter, std::move(done)); }).value_or(-1);
    }
    HistorySummary summary(const HistoryFilter &filter)
    {
        return wait<HistorySummary>([&](auto done) { m_history->summary(filter, std::move(done)); })
            .value_or(HistorySummary{});
    }
    QStringList requests(const HistoryFilter &filter)
    {
        QStringList found;
        const auto page
            = wait<HistoryCallPage>([&](auto done) { m_history->calls(filter, {}, 1'000, std::move(done)); });
        for (const HistoryCall &call : page.value_or(HistoryCallPage{}).rows)
            found.append(call.call.requestId);
        return found;
    }

    static void record(Ledger &ledger, const QUuid &account, const QString &name, const QString &endpoint,
                       const QString &requestId, qint64 atMs, const QList<Lease> &leases)
    {
        CallEntry call = ended(startedCall(), int(leases.size()));
        call.account = account;
        call.accountName = name;
        call.endpoint = endpoint;
        call.requestId = requestId;
        call.startedMs = atMs - 200;
        LeaseBatch batch = batchOf(leases, atMs);
        batch.origin.account = account;
        batch.origin.accountName = name;
        batch.origin.endpoint = endpoint;
        batch.origin.requestId = requestId;
        QCOMPARE(recordAndWait(ledger, call, batch), std::optional(true));
    }

private Q_SLOTS:
    void initTestCase()
    {
        Ledger ledger(m_folder.path());
        Lease oldest = sampleLease(1, nowMs - 2 * dayMs);
        Lease same = sampleLease(1, nowMs - dayMs); // the same address again, a day later
        same.server = same.host + u":30001"_s;
        same.port = 30'001;
        record(ledger, eastAccount(), u"East crawl"_s, u"short.channel.get"_s, u"req-old"_s, nowMs - 3 * dayMs,
               {oldest});
        record(ledger, eastAccount(), u"East crawl"_s, u"short.elastic.get"_s, u"req_under"_s, nowMs - 2 * dayMs,
               {same});

        Lease tianjin = sampleLease(2, nowMs + minuteMs);
        tianjin.area = u"天津市"_s;
        tianjin.isp = u"联通"_s;
        Lease undated = sampleLease(3, noDeadline);
        undated.exitIp = u"36.25.1.9"_s;
        Lease named = sampleLease(4, nowMs + 10'000);
        named.host = u"Node-7.example.net"_s;
        named.server = u"Node-7.example.net:8080"_s;
        named.port = 8080;
        named.exitIp.clear();
        named.area = u"100%_区"_s;
        record(ledger, westAccount, u"West"_s, u"short.channel.get"_s, u"req-new"_s, nowMs, {tianjin, undated, named});

        CallEntry refused = startedCall();
        refused.startedMs = nowMs - minuteMs;
        refused.outcome = CallEntry::Outcome::VendorError;
        refused.vendorCode = u"NO_AVAILABLE_CHANNEL"_s;
        refused.requestId = u"req-refused"_s;
        QCOMPARE(recordAndWait(ledger, refused, {}), std::optional(true));
        m_history = std::make_unique<LedgerHistory>(m_folder.path());
    }

    void newestComeFirst()
    {
        QCOMPARE(servers({}),
                 QStringList({u"Node-7.example.net:8080"_s, u"123.54.55.24:20003"_s, u"123.54.55.24:20002"_s,
                              u"123.54.55.24:30001"_s, u"123.54.55.24:20001"_s}));
        const HistoryLease newest = leases({}, {}, 1).rows.constFirst();
        QCOMPARE(newest.lease.host, u"Node-7.example.net"_s);
        QCOMPARE(newest.lease.port, quint16(8080));
        QCOMPARE(newest.lease.exitIp, QString());
        QCOMPARE(newest.lease.deadlineMs, nowMs + 10'000);
        QCOMPARE(newest.origin.account, westAccount);
        QCOMPARE(newest.origin.accountName, u"West"_s);
        QCOMPARE(newest.origin.requestId, u"req-new"_s);
        QCOMPARE(newest.origin.obtainedMs, nowMs);
        QCOMPARE(leases({}, {}, 2).rows.constLast().lease.deadlineMs, noDeadline);
        QCOMPARE(leases({}, {}, 4).rows.constLast().lease.exitIp, u"123.54.55.24"_s);
    }

    void pagesFollowEachOther()
    {
        for (const int size : {1, 2, 3, 4, 5, 6}) {
            QStringList all;
            std::optional<HistoryKey> before;
            for (bool more = true; more;) {
                const HistoryLeasePage page = leases({}, before, size);
                QVERIFY(page.rows.size() <= size);
                for (const HistoryLease &lease : page.rows)
                    all.append(lease.lease.server);
                more = page.more;
                QVERIFY(!more || page.rows.size() == size);
                if (more)
                    before = page.rows.constLast().key;
            }
            QCOMPARE(all, servers({}));
        }
    }

    void byTimeAccountAndProduct()
    {
        HistoryFilter filter;
        filter.fromMs = nowMs - 2 * dayMs;
        filter.toMs = nowMs; // the end is not included
        QCOMPARE(servers(filter), QStringList{u"123.54.55.24:30001"_s});
        filter.toMs = nowMs + 1;
        QCOMPARE(count(filter), 4);
        filter = {};
        filter.account = eastAccount();
        QCOMPARE(count(filter), 2);
        filter.endpoints = {u"short.channel.get"_s, u"short.channel.query"_s};
        QCOMPARE(servers(filter), QStringList{u"123.54.55.24:20001"_s});
        filter.account = QUuid::createUuid();
        QCOMPARE(count(filter), 0);
    }

    void words_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("negated");
        QTest::addColumn<int>("matches");
        const auto row = [](const char *name, FilterField field, const QString &text, int matches,
                            bool negated = false) { QTest::newRow(name) << int(field) << text << negated << matches; };
        using F = FilterField;
        row("any: area", F::Any, u"天津"_s, 1);
        row("any: carrier, not", F::Any, u"联通"_s, 4, true);
        row("any: server, other case", F::Any, u"NODE-7"_s, 1);
        row("any: request", F::Any, u"req-new"_s, 3);
        row("any: account of then", F::Any, u"west"_s, 3);
        row("any: nothing", F::Any, u"Beijing"_s, 0);
        row("any: nothing, not", F::Any, u"Beijing"_s, 5, true);
        row("server", F::Server, u"30001"_s, 1);
        row("server is no area", F::Server, u"天津"_s, 0);
        row("exit is the host", F::ExitIp, u"123.54"_s, 3);
        row("exit has no port", F::ExitIp, u"30001"_s, 0);
        row("exit of its own, not", F::ExitIp, u"36.25"_s, 4, true);
        row("empty exit, not", F::ExitIp, u"123.54"_s, 2, true);
        row("isp", F::Isp, u"电信"_s, 4);
        row("per cent is no wildcard", F::Area, u"%"_s, 1);
        row("per cent in a server", F::Server, u"%"_s, 0);
        row("underscore is no wildcard", F::Request, u"req_"_s, 1);
        row("backslash is none either", F::Server, u"\\"_s, 0);
        row("task", F::Task, u"x"_s, 0);
        row("not SQL", F::Server, u"' OR 1=1 --"_s, 0);
    }

    void words()
    {
        QFETCH(int, field);
        QFETCH(QString, text);
        QFETCH(bool, negated);
        QFETCH(int, matches);
        const HistoryFilter filter = with(word(FilterField(field), text, negated));
        QCOMPARE(count(filter), matches);
        QCOMPARE(leases(filter).rows.size(), matches);
    }

    void presentNamesAreTheCallers()
    {
        HistoryFilter filter = with(word(FilterField::Any, u"弹性"_s));
        QCOMPARE(count(filter), 0);
        filter.conditions[0].endpoints = {u"short.elastic.get"_s};
        QCOMPARE(servers(filter), QStringList{u"123.54.55.24:30001"_s});
        filter.conditions[0].accounts = {westAccount};
        QCOMPARE(count(filter), 4);
        filter.conditions[0].word.field = FilterField::Product;
        QCOMPARE(count(filter), 1);
        filter.conditions[0].word.field = FilterField::Account;
        filter.conditions[0].word.negated = true;
        QCOMPARE(count(filter), 2);
    }

    void statesAndTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("matches");
        QTest::newRow("live") << u"state:live"_s << 1;
        QTest::newRow("expiring") << u"state:expiring"_s << 1;
        QTest::newRow("expired") << u"state:expired"_s << 2;
        QTest::newRow("undated") << u"state:undated"_s << 1;
        QTest::newRow("not live, the undated included") << u"-state:live"_s << 4;
        QTest::newRow("less left") << u"left:<30"_s << 1;
        QTest::newRow("more left") << u"left:>30"_s << 1;
        QTest::newRow("not less left") << u"-left:<30"_s << 4;
        QTest::newRow("deadline") << u"deadline:<=2023-02-24"_s << 2;
        QTest::newRow("all of several") << u"state:expired area:河南"_s << 2;
        QTest::newRow("contradiction") << u"state:expired -state:expired"_s << 0;
    }

    void statesAndTimes()
    {
        QFETCH(QString, text);
        QFETCH(int, matches);
        HistoryFilter filter;
        filter.nowMs = nowMs;
        const FilterQuery query(text, {}, QDateTime::fromMSecsSinceEpoch(nowMs));
        for (const FilterWord &one : query.words())
            filter.conditions.append({one, {}, {}});
        QVERIFY(!filter.conditions.isEmpty());
        QCOMPARE(count(filter), matches);
    }

    void longAndManyWordsAreBorne()
    {
        HistoryFilter filter = with(word(FilterField::Any, QString(60'000, u'_')));
        QCOMPARE(count(filter), 0);
        filter.conditions.clear();
        for (int i = 0; i < 500; ++i)
            filter.conditions.append({word(FilterField::Any, u"123.54"_s), {}, {}});
        QCOMPARE(count(filter), 4);
    }

    void callsAreFound()
    {
        QCOMPARE(requests({}), QStringList({u"req-new"_s, u"req-refused"_s, u"req_under"_s, u"req-old"_s}));
        HistoryFilter filter;
        filter.outcomes = {CallEntry::Outcome::VendorError, CallEntry::Outcome::Unknown};
        QCOMPARE(requests(filter), QStringList{u"req-refused"_s});
        filter = {};
        filter.vendorCode = u"NO_AVAILABLE_CHANNEL"_s;
        QCOMPARE(requests(filter), QStringList{u"req-refused"_s});
        filter.vendorCode = u"NO_AVAILABLE"_s;
        QCOMPARE(requests(filter), QStringList());
        QCOMPARE(requests(with(word(FilterField::Any, u"available"_s))), QStringList{u"req-refused"_s});
        QCOMPARE(requests(with(word(FilterField::Request, u"req_"_s))), QStringList{u"req_under"_s});
        QCOMPARE(requests(with(word(FilterField::Any, u"350500"_s))).size(), 4);
        QCOMPARE(requests(with(word(FilterField::Area, u"天津"_s))), QStringList());
        filter = {};
        filter.account = westAccount;
        filter.fromMs = nowMs - 200;
        filter.toMs = nowMs - 199;
        QCOMPARE(requests(filter), QStringList{u"req-new"_s});

        const auto two = wait<HistoryCallPage>([&](auto done) { m_history->calls({}, {}, 2, std::move(done)); });
        QVERIFY(two && two->more);
        QCOMPARE(two->rows.constLast().call.outcome, CallEntry::Outcome::VendorError);
        QCOMPARE(two->rows.constLast().call.parameters, u"area=350500,330700&num=5"_s);
        const auto rest = wait<HistoryCallPage>(
            [&](auto done) { m_history->calls({}, two->rows.constLast().key, 2, std::move(done)); });
        QVERIFY(rest && !rest->more);
        QCOMPARE(rest->rows.size(), 2);
        QCOMPARE(rest->rows.constFirst().call.requestId, u"req_under"_s);
        QCOMPARE(wait<qint64>([&](auto done) { m_history->countCalls({}, std::move(done)); }).value_or(-1), 4);
    }

    void whatAListInUseToldIsKept()
    {
        const QTemporaryDir folder;
        QList<QUuid> ids;
        {
            Ledger ledger(folder.path());
            for (int i = 0; i < 3; ++i) {
                CallEntry call = startedCall();
                call.startedMs = nowMs + i;
                call.outcome = CallEntry::Outcome::Unknown;
                call.vendorCode = i == 0 ? u"TIMEOUT"_s : QString();
                ids.append(call.id);
                QCOMPARE(recordAndWait(ledger, call, {}), std::optional(true));
            }
            ledger.resolve({}, {nowMs, 1, 1});
            ledger.resolve({ids[0], ids[1], QUuid::createUuid()}, {nowMs + 5'000, 3, 2});
        }
        HistoryReader reader(Ledger::fileName(folder.path()));
        QVERIFY(!reader.open());
        const QList<HistoryCall> rows = reader.calls({}, {}, 10)->rows;
        QCOMPARE(rows.size(), 3);
        QVERIFY(!rows[0].call.resolution.isSet());
        QCOMPARE(rows[1].call.resolution, (CallResolution{nowMs + 5'000, 3, 2}));
        QCOMPARE(rows[2].call.resolution, rows[1].call.resolution);
        QCOMPARE(rows[1].call.outcome, CallEntry::Outcome::Unknown); // it stays a call without an answer

        HistoryFilter filter;
        filter.resolved = true;
        QCOMPARE(reader.countCalls(filter).value_or(-1), 2);
        filter.resolved = false;
        QCOMPARE(reader.countCalls(filter).value_or(-1), 1);
        const QList<HistorySummary::Calls> calls = reader.summary({})->calls;
        QCOMPARE(calls.size(), 2);
        QVERIFY(calls[0].resolved); // both, whichever code they had
        QCOMPARE(calls[0].count, 2);
        QVERIFY(!calls[1].resolved);
    }

    void summaryTellsYieldAndRepeats()
    {
        const HistorySummary all = summary({});
        QCOMPARE(all.leases, 5);
        QCOMPARE(all.endpoints.size(), 2);
        QCOMPARE(all.endpoints[0].text, u"short.channel.get"_s);
        QCOMPARE(all.endpoints[0].count, 4);
        QCOMPARE(all.areas.size(), 3);
        QCOMPARE(all.areas[0].text, u"河南省商丘市"_s);
        QCOMPARE(all.areas[0].count, 3);
        QCOMPARE(all.isps[0].text, u"电信"_s);
        QCOMPARE(all.isps[0].count, 4);
        QCOMPARE(all.exits, 2);
        QCOMPARE(all.repeatedExits, 1);
        QCOMPARE(all.mostRepeated.size(), 1);
        QCOMPARE(all.mostRepeated[0].ip, u"123.54.55.24"_s);
        QCOMPARE(all.mostRepeated[0].count, 3);
        QCOMPARE(all.mostRepeated[0].firstMs, nowMs - 3 * dayMs);
        QCOMPARE(all.mostRepeated[0].lastMs, nowMs);
        QVERIFY(!all.exitsCut);
        // 07:26 UTC is 02:26 in New York: days are those of this machine's time zone.
        QCOMPARE(all.days.size(), 3);
        QCOMPARE(all.days[0].date, QDateTime::fromMSecsSinceEpoch(nowMs - 3 * dayMs).date());
        QCOMPARE(all.days[2].date, QDate(2023, 2, 25));
        QCOMPARE(all.days[2].count, 3);
        QCOMPARE(all.calls.size(), 2);
        QCOMPARE(all.calls[0].outcome, CallEntry::Outcome::Succeeded);
        QCOMPARE(all.calls[0].count, 3);
        QCOMPARE(all.calls[1].vendorCode, u"NO_AVAILABLE_CHANNEL"_s);

        HistoryFilter filter = with(word(FilterField::Area, u"天津"_s));
        filter.account = westAccount;
        const HistorySummary some = summary(filter);
        QCOMPARE(some.leases, 1);
        QCOMPARE(some.calls.size(), 1); // words apply only to leases; the account applies to both
        QCOMPARE(some.calls[0].count, 1);
    }

    void daysAreThoseOfThisMachine()
    {
        // Two leases an hour apart, before and after midnight in New York, in the night when daylight saving time
        // starts there.
        if (QDateTime(QDate(2023, 3, 12), QTime(12, 0)).offsetFromUtc() != -4 * 3600)
            QSKIP("needs TZ=America/New_York");
        const QTemporaryDir folder;
        const qint64 midnight = QDateTime(QDate(2023, 3, 12), QTime(5, 0), Qt::UTC).toMSecsSinceEpoch();
        {
            Ledger ledger(folder.path());
            record(ledger, westAccount, u"West"_s, u"exclusive.get"_s, {}, midnight - 1,
                   {sampleLease(1, midnight), sampleLease(2, midnight)});
            record(ledger, westAccount, u"West"_s, u"exclusive.get"_s, {}, midnight, {sampleLease(3, midnight + 1)});
            // The last instant of that day, which has 23 hours.
            record(ledger, westAccount, u"West"_s, u"exclusive.get"_s, {}, midnight + 23 * 60 * minuteMs - 1,
                   {sampleLease(4, midnight + dayMs)});
        }
        HistoryReader reader(Ledger::fileName(folder.path()));
        QVERIFY(!reader.open());
        const auto found = reader.summary({});
        QVERIFY(found.has_value());
        QCOMPARE(found->days.size(), 2);
        QCOMPARE(found->days[0].date, QDate(2023, 3, 11));
        QCOMPARE(found->days[0].count, 2);
        QCOMPARE(found->days[1].count, 2);
    }

    void accountsAreListedByTheirLastNames()
    {
        const auto accounts = wait<QList<HistoryAccount>>([&](auto done) { m_history->accounts(std::move(done)); });
        QVERIFY(accounts.has_value());
        QCOMPARE(accounts->size(), 2);
        QCOMPARE(accounts->at(1).id, westAccount);
        QCOMPARE(accounts->at(1).name, u"West"_s);
    }

    void aCancelledSearchSaysNothing()
    {
        bool told = false;
        const auto ticket = m_history->countLeases({}, [&told](const auto &) { told = true; });
        m_history->cancel(ticket);
        m_history->cancel(ticket);
        m_history->cancel(0);
        QCOMPARE(count({}), 5); // it would be before this one
        QVERIFY(!told);
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
