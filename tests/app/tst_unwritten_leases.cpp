// SPDX-License-Identifier: MIT
// Quitting while leases are not on the disk.
#include "unwritten_leases.h"

#include "accounts/memory_secret_store.h"
#include "core.h"
#include "ledger/ledger.h"
#include "program_windows.h"
#include "ui/look/theme.h"
#include "ui/window/main_window.h"
#include "ui/wording/language.h"

#include <QApplication>
#include <QFile>
#include <QMessageBox>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

LeaseBatch sampleBatch(int leases)
{
    LeaseBatch batch;
    batch.origin.account = QUuid::createUuid();
    batch.origin.accountName = u"East crawl"_s;
    batch.origin.endpoint = u"short.channel.get"_s;
    batch.origin.requestId = u"83158ebe-be6c-40f7-a158-688741083edc"_s;
    batch.origin.obtainedMs = 1'677'310'000'000; // 2023-02-25 15:26:40 by the vendor's clock
    for (int i = 0; i < leases; ++i) {
        Lease lease;
        lease.server = u"123.54.55.24:%1"_s.arg(20'000 + i);
        lease.host = u"123.54.55.24"_s;
        lease.port = quint16(20'000 + i);
        lease.exitIp = u"123.54.55.24"_s;
        lease.area = u"河南省商丘市"_s;
        lease.areaCode = u"411400"_s;
        lease.isp = u"电信"_s;
        lease.deadlineMs = batch.origin.obtainedMs + 60'000;
        batch.leases.append(lease);
    }
    return batch;
}

LeaseBatch regionLockBatch(int lines)
{
    LeaseBatch batch;
    batch.origin.account = QUuid::createUuid();
    batch.origin.accountName = u"Region lock"_s;
    batch.origin.endpoint = u"regionlock.get"_s;
    batch.origin.requestId = u"f2d1c1b0-0000-4000-8000-000000000001"_s;
    batch.origin.obtainedMs = 1'677'310'000'000;
    for (int i = 0; i < lines; ++i) {
        RegionLock line;
        line.uuid = u"lock-%1"_s.arg(i);
        line.area = u"福建省泉州市"_s;
        line.isp = u"移动"_s;
        line.state = u"ACTIVE"_s;
        line.lockedSinceMs = batch.origin.obtainedMs;
        batch.regionLocks.append(line);
    }
    return batch;
}

void record(Ledger &ledger, const LeaseBatch &batch)
{
    CallEntry call;
    call.id = QUuid::createUuid();
    call.outcome = CallEntry::Outcome::Succeeded;
    std::optional<bool> durable;
    ledger.recordEnd(call, batch, [&durable](bool is) { durable = is; });
    QTRY_VERIFY(durable);
    QVERIFY(!*durable);
}

/// Answers questions one after the other, by the names of buttons.
class Answers : public QObject
{
public:
    explicit Answers(QStringList buttons)
        : m_buttons(std::move(buttons))
    {
        m_timer.callOnTimeout(this, [this] { look(); });
        m_timer.start(5);
    }

    QStringList asked;

private:
    void look()
    {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        asked.append(box->text() + u'\n' + box->informativeText());
        const QString wanted = m_buttons.isEmpty() ? QString() : m_buttons.takeFirst();
        const QList<QAbstractButton *> buttons = box->buttons();
        for (QAbstractButton *button : buttons) {
            if (button->text() == wanted)
                return button->click();
        }
        box->reject();
    }

    QStringList m_buttons;
    QTimer m_timer;
};

const QString saveButton = u"Save as CSV…"_s;
const QString stayButton = u"Do not quit"_s;
const QString quitButton = u"Quit anyway"_s;

} // namespace

class UnwrittenLeasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_blocked = m_folder->filePath(u"data"_s);
        QVERIFY(QFile(m_blocked).open(QIODevice::WriteOnly)); // a file where the ledger's folder should be
    }

    void asksNothingWhereAllIsWritten()
    {
        Ledger ledger(m_folder->path());
        QWidget window;
        Answers answers({});
        UnwrittenLeases unwritten(ledger, window);
        QVERIFY(unwritten.mayEnd());
        bool durable = false;
        ledger.recordEnd({}, sampleBatch(3), [&durable](bool is) { durable = is; });
        QVERIFY(!unwritten.isEmpty()); // on its way
        QVERIFY(unwritten.mayEnd());
        QTRY_VERIFY(durable);
        QVERIFY(unwritten.isEmpty());
        QCOMPARE(answers.asked, QStringList());
    }

    void triesOnceMoreBeforeItAsks()
    {
        Ledger ledger(m_blocked);
        record(ledger, sampleBatch(3));
        QVERIFY(QFile::remove(m_blocked));
        QWidget window;
        Answers answers({});
        QVERIFY(UnwrittenLeases(ledger, window).mayEnd());
        QCOMPARE(answers.asked, QStringList());
    }

    void theOperatorDecides_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("ends");
        QTest::newRow("stay") << stayButton << false;
        QTest::newRow("quit") << quitButton << true;
        QTest::newRow("Esc") << QString() << false;
    }
    void theOperatorDecides()
    {
        QFETCH(const QString, button);
        QFETCH(const bool, ends);
        Ledger ledger(m_blocked);
        record(ledger, sampleBatch(12));
        record(ledger, sampleBatch(8));
        QWidget window;
        Answers answers({button});
        QCOMPARE(UnwrittenLeases(ledger, window).mayEnd(), ends);
        QCOMPARE(answers.asked.size(), 1);
        QVERIFY2(answers.asked[0].contains(u"20"_s), qPrintable(answers.asked[0]));
        QVERIFY2(answers.asked[0].contains(ledger.problem()), qPrintable(answers.asked[0]));
    }

    void savesThemToAnotherPlace()
    {
        Ledger ledger(m_blocked);
        record(ledger, sampleBatch(2));
        record(ledger, sampleBatch(1));
        QWidget window;
        // The first file is not chosen, the second cannot be written.
        QStringList paths{QString(), m_folder->filePath(u"missing/leases.csv"_s), m_folder->filePath(u"leases.csv"_s)};
        UnwrittenLeases unwritten(ledger, window);
        unwritten.setChoosePath([&paths] { return paths.takeFirst(); });
        Answers answers({saveButton, saveButton, saveButton});
        QVERIFY(unwritten.mayEnd());
        QCOMPARE(answers.asked.size(), 3);
        QVERIFY2(answers.asked[2].contains(u"could not be saved"_s), qPrintable(answers.asked[2]));

        QFile file(m_folder->filePath(u"leases.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString tail
            = u",123.54.55.24,河南省商丘市,411400,电信,2023-02-25T15:27:40+08:00,short.channel.get,"
              "East crawl,83158ebe-be6c-40f7-a158-688741083edc,,2023-02-25T15:26:40+08:00,,,,,,,,,\r\n"_s;
        QCOMPARE(
            QString::fromUtf8(file.readAll()),
            u"server,proxy_ip,area,area_code,isp,deadline,endpoint,account,request_id,task_id,extracted_at,"
            "check,latency_ms,measured_exit,checked_at,tunnels,tunnels_succeeded,tunnels_failed,sent_bytes,received_bytes\r\n"_s
                + u"123.54.55.24:20000"_s + tail + u"123.54.55.24:20001"_s + tail + u"123.54.55.24:20000"_s + tail);
    }

    void regionLocksAreAskedAboutAndSavedToo()
    {
        Ledger ledger(m_blocked);
        record(ledger, regionLockBatch(2));
        QWidget window;
        UnwrittenLeases unwritten(ledger, window);
        QVERIFY(!unwritten.isEmpty());
        {
            Answers answers({stayButton});
            QVERIFY(!unwritten.mayEnd());
            QCOMPARE(answers.asked.size(), 1);
            QVERIFY2(answers.asked[0].contains(u"2"_s), qPrintable(answers.asked[0]));
        }
        record(ledger, sampleBatch(1));
        unwritten.setChoosePath([this] { return m_folder->filePath(u"leases.csv"_s); });
        Answers answers({saveButton});
        QVERIFY(unwritten.mayEnd());
        QVERIFY2(answers.asked[0].contains(u"3"_s), qPrintable(answers.asked[0]));

        QFile file(m_folder->filePath(u"leases.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString line = u",,福建省泉州市,,移动,,regionlock.get,Region lock,f2d1c1b0-0000-4000-8000-000000000001,,"
                             "2023-02-25T15:26:40+08:00,,,,,,,,,,"_s;
        const QString end = u",ACTIVE,2023-02-25T15:26:40+08:00\r\n"_s;
        QCOMPARE(QString::fromUtf8(file.readAll()),
                 u"server,proxy_ip,area,area_code,isp,deadline,endpoint,account,request_id,task_id,extracted_at,"
                 "check,latency_ms,measured_exit,checked_at,tunnels,tunnels_succeeded,tunnels_failed,sent_bytes,"
                 "received_bytes,uuid,state,monopolize_time\r\n"_s
                     + line + u"lock-0"_s + end + line + u"lock-1"_s + end
                     + u"123.54.55.24:20000,123.54.55.24,河南省商丘市,411400,电信,2023-02-25T15:27:40+08:00,"
                       "short.channel.get,East crawl,83158ebe-be6c-40f7-a158-688741083edc,,"
                       "2023-02-25T15:26:40+08:00,,,,,,,,,,,,\r\n"_s);
    }

    void whatComesWhileThePlaceIsChosenIsSavedToo()
    {
        Ledger ledger(m_blocked);
        record(ledger, sampleBatch(1));
        QWidget window;
        UnwrittenLeases unwritten(ledger, window);
        unwritten.setChoosePath([&] {
            record(ledger, sampleBatch(2)); // the dialog handles events
            return m_folder->filePath(u"leases.csv"_s);
        });
        Answers answers({saveButton});
        QVERIFY(unwritten.mayEnd());
        QCOMPARE(answers.asked.size(), 1);
        QFile file(m_folder->filePath(u"leases.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), 1 + 3);
    }

    void whatComesWhileItAsksIsAskedAboutToo()
    {
        Ledger ledger(m_blocked);
        record(ledger, sampleBatch(1));
        QWidget window;
        UnwrittenLeases unwritten(ledger, window);
        bool hasCome = false;
        QTimer::singleShot(0, &window, [&] { // in the first question
            ledger.recordEnd({}, sampleBatch(4), [&hasCome](bool) { hasCome = true; });
        });
        Answers answers({quitButton, quitButton});
        QVERIFY(unwritten.mayEnd());
        QCOMPARE(answers.asked.size(), 2);
        QVERIFY2(answers.asked[1].contains(u"5"_s), qPrintable(answers.asked[1]));
        QTRY_VERIFY(hasCome);
    }

    void theWindowAsksBeforeItCloses()
    {
        QApplication::setQuitOnLastWindowClosed(false);
        const auto connection = u"holds the file"_s;
        const auto close = qScopeGuard([&] { QSqlDatabase::removeDatabase(connection); });
        Core::Parts parts;
        parts.dataFolder = m_folder->path();
        parts.makeSecretStore = [] { return std::make_unique<MemorySecretStore>(); };
        Core core(parts);
        Language language;
        Theme theme;
        language.choose(u"en"_s);
        ProgramWindows windows({core, language, theme, false, false});
        windows.window().show();
        core.restore();
        QVERIFY(core.ledger()->flush(60'000));

        core.ledger()->setPatienceMs(10);
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        other.setDatabaseName(Ledger::fileName(m_folder->path()));
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        record(*core.ledger(), sampleBatch(5));
        {
            Answers answers({stayButton});
            QVERIFY(!windows.window().close());
            QCOMPARE(answers.asked.size(), 1);
            QVERIFY(windows.window().isVisible());
        }
        // Where the system ends the session, nobody is asked.
        Answers answers({});
        windows.window().quitWithoutAsking();
        QVERIFY(windows.window().close());
        QCOMPARE(answers.asked, QStringList());
        QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
        other = {};
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_blocked;
};

QTEST_MAIN(UnwrittenLeasesTest)
#include "tst_unwritten_leases.moc"
