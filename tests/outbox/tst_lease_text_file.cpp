// SPDX-License-Identifier: MIT
#include "formats/copy_formats.h"
#include "outbox/export_job.h"
#include "outbox/lease_text_file.h"
#include "outbox/output_file.h"
#include "support/outgoing_desk.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

#include <csignal>
#include <memory>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace proxydeck;
using namespace Qt::StringLiterals;
using Kind = WriteFailure::Kind;

/// Files in the copy formats, and what is added to a file: what is in them, and that an old file is never harmed.
class TestLeaseTextFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<OutgoingDesk> m_desk;
    QList<RowId> m_rows;

    QString path() const { return m_folder.filePath(u"out"_s); }
    void put(const QByteArray &content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    qsizetype files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(); }

    static CopyFormat format(const QString &id) { return *findCopyFormat(id); }

    std::unique_ptr<OutgoingLeases> taken(const OutgoingLeases::CredentialsOf &credentials = {}) const
    {
        auto leases = std::make_unique<OutgoingLeases>(m_desk->leases, credentials);
        for (const RowId row : m_rows)
            leases->take(row);
        return leases;
    }
    static Expected<ProxyCredentials, OutgoingLeases::NoLogin> login(const LeaseOrigin &)
    {
        return ProxyCredentials{Secret(u"TESTKEY01"_s), Secret(u"TESTPASSWORD"_s)};
    }
    Expected<CopyReport, WriteFailure> write(const CopyFormat &in, bool append = false,
                                             const OutgoingLeases::CredentialsOf &credentials = {},
                                             const std::function<bool(qsizetype)> &progress = {}) const
    {
        return writeLeaseText(path(), *taken(credentials), {in, {m_desk->clock.utcMs(), 0}, append}, progress);
    }

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<ExportResult>(); }
    void init()
    {
        m_desk = std::make_unique<OutgoingDesk>();
        m_rows = {m_desk->addLease(QUuid(), u"a.example"_s, 60'000), m_desk->addLease(QUuid(), u"b.example"_s, 60'000)};
    }
    void cleanup() { QFile::remove(path()); }

    void endings_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<bool>("append");
        for (const char *id : {"hostport", "url", "url-plain", "hostport-user", "user-hostport", "curl", "env",
                               "powershell", "cmd", "proxychains"})
            QTest::newRow(id) << QString::fromLatin1(id) << u"txt"_s << true;
        QTest::newRow("clash") << u"clash"_s << u"yaml"_s << true;
        QTest::newRow("sing-box") << u"singbox"_s << u"json"_s << false;
        QTest::newRow("requests") << u"requests"_s << u"txt"_s << false;
        QTest::newRow("playwright") << u"playwright"_s << u"txt"_s << false;
        QTest::newRow("json") << u"json"_s << u"json"_s << false;
    }

    void endings()
    {
        QFETCH(QString, id);
        QTEST(fileSuffix(format(id)), "suffix");
        QTEST(canAppend(format(id)), "append");
    }

    void ofTheOperatorsOwn()
    {
        CopyFormat own{.id = u"own-1"_s, .pattern = u"{server};{area}"_s};
        QCOMPARE(fileSuffix(own), u"txt"_s);
        QVERIFY(canAppend(own));
        own.opening = u"server;area\n"_s; // a header would stand in the middle
        QVERIFY(!canAppend(own));
        own = {.id = u"own-2"_s, .pattern = u"{server}"_s, .quoting = Quoting::JsonString, .separator = u", "_s};
        QCOMPARE(fileSuffix(own), u"txt"_s); // no JSON, whatever its quoting
        QVERIFY(!canAppend(own));
        own.opening = u"{\"proxies\": ["_s;
        own.closing = u"]}"_s;
        own.pattern = u"\"{server}\""_s;
        QCOMPARE(fileSuffix(own), u"json"_s);
        QVERIFY(write(own));
        QCOMPARE(QJsonDocument::fromJson(content()).object()[u"proxies"_s].toArray().size(), 2);
    }

    void oneLeaseALine()
    {
        const auto report = write(format(u"hostport"_s));
        QVERIFY(report);
        QCOMPARE(report->copied, 2);
        QCOMPARE(content(), QByteArray("a.example:8080\nb.example:8080\n"));
    }

    void jsonIsOneText()
    {
        for (const char *id : {"json", "singbox"}) {
            QVERIFY(write(format(QString::fromLatin1(id)), false, login));
            const QJsonDocument json = QJsonDocument::fromJson(content());
            QVERIFY2(json.isArray() && json.array().size() == 2, id);
        }
        QCOMPARE(QJsonDocument::fromJson(content()).array()[0].toObject()[u"server"_s].toString(), u"a.example"_s);
    }

    void expiredOnesAreLeftOutAndNothingIsNothing()
    {
        m_rows.append(m_desk->addLease(QUuid(), u"dead.example"_s, -1));
        auto report = write(format(u"hostport"_s));
        QVERIFY(report);
        QCOMPARE(report->skippedExpired, 1);
        QVERIFY(!content().contains("dead"));
        put("old");
        m_rows.clear();
        report = write(format(u"hostport"_s));
        QVERIFY(report);
        QCOMPARE(report->copied, 0);
        QCOMPARE(content(), QByteArray("old"));
    }

    void aFileWithSecretsIsForItsOwner()
    {
        constexpr auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        put("old\n");
        QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        QVERIFY(write(format(u"url"_s), true)); // no credentials in it
        QVERIFY(QFile::permissions(path()) & QFile::ReadGroup);
        QVERIFY(write(format(u"url"_s), true, login));
        QVERIFY(content().startsWith(
            "old\nhttp://a.example:8080\nhttp://b.example:8080\nhttp://TESTKEY01:TESTPASSWORD@a."));
#ifdef Q_OS_UNIX
        QVERIFY(!(QFile::permissions(path()) & others));
#endif
    }

    void linesAreAdded_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("ended") << QByteArray("x\n") << QByteArray("x\na.example:8080\nb.example:8080\n");
        QTest::newRow("not ended") << QByteArray("x") << QByteArray("x\na.example:8080\nb.example:8080\n");
        QTest::newRow("of Windows") << QByteArray("x\r\ny")
                                    << QByteArray("x\r\ny\r\na.example:8080\r\nb.example:8080\r\n");
        QTest::newRow("empty") << QByteArray("") << QByteArray("a.example:8080\nb.example:8080\n");
    }

    void linesAreAdded()
    {
        QFETCH(QByteArray, old);
        put(old);
        QVERIFY(write(format(u"hostport"_s), true));
        QTEST(content(), "result");
    }

    void aLongFileIsContinued()
    {
        // Its only line end of Windows stands where two blocks meet.
        QByteArray old(256 * 1024 - 1, 'x');
        old += "\r\n";
        old += QByteArray(300 * 1024, 'y');
        put(old);
        QVERIFY(write(format(u"hostport"_s), true));
        QVERIFY(content() == old + "\r\na.example:8080\r\nb.example:8080\r\n");
    }

    void cancelledTheOldFileStays_data()
    {
        QTest::addColumn<bool>("append");
        QTest::newRow("over") << false;
        QTest::newRow("at the end") << true;
    }

    void cancelledTheOldFileStays()
    {
        QFETCH(bool, append);
        put("old");
        int asked = 0;
        QVERIFY(write(format(u"hostport"_s), append, {}, [&asked](qsizetype) { return ++asked > 0; }));
        QVERIFY(asked > 1);
        for (int last = 1; last <= asked; ++last) { // wherever it is cancelled
            put("old");
            int now = 0;
            const auto written = write(format(u"hostport"_s), append, {}, [&](qsizetype) { return ++now < last; });
            QVERIFY(now < last || !written);
            if (now < last) // the disk was faster this time
                continue;
            QVERIFY(written.error().kind == Kind::Cancelled);
            QCOMPARE(content(), QByteArray("old"));
            QCOMPARE(files(), 1);
        }
    }

    void aFileThatCannotBeWritten()
    {
        for (const bool append : {false, true}) {
            const auto written = writeLeaseText(m_folder.filePath(u"none/out"_s), *taken(),
                                                {format(u"hostport"_s), {m_desk->clock.utcMs(), 0}, append});
            QVERIFY(!written);
            QVERIFY(written.error().kind == Kind::System);
            QVERIFY(!written.error().text.isEmpty());
        }
    }

#ifdef Q_OS_UNIX
    void aDiskThatFillsUpKeepsTheOldFile()
    {
        const QByteArray old(200'000, 'x');
        for (const bool append : {false, true}) {
            put(old);
            m_rows = m_desk->addMany(20'000, QUuid());
            const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
            rlimit before{};
            getrlimit(RLIMIT_FSIZE, &before);
            rlimit small = before;
            small.rlim_cur = 250'000;
            setrlimit(RLIMIT_FSIZE, &small);
            const auto written = write(format(u"hostport"_s), append);
            setrlimit(RLIMIT_FSIZE, &before);
            std::signal(SIGXFSZ, oldHandler);
            QVERIFY(!written);
            QCOMPARE(written.error().text, qt_error_string(EFBIG));
            QVERIFY(content() == old);
            QCOMPARE(files(), 1);
        }
    }
#endif

    void whatOthersAddMeanwhileIsNotLost()
    {
        put("old\n");
        OutputFile file(path(), OutputFile::Place::AtEnd, false);
        QVERIFY(!file.open());
        QVERIFY(file.write("ours\n", 5));
        put("old\ntheirs\n");
        const auto problem = file.commit();
        QVERIFY(problem && problem->kind == Kind::ChangedMeanwhile);
        QCOMPARE(content(), QByteArray("old\ntheirs\n"));
        QCOMPARE(files(), 1);
    }

    void csvIsContinuedWithoutAnotherHeader()
    {
        const auto exportCsv = [this](const CsvOptions &options) {
            ExportJob job;
            QSignalSpy finished(&job, &ExportJob::finished);
            job.exportLeases(m_desk->leases, login, m_rows, path(), options);
            [&] { QTRY_COMPARE(finished.size(), 1); }();
            return finished.value(0).value(0).value<ExportResult>();
        };
        const CsvOptions add{.byteOrderMark = true, .append = true};
        QVERIFY(exportCsv(add).outcome == ExportResult::Outcome::Written); // there is no file yet
        const QByteArray once = content();
        QVERIFY(once.startsWith("\xEF\xBB\xBFserver,proxy_ip,"));
        const QByteArray rows = once.mid(once.indexOf("\r\n") + 2);
        QVERIFY(exportCsv(add).outcome == ExportResult::Outcome::Written);
        QCOMPARE(content(), once + rows);
        put(once.chopped(2)); // an editor has taken the last line end
        QVERIFY(exportCsv(add).outcome == ExportResult::Outcome::Written);
        QCOMPARE(content(), once + rows);

        // Rows of another form would be read under the wrong names.
        for (const QByteArray &other :
             {QByteArray("name,age\r\nx,1\r\n"), once.left(20), QByteArray("server,proxy_ip\r\n")}) {
            put(other);
            const ExportResult result = exportCsv(add);
            QVERIFY(result.outcome == ExportResult::Outcome::Failed);
            QVERIFY(result.why == Kind::OtherColumns);
            QCOMPARE(content(), other);
        }
        put(once);
        QVERIFY(exportCsv({.credentials = true, .append = true}).why == Kind::OtherColumns);
        QCOMPARE(content(), once);
        QCOMPARE(files(), 1);
    }

    void theJobTellsWhatItDid()
    {
        m_rows.append(m_desk->addLease(QUuid(), u"dead.example"_s, -1));
        ExportJob job;
        QSignalSpy finished(&job, &ExportJob::finished);
        QSignalSpy progress(&job, &ExportJob::progress);
        job.exportText(m_desk->leases, {}, m_rows, path(), {format(u"url"_s), {m_desk->clock.utcMs(), 0}, false});
        QTRY_COMPARE(finished.size(), 1);
        const auto result = finished[0][0].value<ExportResult>();
        QVERIFY(result.outcome == ExportResult::Outcome::Written);
        QCOMPARE(result.rows, 2);
        QCOMPARE(result.report.skippedExpired, 1);
        QCOMPARE(result.path, path());
        QCOMPARE(progress.first()[0].value<qsizetype>(), 0);
        QCOMPARE(progress.last()[0].value<qsizetype>(), 3);
        QCOMPARE(content(), QByteArray("http://a.example:8080\nhttp://b.example:8080\n"));

        ExportJob cancelled;
        QSignalSpy ended(&cancelled, &ExportJob::finished);
        cancelled.exportText(m_desk->leases, {}, m_rows, path(), {format(u"env"_s), {m_desk->clock.utcMs(), 0}, true});
        cancelled.cancel();
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(ended[0][0].value<ExportResult>().outcome == ExportResult::Outcome::Cancelled);
        QCOMPARE(content(), QByteArray("http://a.example:8080\nhttp://b.example:8080\n"));
    }
};

QTEST_GUILESS_MAIN(TestLeaseTextFile)
#include "tst_lease_text_file.moc"
