// SPDX-License-Identifier: MIT
// What the operator is told of checks: how many were begun and left out, how far they are, and how they ended.
#include "checks/check_addresses.h"
#include "checks/lease_checks.h"
#include "desk/lease_marks.h"
#include "lease/vendor_clock.h"
#include "preferences/preferences.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/check/check_command.h"
#include "ui/widgets/progress_item.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// The separator of Chinese.
class WideSeparator final : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *comment, int) const override
    {
        return QLatin1StringView(source) == "; "_L1 && QLatin1StringView(comment) == "between the parts of a message"_L1
            ? u"；"_s
            : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class CheckCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_preferences.set(Preference::CheckNew, false);
        m_login = ProxyCredentials{};
        m_cancelled = 0;
        m_table.remove(m_table.rows());
        m_checks.takeProgress({});
    }

    void whatWasBegunAndLeftOutIsSaid()
    {
        buy(3, 60'000);
        buy(1, 1'000);
        QSignalSpy told(&m_command, &CheckCommand::message);
        m_command.check(m_table.rows());
        QCOMPARE(told.size(), 1);
        const QString text = told.first().first().toString();
        QVERIFY2(text.contains(u"3"_s) && text.contains(u"1"_s) && text.contains(u"expired"_s), qPrintable(text));
    }

    void nothingToCheckIsSaid()
    {
        QSignalSpy told(&m_command, &CheckCommand::message);
        m_command.check({});
        QCOMPARE(told.first().first().toString(), u"Nothing to check"_s);
        buy(2, 60'000);
        m_login = Unexpected<NoLogin>(NoLogin::SecretsMissing);
        m_command.check(m_table.rows());
        const QString text = told.last().first().toString();
        QVERIFY2(text.startsWith(u"Nothing to check; "_s) && text.contains(u"2"_s), qPrintable(text));
    }

    void thePartsAreSeparatedAsTheLanguageDoes()
    {
        WideSeparator texts;
        QVERIFY(QCoreApplication::installTranslator(&texts));
        buy(2, 60'000);
        m_login = Unexpected<NoLogin>(NoLogin::SecretsMissing);
        QSignalSpy told(&m_command, &CheckCommand::message);
        m_command.check(m_table.rows());
        QCoreApplication::removeTranslator(&texts);
        const QString text = told.last().first().toString();
        QVERIFY2(text.startsWith(u"Nothing to check；2"_s), qPrintable(text));
    }

    void progressIsShownAndTheEndIsTold()
    {
        buy(2, 60'000);
        m_command.check(m_table.rows());
        QSignalSpy told(&m_command, &CheckCommand::message);
        CheckProgress progress;
        progress.total = 2;
        progress.running = 2;
        m_checks.takeProgress(progress);
        QVERIFY(m_command.progress().isRunning());
        QVERIFY(m_command.progress().text().contains(u"2"_s));
        progress.pause = CheckProgress::Pause::OwnConnection;
        m_checks.takeProgress(progress);
        QVERIFY(m_command.progress().text().contains(u"connected"_s));
        progress.pause = CheckProgress::Pause::None;
        progress.done = 2;
        progress.good = 1;
        progress.running = 0;
        m_checks.takeProgress(progress);
        QVERIFY(!m_command.progress().isRunning());
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().first().toString(), u"Checked: 1 of 2 are good"_s);
        m_checks.takeProgress(progress); // once
        QCOMPARE(told.size(), 1);
    }

    // What the program checks by itself must not talk over what the operator does.
    void checksOfTheProgramEndWithoutAWord()
    {
        QSignalSpy told(&m_command, &CheckCommand::message);
        CheckProgress progress;
        progress.total = 2;
        m_checks.takeProgress(progress);
        QVERIFY(m_command.progress().isRunning()); // it is shown all the same
        progress.done = 2;
        m_checks.takeProgress(progress);
        QCOMPARE(told.size(), 0);
    }

    void cancelOfTheProgressCancelsTheChecks()
    {
        CheckProgress progress;
        progress.total = 2;
        m_checks.takeProgress(progress);
        m_command.progress().cancel();
        QCOMPARE(m_cancelled, 1);
    }

private:
    void buy(int count, qint64 lifeMs)
    {
        QList<Lease> leases;
        for (int i = 0; i < count; ++i) {
            Lease lease;
            lease.host = u"127.0.1.%1"_s.arg(++m_bought);
            lease.port = 9000;
            lease.server = lease.host + u":9000"_s;
            lease.deadlineMs = m_vendorClock.nowMs() + lifeMs;
            leases.append(lease);
        }
        m_table.add(leases, {m_account, u"Shop"_s, u"short/channel/extract"_s, {}, {}, m_vendorClock.nowMs(), 1});
    }

    FakeClock m_clock;
    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Preferences m_preferences{m_settings};
    CheckAddresses m_addresses;
    VendorClock m_vendorClock{m_clock};
    LeaseTable m_table{m_vendorClock};
    RegionLockModel m_locks{[](const QUuid &, const QString &name) { return name; }};
    LeaseMarks m_marks{m_table, m_locks, nullptr};
    const QUuid m_account = QUuid::createUuid();
    Expected<ProxyCredentials, NoLogin> m_login;
    int m_cancelled = 0;
    int m_bought = 0;
    LeaseChecks m_checks{{m_table,
                          m_marks,
                          m_preferences,
                          m_addresses,
                          {[](const QList<CheckJob> &, CheckPriority) {}, [](const QList<quint64> &) {},
                           [this] { ++m_cancelled; }, [](const CheckSettings &) {}},
                          [this](const LeaseOrigin &) { return m_login; }}};
    CheckCommand m_command{m_checks};
};

QTEST_MAIN(CheckCommandTest)
#include "tst_check_command.moc"
