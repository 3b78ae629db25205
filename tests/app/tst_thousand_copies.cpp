// SPDX-License-Identifier: MIT
// A thousand presses and copies in the real window, in random states: the clipboard holds exactly what the status bar
// says, and both are what the operator meant. What that is, the test knows by itself: from the leases that it handed
// out, the clock that it sets, and the rows that it selected.
#include "../desk/held_vendor.h"
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "formats/format_book.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/bar/state_chip.h"
#include "ui/calls/calls_panel.h"
#include "ui/desktop/clipboard.h"
#include "ui/leases/leases_panel.h"
#include "ui/look/theme.h"
#include "ui/request/request_panel.h"
#include "ui/table/lease_selection.h"
#include "ui/table/lease_table_view.h"
#include "ui/window/main_window.h"
#include "ui/wording/language.h"
#include "view/lease_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QRandomGenerator>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr int copiesToMake = 250; // with -O0 a thousand take two minutes; tests/shipped.sh makes them all
#else
constexpr int copiesToMake = 1'000;
#endif
constexpr qint64 second = 1'000;
constexpr qint64 expiringMs = 30 * second;
constexpr qint64 warnMs = 15 * second; ///< a copy names those with less time left

/// The whole program, with a vendor that the test answers for.
struct World
{
    World()
    {
        for (int number = 1; number <= 3; ++number) {
            Account account;
            account.name = u"Key %1"_s.arg(number);
            account.channels = 20;
            account.channelsEntered = true;
            AccountSecrets entry;
            entry.key = Secret(u"TESTKEY0%1"_s.arg(number));
            accounts.add(account, entry, AccountBook::Keep::InStore, [](const auto &) {});
        }
        ready = QTest::qWaitFor([this] { return accounts.size() == 3; }, 60'000);
        window.show();
        ready = ready && QTest::qWaitForWindowExposed(&window, 60'000);
    }

    QTemporaryDir folder;
    FakeClock clock;
    test::HeldVendor vendor;
    Catalogue catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore secrets;
    AccountBook accounts{folder.path(), secrets};
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    LeaseView view{
        leases,
        {[](const QString &endpoint) { return endpoint; }, [](const QUuid &, const QString &name) { return name; }}};
    QAbstractItemModelTester tester{&view, QAbstractItemModelTester::FailureReportingMode::QtTest};
    RegionLockModel regionLocks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler scheduler{clock};
    CallLog log;
    Desk desk{{clock, catalogue, accounts, scheduler, vendor, vendorClock, leases, regionLocks, log, nullptr}};
    Language language;
    Theme theme;
    Clipboard clipboard;
    FormatBook formats;
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    MainWindow window{{clock, catalogue, accounts, desk, leases, view, regionLocks, vendorClock, nullptr, language,
                       theme, clipboard, formats, settings}};
    bool ready = false;
};

} // namespace

class ThousandCopiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClipboardIsWhatTheStatusBarSays()
    {
        World world;
        QVERIFY(world.ready);
        m_world = &world;
        copyAs(u"hostport"_s); // the format that names no more than the server
        QGuiApplication::clipboard()->setText(m_clipboard);

        while (m_copies < copiesToMake) {
            // As time passes at a desk: most presses are seconds apart, some minutes.
            world.clock.advance(m_random.bounded(500, 4'000) + (m_random.bounded(40) == 0 ? 120 * second : 0));
            for (int acts = m_random.bounded(3); acts > 0; --acts)
                doSomething();
            if (m_all.size() > 300) {
                panel().clearExpiredAction()->trigger();
                for (QList<Handed> *leases : {&m_all, &m_newest})
                    leases->removeIf([this](const Handed &one) { return one.deadlineMs <= now(); });
                seeSelection();
            }
            if (m_random.bounded(3) == 0) {
                extract(true);
            } else {
                if (m_random.bounded(4) > 0)
                    extract(false);
                copy();
            }
            if (QTest::currentTestFailed()) {
                qWarning("copy %d", m_copies);
                return;
            }
        }
        // Every case was there, and often.
        const auto times = [this](const char *what) { return m_times.value(QString::fromLatin1(what)); };
        for (const char *what : {"selection", "newest", "shown", "expired only", "skipped", "warned", "nothing",
                                 "extract and copy", "two calls", "a call failed"})
            QVERIFY2(times(what) >= copiesToMake / 50,
                     qPrintable(u"%1: %2"_s.arg(QString::fromLatin1(what)).arg(times(what))));
    }

    /// Beside the message that tells of a removal, and gone with it.
    void undoIsBesideItsMessage()
    {
        World world;
        QVERIFY(world.ready);
        QList<Lease> batch(2);
        for (int i = 0; i < 2; ++i) {
            batch[i].server = u"10.0.0.%1:1000"_s.arg(i + 1);
            batch[i].deadlineMs = world.clock.utcMs() + 60 * second;
        }
        LeaseOrigin origin;
        origin.account = world.accounts.at(0).id;
        world.leases.add(batch, origin);
        auto *button = world.window.findChild<QToolButton *>(u"undoButton"_s);
        QVERIFY(!button->isVisible());
        LeasesPanel &panel = world.window.leasesPanel();
        panel.table().selectAll();
        panel.forget();
        QCOMPARE(world.leases.size(), 0);
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), u"Undo"_s);
        QVERIFY(button->toolTip().contains(panel.undoAction()->shortcut().toString(QKeySequence::NativeText)));
        button->click();
        QCOMPARE(world.leases.size(), 2);
        QCOMPARE(world.window.statusBar()->currentMessage(), u"Restored 2 leases"_s);
        QVERIFY(!button->isVisible()); // nothing is left to undo

        panel.forget();
        QVERIFY(button->isVisible());
        world.window.say(u"something else"_s);
        QVERIFY(!button->isVisible());
        QVERIFY(panel.undoAction()->isEnabled()); // the menu still can
        panel.table().setFocus();
        panel.undoAction()->trigger();
        QCOMPARE(world.leases.size(), 2);
    }

private:
    struct Handed
    {
        QString server;
        qint64 deadlineMs = 0;
    };

    LeasesPanel &panel() { return m_world->window.leasesPanel(); }
    LeaseTableView &table() { return panel().table(); }
    qint64 now() const { return m_world->clock.utcMs(); }

    void copyAs(const QString &format)
    {
        const auto entries = panel().copyAsMenu()->actions();
        for (QAction *entry : entries) {
            if (entry->objectName() == u"copyAs."_s + format)
                entry->trigger();
        }
    }

    /// Old selections, other orders, filters, states, Escape.
    void doSomething()
    {
        switch (m_random.bounded(7)) {
        case 0:
        case 1: {
            const int rows = m_world->view.rowCount();
            if (rows == 0)
                break;
            m_world->leases.updateStates();
            if (m_world->view.rowCount() == 0)
                break;
            table().clearSelection();
            QList<RowId> chosen;
            for (int i = m_random.bounded(1, 5); i > 0; --i)
                chosen.append(m_world->view.rowId(m_random.bounded(m_world->view.rowCount())));
            if (m_random.bounded(3) == 0) { // those that ended
                chosen.clear();
                const QList<RowId> all = m_world->view.rowIds();
                for (const RowId row : all) {
                    if (m_world->leases.state(row) == LeaseState::Expired && chosen.size() < 3)
                        chosen.append(row);
                }
            }
            for (const RowId row : std::as_const(chosen))
                table().selectionModel()->select(m_world->view.index(m_world->view.viewRow(row), 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
            m_isOwn = !chosen.isEmpty();
            break;
        }
        case 2:
            table().clearSelection();
            m_isOwn = false;
            break;
        case 3:
            table().sortByColumn(m_random.bounded(-1, int(LeaseColumn::Count)),
                                 m_random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 4:
            m_filter = m_random.bounded(2) ? QString() : u"10.%1."_s.arg(m_random.bounded(4));
            if (auto *edit = panel().findChild<QLineEdit *>(u"filter"_s); edit->text() != m_filter) {
                edit->setText(m_filter);
                m_isForgotten = true;
            }
            break;
        case 5: {
            const int state = m_random.bounded(3);
            auto *chip = panel().findChild<StateChip *>(u"chip%1"_s.arg(state));
            if (!chip->isChecked() && m_random.bounded(3) > 0)
                break; // mostly none is pressed
            chip->click();
            m_isForgotten = true;
            break;
        }
        default: {
            const bool hadOwn = m_isOwn && table().selectionModel()->hasSelection();
            table().setFocus(); // in the row of the filter, the key only leaves it
            panel().escapeAction()->trigger();
            if (!m_filter.isEmpty() || std::any_of(m_states.begin(), m_states.end(), [](bool on) { return on; })) {
                m_filter.clear(); // and the states; the selection stays
                m_isForgotten = true;
            } else if (hadOwn) {
                m_isOwn = false;
            } else {
                m_isForgotten = true;
            }
        }
        }
        seeSelection();
    }

    /// The chips follow Escape at once, so what they were is remembered.
    void seeStates()
    {
        for (int state = 0; state < 4; ++state)
            m_states[size_t(state)] = panel().findChild<StateChip *>(u"chip%1"_s.arg(state))->isChecked();
    }

    /// A selection whose rows are gone from sight is none.
    void seeSelection()
    {
        seeStates();
        m_isOwn = m_isOwn && table().selectionModel()->hasSelection();
    }

    Handed newLease()
    {
        ++m_handed;
        return {u"10.%1.%2.%3:1000"_s.arg(m_handed % 4).arg(m_handed / 250 % 250).arg(m_handed % 250),
                (now() / second + m_random.bounded(1, 150)) * second + 500};
    }

    /// One press with one key, or one with each of two; some fail.
    void extract(bool andCopy)
    {
        RequestPanel &request = m_world->window.requestPanel();
        const int presses = m_random.bounded(4) == 0 ? 2 : 1;
        const int firstKey = m_random.bounded(3);
        const qsizetype before = m_world->vendor.requests.size();
        for (int i = 0; i < presses; ++i) {
            request.selectAccount(m_world->accounts.at((firstKey + i) % 3).id);
            andCopy ? request.pressAndCopy() : request.press();
        }
        QTRY_COMPARE(m_world->vendor.requests.size(), before + presses);
        QList<test::HeldVendor::Request> open = m_world->vendor.requests.mid(before);
        QList<Handed> wanted;
        bool anyCame = false;
        while (!open.isEmpty()) {
            m_world->clock.advance(m_random.bounded(300));
            seeBeforeReply();
            const auto call = open.takeAt(m_random.bounded(int(open.size())));
            if (m_random.bounded(5) == 0) {
                ApiError error;
                error.kind = ApiError::Kind::Vendor;
                error.code = u"NO_AVAILABLE_CHANNEL"_s;
                answer(call.ticket, Unexpected<ApiError>(error));
                ++m_times[u"a call failed"_s];
                continue;
            }
            ApiReply reply;
            QList<Handed> batch;
            for (int i = m_random.bounded(1, 6); i > 0; --i)
                batch.append(newLease());
            for (const Handed &one : std::as_const(batch)) {
                Lease lease;
                lease.server = one.server;
                lease.host = lease.exitIp = one.server.section(u':', 0, 0);
                lease.port = 1000;
                lease.deadlineMs = one.deadlineMs;
                reply.leases.append(lease);
            }
            reply.requestId = u"request %1"_s.arg(m_handed);
            m_all += batch;
            m_newest = batch;
            m_isForgotten = false;
            wanted += batch;
            anyCame = true;
            answer(call.ticket, reply);
        }
        if (!andCopy)
            return;
        ++m_times[u"extract and copy"_s];
        m_times[u"two calls"_s] += presses == 2;
        if (anyCame)
            compare(wanted, {});
        else
            QCOMPARE(QGuiApplication::clipboard()->text(), m_clipboard);
        ++m_copies;
    }

    /// Whether an operator's selection is there when a batch comes decides whether it becomes the selection.
    void seeBeforeReply()
    {
        m_world->leases.updateStates();
        seeSelection();
    }

    void answer(Transport::Ticket ticket, const Expected<ApiReply, ApiError> &result)
    {
        QSignalSpy ended(&m_world->desk, &Desk::callEnded);
        m_world->vendor.end(ticket, result);
        QTRY_COMPARE(ended.size(), 1);
    }

    bool isShown(const Handed &lease) const
    {
        const qint64 left = lease.deadlineMs - now();
        const auto state = size_t(left <= 0                ? LeaseState::Expired
                                      : left <= expiringMs ? LeaseState::Expiring
                                                           : LeaseState::Live);
        const bool any = std::any_of(m_states.begin(), m_states.end(), [](bool on) { return on; });
        return (!any || m_states[state]) && lease.server.contains(m_filter);
    }
    QList<Handed> shownOf(const QList<Handed> &leases) const
    {
        QList<Handed> shown;
        std::copy_if(leases.begin(), leases.end(), std::back_inserter(shown),
                     [this](const Handed &lease) { return isShown(lease); });
        return shown;
    }
    bool anyLives(const QList<Handed> &leases) const
    {
        return std::any_of(leases.begin(), leases.end(), [this](const Handed &one) { return one.deadlineMs > now(); });
    }

    void copy()
    {
        m_world->leases.updateStates(); // what the operator sees
        seeSelection();
        QList<Handed> meant;
        QString source;
        if (m_isOwn) {
            const QList<RowId> rows = table().selection().rowIds();
            for (const RowId row : rows) {
                const Lease lease = m_world->leases.lease(row);
                meant.append({lease.server, lease.deadlineMs});
            }
            ++m_times[u"selection"_s];
        } else if (const QList<Handed> newest = shownOf(m_newest); !m_isForgotten && anyLives(newest)) {
            meant = newest;
            source = u" (nothing was selected: the newest)"_s;
            ++m_times[u"newest"_s];
        } else {
            meant = shownOf(m_all);
            source = u" (nothing was selected: all live ones shown)"_s;
            if (!anyLives(meant)) {
                const QString said = m_world->window.statusBar()->currentMessage();
                panel().copy();
                QCOMPARE(m_world->window.statusBar()->currentMessage(),
                         meant.isEmpty() ? said : u"Nothing copied: no live lease is shown"_s);
                QCOMPARE(QGuiApplication::clipboard()->text(), m_clipboard);
                ++m_times[u"nothing"_s];
                return;
            }
            ++m_times[u"shown"_s];
        }
        panel().copy();
        compare(meant, source);
        ++m_copies;
    }

    /// That these are on the clipboard, without those that a copy skips, and that exactly this is said.
    void compare(const QList<Handed> &meant, const QString &source)
    {
        QStringList servers;
        QStringList dead;
        int close = 0;
        for (const Handed &one : meant) {
            (one.deadlineMs > now() ? servers : dead).append(one.server);
            close += one.deadlineMs > now() && one.deadlineMs - now() < warnMs;
        }
        QString said;
        if (servers.isEmpty()) {
            servers = dead;
            said = u"Copied %1 as host:port; already expired"_s.arg(servers.size());
            ++m_times[u"expired only"_s];
        } else {
            said = u"Copied %1 as host:port"_s.arg(servers.size());
            if (!dead.isEmpty())
                said += u"; skipped %1 expired"_s.arg(dead.size());
            if (close > 0)
                said += u"; %1 with less than 15 s left"_s.arg(close);
            m_times[u"skipped"_s] += !dead.isEmpty();
            m_times[u"warned"_s] += close > 0;
        }
        QCOMPARE(m_world->window.statusBar()->currentMessage(), said + source);
        m_clipboard = QGuiApplication::clipboard()->text();
        QStringList copied = m_clipboard.split(u'\n');
        copied.sort();
        servers.sort();
        QCOMPARE(copied, servers);
        // And the table says which were copied, and when.
        const QList<RowId> rows = m_world->leases.rows();
        for (const RowId row : rows) {
            if (servers.contains(m_world->leases.lease(row).server))
                QCOMPARE(m_world->leases.copiedMs(row), now() / second * second);
        }
    }

    World *m_world = nullptr;
    QRandomGenerator m_random{1'129};
    QString m_clipboard = u"what was there before"_s;
    QString m_filter;
    std::array<bool, 4> m_states{};
    QList<Handed> m_all;
    QList<Handed> m_newest;     ///< of the last reply
    bool m_isForgotten = false; ///< the operator has asked for other rows since
    bool m_isOwn = false;       ///< the selection is the operator's
    int m_handed = 0;
    int m_copies = 0;
    QHash<QString, int> m_times;
};

QTEST_MAIN(ThousandCopiesTest)
#include "tst_thousand_copies.moc"
