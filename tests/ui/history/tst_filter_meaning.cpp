// SPDX-License-Identifier: MIT
// One filter, one meaning: random filters applied to the same leases in the table and in the record.
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "history/ledger_history.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "ui/filter/filter_words.h"
#include "ui/record/history_query.h"
#include "view/lease_view.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int batches = 40;
constexpr int leasesInABatch = 5;
constexpr int marginMs = 30'000;

} // namespace

class FilterMeaningTest : public QObject
{
    Q_OBJECT

private:
    template<typename List>
    auto any(const List &list)
    {
        return list[m_random.bounded(int(list.size()))];
    }

    Lease randomLease(int number)
    {
        Lease lease;
        const QString ip = u"%1.%2.%3.%4"_s.arg(m_random.bounded(1, 256))
                               .arg(m_random.bounded(256))
                               .arg(number / 250)
                               .arg(number % 250);
        switch (m_random.bounded(6)) {
        case 0:
            lease.host = u"Node-%1.example_net"_s.arg(number);
            break;
        case 1:
            lease.host = u"2001:db8::%1"_s.arg(number, 0, 16);
            break;
        default:
            lease.host = ip;
        }
        lease.port = quint16(m_random.bounded(1, 65'536));
        lease.server
            = (lease.host.contains(u':') ? u'[' + lease.host + u']' : lease.host) + u':' + QString::number(lease.port);
        const QStringList exits{lease.host, u"9.8.%1.6"_s.arg(number % 200), QString(), u"exit_%1%"_s.arg(number)};
        lease.exitIp = any(exits);
        static const QStringList areas{u"河南省商丘市"_s, u"福建省泉州市"_s, u"100%_区"_s,
                                       u"area 1：２"_s,   u"Area 12"_s,      QString()};
        static const QStringList isps{u"电信"_s, u"联通"_s, u"Telecom（中国）"_s, QString()};
        lease.area = any(areas);
        lease.isp = any(isps);
        constexpr qint64 second = 1'000;
        lease.deadlineMs
            = m_random.bounded(8) == 0 ? noDeadline : m_clock.utcMs() + m_random.bounded(-120, 240) * second;
        return lease;
    }

    void fill()
    {
        static const QStringList endpoints{u"short.channel.get"_s, u"short.elastic.get"_s, u"global.channel.get"_s};
        for (const QString &name : {u"East crawl"_s, u"西区：一号 ５"_s}) {
            Account account;
            account.name = name;
            bool done = false;
            AccountSecrets secrets;
            secrets.key = Secret(u"TESTKEY01"_s);
            m_accounts->add(account, secrets, AccountBook::Keep::ForThisSession,
                            [&done](const auto &) { done = true; });
            QTRY_VERIFY(done);
        }
        QCOMPARE(m_accounts->size(), 2);
        Ledger ledger(m_folder.path());
        int recorded = 0;
        for (int i = 0; i < batches; ++i) {
            LeaseBatch batch;
            const Account &account = m_accounts->at(m_random.bounded(2));
            batch.origin.account = i % 10 == 0 ? m_goneAccount : account.id;
            batch.origin.accountName = i % 10 == 0 ? u"Deleted key"_s : account.name;
            batch.origin.endpoint = any(endpoints);
            const QStringList requests{QUuid::createUuid().toString(QUuid::WithoutBraces), u"req_%1%"_s.arg(i),
                                       QString()};
            batch.origin.requestId = any(requests);
            batch.origin.taskId = i % 3 == 0 ? u"task-%1"_s.arg(i) : QString();
            batch.origin.obtainedMs = m_clock.utcMs() - 1'000 + i;
            for (int j = 0; j < leasesInABatch; ++j)
                batch.leases.append(randomLease(i * leasesInABatch + j));
            m_table->add(batch.leases, batch.origin);
            for (const Lease &lease : std::as_const(batch.leases))
                m_words << lease.server << lease.exitIp << lease.area << lease.isp;
            const Endpoint &endpoint = *m_catalogue.find(batch.origin.endpoint);
            m_words << batch.origin.accountName << batch.origin.requestId << batch.origin.taskId
                    << planName(endpoint.product, endpoint.mode);
            CallEntry call;
            call.id = QUuid::createUuid();
            call.startedMs = batch.origin.obtainedMs - 100;
            call.account = batch.origin.account;
            call.accountName = batch.origin.accountName;
            call.endpoint = batch.origin.endpoint;
            call.requestId = batch.origin.requestId;
            call.outcome = CallEntry::Outcome::Succeeded;
            QList<LeaseKey> copied;
            for (qsizetype j = i % 3; j < batch.leases.size(); j += 3)
                copied.append({batch.origin.account, batch.leases[j].server, batch.leases[j].deadlineMs});
            m_table->setCopied(m_table->rowsOf(copied), m_clock.utcMs());
            ledger.recordEnd(call, batch, [&recorded](bool durable) { recorded += durable; });
            ledger.markCopied(copied, m_clock.utcMs());
        }
        QTRY_COMPARE(recorded, batches);
        QVERIFY(ledger.flush(60'000));
        m_words.removeAll(QString());
    }

    /// A part of a text that is there, or nearly.
    QString randomValue()
    {
        if (m_random.bounded(8) == 0) {
            static const QString letters = u"0123456789.:：１８。．%_\\[]-区河eE（Ａa"_s;
            QString value;
            for (int size = m_random.bounded(1, 6); size > 0; --size)
                value += any(letters);
            return value;
        }
        const QString word = any(m_words);
        const int from = m_random.bounded(int(word.size()));
        QString value = word.mid(from, m_random.bounded(2) == 0 ? -1 : m_random.bounded(1, 9));
        if (m_random.bounded(5) == 0)
            value = m_random.bounded(2) == 0 ? value.toUpper() : value.toLower();
        if (m_random.bounded(3) == 0) { // as typed with a Chinese input method
            for (QChar &c : value) {
                if (c > u' ' && c < u'\x7f' && m_random.bounded(2) == 0)
                    c = QChar(char16_t(c.unicode() + 0xFEE0));
            }
        }
        return value;
    }

    QString randomWord()
    {
        static const QStringList times{u"left:>30"_s,        u"left:<1m"_s,
                                       u"left:>=２m"_s,      u"left:30"_s,
                                       u"state:live"_s,      u"state:exp"_s,
                                       u"state：expiring"_s, u"state:undated"_s,
                                       u"deadline:>3:00"_s,  u"deadline:2023-02-25"_s,
                                       u"-state:expired"_s,  u"deadline：<2:27"_s,
                                       u"copied:no"_s,       u"-copied：yes"_s,
                                       u"copied:y"_s,        u"-copied:no"_s};
        if (m_random.bounded(4) == 0)
            return any(times);
        static const QStringList fields{QString(), QString(), QString(),    u"server"_s, u"ip"_s,      u"area"_s,
                                        u"isp"_s,  u"key"_s,  u"request"_s, u"task"_s,   u"product"_s, u"mode"_s};
        const QString field = any(fields);
        QString value = randomValue();
        if (value.contains(u' ') || m_random.bounded(6) == 0)
            value = u'"' + value.remove(u'"') + u'"';
        const QString colon = m_random.bounded(4) == 0 ? u"："_s : u":"_s;
        return (m_random.bounded(4) == 0 ? u"-"_s : QString()) + (field.isEmpty() ? field : field + colon) + value;
    }

    QStringList inTable(const QString &text)
    {
        m_view->setFilterText(text);
        m_view->settle();
        QStringList servers;
        const QList<RowId> rows = m_view->rowIds();
        for (const RowId row : rows)
            servers << m_table->lease(row).server;
        servers.sort();
        return servers;
    }

    QStringList inRecord(const QString &text)
    {
        HistoryFilter filter;
        filter.nowMs = m_clock.utcMs();
        filter.expiringMarginMs = marginMs;
        const FilterQuery query(text, filterVocabulary());
        filter.conditions = historyConditionsOf(query, m_catalogue, *m_accounts);
        std::optional<Expected<HistoryLeasePage, HistoryFailure>> answer;
        m_history->leases(filter, {}, 10'000, [&answer](const auto &page) { answer = page; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 60'000) || !*answer)
            return {u"no answer"_s};
        QStringList servers;
        for (const HistoryLease &lease : (*answer)->rows)
            servers << lease.lease.server;
        servers.sort();
        return servers;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_accounts = std::make_unique<AccountBook>(m_folder.path(), m_secrets);
        m_vendorClock = std::make_unique<VendorClock>(m_clock);
        m_table = std::make_unique<LeaseTable>(*m_vendorClock);
        m_table->setExpiringMarginMs(marginMs);
        LeaseView::Names names;
        names.plan = [this](const QString &id) {
            const Endpoint *endpoint = m_catalogue.find(id);
            return endpoint ? planName(endpoint->product, endpoint->mode) : id;
        };
        names.account = [this](const QUuid &id, const QString &then) {
            const Account *known = m_accounts->find(id);
            return known ? known->name : then;
        };
        names.products = [this](const QString &id) { return productWords(m_catalogue.find(id)->product); };
        names.modes = [this](const QString &id) { return modeWords(m_catalogue.find(id)->mode); };
        m_view = std::make_unique<LeaseView>(*m_table, names);
        m_view->setFilterVocabulary(filterVocabulary());
        fill();
        m_history = std::make_unique<LedgerHistory>(m_folder.path());
        QCOMPARE(inTable({}).size(), batches * leasesInABatch);
        QCOMPARE(inRecord({}), inTable({}));
    }
    void cleanupTestCase() { m_history.reset(); }

    void knownDifferences_data()
    {
        QTest::addColumn<QString>("form"); // %1 host, %2 port of a lease
        QTest::newRow("a full-width colon") << u"%1：%2"_s;
        QTest::newRow("in a field") << u"server:%1：%2"_s;
        QTest::newRow("a full-width field, too") << u"server：\"%1：%2\""_s;
    }
    void knownDifferences()
    {
        QFETCH(QString, form);
        const QList<RowId> rows = m_table->rows();
        for (const RowId row : rows) {
            const Lease lease = m_table->lease(row);
            if (lease.host.contains(u':'))
                continue;
            const QString text = form.arg(lease.host).arg(lease.port);
            QCOMPARE(inTable(text), QStringList{lease.server});
            QCOMPARE(inRecord(text), QStringList{lease.server});
            return;
        }
        QFAIL("no lease with an IPv4 address or a name");
    }

    void fullWidthDigitsAndStops()
    {
        const QList<RowId> rows = m_table->rows();
        const Lease lease = m_table->lease(rows.first());
        QString typed = lease.server;
        for (QChar &c : typed) {
            if (c.isDigit())
                c = QChar(char16_t(c.unicode() + 0xFEE0));
            else if (c == u'.')
                c = u'。';
        }
        QCOMPARE(inTable(u'"' + typed + u'"'), QStringList{lease.server});
        QCOMPARE(inRecord(u'"' + typed + u'"'), QStringList{lease.server});
    }

    void wordsBeyondTheMostHaveNoEffect()
    {
        QString text;
        for (size_t i = 0; i < FilterQuery::mostWords; ++i)
            text += u"-zz%1 "_s.arg(i);
        text += u"nothing-has-this"_s;
        QCOMPARE(inTable(text).size(), batches * leasesInABatch);
        QCOMPARE(inRecord(text).size(), batches * leasesInABatch);
        QCOMPARE(FilterQuery(text).unread(), QStringList{u"nothing-has-this"_s});
    }

    void random()
    {
        int found = 0;
        for (int i = 0; i < 2'000; ++i) {
            QString text = randomWord();
            for (int more = m_random.bounded(3); more > 0; --more)
                text += (m_random.bounded(3) == 0 ? u'　' : u' ') + randomWord();
            const QStringList shown = inTable(text);
            const QStringList recorded = inRecord(text);
            QVERIFY2(shown == recorded,
                     qPrintable(u"%1\ntable: %2\nrecord: %3"_s.arg(text, shown.join(u' '), recorded.join(u' '))));
            found += !shown.isEmpty() && shown.size() < batches * leasesInABatch;
        }
        QVERIFY2(found > 500, qPrintable(QString::number(found))); // else they say nothing
    }

private:
    QTemporaryDir m_folder;
    QRandomGenerator m_random{20230225};
    FakeClock m_clock;
    Catalogue m_catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore m_secrets;
    const QUuid m_goneAccount = QUuid::fromString(u"{00000000-0000-4000-8000-000000000d3d}"_s);
    QStringList m_words;
    std::unique_ptr<AccountBook> m_accounts;
    std::unique_ptr<VendorClock> m_vendorClock;
    std::unique_ptr<LeaseTable> m_table;
    std::unique_ptr<LeaseView> m_view;
    std::unique_ptr<LedgerHistory> m_history;
};

QTEST_MAIN(FilterMeaningTest)
#include "tst_filter_meaning.moc"
