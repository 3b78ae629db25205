// SPDX-License-Identifier: MIT
#include "formats/format_book.h"
#include "lease/check_texts.h"
#include "lease/lease_texts.h"
#include "panel_fixture.h"
#include "preferences/key_values.h"
#include "preferences/preferences.h"
#include "ui/leases/cell_filters.h"

#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

/// What the context menu of a cell filters by, what a double click does, and the formats of keys.
class TestLeaseMenus : public PanelFixture
{
    Q_OBJECT

    std::unique_ptr<FormatBook> m_formats;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<KeyValues> m_values;

    /// Each differs from the others in everything but one thing.
    void addThree()
    {
        PanelWorld &world = *m_world;
        world.add({world.lease(u"10.0.1.1"_s, 2001, 20 * second, u"浙江省 金华市"_s, u"电信"_s)}, u"request-1"_s);
        world.add({world.lease(u"10.0.2.1"_s, 3001, 5 * minute, u"福建省泉州市"_s, u"移动"_s),
                   world.lease(u"10.0.2.2"_s, 3002, 4 * minute, u"浙江省 金华市"_s, u"移动"_s)},
                  u"request-2"_s);
    }
    QMenu *menuAt(const QModelIndex &index)
    {
        Q_EMIT table().customContextMenuRequested(table().visualRect(index).center());
        const auto menus = panel().findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        for (QMenu *menu : menus) {
            if (menu->isVisible())
                return menu;
        }
        return nullptr;
    }
    QModelIndex cell(const QString &server, LeaseColumn column)
    {
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            if (table().model()->index(row, int(LeaseColumn::Server)).data().toString() == server)
                return table().model()->index(row, int(column));
        }
        return {};
    }
    QString filter() { return find<QLineEdit>(u"filter"_s)->text(); }

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_world->addAccount());
        m_formats = std::make_unique<FormatBook>();
        m_settings = std::make_unique<QSettings>(m_world->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_preferences = std::make_unique<Preferences>(*m_settings);
        m_values = std::make_unique<KeyValues>(m_settings.get());
        PanelWorld &world = *m_world;
        world.panel = std::make_unique<LeasesPanel>(
            LeasesPanel::Parts{world.leases, world.view, world.regionLocks, world.accounts, world.vendorClock,
                               world.desk, world.clipboard, m_formats.get(), m_preferences.get(), m_values.get()});
    }
    void cleanup()
    {
        end();
        m_values.reset();
        m_preferences.reset();
        m_settings.reset();
        m_formats.reset();
    }

    /// Those of several calls are copied together at the end: meanwhile some may have been removed.
    void whatIsGoneByTheTimeIsNotCopied()
    {
        for (int i = 0; i < 65; ++i) // the memory of 64 batches is freed with their last row
            m_world->add({m_world->lease(u"10.0.3.1"_s, quint16(4001 + i), 5 * minute)}, QString::number(i));
        show();
        const QList<RowId> rows = m_world->leases.rows();
        QCOMPARE(rows.size(), 65);
        m_world->leases.remove(rows.first(64));
        panel().copyRows(rows);
        QVERIFY(copiedText().contains(u"10.0.3.1:4065"_s));
        QVERIFY(!copiedText().contains(u"10.0.3.1:4001"_s));
    }

    void everyFilterShowsWhatItSays_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QStringList>("shown");
        const QStringList own{u"10.0.2.2:3002"_s};
        QTest::newRow("state") << int(LeaseColumn::State) << QStringList{u"10.0.2.1:3001"_s, u"10.0.2.2:3002"_s};
        QTest::newRow("server") << int(LeaseColumn::Server) << own;
        QTest::newRow("exit IP") << int(LeaseColumn::ExitIp) << own;
        QTest::newRow("area") << int(LeaseColumn::Area) << QStringList{u"10.0.1.1:2001"_s, u"10.0.2.2:3002"_s};
        QTest::newRow("ISP") << int(LeaseColumn::Isp) << QStringList{u"10.0.2.1:3001"_s, u"10.0.2.2:3002"_s};
        QTest::newRow("key") << int(LeaseColumn::Account)
                             << QStringList{u"10.0.1.1:2001"_s, u"10.0.2.1:3001"_s, u"10.0.2.2:3002"_s};
        QTest::newRow("batch") << int(LeaseColumn::Request) << QStringList{u"10.0.2.1:3001"_s, u"10.0.2.2:3002"_s};
        QTest::newRow("time") << int(LeaseColumn::Remaining) << QStringList();
    }

    void everyFilterShowsWhatItSays()
    {
        QFETCH(int, column);
        QFETCH(QStringList, shown);
        addThree();
        show();
        m_world->advance(1);
        QMenu *menu = menuAt(cell(u"10.0.2.2:3002"_s, LeaseColumn(column)));
        QVERIFY(menu);
        auto *entry = menu->findChild<QAction *>(u"filterByCell"_s);
        QVERIFY(entry);
        QCOMPARE(entry->isEnabled(), !shown.isEmpty());
        if (entry->isEnabled())
            entry->trigger();
        menu->close();
        if (shown.isEmpty())
            return;
        m_world->view.settle();
        QStringList now = shownServers();
        now.sort();
        QVERIFY2(now == shown, qPrintable(filter() + u": "_s + now.join(u' ')));
    }

    void aWordThatTheFilterDoesNotKnowIsNotOffered()
    {
        addThree();
        m_world->leases.setDelisted(std::array{m_world->leases.rows().at(2)}, m_world->vendorClock.nowMs());
        show();
        m_world->advance(1);
        const QModelIndex unlisted = cell(u"10.0.2.2:3002"_s, LeaseColumn::State);
        QCOMPARE(unlisted.data().toString(), u"Unlisted"_s);
        QMenu *menu = menuAt(unlisted);
        QVERIFY(menu);
        QVERIFY(!menu->findChild<QAction *>(u"filterByCell"_s)->isEnabled());
        QVERIFY(menu->findChild<QAction *>(u"filterByArea"_s)->isEnabled());
        menu->close();
        for (const LeaseState state :
             {LeaseState::Live, LeaseState::Expiring, LeaseState::Expired, LeaseState::Undated})
            QVERIFY(!cellFilter(LeaseColumn::State, stateName(state)).isEmpty());
        for (int verdict = 0; verdict <= int(CheckVerdict::Cancelled); ++verdict)
            QVERIFY(!cellFilter(LeaseColumn::Check, verdictName(CheckVerdict(verdict))).isEmpty());
    }

    void whatTheRowHasInCommonWithOthers()
    {
        addThree();
        show();
        const auto choose = [this](const char *name) {
            panel().clearFilter();
            m_world->view.settle();
            QMenu *menu = menuAt(cell(u"10.0.2.2:3002"_s, LeaseColumn::Deadline));
            menu->findChild<QAction *>(QLatin1StringView(name))->trigger();
            menu->close();
            m_world->view.settle();
            QStringList now = shownServers();
            now.sort();
            return now;
        };
        QCOMPARE(choose("filterByBatch"), (QStringList{u"10.0.2.1:3001"_s, u"10.0.2.2:3002"_s}));
        QCOMPARE(choose("filterByArea"), (QStringList{u"10.0.1.1:2001"_s, u"10.0.2.2:3002"_s}));
        QCOMPARE(choose("filterByKey").size(), 3);
        QVERIFY(filter().contains(u"East crawl"_s));
    }

    void whatCannotBeWrittenIsNotOffered()
    {
        for (const char16_t quote : {u'"', u'\u201C', u'\u201D', u'\uFF02'})
            QCOMPARE(cellFilter(LeaseColumn::Account, u"a"_s + QChar(quote) + u"b"_s), QString());
        QCOMPARE(cellFilter(LeaseColumn::Area, u" "_s), QString());
        QCOMPARE(cellFilter(LeaseColumn::Account, u"a: -b"_s), u"key:\"a: -b\""_s);
    }

    void aDoubleClickDoesWhatIsSet()
    {
        addThree();
        QAction details;
        details.setCheckable(true);
        panel().setDetailsAction(&details);
        show();
        table().selectAll();
        const auto click = [this] {
            QGuiApplication::clipboard()->clear();
            const QPoint at = table().visualRect(cell(u"10.0.2.1:3001"_s, LeaseColumn::Area)).center();
            QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, at);
            QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, at);
            return copiedText();
        };
        QCOMPARE(click(), u"http://TESTKEY01:TESTPASS01@10.0.2.1:3001"_s); // this one, in the format used last
        copyAs(u"hostport"_s);
        QCOMPARE(click(), u"10.0.2.1:3001"_s);
        QVERIFY(!details.isChecked());
        m_preferences->set(Preference::DoubleClick, u"details"_s);
        QCOMPARE(click(), QString());
        QVERIFY(details.isChecked());
        click();
        QVERIFY(details.isChecked()); // shows, and never hides
        details.setChecked(false);
        m_preferences->set(Preference::DoubleClick, u"nothing"_s);
        QCOMPARE(click(), QString());
        QVERIFY(!details.isChecked());
    }

    void aKeyHasItsFormat()
    {
        addThree();
        show();
        auto *button = find<QToolButton>(u"copy"_s);
        QTRY_VERIFY(button->text().endsWith(u" as URL"_s));
        m_values->setFormat(m_world->account, u"hostport"_s);
        QTRY_VERIFY(button->text().endsWith(u" as host:port"_s));
        QVERIFY(button->accessibleName().endsWith(u" as host:port"_s));
        table().selectRow(0);
        panel().copy();
        QVERIFY(!copiedText().isEmpty() && !copiedText().contains(u"http"_s));
        panel().copyRows({m_world->leases.rows().last()}); // what a call has brought
        QCOMPARE(copiedText(), u"10.0.2.2:3002"_s);
        copyAs(u"url-plain"_s); // asked for by name
        QVERIFY(copiedText().startsWith(u"http://"_s));
        panel().copy();
        QVERIFY(!copiedText().contains(u"http"_s));

        // With a lease of another key among them, it is the format used last.
        LeaseOrigin other;
        other.account = QUuid::createUuid();
        other.accountName = u"West"_s;
        other.obtainedMs = m_world->clock.utcMs();
        const Lease lease = m_world->lease(u"10.0.9.9"_s, 9, 5 * minute);
        m_world->leases.add({&lease, 1}, other);
        table().selectAll();
        QTRY_VERIFY(button->accessibleName().endsWith(u" as URL without credentials"_s));
        panel().copy();
        QCOMPARE(copiedText().count(u"http://"_s), 4);

        // A format that is no longer offered is none.
        m_formats->setShown(m_formats->rowOf(u"hostport"), false);
        panel().copyRows({m_world->leases.rows().first()});
        QCOMPARE(copiedText(), u"http://10.0.1.1:2001"_s);
    }

    void theFormatIsChosenAtTheKey()
    {
        const QUuid one = m_world->account;
        const QUuid two = QUuid::createUuid();
        QMenu *menu = panel().makeKeyFormatMenu([&] { return QList<QUuid>{one, two}; });
        QVERIFY(menu);
        Q_EMIT menu->aboutToShow();
        QVERIFY(menu->actions().first()->isChecked());
        menu->findChild<QAction *>(u"keyFormat.clash"_s)->trigger();
        QCOMPARE(m_values->format(one), u"clash"_s);
        QCOMPARE(m_values->format(two), u"clash"_s);
        QCOMPARE(KeyValues(m_settings.get()).format(two), u"clash"_s); // after a restart
        Q_EMIT menu->aboutToShow();
        QVERIFY(menu->findChild<QAction *>(u"keyFormat.clash"_s)->isChecked());
        menu->actions().first()->trigger();
        QCOMPARE(m_values->format(one), QString());
        QCOMPARE(KeyValues(m_settings.get()).format(one), QString());
    }

    void whatLivesOfAKeyIsCopied()
    {
        addThree();
        show();
        m_world->advance(21 * second); // one has ended
        find<QLineEdit>(u"filter"_s)->setText(u"nothing like it"_s);
        copyAs(u"hostport"_s);
        panel().copyLiving(m_world->account);
        QCOMPARE(copiedText(), u"10.0.2.1:3001\n10.0.2.2:3002"_s);
        QSignalSpy said(&panel(), &LeasesPanel::message);
        panel().copyLiving(QUuid::createUuid());
        QCOMPARE(said.last()[0].toString(), u"Nothing copied: this key has no live lease"_s);
        QCOMPARE(copiedText(), u"10.0.2.1:3001\n10.0.2.2:3002"_s);
        panel().showOnlyKey(m_world->account);
        m_world->view.settle();
        QCOMPARE(shownServers().size(), 3);
    }
};

QTEST_MAIN(TestLeaseMenus)
#include "tst_lease_menus.moc"
