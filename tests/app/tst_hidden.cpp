// SPDX-License-Identifier: MIT
// The whole program while its window is not visible.
#include "application.h"
#include "desk/desk.h"
#include "table/lease_table.h"
#include "ui/window/main_window.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int watchedMs = 8'000;

} // namespace

class TestHidden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        Options options;
        options.dataDir = m_folder->path();
        m_application = std::make_unique<Application>(options);
        QVERIFY(m_application->start());
        QSignalSpy restored(&m_application->desk(), &Desk::restored);
        QVERIFY(QTest::qWaitForWindowExposed(&m_application->window(), 60'000));
        QVERIFY(restored.size() > 0 || restored.wait(30'000));
    }
    void cleanup()
    {
        m_application.reset();
        m_folder.reset();
    }

    void sleepsWhileLeasesComeToTheirEnds_data()
    {
        QTest::addColumn<bool>("minimised");
        QTest::newRow("hidden") << false;
        QTest::newRow("minimised") << true;
    }
    void sleepsWhileLeasesComeToTheirEnds()
    {
        QFETCH(const bool, minimised);
        QApplication::setQuitOnLastWindowClosed(false);
        // One ends every tenth of a second, a hundred stay alive.
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (int i = 0; i < 180; ++i)
            add(i, i < 80 ? now + 3'000 + i * 100 : now + 3'600'000);
        minimised ? m_application->window().showMinimized() : m_application->window().hide();
        QTest::qWait(1'500); // waits for delayed work

        int awakened = 0;
        const auto counting = connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this,
                                      [&] { ++awakened; });
        QEventLoop loop;
        QTimer::singleShot(watchedMs, &loop, &QEventLoop::quit);
        loop.exec();
        disconnect(counting);
        // One is the end of the event loop; LeaseLifecycle's check, less than once a minute, may be another.
        QVERIFY2(awakened <= 4, qPrintable(u"it was woken %1 times"_s.arg(awakened)));

        const LeaseTable &leases = m_application->leases();
        QVERIFY(leases.state(0) != LeaseState::Expired); // otherwise the check below proves nothing
        minimised ? m_application->window().showNormal() : m_application->window().show();
        QTRY_COMPARE(leases.state(0), LeaseState::Expired);
    }

private:
    void add(int number, qint64 deadlineMs)
    {
        Lease lease;
        lease.host = u"36.25.1.9"_s;
        lease.port = quint16(20'000 + number);
        lease.server = u"36.25.1.9:%1"_s.arg(lease.port);
        lease.deadlineMs = deadlineMs;
        LeaseOrigin origin;
        origin.account = QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        origin.endpoint = u"short.channel.get"_s;
        origin.obtainedMs = QDateTime::currentMSecsSinceEpoch();
        m_application->leases().add(std::span(&lease, 1), origin);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_application;
};

QTEST_MAIN(TestHidden)
#include "tst_hidden.moc"
