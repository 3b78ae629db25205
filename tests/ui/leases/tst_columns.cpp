// SPDX-License-Identifier: MIT
// Columns set by the operator: from the menu, from the keyboard, as named sets, and after a restart.
#include "panel_fixture.h"
#include "ui/columns/column_set_dialog.h"
#include "ui/columns/columns_menu.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestColumns : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void layoutsAreTexts();
    void strangeTextsAreRead_data();
    void strangeTextsAreRead();
    void textsWithoutColumnsAreNone();
    void headerMenuDoesItWithTheClickedColumn();
    void keyboardDoesItWithTheCurrentColumn();
    void onlyTheColumnThatFillsHasNoWidthOfItsOwn();
    void oneColumnStays();
    void fitsToContents();
    void builtInSets();
    void setsKeepAllThatIsSeen();
    void setsAreKeptRenamedUpdatedAndDeleted();
    void setsOutliveTheProgram();
    void theAreaTakesWhatWidthIsLeft();
    void theFirstColumnsFitBesideTheForm();
    void aLayoutOfAVersionWithFewerColumnsStays();
    void damagedSetsAreLeftOut();
    void whatIsNotUnderstoodIsWrittenBack();
    void setsBeyondTheLastAreWrittenBack();
    void anOwnSetMayHaveABuiltInOnesName();

private:
    QHeaderView *header() { return table().horizontalHeader(); }
    QStringList shownColumns()
    {
        QStringList titles;
        for (int place = 0; table().header().columnAtPlace(place) >= 0; ++place)
            titles.append(
                table().model()->headerData(table().header().columnAtPlace(place), Qt::Horizontal).toString());
        return titles;
    }
    QAction *action(const QString &name) { return panel().findChild<QAction *>(name); }
    QMenu *setsMenu()
    {
        auto *menu = panel().findChild<QMenu *>(u"columnSetsMenu"_s);
        Q_EMIT menu->aboutToShow();
        return menu;
    }
    void chooseSet(const QString &name)
    {
        const auto actions = setsMenu()->actions();
        for (QAction *entry : actions) {
            if (entry->objectName() == u"columnSet."_s + name)
                entry->trigger();
        }
    }
    QStringList markedSets()
    {
        QStringList names;
        const auto actions = setsMenu()->actions();
        for (QAction *entry : actions) {
            if (entry->isChecked())
                names.append(entry->text());
        }
        return names;
    }
    /// Triggers the entry of the set \a name in the submenu \a menu.
    void triggerFor(const QString &menu, const QString &name)
    {
        auto *of = setsMenu()->findChild<QMenu *>(menu);
        QVERIFY(of);
        const auto actions = of->actions();
        for (QAction *entry : actions) {
            if (entry->text() == name)
                entry->trigger();
        }
        QCoreApplication::processEvents();
    }
    ColumnSetDialog *dialog() { return panel().findChild<ColumnSetDialog *>(u"columnSetDialog"_s); }
    void answer(const QString &name)
    {
        QTRY_VERIFY(dialog());
        dialog()->findChild<QLineEdit *>(u"columnSetName"_s)->setText(name);
        auto *ok = dialog()->findChild<QPushButton *>(u"columnSetOk"_s);
        QVERIFY(ok->isEnabled());
        ok->click();
        QTRY_VERIFY(!dialog());
    }
    void keepAs(const QString &name)
    {
        setsMenu();
        action(u"keepColumnSet"_s)->trigger();
        answer(name);
    }
};

void TestColumns::layoutsAreTexts()
{
    ColumnLayout layout = ColumnLayout::showing({LeaseColumn::Server, LeaseColumn::State});
    layout.columns[0].width = 160;
    layout.sort = ColumnLayout::Sort{LeaseColumn::Deadline, true};
    // Settings files of earlier versions contain this text: it must stay readable.
    QCOMPARE(layout.toText(),
             u"server=160 state -exit -area -isp -deadline -remaining -plan -key -request -copied -check"
             " -latency -measured -tunnels -traffic -success;deadline desc"_s);
    const auto read = ColumnLayout::fromText(layout.toText());
    QVERIFY(read);
    QVERIFY(read->columns == layout.columns);
    QVERIFY(read->sort == layout.sort);
    QVERIFY(read->looksSameAs(layout));
    // Of a version without the last column.
    QVERIFY(
        ColumnLayout::fromText(u"server=160 state -exit -area -isp -deadline -remaining -plan -key -request;deadline"
                               " desc"_s)
            ->looksSameAs(layout));
    layout.sort = ColumnLayout::Sort{};
    QVERIFY(layout.toText().endsWith(u";newest"_s));
    QVERIFY(!read->looksSameAs(layout));
    layout.sort.reset();
    QVERIFY(ColumnLayout::fromText(layout.toText())->sort == std::nullopt);
}

void TestColumns::strangeTextsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const QString rest = u" -exit -area -isp -deadline -remaining -plan -key -request -copied -check -latency"
                         " -measured -tunnels -traffic -success"_s;
    QTest::newRow("a later version's column") << u"state hops=90 server"_s << u"state server"_s + rest;
    QTest::newRow("twice") << u"state server -state"_s << u"state server"_s + rest;
    QTest::newRow("widths out of range") << u"state=1 server=999999;"_s << u"state=24 server=4000"_s + rest;
    QTest::newRow("no widths") << u"state=-5 server=abc"_s << u"state server"_s + rest;
    QTest::newRow("unknown order") << u"state server;hops desc"_s << u"state server"_s + rest;
}

void TestColumns::strangeTextsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const auto layout = ColumnLayout::fromText(text);
    QVERIFY(layout);
    QCOMPARE(layout->toText(), read);
}

void TestColumns::textsWithoutColumnsAreNone()
{
    QVERIFY(!ColumnLayout::fromText({}));
    QVERIFY(!ColumnLayout::fromText(u"-state -server"_s));
    QVERIFY(!ColumnLayout::fromText(u";deadline"_s));
    QVERIFY(!ColumnLayout::fromText(u"state "_s.repeated(1'000)));
}

void TestColumns::headerMenuDoesItWithTheClickedColumn()
{
    addSix();
    show();
    table().setCurrentIndex(table().model()->index(0, int(LeaseColumn::Server)));
    const QPoint area(header()->sectionViewportPosition(int(LeaseColumn::Area)) + 5, 5);
    Q_EMIT header()->customContextMenuRequested(area);
    QTRY_VERIFY(panel().columnsMenu()->isVisible());
    QAction *hide = action(u"hideColumn"_s);
    QVERIFY2(hide->text().contains(u"Area"_s), qPrintable(hide->text()));
    QTest::keyClick(panel().columnsMenu(), Qt::Key_Escape);
    QTRY_VERIFY(!panel().columnsMenu()->isVisible());
    panel().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel(), 60'000));
    QCoreApplication::processEvents();
    // After the menu is closed, shortcuts apply to the current column again.
    QTest::keyClick(&table(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shownColumns().mid(0, 3), (QStringList{u"State"_s, u"Server"_s, u"Remaining"_s}));
    Q_EMIT header()->customContextMenuRequested(
        QPoint(header()->sectionViewportPosition(int(LeaseColumn::Area)) + 5, 5));
    QTRY_VERIFY(panel().columnsMenu()->isVisible());
    hide->trigger();
    panel().columnsMenu()->close();
    QVERIFY(table().isColumnHidden(int(LeaseColumn::Area)));
}

void TestColumns::keyboardDoesItWithTheCurrentColumn()
{
    addSix();
    show();
    table().setCurrentIndex(table().model()->index(0, int(LeaseColumn::ExitIp)));
    table().setColumnHidden(int(LeaseColumn::Area), true);
    constexpr auto ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;
    constexpr auto altShift = Qt::AltModifier | Qt::ShiftModifier;
    QTest::keyClick(&table(), Qt::Key_Right, ctrlShift); // also skips the hidden column
    QCOMPARE(shownColumns().mid(0, 5), (QStringList{u"State"_s, u"Remaining"_s, u"Server"_s, u"ISP"_s, u"Exit IP"_s}));
    QTest::keyClick(&table(), Qt::Key_Left, ctrlShift);
    QTest::keyClick(&table(), Qt::Key_Left, ctrlShift);
    QCOMPARE(shownColumns().mid(0, 4), (QStringList{u"State"_s, u"Remaining"_s, u"Exit IP"_s, u"Server"_s}));
    const int width = table().columnWidth(int(LeaseColumn::ExitIp));
    QTest::keyClick(&table(), Qt::Key_Right, altShift);
    const int wider = table().columnWidth(int(LeaseColumn::ExitIp));
    QVERIFY(wider > width);
    QTest::keyClick(&table(), Qt::Key_Left, altShift);
    QCOMPARE(table().columnWidth(int(LeaseColumn::ExitIp)), width);

    // From the window's menu, with no clicked column.
    Q_EMIT panel().columnsMenu()->aboutToShow();
    QVERIFY2(action(u"hideColumn"_s)->text().contains(u"Exit IP"_s), qPrintable(action(u"hideColumn"_s)->text()));
    action(u"hideColumn"_s)->trigger();
    QVERIFY(table().isColumnHidden(int(LeaseColumn::ExitIp)));
    // The current cell moves to a visible column of the same row.
    QCOMPARE(table().currentIndex().column(), int(LeaseColumn::State));
    QCOMPARE(table().currentIndex().row(), 0);
    action(u"resetColumns"_s)->trigger();
    QCOMPARE(shownColumns(),
             (QStringList{u"State"_s, u"Remaining"_s, u"Server"_s, u"Exit IP"_s, u"Area"_s, u"ISP"_s, u"Latency"_s,
                          u"Check"_s, u"Deadline"_s, u"Key"_s}));
}

void TestColumns::theFirstColumnsFitBesideTheForm()
{
    addSix();
    show();
    panel().resize(1'026, 400); // what a screen of 1366×768 leaves beside the scroll bar of many rows
    QTRY_COMPARE(table().horizontalScrollBar()->maximum(), 0);
    QCOMPARE(shownColumns().size(), 10);
}

void TestColumns::aLayoutOfAVersionWithFewerColumnsStays()
{
    show();
    const int before = int(LeaseColumn::Copied); // those after it have come later
    QStandardItemModel model(0, before);
    QTableView earlier;
    earlier.setModel(&model);
    earlier.horizontalHeader()->setSectionsMovable(true);
    earlier.horizontalHeader()->moveSection(int(LeaseColumn::Area), 0);
    earlier.horizontalHeader()->resizeSection(int(LeaseColumn::Area), 77);
    earlier.horizontalHeader()->setSectionHidden(int(LeaseColumn::Isp), true);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    settings.setValue(u"leases/columns"_s, before);
    settings.setValue(u"leases/header"_s, earlier.horizontalHeader()->saveState());
    table().header().restoreColumns(settings);
    QCOMPARE(shownColumns(),
             (QStringList{u"Area"_s, u"State"_s, u"Server"_s, u"Exit IP"_s, u"Deadline"_s, u"Remaining"_s, u"Plan"_s,
                          u"Key"_s, u"Request"_s}));
    QCOMPARE(table().columnWidth(int(LeaseColumn::Area)), 77);
    table().header().setColumnShown(LeaseColumn::Copied, true);
    QCOMPARE(shownColumns().last(), u"Copied"_s);
    QVERIFY(table().columnWidth(int(LeaseColumn::Copied)) > 0);
}

void TestColumns::theAreaTakesWhatWidthIsLeft()
{
    addSix();
    show();
    const int area = int(LeaseColumn::Area);
    const int plan = int(LeaseColumn::Plan);
    const auto fills = [this] { return header()->length() == table().viewport()->width(); };
    table().setColumnHidden(plan, false);
    header()->moveSection(header()->visualIndex(plan), header()->visualIndex(int(LeaseColumn::Account)));
    panel().resize(1'300, 400);
    QTRY_VERIFY(fills());
    QCOMPARE(table().horizontalScrollBar()->maximum(), 0);
    const int width = table().columnWidth(area);
    panel().resize(1'400, 400);
    QTRY_COMPARE(table().columnWidth(area), width + 100);
    table().setColumnWidth(int(LeaseColumn::Server), table().columnWidth(int(LeaseColumn::Server)) + 30);
    QCOMPARE(table().columnWidth(area), width + 70);
    QVERIFY(fills());
    table().setColumnHidden(int(LeaseColumn::Isp), true);
    QTRY_VERIFY(fills());
    table().setColumnHidden(int(LeaseColumn::Isp), false);
    QTRY_VERIFY(fills());
    // Where it is not shown, the last column takes what is left.
    table().setColumnHidden(area, true);
    QTRY_VERIFY(fills());
    table().setColumnHidden(area, false);
    QTRY_VERIFY(fills());
    QCOMPARE(table().columnWidth(area), width + 70);

    // The plan gives way first, then the area; then the table scrolls.
    const int whole = table().columnWidth(plan);
    panel().resize(900, 400);
    QTRY_VERIFY(table().horizontalScrollBar()->maximum() > 0);
    QVERIFY(table().columnWidth(plan) < whole);
    panel().resize(1'400, 400);
    QTRY_COMPARE(table().columnWidth(plan), whole);

    // A width of the operator's stays, after a restart too.
    table().setColumnWidth(plan, whole + 10);
    QVERIFY(fills());
    table().setColumnWidth(area, 150);
    QVERIFY(!table().header().areaFills());
    panel().resize(1'500, 400);
    QTRY_VERIFY(fills());
    QCOMPARE(table().columnWidth(area), 150);
    QCOMPARE(table().columnWidth(plan), whole + 10);
    QSettings settings(m_world->folder.filePath(u"columns.ini"_s), QSettings::IniFormat);
    table().header().saveColumns(settings);
    table().header().resetColumns();
    QVERIFY(table().header().areaFills());
    QTRY_VERIFY(fills());
    table().header().restoreColumns(settings);
    QVERIFY(!table().header().areaFills());
    QCOMPARE(table().columnWidth(area), 150);
    QCOMPARE(table().columnWidth(plan), whole + 10);
}

void TestColumns::onlyTheColumnThatFillsHasNoWidthOfItsOwn()
{
    addSix();
    show();
    const auto canBeSized = [this](LeaseColumn column) {
        table().setCurrentIndex(table().model()->index(0, int(column)));
        Q_EMIT panel().columnsMenu()->aboutToShow();
        const bool fit = action(u"fitColumn"_s)->isEnabled();
        return fit == action(u"widerColumn"_s)->isEnabled() && fit == action(u"narrowerColumn"_s)->isEnabled()
            ? int(fit)
            : -1;
    };
    QCOMPARE(shownColumns().last(), u"Key"_s);
    QVERIFY(table().header().areaFills());
    QCOMPARE(canBeSized(LeaseColumn::Account), 1);
    QCOMPARE(canBeSized(LeaseColumn::Area), 1); // it fills until it is given a width
    table().setColumnWidth(int(LeaseColumn::Area), 150);
    QVERIFY(!table().header().areaFills());
    QCOMPARE(canBeSized(LeaseColumn::Account), 0);
    QCOMPARE(canBeSized(LeaseColumn::Area), 1);
    table().header().resetColumns();
    table().header().setColumnShown(LeaseColumn::Area, false);
    QCOMPARE(canBeSized(LeaseColumn::Account), 0);
    table().header().resetColumns();
    header()->moveSection(header()->visualIndex(int(LeaseColumn::Area)), header()->count() - 1);
    QCOMPARE(canBeSized(LeaseColumn::Area), 0);
    QCOMPARE(canBeSized(LeaseColumn::Account), 1);
}

void TestColumns::oneColumnStays()
{
    show();
    for (int column = 0; column < int(LeaseColumn::Count); ++column)
        table().header().setColumnShown(LeaseColumn(column), false);
    QCOMPARE(shownColumns(), QStringList{u"Latency"_s});
    Q_EMIT panel().columnsMenu()->aboutToShow();
    QVERIFY(!action(u"hideColumn"_s)->isEnabled());
}

void TestColumns::fitsToContents()
{
    m_world->add({m_world->lease(u"10.0.0.1"_s, 80, minute, u"a"_s),
                  m_world->lease(u"10.0.0.2"_s, 80, minute, u"x"_s.repeated(60))});
    show();
    const int area = int(LeaseColumn::Area);
    table().header().fitColumns();
    const int needed = table().fontMetrics().horizontalAdvance(u"x"_s.repeated(60)) + 2 * cellPadding;
    QVERIFY(table().columnWidth(area) >= needed);
    const int server = table().columnWidth(int(LeaseColumn::Server));
    m_world->add({m_world->lease(u"10.0.0.3"_s, 80, minute, u"x"_s.repeated(5'000))});
    table().header().fitColumn(LeaseColumn::Area);
    QVERIFY2(table().columnWidth(area) < 1'000, "a hostile text makes no endless column");
    // Not narrower than its title, whatever the contents.
    m_world->leases.remove(m_world->leases.rows());
    table().header().fitColumns();
    QVERIFY(table().columnWidth(area) >= header()->fontMetrics().horizontalAdvance(u"Area"_s));
    QVERIFY(table().columnWidth(int(LeaseColumn::Server)) < server);
}

void TestColumns::builtInSets()
{
    addSix();
    show();
    table().sortByColumn(int(LeaseColumn::Server), Qt::AscendingOrder);
    QCOMPARE(markedSets(), QStringList{});
    chooseSet(u"Compact"_s);
    QCOMPARE(shownColumns(), (QStringList{u"State"_s, u"Server"_s, u"Remaining"_s}));
    QCOMPARE(markedSets(), QStringList{u"Compact"_s});
    QCOMPARE(m_world->view.sortColumn(), int(LeaseColumn::Server)); // the set defines no sort order
    table().setColumnWidth(int(LeaseColumn::Server), 300);
    QCOMPARE(markedSets(), QStringList{});
    chooseSet(u"All"_s);
    QCOMPARE(shownColumns().size(), int(LeaseColumn::Count));
    QCOMPARE(markedSets(), QStringList{u"All"_s});
}

void TestColumns::setsKeepAllThatIsSeen()
{
    addSix();
    show();
    chooseSet(u"Places"_s);
    table().header().moveColumn(LeaseColumn::ExitIp, -1);
    table().setColumnWidth(int(LeaseColumn::ExitIp), 222);
    table().sortByColumn(int(LeaseColumn::Deadline), Qt::DescendingOrder);
    const QStringList order = shownColumns();
    const QStringList rows = shownServers();
    keepAs(u"  my\n columns "_s);
    QCOMPARE(panel().columnSets().own().size(), 1);
    QCOMPARE(panel().columnSets().own().first().name, u"my columns"_s);
    chooseSet(u"Origin"_s);
    table().sortByColumn(-1, Qt::AscendingOrder);
    QVERIFY(shownColumns() != order);
    chooseSet(u"my columns"_s);
    QCOMPARE(shownColumns(), order);
    QCOMPARE(table().columnWidth(int(LeaseColumn::ExitIp)), 222);
    QCOMPARE(shownServers(), rows);
    QCOMPARE(markedSets(), QStringList{u"my columns"_s});
    // Newest first is a sort order too.
    table().sortByColumn(-1, Qt::AscendingOrder);
    keepAs(u"newest"_s);
    table().sortByColumn(int(LeaseColumn::Deadline), Qt::DescendingOrder);
    chooseSet(u"newest"_s);
    QCOMPARE(m_world->view.sortColumn(), -1);
}

void TestColumns::setsAreKeptRenamedUpdatedAndDeleted()
{
    show();
    QSignalSpy changed(&panel().columnSets(), &ColumnSets::changed);
    keepAs(u"one & two"_s);
    chooseSet(u"Compact"_s);
    triggerFor(u"updateColumnSet"_s, u"one && two"_s);
    chooseSet(u"All"_s);
    chooseSet(u"one & two"_s);
    QCOMPARE(shownColumns().size(), 3);

    triggerFor(u"renameColumnSet"_s, u"one && two"_s);
    QTRY_VERIFY(dialog());
    auto *name = dialog()->findChild<QLineEdit *>(u"columnSetName"_s);
    auto *ok = dialog()->findChild<QPushButton *>(u"columnSetOk"_s);
    QCOMPARE(name->text(), u"one & two"_s);
    name->setText(u"Compact"_s); // the name of a built-in set
    QVERIFY(!ok->isEnabled());
    name->setText(u" "_s);
    QVERIFY(!ok->isEnabled());
    answer(u"three"_s);
    QVERIFY(!panel().columnSets().find(u"one & two"_s));
    QCOMPARE(panel().columnSets().find(u"three"_s)->layout.columns.first().column, LeaseColumn::State);

    // A name that exists already: the dialog says that the set will be replaced, and refuses if a different set would
    // be lost.
    keepAs(u"four"_s);
    triggerFor(u"renameColumnSet"_s, u"four"_s);
    QTRY_VERIFY(dialog());
    dialog()->findChild<QLineEdit *>(u"columnSetName"_s)->setText(u"three"_s);
    QVERIFY(!dialog()->findChild<QPushButton *>(u"columnSetOk"_s)->isEnabled());
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    setsMenu();
    action(u"keepColumnSet"_s)->trigger();
    QTRY_VERIFY(dialog());
    dialog()->findChild<QLineEdit *>(u"columnSetName"_s)->setText(u"three"_s);
    QCOMPARE(dialog()->findChild<QPushButton *>(u"columnSetOk"_s)->text(), u"Replace"_s);
    answer(u"three"_s);
    QCOMPARE(panel().columnSets().own().size(), 2);

    for (const bool yes : {false, true}) {
        triggerFor(u"deleteColumnSet"_s, u"four"_s);
        QTRY_VERIFY(panel().findChild<QMessageBox *>(u"deleteColumnSetQuestion"_s));
        auto *box = panel().findChild<QMessageBox *>(u"deleteColumnSetQuestion"_s);
        (yes ? box->findChild<QPushButton *>(u"deleteColumnSetYes"_s) : box->defaultButton())->click();
        QTRY_VERIFY(!panel().findChild<QMessageBox *>(u"deleteColumnSetQuestion"_s));
        QCOMPARE(panel().columnSets().find(u"four"_s) == nullptr, yes);
    }
    QVERIFY(changed.size() >= 6);
}

void TestColumns::setsOutliveTheProgram()
{
    const QString file = m_world->folder.filePath(u"columns.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        panel().restoreState(settings);
        show();
        chooseSet(u"Compact"_s);
        keepAs(u"narrow, 窄"_s);
        // Saved at once, so that it survives if the program is killed.
        QSettings other(file, QSettings::IniFormat);
        settings.sync();
        other.sync();
        QCOMPARE(other.beginReadArray(u"columnSets"_s), 1);
    }
    panel().columnSets().remove(u"narrow, 窄"_s); // the QSettings object is gone: must do no harm
    m_world->panel.reset();
    m_world->panel = m_world->makePanel();
    QSettings settings(file, QSettings::IniFormat);
    panel().restoreState(settings);
    QCOMPARE(panel().columnSets().own().size(), 1);
    show();
    chooseSet(u"narrow, 窄"_s);
    QCOMPARE(shownColumns().size(), 3);
}

void TestColumns::damagedSetsAreLeftOut()
{
    QSettings settings(m_world->folder.filePath(u"damaged.ini"_s), QSettings::IniFormat);
    settings.beginWriteArray(u"columnSets"_s);
    const QList<std::pair<QString, QString>> entries{{u"good"_s, u"state server"_s},
                                                     {u""_s, u"state"_s},
                                                     {u"none"_s, u"-state"_s},
                                                     {u"good"_s, u"server"_s},
                                                     {u"junk"_s, u"\x01"_s}};
    for (int i = 0; i < int(entries.size()); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"name"_s, entries.at(i).first);
        settings.setValue(u"columns"_s, entries.at(i).second);
    }
    settings.endArray();
    ColumnSets sets;
    sets.keepIn(settings);
    QCOMPARE(sets.own().size(), 1);
    QCOMPARE(sets.own().first().layout.columns.at(1).column, LeaseColumn::Server);
    QVERIFY(!sets.keep(u"  "_s, {}));
    QVERIFY(!sets.rename(u"good"_s, u"Compact"_s));
    QVERIFY(!sets.rename(u"nobody"_s, u"new"_s));
    QVERIFY(!sets.keep(u"All"_s, sets.own().first().layout));
    for (int i = 0; i < 100; ++i)
        sets.keep(u"set %1"_s.arg(i), sets.own().first().layout);
    QCOMPARE(sets.own().size(), ColumnSets::mostSets);
}

void TestColumns::whatIsNotUnderstoodIsWrittenBack()
{
    QSettings settings(m_world->folder.filePath(u"later.ini"_s), QSettings::IniFormat);
    const QString tooLong = u"state "_s.repeated(1'000);
    // As a later version or manual editing may have left it: no size, a gap, additional keys, unknown columns.
    settings.setValue(u"columnSets/1/name"_s, u"speed"_s);
    settings.setValue(u"columnSets/1/columns"_s, u"hops jitter=90"_s);
    settings.setValue(u"columnSets/2/name"_s, u"mixed"_s);
    settings.setValue(u"columnSets/2/columns"_s, u"state hops=90 server;hops desc"_s);
    settings.setValue(u"columnSets/2/colour"_s, u"green"_s);
    settings.setValue(u"columnSets/7/name"_s, u"long"_s);
    settings.setValue(u"columnSets/7/columns"_s, tooLong);
    settings.setValue(u"columnSets/10/name"_s, u"plain"_s);
    settings.setValue(u"columnSets/10/columns"_s, u"state server"_s);
    settings.setValue(u"columnSets/default"_s, u"plain"_s);
    const auto stored = [&settings] {
        QStringList lines;
        settings.sync();
        QSettings read(settings.fileName(), QSettings::IniFormat);
        const int size = read.beginReadArray(u"columnSets"_s);
        for (int i = 0; i < size; ++i) {
            read.setArrayIndex(i);
            lines << read.value(u"name"_s).toString() + u'|' + read.value(u"columns"_s).toString() + u'|'
                    + read.value(u"colour"_s).toString();
        }
        lines.sort();
        return lines;
    };
    const QString mixed = u"|state hops=90 server;hops desc|green"_s;
    ColumnSets sets;
    sets.keepIn(settings);
    QCOMPARE(sets.own().size(), 2);
    QVERIFY(sets.find(u"mixed"_s) && sets.find(u"plain"_s));
    QVERIFY(sets.keep(u"mine"_s, ColumnLayout::showing({LeaseColumn::Server})));
    QCOMPARE(stored(),
             (QStringList{u"long|%1|"_s.arg(tooLong),
                          u"mine|server -state -exit -area -isp -deadline -remaining "
                          "-plan -key -request -copied -check -latency -measured -tunnels -traffic -success|"_s,
                          u"mixed"_s + mixed, u"plain|state server|"_s, u"speed|hops jitter=90|"_s}));
    QCOMPARE(settings.value(u"columnSets/default"_s).toString(), u"plain"_s);
    QVERIFY(sets.rename(u"mixed"_s, u"other"_s));
    sets.remove(u"mine"_s);
    sets.keepIn(settings); // as after a restart
    sets.remove(u"plain"_s);
    QCOMPARE(stored(), (QStringList{u"long|%1|"_s.arg(tooLong), u"other"_s + mixed, u"speed|hops jitter=90|"_s}));
    // After the operator replaces a set, this version's format is written.
    QVERIFY(sets.keep(u"other"_s, ColumnLayout::showing({LeaseColumn::Area})));
    QVERIFY(!stored().join(u'\n').contains(u"green"_s));
}

void TestColumns::setsBeyondTheLastAreWrittenBack()
{
    QSettings settings(m_world->folder.filePath(u"many.ini"_s), QSettings::IniFormat);
    settings.beginWriteArray(u"columnSets"_s);
    constexpr int many = ColumnSets::mostSets + 5;
    for (int i = 0; i < many; ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"name"_s, u"set %1"_s.arg(i));
        settings.setValue(u"columns"_s, u"server"_s);
    }
    settings.endArray();
    ColumnSets sets;
    sets.keepIn(settings);
    QCOMPARE(sets.own().size(), ColumnSets::mostSets);
    QVERIFY(sets.keep(u"set 3"_s, ColumnLayout::showing({LeaseColumn::Area})));
    QCOMPARE(settings.value(u"columnSets/size"_s).toInt(), many);
    sets.remove(u"set 0"_s);
    sets.keepIn(settings);
    QCOMPARE(sets.own().size(), ColumnSets::mostSets);
    QVERIFY(sets.find(u"set 50"_s)); // there is room for it now
    QCOMPARE(sets.find(u"set 3"_s)->layout.columns.first().column, LeaseColumn::Area);
    settings.setValue(u"columnSets/size"_s, 2'000'000'000);
    sets.keepIn(settings);
    QCOMPARE(sets.own().size(), ColumnSets::mostSets);
}

void TestColumns::anOwnSetMayHaveABuiltInOnesName()
{
    // Saved in a language in which the built-in set has another name.
    QSettings settings(m_world->folder.filePath(u"named.ini"_s), QSettings::IniFormat);
    settings.setValue(u"columnSets/1/name"_s, u"Compact"_s);
    settings.setValue(u"columnSets/1/columns"_s, u"area"_s);
    settings.setValue(u"columnSets/size"_s, 1);
    panel().restoreState(settings);
    show();
    const ColumnSets &sets = panel().columnSets();
    chooseSet(u"Places"_s);
    triggerFor(u"updateColumnSet"_s, u"Compact"_s);
    QCOMPARE(sets.find(u"Compact"_s)->layout.columns.at(2).column, LeaseColumn::ExitIp);
    chooseSet(u"Origin"_s);
    keepAs(u"Compact"_s); // replaced, as announced in the dialog
    QCOMPARE(sets.find(u"Compact"_s)->layout.columns.at(2).column, LeaseColumn::Deadline);
    QCOMPARE(sets.own().size(), 1);
    triggerFor(u"renameColumnSet"_s, u"Compact"_s);
    answer(u"Mine"_s);
    QVERIFY(sets.find(u"Mine"_s));
    setsMenu();
    action(u"keepColumnSet"_s)->trigger(); // a new set may not have a built-in set's name
    QTRY_VERIFY(dialog());
    dialog()->findChild<QLineEdit *>(u"columnSetName"_s)->setText(u"Compact"_s);
    QVERIFY(!dialog()->findChild<QPushButton *>(u"columnSetOk"_s)->isEnabled());
    dialog()->reject();
}

QTEST_MAIN(TestColumns)
#include "tst_columns.moc"
