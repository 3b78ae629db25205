// SPDX-License-Identifier: MIT
// What the operator does with keys that are kept filled, on the real keepers: nothing is started or changed but by a
// press, what was entered is not lost, and nothing is read while it cannot be seen.
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "client/api_client.h"
#include "desk/desk.h"
#include "keepers/keepers.h"
#include "lease/vendor_clock.h"
#include "preferences/key_values.h"
#include "rate/rate_scheduler.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/keeper/keeper_chart_view.h"
#include "ui/keeper/keeper_form.h"
#include "ui/keeper/keepers_model.h"
#include "ui/keeper/keepers_panel.h"
#include "ui/widgets/row_table.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// Nothing is ever sent: no server listens on the route's port, and the proof that sending is safe never comes.
struct World
{
    QTemporaryDir folder;
    FakeClock clock;
    Catalogue catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore secrets;
    AccountBook accounts{folder.path(), secrets};
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    RegionLockModel regionLocks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler scheduler{clock};
    ApiClient client{clock, LoopbackRoute{u"127.0.0.1"_s, 9}};
    CallLog log;
    Desk desk{
        Desk::Parts{clock, catalogue, accounts, scheduler, client, vendorClock, leases, regionLocks, log, nullptr}};
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    KeyValues values{&settings};
    Keepers keepers{{clock, vendorClock, catalogue, accounts, values, leases, desk, nullptr, nullptr, {}, {}}};
    KeepersPanel panel{{keepers, accounts, catalogue, vendorClock, {}}};
    QAbstractItemModelTester tester{panel.table().model(), QAbstractItemModelTester::FailureReportingMode::QtTest};

    QUuid add(const QString &name, Product product = Product::ShortLived, Mode mode = Mode::Channel)
    {
        Account account;
        account.id = QUuid::createUuid();
        account.name = name;
        account.product = product;
        account.mode = mode;
        account.channels = 20;
        account.channelsEntered = mode == Mode::Channel;
        const qsizetype before = accounts.size();
        accounts.add(account, {Secret(u"TESTKEY0"_s + QString::number(before)), {}, {}, {}}, AccountBook::Keep::InStore,
                     {});
        [&] { QTRY_COMPARE(accounts.size(), before + 1); }();
        return account.id;
    }
};

} // namespace

class KeepersPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<World>();
        m_east = m_world->add(u"East & crawl"_s);
        m_west = m_world->add(u"West"_s, Product::ShortLived, Mode::Metered);
        m_world->panel.resize(1000, 260);
        m_world->panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&m_world->panel));
    }
    void cleanup() { m_world.reset(); }

    void atFirstNothingIsKeptAndAButtonSaysHow()
    {
        auto &first = find<QPushButton>("keepFirst");
        QVERIFY(first.isVisible());
        QVERIFY(!m_world->panel.table().isVisible());
        const QStringList names = menuNames();
        QCOMPARE(names, (QStringList{u"East && crawl"_s, u"West"_s})); // a name is no mnemonic
        menuEntry(0)->trigger();
        QVERIFY(m_world->keepers.has(m_east));
        QVERIFY(!m_world->keepers.isOn(m_east)); // chosen is not started
        QVERIFY(!first.isVisible());
        QVERIFY(m_world->panel.table().isVisible());
        QCOMPARE(m_world->panel.current(), m_east);
        QCOMPARE(menuNames(), QStringList{u"West"_s});
        QTRY_VERIFY(box("keeperPerHour").hasFocus()); // what is missing
    }

    void startWithoutABudgetStaysOffAndSaysWhy()
    {
        m_world->panel.keep(m_east);
        auto &start = find<QPushButton>("keeperStart");
        QCOMPARE(start.text(), u"Start"_s);
        start.click();
        QVERIFY(!m_world->keepers.isOn(m_east));
        QVERIFY(!find<QWidget>("keeperBudgetNote").isHidden());
        QTRY_VERIFY(box("keeperPerHour").hasFocus());
        box("keeperPerHour").setValue(400);
        box("keeperPerDay").setValue(3'000);
        QVERIFY(find<QWidget>("keeperBudgetNote").isHidden());
        QCOMPARE(m_world->keepers.terms(m_east).perHour, 0); // entered is not applied
        QTest::keyClick(&start, Qt::Key_Space);
        QVERIFY(m_world->keepers.isOn(m_east));
        QCOMPARE(m_world->keepers.terms(m_east).perHour, 400);
        QCOMPARE(start.text(), u"Pause"_s);
        start.click();
        QVERIFY(!m_world->keepers.isOn(m_east));
        QCOMPARE(start.text(), u"Continue"_s);
    }

    void whatIsEnteredTakesEffectOnlyWhenApplied()
    {
        m_world->panel.keep(m_east);
        auto &apply = find<QPushButton>("keeperApply");
        QVERIFY(!apply.isVisible());
        box("keeperKeep").setValue(12);
        QVERIFY(apply.isVisible());
        QCOMPARE(m_world->keepers.terms(m_east).keep, 20);
        apply.click();
        QCOMPARE(m_world->keepers.terms(m_east).keep, 12);
        QVERIFY(!apply.isVisible());
        // The same by the keyboard: what is in a field is typed over.
        m_world->panel.keep(m_east);
        QTRY_VERIFY(box("keeperPerHour").hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), u"60"_s);
        QCOMPARE(box("keeperPerHour").value(), 60);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_world->keepers.terms(m_east).perHour, 60);
        QVERIFY(!apply.isVisible());
    }

    void anotherKeyDoesNotLoseWhatWasEntered()
    {
        m_world->panel.keep(m_west);
        m_world->panel.keep(m_east);
        box("keeperKeep").setValue(12);
        QTest::keyClick(&m_world->panel.table(), Qt::Key_Down);
        QCOMPARE(m_world->panel.current(), m_west);
        QCOMPARE(box("keeperKeep").value(), m_world->keepers.terms(m_west).keep);
        QTest::keyClick(&m_world->panel.table(), Qt::Key_Up);
        QCOMPARE(m_world->panel.current(), m_east);
        QCOMPARE(box("keeperKeep").value(), 12);
        QVERIFY(find<QPushButton>("keeperApply").isVisible());
    }

    void aKeyThatIsRemovedLeavesAndSaysSo()
    {
        m_world->panel.keep(m_west);
        m_world->panel.keep(m_east);
        QSignalSpy told(&m_world->panel, &KeepersPanel::message);
        find<QToolButton>("keeperRemove").click();
        QVERIFY(!m_world->keepers.has(m_east));
        QCOMPARE(told.size(), 1);
        QCOMPARE(m_world->panel.current(), m_west);
        QCOMPARE(m_world->panel.table().model()->rowCount(), 1);
        find<QToolButton>("keeperRemove").click();
        QVERIFY(find<QPushButton>("keepFirst").isVisible());
        QVERIFY(m_world->panel.current().isNull());
    }

    void onlyPlansWithLeasesThatEndAreOffered()
    {
        m_world->add(u"Lock"_s, Product::RegionLock, Mode::None);
        QVERIFY(!menuNames().contains(u"Lock"_s));
    }

    void theQuestionOfTheOutcomeIsNotThereUnasked()
    {
        m_world->panel.keep(m_east);
        QVERIFY(!find<QPushButton>("keeperCharged").isVisible());
        QVERIFY(!find<QPushButton>("keeperNotCharged").isVisible());
    }

    void nothingIsReadWhileItCannotBeSeen()
    {
        m_world->panel.keep(m_east);
        m_world->panel.hide();
        QSignalSpy changed(m_world->panel.table().model(), &QAbstractItemModel::dataChanged);
        Q_EMIT m_world->keepers.changed(m_east);
        QCOMPARE(changed.size(), 0);
        m_world->panel.show();
        QVERIFY(changed.size() > 0); // all of it is read when it is shown
        changed.clear();
        Q_EMIT m_world->keepers.changed(m_east);
        QCOMPARE(changed.size(), 1);
    }

    void everythingIsReachedByTheKeyboardAndHasAName()
    {
        m_world->panel.keep(m_east);
        for (QWidget *each : {static_cast<QWidget *>(&m_world->panel.table()),
                              static_cast<QWidget *>(&find<QPushButton>("keeperStart")),
                              static_cast<QWidget *>(&find<QToolButton>("keeperRemove")),
                              static_cast<QWidget *>(&find<QPushButton>("keepAnother")),
                              static_cast<QWidget *>(&find<KeeperChartView>("keeperChart"))})
            QVERIFY2(each->focusPolicy() & Qt::TabFocus, qPrintable(each->objectName()));
        QVERIFY(!find<QToolButton>("keeperRemove").accessibleName().isEmpty());
        QVERIFY(!m_world->panel.table().accessibleName().isEmpty());
    }

private:
    template<typename Widget>
    Widget &find(const char *name) const
    {
        return *m_world->panel.findChild<Widget *>(QLatin1String(name));
    }
    QSpinBox &box(const char *name) const
    {
        auto &field = find<QWidget>(name);
        auto *itself = qobject_cast<QSpinBox *>(&field);
        return itself ? *itself : *field.findChild<QSpinBox *>();
    }
    QStringList menuNames() const
    {
        auto &menu = find<QMenu>("keepMenu");
        Q_EMIT menu.aboutToShow();
        QStringList names;
        for (const QAction *entry : menu.actions())
            names.append(entry->text());
        return names;
    }
    QAction *menuEntry(int at) const { return find<QMenu>("keepMenu").actions().at(at); }

    std::unique_ptr<World> m_world;
    QUuid m_east;
    QUuid m_west;
};

QTEST_MAIN(KeepersPanelTest)
#include "tst_keepers_panel.moc"
