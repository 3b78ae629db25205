// SPDX-License-Identifier: MIT
#include "panel_fixture.h"
#include "ui/leases/leases_empty_state.h"
#include "ui/widgets/progress_item.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLeasesPanel : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void chipsCount();
    void chipsFilter();
    void undatedChipOnlyWhereNeeded();
    void wordsFilter();
    void filterAndOrderCanBeCancelled();
    void wordsFilterRegionLocks();
    void escapeClearsFilterThenSelection();
    void aFilterShowsItsFirstRows();
    void emptyStates();
    void stateComesBack();
    void languageChangeReachesModels();
    void everythingHasAName();
    void shortcutsAreThere();
};

void TestLeasesPanel::chipsCount()
{
    show();
    addSix();
    QCOMPARE(chip(LeaseState::Live)->text(), u"Live 3"_s);
    QCOMPARE(chip(LeaseState::Expiring)->text(), u"Expiring 1"_s);
    QCOMPARE(chip(LeaseState::Expired)->text(), u"Expired 2"_s);
    m_world->advance(10 * minute);
    QCOMPARE(chip(LeaseState::Live)->text(), u"Live 0"_s);
    QCOMPARE(chip(LeaseState::Expired)->text(), u"Expired 6"_s);
}

void TestLeasesPanel::chipsFilter()
{
    addSix();
    QCOMPARE(shownServers().size(), 6); // none pressed shows all
    chip(LeaseState::Expiring)->click();
    QCOMPARE(shownServers(), QStringList{u"10.0.1.1:2001"_s});
    chip(LeaseState::Live)->click();
    QCOMPARE(shownServers().size(), 4);
    chip(LeaseState::Expiring)->click();
    chip(LeaseState::Live)->click();
    QCOMPARE(shownServers().size(), 6);
}

void TestLeasesPanel::undatedChipOnlyWhereNeeded()
{
    show();
    addSix();
    QVERIFY(chip(LeaseState::Undated)->isHidden());
    QVERIFY(!chip(LeaseState::Expired)->isHidden());
    m_world->add({m_world->lease(u"proxy.example"_s, 9001, noDeadline)});
    QVERIFY(!chip(LeaseState::Undated)->isHidden());
    QCOMPARE(chip(LeaseState::Undated)->text(), u"Undated 1"_s);
    chip(LeaseState::Undated)->click();
    m_world->leases.remove(std::array{m_world->view.rowId(0)});
    // The chip hides all rows now: it must stay visible so that it can be released.
    QVERIFY(!chip(LeaseState::Undated)->isHidden());
    chip(LeaseState::Undated)->click();
    QVERIFY(chip(LeaseState::Undated)->isHidden());
}

void TestLeasesPanel::wordsFilter()
{
    addSix();
    show();
    QTest::keyClick(&table(), Qt::Key_F, Qt::ControlModifier);
    auto *filter = find<QLineEdit>(u"filter"_s);
    QVERIFY(filter->hasFocus());
    filter->setText(u"福建"_s);
    QCOMPARE(shownServers(), (QStringList{u"10.0.2.1:3001"_s, u"10.0.0.1:1001"_s}));
    filter->setText(u"福建 3001"_s);
    QCOMPARE(shownServers(), QStringList{u"10.0.2.1:3001"_s});
    QTest::keyClick(filter, Qt::Key_Return);
    QVERIFY(table().hasFocus());
}

void TestLeasesPanel::filterAndOrderCanBeCancelled()
{
    PanelWorld &world = *m_world;
    QList<Lease> batch;
    for (quint16 port = 1; port <= 2'000; ++port)
        batch.append(world.lease(u"10.0.0.1"_s, port, 5 * minute));
    world.add(batch);
    show();
    table().sortByColumn(int(LeaseColumn::Server), Qt::AscendingOrder);
    world.view.settle();
    const QList<RowId> before = world.view.rowIds();
    world.view.setSlices(100, 1'000);
    auto *progress = find<ProgressItem>(u"arrangeProgress"_s);
    QVERIFY(panel().progressItems().contains(progress));
    QVERIFY(!progress->isRunning());
    find<QLineEdit>(u"filter"_s)->setText(u":1"_s);
    chip(LeaseState::Live)->click();
    table().sortByColumn(int(LeaseColumn::Area), Qt::DescendingOrder);
    QTRY_VERIFY(progress->isRunning());
    QCOMPARE(progress->total(), 2'000);
    QVERIFY(progress->done() < 2'000);
    progress->cancel();
    QVERIFY(!progress->isRunning());
    QVERIFY(world.view.isSettled());
    QCOMPARE(world.view.rowIds(), before);
    // The controls say what is shown.
    QCOMPARE(find<QLineEdit>(u"filter"_s)->text(), QString());
    QVERIFY(!chip(LeaseState::Live)->isChecked());
    QCOMPARE(table().header().sortIndicatorSection(), int(LeaseColumn::Server));
    QCOMPARE(table().header().sortIndicatorOrder(), Qt::AscendingOrder);

    find<QLineEdit>(u"filter"_s)->setText(u":1"_s); // not cancelled: it comes to its end
    QTRY_VERIFY_WITH_TIMEOUT(world.view.isSettled(), 60'000);
    QVERIFY(!progress->isRunning());
    QVERIFY(world.view.rowCount() < 2'000);
}

void TestLeasesPanel::wordsFilterRegionLocks()
{
    LeaseOrigin origin;
    origin.accountName = u"Locks"_s;
    const std::array lines{RegionLock{u"a1"_s, u"福建省泉州市"_s, u"电信"_s, u"等待中(34)"_s, noDeadline},
                           RegionLock{u"b2"_s, u"浙江省金华市"_s, u"移动"_s, u"等待中(35)"_s, noDeadline}};
    m_world->regionLocks.add(lines, origin);
    auto *filter = find<QLineEdit>(u"filter"_s);
    const auto shown = [&](const QString &text) {
        filter->setText(text);
        return panel().regionLocksRowCount();
    };
    QCOMPARE(shown(u""_s), 2);
    QCOMPARE(shown(u"area:泉州"_s), 1);
    QCOMPARE(shown(u"isp:泉州"_s), 0);
    QCOMPARE(shown(u"-isp:电信 key:locks"_s), 1);
    QCOMPARE(shown(u"\"等待中(35)\""_s), 1);
    // Lines of region locks do not have these fields: such words hide none of them.
    QCOMPARE(shown(u"left:>60 -state:live -server:1"_s), 2);
}

void TestLeasesPanel::escapeClearsFilterThenSelection()
{
    addSix();
    show();
    auto *filter = find<QLineEdit>(u"filter"_s);
    filter->setText(u"福建"_s);
    chip(LeaseState::Live)->click();
    table().selectAll();
    QCOMPARE(table().selection().rowIds().size(), 1);

    QTest::keyClick(&table(), Qt::Key_Escape);
    QCOMPARE(filter->text(), QString());
    QVERIFY(!chip(LeaseState::Live)->isChecked());
    QCOMPARE(shownServers().size(), 6);
    QCOMPARE(table().selection().rowIds().size(), 1);
    QTest::keyClick(&table(), Qt::Key_Escape);
    QCOMPARE(table().selection().rowIds().size(), 0);

    chip(LeaseState::Expired)->click(); // a chip is a filter too, also without text
    QTest::keyClick(&table(), Qt::Key_Escape);
    QCOMPARE(shownServers().size(), 6);

    filter->setText(u"10.0"_s);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(filter->text(), QString());
    QVERIFY(filter->hasFocus());
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(table().hasFocus());
}

void TestLeasesPanel::aFilterShowsItsFirstRows()
{
    show();
    QList<Lease> many;
    for (int i = 0; i < 400; ++i)
        many.append(m_world->lease(u"10.0.%1.%2"_s.arg(i / 200).arg(i % 200), 1000 + i, 5 * minute));
    m_world->add(many);
    QTRY_COMPARE(table().model()->rowCount(), 400);
    table().scrollToBottom();
    auto *filter = find<QLineEdit>(u"filter"_s);
    filter->setText(u"10.0.1"_s);
    QTRY_COMPARE(table().model()->rowCount(), 200);
    QTRY_COMPARE(table().rowAt(0), 0);

    // If the current row remains, it stays visible.
    table().setCurrentIndex(table().model()->index(150, 0));
    const QString kept = table().currentIndex().siblingAtColumn(int(LeaseColumn::Server)).data().toString();
    filter->clear();
    QTRY_COMPARE(table().model()->rowCount(), 400);
    QTRY_COMPARE(table().currentIndex().siblingAtColumn(int(LeaseColumn::Server)).data().toString(), kept);
    QTRY_VERIFY(table().viewport()->rect().intersects(table().visualRect(table().currentIndex())));
}

void TestLeasesPanel::emptyStates()
{
    show();
    auto *empty = panel().findChild<LeasesEmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->reason(), LeasesEmptyState::Reason::NoKeys);
    QSignalSpy addKey(&panel(), &LeasesPanel::addKeyRequested);
    QSignalSpy demo(&panel(), &LeasesPanel::demoRequested);
    find<QPushButton>(u"addKey"_s)->click();
    find<QPushButton>(u"tryDemo"_s)->click();
    QCOMPARE(addKey.size(), 1);
    QCOMPARE(demo.size(), 1);
    QVERIFY(!find<QPushButton>(u"clearFilter"_s)->isVisible());
    panel().setDemo(true);
    QVERIFY(!find<QPushButton>(u"tryDemo"_s)->isVisible());
    QVERIFY(find<QPushButton>(u"addKey"_s)->isVisible());

    QVERIFY(m_world->addAccount());
    QTRY_COMPARE(empty->reason(), LeasesEmptyState::Reason::NoLeases);
    QVERIFY(!find<QPushButton>(u"addKey"_s)->isVisible()); // with a key, the next step is to extract
    QSignalSpy extract(&panel(), &LeasesPanel::extractRequested);
    QTest::mouseClick(find<QPushButton>(u"extractFirst"_s), Qt::LeftButton);
    QCOMPARE(extract.size(), 1);
    QSignalSpy extractAndCopy(&panel(), &LeasesPanel::extractAndCopyRequested);
    QTest::mouseClick(find<QPushButton>(u"extractAndCopyFirst"_s), Qt::LeftButton);
    QCOMPARE(extractAndCopy.size(), 1);
    QCOMPARE(extract.size(), 1);

    addSix();
    QTRY_VERIFY(!empty->isVisible());
    find<QLineEdit>(u"filter"_s)->setText(u"nowhere"_s);
    chip(LeaseState::Live)->click();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->reason(), LeasesEmptyState::Reason::Filtered);
    QVERIFY(!find<QPushButton>(u"extractFirst"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"extractAndCopyFirst"_s)->isVisible());
    find<QPushButton>(u"clearFilter"_s)->click();
    QTRY_VERIFY(!empty->isVisible());
    QCOMPARE(shownServers().size(), 6);
}

void TestLeasesPanel::stateComesBack()
{
    addSix();
    show();
    QSettings settings(m_world->folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    QHeaderView *header = table().horizontalHeader();
    header->moveSection(header->visualIndex(int(LeaseColumn::Remaining)), 0);
    header->resizeSection(int(LeaseColumn::Server), 222);
    header->setSectionHidden(int(LeaseColumn::Isp), true);
    table().sortByColumn(int(LeaseColumn::Deadline), Qt::DescendingOrder);
    find<QLineEdit>(u"filter"_s)->setText(u"10.0.2"_s);
    chip(LeaseState::Live)->click();
    copyAs(u"clash"_s);
    const QStringList shown = shownServers();
    panel().saveState(settings);
    settings.sync();

    m_world->panel.reset();
    m_world->view.sort(-1);
    m_world->panel = m_world->makePanel();
    find<QLineEdit>(u"filter"_s)->clear();
    QSettings again(settings.fileName(), QSettings::IniFormat);
    panel().restoreState(again);
    header = table().horizontalHeader();
    QCOMPARE(header->visualIndex(int(LeaseColumn::Remaining)), 0);
    QCOMPARE(header->sectionSize(int(LeaseColumn::Server)), 222);
    QVERIFY(header->isSectionHidden(int(LeaseColumn::Isp)));
    QCOMPARE(m_world->view.sortColumn(), int(LeaseColumn::Deadline));
    QCOMPARE(m_world->view.sortOrder(), Qt::DescendingOrder);
    QCOMPARE(find<QLineEdit>(u"filter"_s)->text(), u"10.0.2"_s);
    QVERIFY(chip(LeaseState::Live)->isChecked());
    QVERIFY(!chip(LeaseState::Expired)->isChecked());
    QVERIFY(find<QToolButton>(u"copy"_s)->accessibleName().endsWith(u" as mihomo / Clash"_s));
    QCOMPARE(shownServers(), shown);
    // Always clearable, whatever was saved.
    QVERIFY(header->isSortIndicatorClearable());

    // Values from a damaged or foreign file are ignored.
    again.setValue(u"leases/header"_s, QByteArray("nonsense"));
    again.setValue(u"leases/format"_s, u"no-such-format"_s);
    panel().restoreState(again);
    QVERIFY(!header->isSectionHidden(int(LeaseColumn::Isp)));
    QVERIFY(find<QToolButton>(u"copy"_s)->accessibleName().endsWith(u" as mihomo / Clash"_s));
}

void TestLeasesPanel::languageChangeReachesModels()
{
    addSix();
    QSignalSpy header(&m_world->view, &QAbstractItemModel::headerDataChanged);
    QSignalSpy locks(&m_world->regionLocks, &QAbstractItemModel::headerDataChanged);
    QEvent event(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&panel(), &event);
    QVERIFY(header.size() > 0);
    QVERIFY(locks.size() > 0);
}

void TestLeasesPanel::everythingHasAName()
{
    addSix();
    show();
    for (const QWidget *widget : panel().findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s)
            || qobject_cast<const QHeaderView *>(widget))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
}

void TestLeasesPanel::shortcutsAreThere()
{
    QCOMPARE(panel().copyAction()->shortcut(), QKeySequence(u"Ctrl+C"_s));
    QCOMPARE(panel().copyAsMenu()->menuAction()->shortcut(), QKeySequence(u"Ctrl+Shift+C"_s));
    QCOMPARE(panel().exportAction()->shortcut(), QKeySequence(u"Ctrl+E"_s));
    QCOMPARE(panel().focusFilterAction()->shortcut(), QKeySequence(u"Ctrl+F"_s));
    QCOMPARE(panel().forgetAction()->shortcut(), QKeySequence(u"Del"_s));
    QCOMPARE(panel().selectAllAction()->shortcut(), QKeySequence(u"Ctrl+A"_s));
    QCOMPARE(panel().escapeAction()->shortcut(), QKeySequence(u"Esc"_s));
    addSix();
    show();
    QTRY_VERIFY(panel().copyAsMenu()->menuAction()->isEnabled());
    bool opened = false;
    connect(panel().copyAsMenu(), &QMenu::aboutToShow, this, [&] {
        opened = true;
        QTimer::singleShot(0, panel().copyAsMenu(), &QWidget::close);
    });
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(opened);
}

QTEST_MAIN(TestLeasesPanel)
#include "tst_leases_panel.moc"
