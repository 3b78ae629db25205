// SPDX-License-Identifier: MIT
// What a call brought is seen, selected and in view, or said to be hidden; what was copied is marked; what was removed
// comes back.
#include "desk/lease_marks.h"
#include "panel_fixture.h"
#include "ui/bar/uncopied_chip.h"
#include "ui/filter/copied_word.h"
#include "ui/widgets/link_notice.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestNewRows : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void theyAreMarkedSelectedAndInView();
    void theOperatorsSelectionStays();
    void aLaterBatchTakesTheirPlace();
    void theirMarksGoWithTheNextAct_data();
    void theirMarksGoWithTheNextAct();
    void whatAFilterHidesIsSaid();
    void restoredOnesAreNotNew();
    void copyKeepsItsMeaning();
    void copyNewestGoesBeforeASelection();
    void copiesAreMarked();
    void onlyUncopiedIsAFilter();
    void aChipSaysHowManyAreNotCopied();
    void removalNeedsNoQuestionAndIsUndone();
    void clearedOnesAreUndone();

private:
    QStringList selected()
    {
        QStringList servers;
        const QList<RowId> rows = table().selection().rowIds();
        for (const RowId row : rows)
            servers << m_world->leases.lease(row).host;
        return servers;
    }
    bool isNew(const QString &host)
    {
        const int row = m_world->view.findServer(host, 0);
        return m_world->view.index(row, 0).data(LeaseNewRole).toBool();
    }
    void buy(int number, int count = 2, qint64 leftMs = 9 * minute)
    {
        QList<Lease> batch;
        for (int i = 1; i <= count; ++i)
            batch.append(m_world->lease(u"10.0.%1.%2"_s.arg(number).arg(i), 1000, leftMs));
        m_world->add(batch);
    }
    LinkNotice *notice() { return find<LinkNotice>(u"hiddenNotice"_s); }
};

void TestNewRows::theyAreMarkedSelectedAndInView()
{
    buy(1, 100);
    show();
    table().sortByColumn(int(LeaseColumn::Server), Qt::AscendingOrder); // new ones come last
    table().clearSelection();
    QVERIFY(!isNew(u"10.0.1.1"_s));
    buy(2, 3);
    QVERIFY(isNew(u"10.0.2.1"_s));
    QCOMPARE(selected(), (QStringList{u"10.0.2.1"_s, u"10.0.2.2"_s, u"10.0.2.3"_s}));
    QVERIFY(table().selection().isProposed());
    const auto inView = [this](const QString &host) {
        const QModelIndex at = m_world->view.index(m_world->view.findServer(host, 0), 0);
        return table().viewport()->rect().contains(table().visualRect(at));
    };
    QVERIFY(inView(u"10.0.2.1"_s));
    QVERIFY(inView(u"10.0.2.3"_s));

    const QModelIndex state = m_world->view.index(m_world->view.findServer(u"10.0.2.1"_s, 0), int(LeaseColumn::State));
    QCOMPARE(state.data().toString(), u"Live"_s); // what is copied and searched has no mark
    QCOMPARE(state.data(Qt::AccessibleTextRole).toString(), u"State: Live, new"_s);
    QCOMPARE(table().currentIndex().row(), state.row());
    QVERIFY(!table().isColumnHidden(int(LeaseColumn::State)));
    QVERIFY(table().isColumnHidden(int(LeaseColumn::Copied)));
}

void TestNewRows::theOperatorsSelectionStays()
{
    buy(1);
    show();
    table().selectRow(m_world->view.findServer(u"10.0.1.2"_s, 0));
    const int scrolled = table().verticalScrollBar()->value();
    buy(2);
    QCOMPARE(selected(), QStringList{u"10.0.1.2"_s});
    QVERIFY(isNew(u"10.0.2.1"_s));
    QCOMPARE(table().verticalScrollBar()->value(), scrolled);
    table().clearSelection();
    QVERIFY(!isNew(u"10.0.2.1"_s)); // that was another act
    buy(3);
    QCOMPARE(selected(), (QStringList{u"10.0.3.2"_s, u"10.0.3.1"_s}));
}

void TestNewRows::aLaterBatchTakesTheirPlace()
{
    show();
    buy(1);
    buy(2);
    QCOMPARE(selected(), (QStringList{u"10.0.2.2"_s, u"10.0.2.1"_s}));
    QVERIFY(isNew(u"10.0.1.1"_s)); // nothing was done with the table since
    m_world->leases.remove(table().selection().rowIds());
    QCOMPARE(selected(), QStringList());
    buy(3);
    QCOMPARE(selected().size(), 2);
    // With their end they no longer stand for anything.
    m_world->advance(10 * minute);
    QTRY_COMPARE(selected(), QStringList());
}

void TestNewRows::theirMarksGoWithTheNextAct_data()
{
    QTest::addColumn<QString>("act");
    for (const char *act : {"select", "sort", "filter", "chip", "escape"})
        QTest::newRow(act) << QString::fromLatin1(act);
}

void TestNewRows::theirMarksGoWithTheNextAct()
{
    QFETCH(QString, act);
    show();
    buy(1);
    m_world->clock.advance(second);
    m_world->leases.advance();
    panel().copy(); // is what they are for
    QVERIFY(isNew(u"10.0.1.1"_s));
    QSignalSpy changed(&m_world->view, &QAbstractItemModel::dataChanged);
    if (act == u"select")
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                          table().visualRect(m_world->view.index(1, 1)).center());
    else if (act == u"sort")
        table().sortByColumn(int(LeaseColumn::Area), Qt::AscendingOrder);
    else if (act == u"filter")
        find<QLineEdit>(u"filter"_s)->setText(u"10.0"_s);
    else if (act == u"chip")
        chip(LeaseState::Live)->click();
    else
        QTest::keyClick(&table(), Qt::Key_Escape);
    QVERIFY(!isNew(u"10.0.1.1"_s));
    QVERIFY(!changed.isEmpty()); // the table is painted again
    QCOMPARE(table().selection().isProposed(), act == u"sort");
    if (act == u"escape")
        QCOMPARE(selected(), QStringList());
}

void TestNewRows::whatAFilterHidesIsSaid()
{
    buy(1);
    show();
    auto *filter = find<QLineEdit>(u"filter"_s);
    filter->setText(u"10.0.1"_s);
    QVERIFY(!notice()->isVisible());
    buy(2, 5);
    QTRY_COMPARE(notice()->text(), u"5 new leases are hidden by the filter"_s);
    QVERIFY(notice()->isVisible());
    QCOMPARE(selected(), QStringList());
    notice()->findChild<QPushButton *>(u"noticeButton"_s)->click();
    QCOMPARE(filter->text(), QString());
    QCOMPARE(selected().size(), 5);
    QVERIFY(isNew(u"10.0.2.1"_s));
    QTRY_VERIFY(!notice()->isVisible());
    QVERIFY(table().hasFocus());

    chip(LeaseState::Expired)->click();
    buy(3, 2);
    QTRY_COMPARE(notice()->text(), u"2 new leases are hidden by the filter"_s);
    chip(LeaseState::Expired)->click(); // the operator looks for something else
    QTRY_VERIFY(!notice()->isVisible());
}

void TestNewRows::restoredOnesAreNotNew()
{
    const QList<Lease> earlier{m_world->lease(u"10.0.2.1"_s, 2001, 9 * minute)};
    LeaseOrigin origin;
    origin.account = m_world->account;
    const LeaseTable::Received restored{earlier, origin, {}, true};
    show();
    m_world->leases.add({&restored, 1});
    QVERIFY(!isNew(u"10.0.2.1"_s));
    QCOMPARE(selected(), QStringList());
}

void TestNewRows::copyKeepsItsMeaning()
{
    QSignalSpy said(&panel(), &LeasesPanel::message);
    buy(1);
    show();
    buy(2);
    copyAs(u"hostport"_s);
    QCOMPARE(copiedText(), u"10.0.2.2:1000\n10.0.2.1:1000"_s);
    QCOMPARE(said.takeLast().at(0).toString(), u"Copied 2 as host:port (nothing was selected: the newest)"_s);
    // Escape asks for all, in one press.
    QTest::keyClick(&table(), Qt::Key_Escape);
    copyAs(u"hostport"_s);
    QCOMPARE(said.takeLast().at(0).toString(), u"Copied 4 as host:port (nothing was selected: all live ones shown)"_s);
    // What ended is not copied because it is selected by itself.
    buy(3, 2, second);
    QCOMPARE(selected().size(), 2);
    m_world->clock.advance(2 * second);
    copyAs(u"hostport"_s);
    QCOMPARE(said.takeLast().at(0).toString(),
             u"Copied 4 as host:port; skipped 2 expired (nothing was selected: all live ones shown)"_s);
    // A click on one of them is a selection.
    buy(4);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                      table().visualRect(m_world->view.index(m_world->view.findServer(u"10.0.4.1"_s, 0), 1)).center());
    copyAs(u"hostport"_s);
    QCOMPARE(copiedText(), u"10.0.4.1:1000"_s);
    QCOMPARE(said.takeLast().at(0).toString(), u"Copied 1 as host:port"_s);
}

void TestNewRows::copyNewestGoesBeforeASelection()
{
    QSignalSpy said(&panel(), &LeasesPanel::message);
    buy(1);
    show();
    copyAs(u"hostport"_s);
    table().selectRow(0);
    buy(2, 3);
    find<QLineEdit>(u"filter"_s)->setText(u"10.0.1"_s); // nor does a filter hide them from it
    QAction *newest = panel().copyNewestAction();
    QTRY_VERIFY(newest->isEnabled());
    QCOMPARE(newest->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    newest->trigger();
    QCOMPARE(copiedText(), u"10.0.2.1:1000\n10.0.2.2:1000\n10.0.2.3:1000"_s);
    QCOMPARE(said.takeLast().at(0).toString(), u"Copied 3 as host:port"_s);
    m_world->advance(10 * minute);
    QTRY_VERIFY(!newest->isEnabled());
}

void TestNewRows::copiesAreMarked()
{
    show();
    buy(1, 3);
    m_world->clock.advance(minute);
    table().selectRow(m_world->view.findServer(u"10.0.1.2"_s, 0));
    panel().copy();
    const auto cell = [this](const QString &host, LeaseColumn column) {
        return m_world->view.index(m_world->view.findServer(host, 0), int(column));
    };
    QVERIFY(cell(u"10.0.1.2"_s, LeaseColumn::State).data(LeaseCopiedRole).toBool());
    QVERIFY(!cell(u"10.0.1.1"_s, LeaseColumn::State).data(LeaseCopiedRole).toBool());
    const QString time = QDateTime::fromMSecsSinceEpoch(m_world->clock.utcMs()).toString(u"HH:mm:ss"_s);
    QVERIFY(cell(u"10.0.1.2"_s, LeaseColumn::Copied).data().toString().endsWith(time));
    QCOMPARE(cell(u"10.0.1.1"_s, LeaseColumn::Copied).data().toString(), QString());
    QVERIFY(cell(u"10.0.1.2"_s, LeaseColumn::State).data(Qt::ToolTipRole).toString().startsWith(u"Copied at "_s));
    QCOMPARE(cell(u"10.0.1.2"_s, LeaseColumn::State).data(Qt::AccessibleTextRole).toString(), u"State: Live, copied"_s);
    // Sorted by it, the last copy comes first, and what was not copied last.
    m_world->clock.advance(minute);
    table().selectRow(m_world->view.findServer(u"10.0.1.3"_s, 0));
    panel().copy();
    table().sortByColumn(int(LeaseColumn::Copied), Qt::DescendingOrder);
    QCOMPARE(shownServers(), (QStringList{u"10.0.1.3:1000"_s, u"10.0.1.2:1000"_s, u"10.0.1.1:1000"_s}));
    m_world->clock.advance(minute);
    table().selectRow(2);
    panel().copy(); // now they are out of order
    QCOMPARE(shownServers().first(), u"10.0.1.1:1000"_s);

    // Skipped ones are not marked.
    buy(2, 1, second);
    m_world->clock.advance(2 * second);
    buy(3, 1);
    table().selectAll();
    panel().copy();
    QVERIFY(!cell(u"10.0.2.1"_s, LeaseColumn::State).data(LeaseCopiedRole).toBool());
    QVERIFY(cell(u"10.0.3.1"_s, LeaseColumn::State).data(LeaseCopiedRole).toBool());
}

void TestNewRows::onlyUncopiedIsAFilter()
{
    show();
    buy(1);
    panel().copy();
    buy(2, 3);
    QAction *only = panel().onlyUncopiedAction();
    QTRY_COMPARE(only->text(), u"Only not &yet copied (3)"_s);
    auto *filter = find<QLineEdit>(u"filter"_s);
    filter->setText(u"10.0"_s);
    QVERIFY(!only->isChecked());
    only->trigger();
    QCOMPARE(filter->text(), u"10.0 copied:no"_s);
    QVERIFY(only->isChecked());
    QCOMPARE(shownServers().size(), 3);
    table().selectRow(0);
    panel().copy();
    QCOMPARE(shownServers().size(), 2); // it has been copied
    QTRY_COMPARE(only->text(), u"Only not &yet copied (2)"_s);
    only->trigger();
    QCOMPARE(filter->text(), u"10.0"_s);
    QVERIFY(!only->isChecked());
    filter->setText(u"-copied:yes"_s); // by hand, in other words
    QVERIFY(only->isChecked());
    only->trigger();
    QCOMPARE(filter->text(), QString());
    QCOMPARE(withOnlyUncopied(u"a copied:yes b"_s, true), u"a  b copied:no"_s);
}

void TestNewRows::aChipSaysHowManyAreNotCopied()
{
    show();
    panel().resize(2'000, 500);
    auto *chip = find<UncopiedChip>(u"chipUncopied"_s);
    buy(1);
    panel().copy();
    buy(2, 3);
    QTRY_COMPARE(chip->text(), u"Not copied 3"_s);
    QVERIFY(chip->isVisible());
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(find<QLineEdit>(u"filter"_s)->text(), u"copied:no"_s);
    QVERIFY(chip->isChecked());
    QVERIFY(panel().onlyUncopiedAction()->isChecked());
    QCOMPARE(shownServers().size(), 3);
    panel().onlyUncopiedAction()->trigger(); // the menu entry does the same
    QVERIFY(!chip->isChecked());
    QCOMPARE(shownServers().size(), 5);
    panel().resize(700, 500); // the entry stays where the chip has no room
    QTRY_VERIFY(!chip->isVisible());
}

void TestNewRows::removalNeedsNoQuestionAndIsUndone()
{
    QSignalSpy said(&panel(), &LeasesPanel::message);
    QSignalSpy offered(&panel(), &LeasesPanel::undoOffered);
    buy(1, 3);
    show();
    QVERIFY(!panel().undoAction()->isEnabled());
    table().selectRow(m_world->view.findServer(u"10.0.1.1"_s, 0));
    panel().copy();
    table().selectRow(m_world->view.findServer(u"10.0.1.1"_s, 0));
    QTRY_VERIFY(panel().forgetAction()->isEnabled());
    QTest::keyClick(&table(), Qt::Key_Delete);
    QVERIFY(!panel().findChild<QMessageBox *>());
    QCOMPARE(m_world->leases.size(), 2);
    QCOMPARE(said.takeLast().at(0).toString(), u"Removed one lease"_s);
    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered.at(0).at(0).value<QAction *>(), panel().undoAction());
    table().selectAll();
    QTRY_VERIFY(panel().forgetAction()->isEnabled());
    QTest::keyClick(&table(), Qt::Key_Delete);
    QCOMPARE(m_world->leases.size(), 0);
    QCOMPARE(panel().undoAction()->text(), u"&Undo removal of 2 leases"_s);

    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_world->leases.size(), 2);
    QCOMPARE(selected().size(), 2);
    QCOMPARE(said.takeLast().at(0).toString(), u"Restored 2 leases"_s);
    QTest::keyClick(&table(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_world->leases.size(), 3);
    QCOMPARE(selected(), QStringList{u"10.0.1.1"_s});
    QVERIFY(m_world->leases.copiedMs(table().selection().rowIds().first()) != 0);
    QVERIFY(!isNew(u"10.0.1.1"_s));
    QVERIFY(!panel().undoAction()->isEnabled());
    // A field has an undo of its own.
    auto *filter = find<QLineEdit>(u"filter"_s);
    table().selectAll();
    QTRY_VERIFY(panel().forgetAction()->isEnabled());
    QTest::keyClick(&table(), Qt::Key_Delete);
    filter->setFocus();
    QTest::keyClicks(filter, u"x"_s);
    QTest::keyClick(filter, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(filter->text(), QString());
    QCOMPARE(m_world->leases.size(), 0);
}

void TestNewRows::clearedOnesAreUndone()
{
    buy(1, 2, second);
    buy(2);
    show();
    m_world->advance(2 * second);
    panel().clearExpiredAction()->trigger();
    QCOMPARE(m_world->leases.size(), 2);
    panel().undoAction()->trigger();
    QCOMPARE(m_world->leases.size(), 4);
    QCOMPARE(m_world->leases.counts()[size_t(LeaseState::Expired)], 2);
}

QTEST_MAIN(TestNewRows)
#include "tst_new_rows.moc"
