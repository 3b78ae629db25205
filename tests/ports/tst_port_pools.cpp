// SPDX-License-Identifier: MIT
// Which leases of the table each port may use, and how that follows the table.
#include "ports/port_pools.h"

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minuteMs = 60'000;

/// What a gateway knows of the pools.
class Heard
{
public:
    void take(const QUuid &port, const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll)
    {
        auto &pool = m_pools[port];
        if (isAll)
            pool.clear();
        largest = std::max(largest, changed.size());
        for (const PoolLease &lease : changed)
            pool[lease.id] = lease;
        for (const quint64 lease : left)
            pool.erase(lease);
        tellings.append(changed.size() + left.size());
    }
    QStringList servers(const PortTerms &port) const
    {
        QStringList found;
        if (const auto pool = m_pools.find(port.id); pool != m_pools.end()) {
            for (const auto &[id, lease] : pool->second)
                found.append(lease.host);
        }
        return found;
    }
    PoolLease lease(const PortTerms &port, const QString &host) const
    {
        for (const auto &[id, lease] : m_pools.at(port.id)) {
            if (lease.host == host)
                return lease;
        }
        return {};
    }
    qsizetype size(const PortTerms &port) const
    {
        const auto pool = m_pools.find(port.id);
        return pool == m_pools.end() ? 0 : qsizetype(pool->second.size());
    }
    QList<qsizetype> tellings;
    qsizetype largest = 0;

private:
    struct ById
    {
        bool operator()(const QUuid &a, const QUuid &b) const { return a < b; }
    };
    std::map<QUuid, std::map<quint64, PoolLease>, ById> m_pools;
};

} // namespace

class TestPortPools : public QObject
{
    Q_OBJECT

private:
    struct World
    {
        World()
            : vendorClock(clock)
            , leases(vendorClock)
            , accounts(folder.path(), store)
            , pools({leases,
                     accounts,
                     names(),
                     {},
                     {},
                     [this](const QUuid &port, const QList<PoolLease> &changed, const QList<quint64> &left,
                            bool isAll) { heard.take(port, changed, left, isAll); },
                     [this](const QString &area) {
                         areasAsked.append(area);
                         return area == u"福建省泉州市"_s ? u"350500"_s : QString();
                     }})
        {
            account = addAccount(u"shop"_s, u"KEY-1"_s, u"pass-1"_s);
        }
        LeaseNameSource names()
        {
            LeaseNameSource source;
            source.plan = [](const QString &endpoint) { return endpoint; };
            source.account = [this](const QUuid &id, const QString &) {
                const Account *known = accounts.find(id);
                return known ? known->name : QString();
            };
            return source;
        }
        QUuid addAccount(const QString &name, const QString &key, const QString &password)
        {
            Account one;
            one.id = QUuid::createUuid();
            one.name = name;
            AccountSecrets secrets;
            secrets.key = Secret(key);
            secrets.apiPassword = Secret(password);
            bool isDone = false;
            accounts.add(one, secrets, AccountBook::Keep::InStore, [&isDone](const auto &) { isDone = true; });
            [&] { QTRY_VERIFY(isDone); }();
            return one.id;
        }
        LeaseOrigin origin(const QUuid &of)
        {
            LeaseOrigin made;
            made.account = of;
            made.endpoint = u"short/extract"_s;
            made.obtainedMs = vendorClock.nowMs();
            made.keyNumber = accounts.find(of)->keyNumber;
            return made;
        }
        static Lease lease(const QString &host, qint64 deadlineMs, const QString &area = {})
        {
            Lease made;
            made.server = host + u":8000"_s;
            made.host = host;
            made.port = 8'000;
            made.area = area;
            made.deadlineMs = deadlineMs;
            return made;
        }
        RowId add(const QString &host, qint64 lifeMs = 5 * minuteMs, const QString &area = {})
        {
            const QList<Lease> one{lease(host, lifeMs == 0 ? noDeadline : vendorClock.nowMs() + lifeMs, area)};
            return leases.add(one, origin(account)).rows().first();
        }
        PortTerms port(const QString &filter = {})
        {
            PortTerms terms;
            terms.id = QUuid::createUuid();
            terms.filter = filter;
            pools.set(terms);
            return terms;
        }
        void check(RowId row, CheckVerdict verdict, CheckProtocol protocol = CheckProtocol::HttpConnect)
        {
            CheckOutcome outcome;
            outcome.verdict = verdict;
            outcome.protocol = protocol;
            outcome.stage = CheckStage::Done;
            outcome.times = {10, 20, 30, 40, 5};
            outcome.exitIp = verdict == CheckVerdict::Differs ? u"203.0.113.9"_s : QString();
            outcome.atMs = vendorClock.nowMs();
            const LeaseTable::Check one{row, outcome};
            leases.setChecks({&one, 1});
        }
        void settle() { QTRY_VERIFY(pools.isSettled()); }

        FakeClock clock;
        QTemporaryDir folder;
        MemorySecretStore store;
        VendorClock vendorClock;
        LeaseTable leases;
        AccountBook accounts;
        Heard heard;
        QStringList areasAsked = {};
        PortPools pools;
        QUuid account;
    };

private Q_SLOTS:
    void aPoolIsAFilterOverTheTable()
    {
        World w;
        w.add(u"192.0.2.1"_s, minuteMs, u"福建省 泉州市"_s);
        w.add(u"192.0.2.2"_s, minuteMs, u"北京市"_s);
        const PortTerms all = w.port();
        const PortTerms quanzhou = w.port(u"area:泉州"_s);
        const PortTerms none = w.port(u"key:other"_s);
        w.settle();
        QCOMPARE(w.heard.servers(all), (QStringList{u"192.0.2.1"_s, u"192.0.2.2"_s}));
        QCOMPARE(w.heard.servers(quanzhou), QStringList{u"192.0.2.1"_s});
        QVERIFY(w.heard.servers(none).isEmpty());

        const RowId third = w.add(u"192.0.2.3"_s, minuteMs, u"泉州"_s);
        w.settle();
        QCOMPARE(w.heard.size(all), 3);
        QCOMPARE(w.heard.size(quanzhou), 2);
        QVERIFY(w.pools.uses(third));
        w.leases.remove(std::array{third});
        QCOMPARE(w.heard.size(all), 2); // at once
        QCOMPARE(w.heard.size(quanzhou), 1);
        QVERIFY(!w.pools.uses(third));
    }

    void aLeaseIsAsTheTableHasIt()
    {
        World w;
        const PortTerms port = w.port();
        Lease lease = World::lease(u"192.0.2.1"_s, w.vendorClock.nowMs() + minuteMs, u"泉州"_s);
        lease.areaCode = u"350500"_s;
        lease.isp = u"电信"_s;
        lease.exitIp = u"198.51.100.1"_s;
        const RowId row = w.leases.add(QList{lease}, w.origin(w.account)).rows().first();
        w.settle();
        PoolLease known = w.heard.lease(port, lease.host);
        QCOMPARE(known.id, quint64(row));
        QCOMPARE(known.port, lease.port);
        QCOMPARE(known.user.reveal(), u"KEY-1"_s);
        QCOMPARE(known.password, Secret(u"pass-1"_s));
        QCOMPARE(known.exitIp, lease.exitIp);
        QCOMPARE(known.areaCode, lease.areaCode);
        QCOMPARE(known.isp, lease.isp);
        QCOMPARE(known.deadlineMs, lease.deadlineMs);
        QVERIFY(!known.isDeadlineGuess && !known.isSocks5);
        QCOMPARE(known.firstByteMs, -1);

        w.check(row, CheckVerdict::Differs, CheckProtocol::Socks5);
        w.settle();
        known = w.heard.lease(port, lease.host);
        QVERIFY(known.isSocks5);
        QCOMPARE(known.exitIp, u"203.0.113.9"_s); // as measured
        QCOMPARE(known.firstByteMs, 70);          // without the handshake with the check address
    }

    /// Replies name areas without a code; user names that steer have the code alone.
    void anAreaThatIsNamedHasItsCode()
    {
        World w;
        const PortTerms port = w.port();
        w.add(u"192.0.2.1"_s, minuteMs, u"福建省泉州市"_s);
        w.add(u"192.0.2.2"_s, minuteMs, u"福建省泉州市"_s);
        w.add(u"192.0.2.3"_s, minuteMs, u"某地"_s);
        w.add(u"192.0.2.4"_s, minuteMs);
        Lease coded = World::lease(u"192.0.2.5"_s, w.vendorClock.nowMs() + minuteMs, u"福建省泉州市"_s);
        coded.areaCode = u"350501"_s;
        w.leases.add(QList{coded}, w.origin(w.account));
        w.settle();
        QCOMPARE(w.heard.lease(port, u"192.0.2.1"_s).areaCode, u"350500"_s);
        QCOMPARE(w.heard.lease(port, u"192.0.2.2"_s).areaCode, u"350500"_s);
        QCOMPARE(w.heard.lease(port, u"192.0.2.3"_s).areaCode, QString());
        QCOMPARE(w.heard.lease(port, u"192.0.2.4"_s).areaCode, QString());
        QCOMPARE(w.heard.lease(port, u"192.0.2.5"_s).areaCode, u"350501"_s);
        QCOMPARE(w.areasAsked, (QStringList{u"福建省泉州市"_s, u"某地"_s})); // once for each name
    }

    void whatDoesNotChangeIsNotToldAgain()
    {
        World w;
        w.add(u"192.0.2.1"_s);
        w.add(u"192.0.2.2"_s);
        const PortTerms port = w.port();
        w.settle();
        w.heard.tellings.clear();
        const RowId row = w.leases.rows().first();
        w.leases.setCopied(std::array{row}, w.vendorClock.nowMs());
        w.leases.setCheckState(std::array{row}, CheckState::Running);
        w.settle();
        QVERIFY(w.heard.tellings.isEmpty());
        w.check(row, CheckVerdict::Good);
        w.settle();
        QCOMPARE(w.heard.tellings, QList<qsizetype>{1});
        QCOMPARE(w.heard.size(port), 2);
    }

    void aBadJudgementPutsALeaseOutUnlessTheFilterSaysOtherwise()
    {
        World w;
        const RowId row = w.add(u"192.0.2.1"_s);
        const PortTerms plain = w.port();
        const PortTerms good = w.port(u"check:good"_s);
        const PortTerms notSlow = w.port(u"-check:timeout"_s);
        w.settle();
        QCOMPARE(w.heard.size(plain), 1);
        QCOMPARE(w.heard.size(good), 0);
        QCOMPARE(w.heard.size(notSlow), 1);

        w.check(row, CheckVerdict::Unreachable);
        w.settle();
        QCOMPARE(w.heard.size(plain), 0);
        QCOMPARE(w.heard.size(good), 0);
        QCOMPARE(w.heard.size(notSlow), 1); // the operator has said which checks are wanted
        QVERIFY(w.pools.uses(row));         // it is checked again, and may come back

        w.check(row, CheckVerdict::Cancelled); // no judgement
        w.settle();
        QCOMPARE(w.heard.size(plain), 0);
        w.check(row, CheckVerdict::Good);
        w.settle();
        QCOMPARE(w.heard.size(plain), 1);
        QCOMPARE(w.heard.size(good), 1);
    }

    void theDeclaredExitCanBeRequired()
    {
        World w;
        const RowId row = w.add(u"192.0.2.1"_s);
        PortTerms port = w.port();
        w.check(row, CheckVerdict::Differs);
        w.settle();
        QCOMPARE(w.heard.size(port), 1);
        port.mustBeDeclaredExit = true;
        w.pools.set(port);
        w.settle();
        QCOMPARE(w.heard.size(port), 0);
        w.check(row, CheckVerdict::Good);
        w.settle();
        QCOMPARE(w.heard.size(port), 1);
    }

    void whatHasEndedOrIsNotListedIsOut()
    {
        World w;
        const RowId first = w.add(u"192.0.2.1"_s, minuteMs);
        w.add(u"192.0.2.2"_s, 10 * minuteMs);
        const PortTerms port = w.port();
        w.settle();
        QCOMPARE(w.heard.size(port), 2);
        w.clock.advance(2 * minuteMs);
        w.leases.advance();
        w.settle();
        QCOMPARE(w.heard.servers(port), QStringList{u"192.0.2.2"_s});
        QVERIFY(!w.pools.uses(first));
        w.leases.setDelisted(w.leases.rows(), w.vendorClock.nowMs());
        w.settle();
        QCOMPARE(w.heard.size(port), 0);
    }

    void filtersByTimeAndStateFollowTheClock()
    {
        World w;
        w.leases.setExpiringMarginMs(60'000);
        w.add(u"192.0.2.1"_s, 3 * minuteMs + 1'300);
        w.add(u"192.0.2.2"_s, minuteMs + 1'300);
        const PortTerms left = w.port(u"left:>3m"_s);
        const PortTerms live = w.port(u"state:live"_s);
        w.settle();
        QCOMPARE(w.heard.servers(left), QStringList{u"192.0.2.1"_s});
        QCOMPARE(w.heard.size(live), 2);
        w.clock.advance(1'301);
        // No window drives the table: the pools' own timers do.
        QTRY_COMPARE(w.heard.size(left), 0);
        QTRY_COMPARE(w.heard.servers(live), QStringList{u"192.0.2.1"_s});
    }

    void anUndatedLeaseLivesAsShortAsTheOthersOfItsKey()
    {
        World w;
        const RowId unknown = w.add(u"192.0.2.1"_s, 0);
        const qint64 obtainedMs = w.vendorClock.nowMs();
        w.clock.advance(PortPools::unknownLifeMs - 300);
        const PortTerms port = w.port();
        w.settle();
        PoolLease lease = w.heard.lease(port, u"192.0.2.1"_s);
        QVERIFY(lease.isDeadlineGuess);
        QCOMPARE(lease.deadlineMs, obtainedMs + PortPools::unknownLifeMs);
        w.clock.advance(301);
        QTRY_VERIFY(!w.pools.uses(unknown));
        QVERIFY(w.heard.servers(port).isEmpty());

        w.add(u"192.0.2.2"_s, 3 * minuteMs);
        w.add(u"192.0.2.3"_s, 2 * minuteMs);
        w.settle();
        w.add(u"192.0.2.4"_s, 0);
        w.settle();
        lease = w.heard.lease(port, u"192.0.2.4"_s);
        QVERIFY(lease.isDeadlineGuess);
        QCOMPARE(lease.deadlineMs, w.vendorClock.nowMs() + 2 * minuteMs);
    }

    void aLeaseIsNeverUsedWithTheLoginOfAnotherKey()
    {
        World w;
        w.add(u"192.0.2.1"_s);
        const QUuid other = w.addAccount(u"other"_s, u"KEY-2"_s, u"pass-2"_s);
        w.leases.add(QList{World::lease(u"192.0.2.2"_s, w.vendorClock.nowMs() + minuteMs)}, w.origin(other));
        const PortTerms port = w.port();
        w.settle();
        QCOMPARE(w.heard.lease(port, u"192.0.2.1"_s).user.reveal(), u"KEY-1"_s);
        QCOMPARE(w.heard.lease(port, u"192.0.2.2"_s).user.reveal(), u"KEY-2"_s);

        AccountSecrets secrets;
        secrets.key = Secret(u"KEY-3"_s);
        secrets.apiPassword = Secret(u"pass-3"_s);
        bool isDone = false;
        w.accounts.update(*w.accounts.find(other), secrets, AccountBook::Keep::InStore,
                          [&isDone](const auto &) { isDone = true; });
        QTRY_VERIFY(isDone);
        QTRY_COMPARE(w.heard.servers(port), QStringList{u"192.0.2.1"_s});
        // What the new key brings has its login.
        w.leases.add(QList{World::lease(u"192.0.2.3"_s, w.vendorClock.nowMs() + minuteMs)}, w.origin(other));
        w.settle();
        QCOMPARE(w.heard.lease(port, u"192.0.2.3"_s).user.reveal(), u"KEY-3"_s);
        w.accounts.remove(w.account, [](const auto &) {});
        QTRY_COMPARE(w.heard.servers(port), QStringList{u"192.0.2.3"_s});
    }

    void aRenamedKeyIsFoundByItsNewName()
    {
        World w;
        w.add(u"192.0.2.1"_s);
        const PortTerms port = w.port(u"key:shop"_s);
        w.settle();
        QCOMPARE(w.heard.size(port), 1);
        Account renamed = *w.accounts.find(w.account);
        renamed.name = u"other"_s;
        w.accounts.update(renamed, {}, AccountBook::Keep::InStore, [](const auto &) {});
        QTRY_COMPARE(w.heard.size(port), 0);
    }

    void filtersAreInTheOperatorsLanguage()
    {
        World w;
        w.add(u"192.0.2.1"_s, minuteMs, u"泉州"_s);
        const PortTerms byArea = w.port(u"地区:泉州"_s);
        const PortTerms byState = w.port(u"state:有效"_s);
        w.settle();
        QCOMPARE(w.heard.size(byArea), 0);
        // A word that cannot be read has no effect in the window; a pool must not be larger than was meant.
        QCOMPARE(w.heard.size(byState), 0);
        FilterVocabulary chinese;
        chinese.fields.append({u"地区"_s, FilterField::Area});
        chinese.states.append({u"有效"_s, LeaseState::Live});
        w.pools.setVocabulary(chinese);
        w.settle();
        QCOMPARE(w.heard.size(byArea), 1);
        QCOMPARE(w.heard.size(byState), 1);
    }

    void anotherFilterReplacesThePoolAtOnce()
    {
        World w;
        for (int i = 0; i < 200; ++i)
            w.add(u"192.0.2.%1"_s.arg(i + 1), 5 * minuteMs, i % 2 ? u"泉州"_s : u"北京"_s);
        PortTerms port = w.port(u"area:泉州"_s);
        w.settle();
        QCOMPARE(w.heard.size(port), 100);
        w.pools.setSlice(100);
        port.filter = u"area:北京"_s;
        w.heard.tellings.clear();
        w.pools.set(port);
        w.settle();
        QCOMPARE(w.heard.size(port), 100);
        QVERIFY(w.heard.servers(port).contains(u"192.0.2.1"_s));
        // In one telling, however many turns it took to find them: no connection sees half of it.
        QCOMPARE(w.heard.tellings, QList<qsizetype>{200});
    }

    void aPortThatIsGoneIsToldOfNothing()
    {
        World w;
        const RowId row = w.add(u"192.0.2.1"_s);
        const PortTerms gone = w.port();
        const PortTerms stays = w.port(u"area:nowhere"_s);
        w.settle();
        QSignalSpy uses(&w.pools, &PortPools::usesChanged);
        w.pools.remove(gone.id);
        w.settle();
        QVERIFY(!w.pools.uses(row));
        QCOMPARE(uses.size(), 1);
        QCOMPARE(uses.first().first().value<QList<RowId>>(), QList{row});
        w.heard.tellings.clear();
        w.add(u"192.0.2.2"_s);
        w.settle();
        QVERIFY(w.heard.tellings.isEmpty());
        Q_UNUSED(stays)
    }

    void tenThousandLeasesAndSixtyFourPortsAreLookedAtInSlices()
    {
        World w;
        QList<Lease> many;
        for (int i = 0; i < 10'000; ++i)
            many.append(World::lease(u"10.%1.%2.%3"_s.arg(i / 65'536).arg(i / 256 % 256).arg(i % 256),
                                     w.vendorClock.nowMs() + 5 * minuteMs, u"area %1"_s.arg(i % 64)));
        w.leases.add(many, w.origin(w.account));
        QList<PortTerms> ports;
        for (int i = 0; i < PortTerms::mostPorts; ++i)
            ports.append(w.port(u"area:\"area %1\""_s.arg(i)));
        // Other events have their turn between the slices.
        int turns = 0;
        QTimer between;
        connect(&between, &QTimer::timeout, this, [&] { turns += w.pools.isSettled() ? 0 : 1; });
        between.start(0);
        QTRY_VERIFY_WITH_TIMEOUT(w.pools.isSettled(), 60'000);
        between.stop();
        QVERIFY2(turns >= 20, qPrintable(QString::number(turns)));
        qsizetype all = 0;
        for (const PortTerms &port : ports)
            all += w.heard.size(port);
        QVERIFY2(all >= 10'000, qPrintable(QString::number(all)));

        // Rows that come are looked at, and no others: one turn is enough for a few of them.
        turns = 0;
        w.heard.tellings.clear();
        between.start(0);
        w.add(u"192.0.2.1"_s, 5 * minuteMs, u"area 63"_s);
        QTRY_VERIFY(w.pools.isSettled());
        between.stop();
        QVERIFY2(turns <= 3, qPrintable(QString::number(turns)));
        for (const qsizetype told : std::as_const(w.heard.tellings))
            QCOMPARE(told, 1);
    }
};

QTEST_GUILESS_MAIN(TestPortPools)
#include "tst_port_pools.moc"
