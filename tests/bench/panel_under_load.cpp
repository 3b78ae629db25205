// SPDX-License-Identifier: MIT
#include "bench/panel_under_load.h"

#include "ui/table/lease_table_view.h"

#include <QAction>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

#include <memory>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

PanelUnderLoad::PanelUnderLoad()
{
    AccountSecrets secrets;
    secrets.key = Secret(u"TESTKEY01"_s);
    secrets.apiPassword = Secret(u"TESTPASS01"_s);
    // The samples' first account; the others have no secrets, as after a restart with a locked keychain.
    Account account;
    account.id = QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    account.name = u"account 1"_s;
    m_accounts.add(account, secrets, AccountBook::Keep::ForThisSession, [](const auto &) {});
    QObject::connect(&m_panel, &LeasesPanel::message, &m_panel, [this](const QString &text) { m_said = text; });
    m_panel.resize(1400, 1400);
    m_panel.show();
    if (!QTest::qWaitForWindowExposed(&m_panel))
        qFatal("the panel is not shown");
    runUntil([this] { return m_accounts.size() == 1; });
}

void PanelUnderLoad::runUntil(const std::function<bool()> &over)
{
    if (!QTest::qWaitFor(over, 600'000))
        qFatal("it does not come to an end");
}

StallMeter::Stall PanelUnderLoad::run(const std::function<void()> &work, const std::function<bool()> &over)
{
    m_said.clear();
    m_stalls.take();
    bool begun = false;
    QTimer::singleShot(0, &m_panel, [&] {
        work();
        begun = true;
    });
    runUntil([&] { return begun && (!over || over()) && m_view.isSettled(); });
    // Painting and other things put off. Waiting is no stall: the heart goes on beating.
    QTest::qWait(50);
    return m_stalls.take();
}

StallMeter::Stall PanelUnderLoad::fill(int leases)
{
    QTest::qWait(50);
    m_allocated = bytesAllocated();
    m_resident = bytesResident();
    const QList<Batch> batches = makeBatches(leases, m_clock.utcMs());
    QTimer arrivals; // as replies arrive: each in a turn of the event loop
    qsizetype next = 0;
    return run(
        [&] {
            QObject::connect(&arrivals, &QTimer::timeout, &m_panel, [&] {
                if (next < batches.size()) {
                    m_leases.add(batches[next].leases, batches[next].origin);
                    ++next;
                }
            });
            arrivals.start(0);
        },
        [&] { return next == batches.size(); });
}

double PanelUnderLoad::bytesAllocatedPerLease() const
{
    return double(bytesAllocated() - m_allocated) / double(m_leases.size());
}

double PanelUnderLoad::bytesResidentPerLease() const
{
    giveBackFreedMemory();
    return double(bytesResident() - m_resident) / double(m_leases.size());
}

double PanelUnderLoad::countdown(int seconds)
{
    QTest::qWait(1500); // whatever was put off
    // Without the heart, which beats a thousand times a second, and without qWait, which looks every 10 ms.
    m_stalls.pause(true);
    QEventLoop loop;
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    const double start = processorMs();
    loop.exec();
    const double spent = processorMs() - start;
    m_stalls.pause(false);
    return spent / seconds;
}

QString PanelUnderLoad::columnTitle(int column) const { return m_view.headerData(column, Qt::Horizontal).toString(); }

StallMeter::Stall PanelUnderLoad::sort(int column)
{
    return run([this, column] { m_panel.table().sortByColumn(column, Qt::AscendingOrder); });
}

StallMeter::Stall PanelUnderLoad::type(const QString &filter)
{
    auto *edit = m_panel.findChild<QLineEdit *>(u"filter"_s);
    qsizetype typed = 0;
    QTimer keys;
    return run(
        [&] {
            QObject::connect(&keys, &QTimer::timeout, &m_panel, [&] {
                if (typed < filter.size())
                    edit->setText(filter.left(++typed));
            });
            keys.start(100); // slow enough that each key is a filter of its own
        },
        [&] { return typed == filter.size() && m_view.filterText() == filter; });
}

StallMeter::Stall PanelUnderLoad::clearFilter()
{
    return run([this] { m_panel.clearFilter(); });
}

StallMeter::Stall PanelUnderLoad::scroll()
{
    QScrollBar *bar = m_panel.table().verticalScrollBar();
    int steps = 0;
    QTimer wheel;
    return run(
        [&] {
            QObject::connect(&wheel, &QTimer::timeout, &m_panel,
                             [&] { bar->setValue(int(qint64(bar->maximum()) * ++steps / 100)); });
            wheel.start(0);
        },
        [&] { return steps >= 100; });
}

StallMeter::Stall PanelUnderLoad::selectAll()
{
    return run([this] { m_panel.selectAllAction()->trigger(); });
}

StallMeter::Stall PanelUnderLoad::copyAll(double &elapsedMs)
{
    QElapsedTimer elapsed;
    QObject context;
    QObject::connect(&m_panel, &LeasesPanel::message, &context, [&] { elapsedMs = double(elapsed.elapsed()); });
    const StallMeter::Stall longest = run(
        [&] {
            elapsed.start();
            m_panel.copy();
        },
        [this] { return !m_said.isEmpty(); });
    if (m_clipboard.text().count(u'\n') + 1 != m_leases.size())
        qFatal("not all were copied: %s", qPrintable(m_said));
    m_clipboard.clear();
    return longest;
}

StallMeter::Stall PanelUnderLoad::exportAll(double &elapsedMs)
{
    QElapsedTimer elapsed;
    QObject context;
    QObject::connect(&m_panel, &LeasesPanel::message, &context, [&] { elapsedMs = double(elapsed.elapsed()); });
    const QString path = m_folder.filePath(u"all.csv"_s);
    const StallMeter::Stall longest = run(
        [&] {
            elapsed.start();
            m_panel.exportTo(path, {});
        },
        [this] { return !m_said.isEmpty(); });
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.readAll().count('\n') != m_leases.size() + 1)
        qFatal("not all were written: %s", qPrintable(m_said));
    return longest;
}

StallMeter::Stall PanelUnderLoad::expireAll()
{
    return run(
        [this] {
            m_clock.advance(7'200'000);
            m_leases.advance();
        },
        [this] { return m_leases.counts()[size_t(LeaseState::Expired)] == m_leases.size(); });
}

StallMeter::Stall PanelUnderLoad::forgetAll()
{
    // All are selected and none lives: nothing is asked.
    m_panel.selectAllAction()->trigger();
    return run([this] { m_panel.forget(); }, [this] { return m_leases.size() == 0; });
}

} // namespace proxydeck::bench
