// SPDX-License-Identifier: MIT
#include "outbox/export_job.h"
#include "support/outgoing_desk.h"
#include "table/region_lock_model.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTimer>

#include <memory>
#include <optional>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using Outcome = ExportResult::Outcome;

/// Exports in the background: complete, cancellable, and over when the job is.
class TestExportJob : public QObject
{
    Q_OBJECT

    static QStringList lines(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(u"\r\n"_s);
    }

    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(u"out.csv"_s); }

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<ExportResult>(); }
    void cleanup()
    {
        QDir folder(m_folder.path());
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden))
            folder.remove(name);
    }

    void writesTheRowsInTheirOrder()
    {
        OutgoingDesk desk;
        const QUuid account = desk.addAccount(u"East crawl"_s, testSecrets());
        const RowId a = desk.addLease(account, u"a.example"_s, 60'000, u"河南省商丘市"_s);
        const RowId b = desk.addLease(account, u"b.example"_s, noDeadline);
        ExportJob job;
        QSignalSpy finished(&job, &ExportJob::finished);
        job.exportLeases(desk.leases, {}, {b, 12345, a}, path(), {});
        QVERIFY(finished.isEmpty());
        QTRY_COMPARE(finished.size(), 1);
        const auto result = finished[0][0].value<ExportResult>();
        QVERIFY(result.outcome == Outcome::Written);
        QCOMPARE(result.rows, 2);
        QCOMPARE(result.path, path());
        // 1677310000000 is 2023-02-25 15:26:40 there.
        QCOMPARE(lines(path()),
                 (QStringList{u"server,proxy_ip,area,area_code,isp,deadline,endpoint,account,request_id,task_id,"
                              "extracted_at,check,latency_ms,measured_exit,checked_at,tunnels,tunnels_succeeded,"
                              "tunnels_failed,sent_bytes,received_bytes"_s,
                              u"b.example:8080,,,,,,short.channel.get,East crawl,"
                              "83158ebe-be6c-40f7-a158-688741083edc,,2023-02-25T15:26:40+08:00,,,,,,,,,"_s,
                              u"a.example:8080,,河南省商丘市,,,2023-02-25T15:27:40+08:00,short.channel.get,East crawl,"
                              "83158ebe-be6c-40f7-a158-688741083edc,,2023-02-25T15:26:40+08:00,,,,,,,,,"_s,
                              QString()}));
        QTest::qWait(20);
        QCOMPARE(finished.size(), 1);
    }

    void writesCredentialsOnlyIfAsked()
    {
        OutgoingDesk desk;
        const QUuid account = desk.addAccount(u"A"_s, testSecrets());
        const RowId a = desk.addLease(account, u"a.example"_s, 60'000);
        const RowId gone = desk.addLease(QUuid::createUuid(), u"b.example"_s, 60'000);
        const auto credentialsOf
            = [account](const LeaseOrigin &origin) -> Expected<ProxyCredentials, OutgoingLeases::NoLogin> {
            if (origin.account != account)
                return Unexpected<OutgoingLeases::NoLogin>(OutgoingLeases::NoLogin::SecretsMissing);
            return ProxyCredentials{Secret(u"TESTKEY01"_s), Secret(u"TESTPASSWORD"_s)};
        };
        for (const bool credentials : {false, true}) {
            ExportJob job;
            QSignalSpy finished(&job, &ExportJob::finished);
            job.exportLeases(desk.leases, credentialsOf, {a, gone}, path(), {.credentials = credentials});
            QTRY_COMPARE(finished.size(), 1);
            QCOMPARE(lines(path())[1].endsWith(u",TESTKEY01,TESTPASSWORD,,,,,,,,,"_s), credentials);
            QCOMPARE(lines(path()).join(u' ').contains(u"TEST"_s), credentials);
            QCOMPARE(finished[0][0].value<ExportResult>().withoutCredentials, qsizetype(credentials ? 1 : 0));
        }
    }

    void keepsRowsThatAreForgottenMeanwhile()
    {
        OutgoingDesk desk;
        const QList<RowId> rows = desk.addMany(20'000, QUuid());
        ExportJob job;
        QSignalSpy finished(&job, &ExportJob::finished);
        job.exportLeases(desk.leases, {}, rows, path(), {});
        desk.leases.remove(rows); // before a single slice was taken
        QTRY_COMPARE(finished.size(), 1);
        const QStringList written = lines(path());
        QCOMPARE(written.size(), 20'002);
        QVERIFY(written[1].startsWith(u"10.0.0.0:8080,"_s));
        QVERIFY(written[20'000].startsWith(u"10.0.78.31:8080,"_s));
    }

    void theEventLoopGoesOnAndProgressIsTold()
    {
        OutgoingDesk desk;
        const QList<RowId> rows = desk.addMany(30'000, QUuid());
        ExportJob job;
        QSignalSpy finished(&job, &ExportJob::finished);
        QSignalSpy progress(&job, &ExportJob::progress);
        int beats = 0;
        QTimer heart;
        connect(&heart, &QTimer::timeout, &heart, [&beats] { ++beats; });
        heart.start(0);
        job.exportLeases(desk.leases, {}, rows, path(), {});
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(beats > 1);
        QCOMPARE(progress.first()[0].value<qsizetype>(), 0);
        QCOMPARE(progress.last()[0].value<qsizetype>(), 30'000);
        QCOMPARE(progress.last()[1].value<qsizetype>(), 30'000);
        QCOMPARE(lines(path()).size(), 30'002);
    }

    void cancellingKeepsTheOldFile_data()
    {
        QTest::addColumn<bool>("whileWriting");
        QTest::newRow("during the snapshot") << false;
        QTest::newRow("while it is written") << true;
    }

    void cancellingKeepsTheOldFile()
    {
        QFETCH(bool, whileWriting);
        QFile old(path());
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        OutgoingDesk desk;
        const QList<RowId> rows = desk.addMany(50'000, QUuid());
        ExportJob job;
        QSignalSpy finished(&job, &ExportJob::finished);
        QSignalSpy progress(&job, &ExportJob::progress);
        job.exportLeases(desk.leases, {}, rows, path(), {});
        if (whileWriting)
            QVERIFY(progress.wait(60'000));
        job.cancel();
        QTRY_COMPARE(finished.size(), 1);
        const auto result = finished[0][0].value<ExportResult>();
        // Only the very last instant of writing is too late for a cancel; then the whole file is there.
        if (result.outcome == Outcome::Written) {
            QVERIFY(whileWriting);
            QCOMPARE(lines(path()).size(), 50'002);
        } else {
            QVERIFY(result.outcome == Outcome::Cancelled);
            QCOMPARE(lines(path()), QStringList{u"old"_s});
        }
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void endsWithTheProgram_data() { cancellingKeepsTheOldFile_data(); }
    void endsWithTheProgram()
    {
        QFETCH(bool, whileWriting);
        OutgoingDesk desk;
        const QList<RowId> rows = desk.addMany(50'000, QUuid());
        auto job = std::make_unique<ExportJob>();
        QSignalSpy progress(job.get(), &ExportJob::progress);
        job->exportLeases(desk.leases, {}, rows, path(), {});
        if (whileWriting)
            QVERIFY(progress.wait(60'000));
        job.reset();
        QCoreApplication::processEvents();
        const QStringList files = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
        QVERIFY2(files.isEmpty() || files == QStringList{u"out.csv"_s}, qPrintable(files.join(u' ')));
        QVERIFY(files.isEmpty() || lines(path()).size() == 50'002);
    }

    void saysWhyItFailed()
    {
        OutgoingDesk desk;
        const RowId row = desk.addLease(QUuid(), u"a.example"_s, 60'000);
        ExportJob job;
        QSignalSpy finished(&job, &ExportJob::finished);
        job.exportLeases(desk.leases, {}, {row}, m_folder.filePath(u"no/folder/x.csv"_s), {});
        QTRY_COMPARE(finished.size(), 1);
        const auto result = finished[0][0].value<ExportResult>();
        QVERIFY(result.outcome == Outcome::Failed);
        QVERIFY(!result.error.isEmpty());
    }

    void writesRegionLocks()
    {
        RegionLockModel model([](const QUuid &, const QString &then) { return then; });
        // The documentation's sample lines.
        const QList<RegionLock> locks{
            {u"hn_sqdx2-1:ppp14"_s, u"河南省商丘市"_s, u"电信"_s, u"等待中(34)"_s, 1'677'289'510'000},
            {u"hn_sqdx2-1:ppp1"_s, u"河南省商丘市"_s, u"电信"_s, u"等待中(78)"_s, 1'677'289'510'000}};
        LeaseOrigin origin;
        origin.endpoint = u"region.get"_s;
        model.add(locks, origin);
        ExportJob job;
        QSignalSpy finished(&job, &ExportJob::finished);
        job.exportRegionLocks(model, {0, 1}, path(), {.byteOrderMark = true});
        model.removeAt({0, 1});
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished[0][0].value<ExportResult>().outcome == Outcome::Written);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(3), QByteArray("\xEF\xBB\xBF"));
        const QStringList written = lines(path()); // fromUtf8 takes the mark for what it is
        QCOMPARE(written.size(), 4);
        QCOMPARE(written[0], u"uuid,area,isp,state,monopolize_time,endpoint,account,request_id,extracted_at"_s);
        QVERIFY(written.contains(
            u"hn_sqdx2-1:ppp14,河南省商丘市,电信,等待中(34),2023-02-25T09:45:10+08:00,region.get,,,"_s));
        QVERIFY(written.contains(
            u"hn_sqdx2-1:ppp1,河南省商丘市,电信,等待中(78),2023-02-25T09:45:10+08:00,region.get,,,"_s));
    }
};

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_export_job.moc"
