// SPDX-License-Identifier: MIT
#include "csv_field.h"
#include "formats/outgoing.h"
#include "lease/vendor_clock.h"
#include "outbox/lease_csv.h"
#include "outbox/lease_csv_source.h"
#include "support/fake_clock.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// What a lease export says of each lease.
class TestLeaseCsvSource : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path() const { return m_folder.filePath(u"out.csv"_s); }
    static QByteArray contents(const QString &file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(cannot be read)");
    }

    /// The way they go in the program: through the table. All get the first one's credentials.
    static Expected<qsizetype, WriteFailure> writeLeases(const QList<OutgoingLease> &leases, const CsvOptions &options,
                                                         const QString &path)
    {
        FakeClock clock;
        const VendorClock vendorClock(clock);
        LeaseTable table(vendorClock);
        OutgoingLeases::CredentialsOf credentials;
        if (options.credentials) {
            credentials = [first = leases.first()](const LeaseOrigin &) {
                return ProxyCredentials{first.proxyUser, first.proxyPassword};
            };
        }
        const auto taken = std::make_shared<OutgoingLeases>(table, credentials);
        for (const OutgoingLease &one : leases) {
            table.add(std::span(&one.lease, 1), one.origin);
            const LeaseTable::Traffic traffic{table.rows().last(), one.traffic};
            table.setTraffic({&traffic, 1});
            if (one.check.atMs != 0) {
                CheckOutcome outcome;
                outcome.verdict = one.check.verdict;
                outcome.times.restMs = one.check.latencyMs;
                outcome.exitIp = one.check.exitIp;
                outcome.atMs = one.check.atMs;
                const LeaseTable::Check check{table.rows().last(), outcome};
                table.setChecks({&check, 1});
            }
            taken->take(table.rows().last());
        }
        LeaseCsvSource source(taken, options);
        return writeCsv(
            path, leaseCsvHeader(options), taken->size(),
            [&source](qsizetype index, CsvRow &row) { source.write(index, row); }, options);
    }

private Q_SLOTS:
    void writesLeasesInTheVendorsNames()
    {
        CsvOptions options;
        const QString header
            = u"server,proxy_ip,area,area_code,isp,deadline,endpoint,account,request_id,task_id,extracted_at"_s;
        // At the end, after what earlier versions wrote.
        const QString ofCheck = u",check,latency_ms,measured_exit,checked_at,tunnels,tunnels_succeeded,"
                                "tunnels_failed,sent_bytes,received_bytes"_s;
        QCOMPARE(leaseCsvHeader(options).join(u','), header + ofCheck);
        OutgoingLease lease = sampleLease(u"TESTUSER"_s, u"p,w"_s);
        lease.lease.areaCode = u"411400"_s;
        const QString row
            = u"123.54.55.24:59419,123.54.55.24,河南省商丘市,411400,电信,2023-02-25T15:38:36+08:00,short.channel.get,"
              "East crawl,83158ebe-be6c-40f7-a158-688741083edc,0LIKQ3S1_task,2023-02-25T15:37:36+08:00"_s;
        QVERIFY(writeLeases({lease}, options, path()));
        QCOMPARE(QString::fromUtf8(contents(path())), header + ofCheck + u"\r\n"_s + row + u",,,,,,,,,\r\n"_s);

        options.credentials = true;
        QCOMPARE(leaseCsvHeader(options).join(u','), header + u",proxy_user,proxy_password"_s + ofCheck);
        QVERIFY(writeLeases({lease}, options, path()));
        QVERIFY(QString::fromUtf8(contents(path())).endsWith(u",TESTUSER,\"p,w\",,,,,,,,,\r\n"_s));

        options.credentials = false;
        lease.check = {CheckVerdict::Differs, 262, u"96.78.27.185"_s, 1'677'310'700'000};
        QVERIFY(writeLeases({lease}, options, path()));
        QCOMPARE(QString::fromUtf8(contents(path())),
                 header + ofCheck + u"\r\n"_s + row
                     + u",differs,262,96.78.27.185,2023-02-25T15:38:20+08:00,,,,,\r\n"_s);
        QCOMPARE(leaseCsvRow(lease.lease, lease.origin, lease.check).join(u','),
                 row + u",differs,262,96.78.27.185,2023-02-25T15:38:20+08:00,,,,,"_s);
        lease.check = {CheckVerdict::TimedOut, -1, {}, 1'677'310'700'000};
        QVERIFY(writeLeases({lease}, options, path()));
        QVERIFY(QString::fromUtf8(contents(path())).endsWith(u",timeout,,,2023-02-25T15:38:20+08:00,,,,,\r\n"_s));
        lease.traffic = {3, 17, 14, 1, 1, 1'200, 5'000'000'000};
        QVERIFY(writeLeases({lease}, options, path()));
        QVERIFY(QString::fromUtf8(contents(path())).endsWith(u"+08:00,17,14,1,1200,5000000000\r\n"_s));
        QCOMPARE(leaseCsvRow(lease.lease, lease.origin, lease.check, lease.traffic).mid(15).join(u','),
                 u"17,14,1,1200,5000000000"_s);
    }

    void writesWhateverALeaseHolds()
    {
        // Server, exit IP, area, deadline, and how the row begins.
        const struct
        {
            const char16_t *server, *exitIp, *area;
            qint64 deadlineMs;
            const char16_t *row;
        } rows[] = {
            {u"1.2.3.4:1", u"1.2.3.4", u"", noDeadline, u"1.2.3.4:1,1.2.3.4,,,电信,,"},
            {u"255.255.255.255:65535", u"", u"河南省商丘市", 1'677'255'000'000,
             u"255.255.255.255:65535,,河南省商丘市,,电信,2023-02-25T00:10:00+08:00,"},
            {u"1.2.3.4:10", u"36.25.0.9", u"=1+1", 1'677'254'399'999,
             u"1.2.3.4:10,36.25.0.9,'=1+1,,电信,2023-02-24T23:59:59+08:00,"},
            {u"1.2.3.4:100", u"1.2.3.45", u"a,\"b\"", 1'677'254'400'000,
             u"1.2.3.4:100,1.2.3.45,\"a,\"\"b\"\"\",,电信,2023-02-25T00:00:00+08:00,"},
            {u"[2001:db8::1]:8080", u"2001:db8::2", u"x", 1, u"[2001:db8::1]:8080,2001:db8::2,x,,电信,,"},
            {u"proxy.example:8080", u"9.9.9.9", u"x", -1, u"proxy.example:8080,9.9.9.9,x,,电信,,"},
            {u"proxy.example:8081", u"proxy.example", u"x", noDeadline - 1,
             u"proxy.example:8081,proxy.example,x,,电信,,"},
            {u"1.2.3.4:2", u"1.2.3.4", u"x", 1'709'222'399'000,
             u"1.2.3.4:2,1.2.3.4,x,,电信,2024-02-29T23:59:59+08:00,"},
        };
        QList<OutgoingLease> leases;
        for (const auto &row : rows) {
            OutgoingLease lease = sampleLease();
            lease.lease.server = QString::fromUtf16(row.server);
            lease.lease.host = lease.lease.server.section(u':', 0, -2);
            lease.lease.exitIp = QString::fromUtf16(row.exitIp);
            lease.lease.area = QString::fromUtf16(row.area);
            lease.lease.deadlineMs = row.deadlineMs;
            leases.append(lease);
        }
        QVERIFY(writeLeases(leases, {}, path()));
        const QStringList lines = QString::fromUtf8(contents(path())).split(u"\r\n"_s);
        QCOMPARE(lines.size(), qsizetype(std::size(rows)) + 2);
        for (size_t i = 0; i < std::size(rows); ++i)
            QCOMPARE(lines[qsizetype(i) + 1],
                     QString::fromUtf16(rows[i].row)
                         + u"short.channel.get,East crawl,83158ebe-be6c-40f7-a158-688741083edc,0LIKQ3S1_task,"
                           "2023-02-25T15:37:36+08:00,,,,,,,,,"_s);
    }

    /// Whatever is put into its form once and copied from then on, the file is as if each cell had been made for
    /// itself.
    void writesAsIfEachCellWereMadeForItself()
    {
        QRandomGenerator random(7);
        const QStringList texts{{},
                                u"电信"_s,
                                u"河南省商丘市"_s,
                                u"=1+1"_s,
                                u"-"_s,
                                u"a,b"_s,
                                u"\""_s,
                                u" x "_s,
                                u"\r\n"_s,
                                u"青果 😀 Ä"_s,
                                u"'"_s,
                                u"＝x"_s,
                                u"411400"_s,
                                QString(31, u'a'),
                                QString(32, u'b'),
                                QString(33, u','),
                                QString(500, u'青')};
        const auto text = [&] { return texts[random.bounded(texts.size())]; };
        const auto address = [&] {
            const auto octet
                = [&] { return QString::number(random.bounded(2) ? random.bounded(256) : random.bounded(12)); };
            return QStringList{octet(), octet(), octet(), octet()}.join(u'.');
        };
        constexpr qint64 day = 86'400'000;
        const auto instant = [&]() -> qint64 {
            switch (random.bounded(5)) {
            case 0:
                return noDeadline - random.bounded(2);
            case 1:
                return random.bounded(3) - 1;
            case 2: // where a day begins in China
                return 1'677'254'400'000 + day * random.bounded(400) + random.bounded(5) - 2;
            case 3:
                return qint64(random.generate64() >> 1);
            default:
                return 1'677'254'400'000 + random.bounded(int(day));
            }
        };
        for (const bool guard : {false, true}) {
            QList<OutgoingLease> leases;
            QSet<QString> servers;
            QByteArray expected;
            for (int i = 0; i < 5'000; ++i) {
                OutgoingLease lease = sampleLease(u"=U"_s, u"p\"w"_s);
                const bool named = random.bounded(4) == 0;
                const QString host = named ? u"h%1.example"_s.arg(i) : address();
                const int port = 1 + (random.bounded(2) ? random.bounded(65'535) : random.bounded(1'100));
                lease.lease.host = host;
                lease.lease.port = quint16(port);
                // Each only once: another lease of a server may be taken for the same.
                lease.lease.server = host + u':' + QString::number(port);
                if (servers.contains(lease.lease.server))
                    continue;
                servers.insert(lease.lease.server);
                lease.lease.exitIp = random.bounded(2) ? address() : random.bounded(2) ? host : text();
                lease.lease.area = text();
                lease.lease.areaCode = text();
                lease.lease.isp = text();
                lease.lease.deadlineMs = instant();
                if (i % 3 == 0) {
                    lease.origin.requestId = text();
                    lease.origin.taskId = text();
                    lease.origin.endpoint = text();
                    lease.origin.obtainedMs = instant();
                }
                if (i % 2 == 0) {
                    lease.check = {CheckVerdict(random.bounded(14)), random.bounded(9'000) - 1,
                                   random.bounded(3)       ? address()
                                       : random.bounded(2) ? u"2001:db8::%1"_s.arg(random.bounded(99))
                                                           : QString(),
                                   instant()};
                    lease.check.atMs = lease.check.atMs == 0 ? 1 : lease.check.atMs;
                }
                if (random.bounded(3) == 0)
                    lease.traffic = {0,
                                     1 + random.bounded(99),
                                     random.bounded(99),
                                     random.bounded(9),
                                     0,
                                     qint64(random.bounded(9'000)) * 1'000'000'000,
                                     random.bounded(9'000)};
                leases.append(lease);
                QStringList cells{lease.lease.server,
                                  lease.lease.exitIp,
                                  lease.lease.area,
                                  lease.lease.areaCode,
                                  lease.lease.isp,
                                  csvTime(lease.lease.deadlineMs),
                                  lease.origin.endpoint,
                                  lease.origin.accountName,
                                  lease.origin.requestId,
                                  lease.origin.taskId,
                                  csvTime(lease.origin.obtainedMs),
                                  u"=U"_s,
                                  u"p\"w"_s};
                cells += checkCsvFields(lease.check) + trafficCsvFields(lease.traffic);
                QStringList fields;
                for (const QString &cell : cells)
                    fields << csvField(cell, guard);
                expected += fields.join(u',').toUtf8() + "\r\n";
            }
            QVERIFY(expected.size() > 600'000); // several writes
            const CsvOptions options{.byteOrderMark = guard, .formulaGuard = guard, .credentials = true};
            QVERIFY(writeLeases(leases, options, path()));
            const QByteArray header
                = QByteArray(guard ? "\xEF\xBB\xBF" : "") + leaseCsvHeader(options).join(u',').toUtf8() + "\r\n";
            const QList<QByteArray> written = contents(path()).split('\n');
            const QList<QByteArray> wanted = (header + expected).split('\n');
            for (qsizetype i = 0; i < std::min(written.size(), wanted.size()); ++i)
                QCOMPARE(written[i], wanted[i]);
            QCOMPARE(written.size(), wanted.size());
        }
    }
};

QTEST_GUILESS_MAIN(TestLeaseCsvSource)
#include "tst_lease_csv_source.moc"
