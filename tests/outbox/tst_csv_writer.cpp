// SPDX-License-Identifier: MIT
#include "csv_field.h"
#include "formats/outgoing.h"
#include "formats/tool.h"
#include "outbox/csv_writer.h"
#include "outbox/lease_csv.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// The bytes of the file, a second reader's opinion of them, and that nothing but a whole new file ever replaces an old
/// one.
class TestCsvWriter : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name = u"out.csv"_s) const { return m_folder.filePath(name); }

    static QByteArray contents(const QString &file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(cannot be read)");
    }

    static Expected<qsizetype, WriteFailure> write(const QString &file, const QList<QStringList> &rows,
                                                   const CsvOptions &options = {})
    {
        return writeCsv(
            file, {u"a"_s, u"b"_s}, rows.size(), [&rows](qsizetype i) { return rows[i]; }, options);
    }

    void putOldFile() const
    {
        QFile old(path());
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
    }

private Q_SLOTS:
    void init() { QVERIFY(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty()); }
    void cleanup()
    {
        QDir folder(m_folder.path());
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden))
            folder.remove(name);
    }

    void quotesAndGuardsAField_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("bare");
        QTest::addColumn<QString>("guarded");
        QTest::newRow("empty") << u""_s << u""_s << u""_s;
        QTest::newRow("plain") << u"电信"_s << u"电信"_s << u"电信"_s;
        QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s << u"\"a,b\""_s;
        QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s << u"\"a\"\"b\""_s;
        QTest::newRow("break") << u"a\r\nb"_s << u"\"a\r\nb\""_s << u"\"a\r\nb\""_s;
        QTest::newRow("spaces") << u" a "_s << u"\" a \""_s << u"\" a \""_s;
        QTest::newRow("equals") << u"=1+1"_s << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("plus") << u"+1"_s << u"+1"_s << u"'+1"_s;
        QTest::newRow("minus") << u"-1"_s << u"-1"_s << u"'-1"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"\"\t=1\""_s << u"\"'\t=1\""_s;
        QTest::newRow("carriage return") << u"\r=1"_s << u"\"\r=1\""_s << u"\"'\r=1\""_s;
        QTest::newRow("line feed") << u"\n=1"_s << u"\"\n=1\""_s << u"\"'\n=1\""_s;
        QTest::newRow("full-width equals") << u"＝1"_s << u"＝1"_s << u"'＝1"_s;
        QTest::newRow("full-width plus") << u"＋1"_s << u"＋1"_s << u"'＋1"_s;
        QTest::newRow("full-width minus") << u"－1"_s << u"－1"_s << u"'－1"_s;
        QTest::newRow("full-width at") << u"＠1"_s << u"＠1"_s << u"'＠1"_s;
        QTest::newRow("guarded and quoted") << u"=\"a\",1"_s << u"\"=\"\"a\"\",1\""_s << u"\"'=\"\"a\"\",1\""_s;
        QTest::newRow("later sign") << u"a=1"_s << u"a=1"_s << u"a=1"_s;
    }

    void quotesAndGuardsAField()
    {
        QFETCH(QString, value);
        QFETCH(QString, bare);
        QFETCH(QString, guarded);
        QCOMPARE(csvField(value, false), bare);
        QCOMPARE(csvField(value, true), guarded);
        QCOMPARE(QString::fromUtf8(csvBytes({value}, false)), bare);
        QCOMPARE(QString::fromUtf8(csvBytes({value}, true)), guarded);
        QVERIFY(write(path(), {{value, u"x"_s}}, {.formulaGuard = true}));
        QCOMPARE(QString::fromUtf8(contents(path())), u"a,b\r\n"_s + guarded + u",x\r\n"_s);
        QVERIFY(write(path(), {{value, u"x"_s}}, {.formulaGuard = false}));
        QCOMPARE(QString::fromUtf8(contents(path())), u"a,b\r\n"_s + bare + u",x\r\n"_s);
    }

    void writesAByteOrderMarkIfAsked()
    {
        QVERIFY(write(path(), {}, {.byteOrderMark = true}));
        QCOMPARE(contents(path()),
                 QByteArray("\xEF\xBB\xBF"
                            "a,b\r\n"));
        QVERIFY(write(path(), {}, {}));
        QCOMPARE(contents(path()), QByteArray("a,b\r\n"));
    }

    void pythonReadsItBack()
    {
#ifdef Q_OS_WIN
        if (!hasTool("python3"))
            QSKIP("there is no Python here to read it back");
#endif
        QVERIFY2(hasTool("python3"), "python3");
        const QList<QStringList> rows{{u"a\"b\"\"c"_s, u",,"_s}, {u"line\nbreak\r\n"_s, u"\r"_s},
                                      {u" "_s, u"青果 😀 Ä"_s},   {u""_s, u""_s},
                                      {u"'"_s, u"\\"_s},         {u";\t|"_s, QString(5000, u'青') + u"\"\n"_s}};
        QVERIFY(write(path(), rows, {.byteOrderMark = true, .formulaGuard = false}));
        const ToolRun run = runTool(
            "python3",
            {u"-c"_s,
             u"import csv, json, sys\n"
             "print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''), strict=True))))"_s,
             path()});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const QJsonArray read = QJsonDocument::fromJson(run.output).array();
        QCOMPARE(read.size(), rows.size() + 1);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QCOMPARE(read[i + 1].toArray()[0].toString(), rows[i][0]);
            QCOMPARE(read[i + 1].toArray()[1].toString(), rows[i][1]);
        }
    }

    void writesMoreThanItsBuffer()
    {
        constexpr qsizetype rows = 40'000;
        const auto written
            = writeCsv(path(), {u"n"_s}, rows,
                       CsvRowSource([](qsizetype i, CsvRow &row) { row.field(QString::number(i) + u" 青果"_s); }), {});
        QVERIFY(written);
        QCOMPARE(*written, rows);
        QByteArray expected = "n\r\n";
        for (qsizetype i = 0; i < rows; ++i)
            expected += QByteArray::number(i) + " \xE9\x9D\x92\xE6\x9E\x9C\r\n";
        QVERIFY(contents(path()) == expected);
    }

    void tellsItsProgress()
    {
        QList<qsizetype> seen;
        const auto written
            = writeCsv(path(), {u"n"_s}, 1000, CsvRowSource([](qsizetype, CsvRow &row) { row.field(u"x"); }), {},
                       [&seen](qsizetype n) {
                           seen << n;
                           return true;
                       });
        QVERIFY(written);
        QCOMPARE(seen.first(), 0);
        QCOMPARE(seen.last(), 1000);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    }

    void cancellingKeepsTheOldFile_data()
    {
        QTest::addColumn<qsizetype>("when");
        QTest::newRow("at once") << qsizetype(0);
        QTest::newRow("before the last step") << qsizetype(30);
    }

    void cancellingKeepsTheOldFile()
    {
        QFETCH(qsizetype, when);
        putOldFile();
        const auto written
            = writeCsv(path(), {u"n"_s}, 30, CsvRowSource([](qsizetype, CsvRow &row) { row.field(u"x"); }), {},
                       [when](qsizetype n) { return n < when; });
        QVERIFY(!written);
        QCOMPARE(written.error().text, QString());
        QCOMPARE(contents(path()), QByteArray("old"));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1); // nothing half-written is left
    }

    void cancelsInTheMiddle()
    {
        // Rows that take a while: progress is asked for by time.
        const auto written = writeCsv(path(), {u"n"_s}, 100'000, CsvRowSource([](qsizetype i, CsvRow &row) {
                                          if (i % 64 == 0)
                                              QTest::qSleep(5);
                                          row.field(u"x");
                                      }),
                                      {}, [](qsizetype n) { return n == 0; });
        QVERIFY(!written);
        QVERIFY(!QFile::exists(path()));
    }

    void saysWhyItCannotWrite()
    {
        const auto missing = write(m_folder.filePath(u"no/such/folder/x.csv"_s), {});
        QVERIFY(!missing);
        QVERIFY(!missing.error().text.isEmpty());
        putOldFile();
        const auto underAFile = write(path() + u"/x.csv"_s, {});
        QVERIFY(!underAFile && !underAFile.error().text.isEmpty());
        const auto folder = write(m_folder.path(), {});
        QVERIFY(!folder && !folder.error().text.isEmpty());
        QCOMPARE(contents(path()), QByteArray("old"));
    }

#ifdef Q_OS_UNIX
    void aReadOnlyFolderKeepsTheOldFile()
    {
        if (geteuid() == 0)
            return; // nothing is read-only to root
        putOldFile();
        QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::ExeOwner);
        const auto written = write(path(), {{u"1"_s, u"2"_s}});
        QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!written && !written.error().text.isEmpty());
        QCOMPARE(contents(path()), QByteArray("old"));
    }

    void aWriteThatFailsHalfWayKeepsTheOldFile()
    {
        putOldFile();
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 300'000;
        setrlimit(RLIMIT_FSIZE, &small);
        const auto written = writeCsv(path(), {u"n"_s}, 100'000,
                                      CsvRowSource([](qsizetype, CsvRow &row) { row.field(u"0123456789"); }), {});
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(!written);
        QCOMPARE(written.error().text, qt_error_string(EFBIG));
        QCOMPARE(contents(path()), QByteArray("old"));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aFullDiskKeepsTheOldFile()
    {
        // A disk of 64 KiB, where the system lets this test make one.
        QTemporaryDir disk;
        if (geteuid() != 0
            || runTool("mount", {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=64k"_s, u"none"_s, disk.path()}).exitCode != 0)
            return;
        QFile old(disk.filePath(u"x.csv"_s));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        const auto written = writeCsv(old.fileName(), {u"n"_s}, 100'000,
                                      CsvRowSource([](qsizetype, CsvRow &row) { row.field(u"0123456789"); }), {});
        const QByteArray kept = contents(old.fileName());
        const qsizetype files = QDir(disk.path()).entryList(QDir::Files | QDir::Hidden).size();
        QCOMPARE(runTool("umount", {disk.path()}).exitCode, 0);
        QVERIFY(!written);
        QCOMPARE(written.error().text, qt_error_string(ENOSPC));
        QCOMPARE(kept, QByteArray("old"));
        QCOMPARE(files, 1);
    }

    void aFileWithSecretsIsForItsOwner()
    {
        putOldFile();
        QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        QVERIFY(write(path(), {}, {.credentials = true}));
        QVERIFY(!(QFile::permissions(path())
                  & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    }
#endif

    void writesRegionLocksInTheVendorsNames()
    {
        // The documentation's sample line.
        const RegionLock line{u"hn_sqdx2-1:ppp14"_s, u"河南省商丘市"_s, u"电信"_s, u"等待中(34)"_s, 1'677'289'510'000};
        LeaseOrigin origin = sampleLease().origin;
        origin.endpoint = u"region.get"_s;
        QCOMPARE(regionLockCsvHeader().join(u','),
                 u"uuid,area,isp,state,monopolize_time,endpoint,account,request_id,extracted_at"_s);
        QCOMPARE(regionLockCsvRow(line, origin).join(u','),
                 u"hn_sqdx2-1:ppp14,河南省商丘市,电信,等待中(34),2023-02-25T09:45:10+08:00,region.get,East crawl,"
                 "83158ebe-be6c-40f7-a158-688741083edc,2023-02-25T15:37:36+08:00"_s);
    }
};

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csv_writer.moc"
