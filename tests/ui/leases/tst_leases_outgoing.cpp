// SPDX-License-Identifier: MIT
#include "desk/lease_marks.h"
#include "formats/copy_formats.h"
#include "formats/format_book.h"
#include "lease/lease_texts.h"
#include "panel_fixture.h"
#include "ui/leases/region_locks_view.h"
#include "ui/outgoing/export_dialog.h"
#include "ui/widgets/progress_item.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLeasesOutgoing : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void copiesTheSelection();
    void copiesWhatIsShownWithoutSelection();
    void whatDiedSinceTheLastLookIsNotCopiedAsLiving();
    void copyKeyRepeatsTheLastFormat();
    void copiesManyInTheBackground();
    void copyCanBeCancelled();
    void copiesOneCell();
    void forgetsExpiredWithoutAsking();
    void asksWhereRemovalCannotBeUndone();
    void exports();
    void exportsWhatWasAskedAbout();
    void exportTellsWhyNot();
    void exportsInAnyFormat();
    void exportsAgain();
    void whatCannotBeContinuedIsNotOffered();
    void exportCanBeCancelled();
    void regionLocksHaveTheirTab();
    void removedRegionLocksStayRemoved();
};

void TestLeasesOutgoing::copiesTheSelection()
{
    QVERIFY(m_world->addAccount());
    addSix();
    show();
    QSignalSpy said(&panel(), &LeasesPanel::message);
    table().selectAll();
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    // Newest first, as shown; the two expired ones are left out.
    QCOMPARE(
        copiedText().split(u'\n'),
        (QStringList{u"http://TESTKEY01:TESTPASS01@10.0.2.3:3003"_s, u"http://TESTKEY01:TESTPASS01@10.0.2.2:3002"_s,
                     u"http://TESTKEY01:TESTPASS01@10.0.2.1:3001"_s, u"http://TESTKEY01:TESTPASS01@10.0.1.1:2001"_s}));
    QCOMPARE(said.size(), 1);
    const QString text = said.at(0).at(0).toString();
    QVERIFY2(text.contains(u"4"_s) && text.contains(u"URL"_s) && text.contains(u"2"_s), qPrintable(text));
    QVERIFY(!text.contains(u"nothing was selected"_s));
    QVERIFY(!text.contains(u"TESTPASS"_s));
}

void TestLeasesOutgoing::copiesWhatIsShownWithoutSelection()
{
    addSix();
    show();
    table().clearSelection();
    find<QLineEdit>(u"filter"_s)->setText(u"福建"_s);
    QSignalSpy said(&panel(), &LeasesPanel::message);
    // Works from any widget of the window: after Extract the focus is not in the table.
    find<QToolButton>(u"export"_s)->setFocus();
    copyAs(u"hostport"_s);
    QCOMPARE(copiedText(), u"10.0.2.1:3001"_s);
    QCOMPARE(said.size(), 1);
    QVERIFY(said.at(0).at(0).toString().contains(u"nothing was selected"_s));
}

void TestLeasesOutgoing::whatDiedSinceTheLastLookIsNotCopiedAsLiving()
{
    QVERIFY(m_world->addAccount());
    m_world->add({m_world->lease(u"10.0.2.1"_s, 3001, 5 * minute), m_world->lease(u"10.0.2.2"_s, 3002, 10 * minute)});
    show();
    chip(LeaseState::Live)->click();
    QCOMPARE(table().model()->rowCount(), 2);
    m_world->clock.advance(6 * minute); // the table has not been updated since
    copyAs(u"hostport"_s);
    QCOMPARE(copiedText(), u"10.0.2.2:3002"_s);
    QCOMPARE(table().model()->rowCount(), 1);

    // A copied cell contains the current state, as the table shows it.
    chip(LeaseState::Live)->click();
    m_world->clock.advance(5 * minute);
    table().setCurrentIndex(table().model()->index(0, int(LeaseColumn::State)));
    QTRY_VERIFY(panel().copyCellsMenu()->actions().first()->isEnabled());
    panel().copyCellsMenu()->actions().first()->trigger();
    QCOMPARE(copiedText(), stateName(LeaseState::Expired));
}

void TestLeasesOutgoing::copyKeyRepeatsTheLastFormat()
{
    addSix();
    show();
    auto *button = find<QToolButton>(u"copy"_s);
    QTRY_COMPARE(button->text(), u"Copy 3 as URL"_s);
    table().selectRow(0);
    copyAs(u"proxychains"_s);
    QTRY_COMPARE(button->text(), u"Copy 1 as proxychains"_s);
    const QString first = copiedText();
    QVERIFY(first.startsWith(u"http 10.0.2.3 3003"_s));
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copiedText(), first);
}

void TestLeasesOutgoing::copiesManyInTheBackground()
{
    QVERIFY(m_world->addAccount());
    QList<Lease> batch;
    for (quint16 port = 1; port <= 3000; ++port)
        batch.append(m_world->lease(u"10.0.0.1"_s, port, 5 * minute));
    m_world->add(batch);
    show();
    QSignalSpy said(&panel(), &LeasesPanel::message);
    QSignalSpy clipboardChanged(QGuiApplication::clipboard(), &QClipboard::dataChanged);
    table().selectAll();
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(said.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 30'000);
    QCOMPARE(said.at(0).at(0).toString(), u"Copied %1 as URL"_s.arg(QLocale().toString(3000)));
    QCOMPARE(clipboardChanged.size(), 1);
    QCOMPARE(copiedText().count(u'\n'), 2999);
    QVERIFY(copiedText().endsWith(u"http://TESTKEY01:TESTPASS01@10.0.0.1:1"_s));
    QVERIFY(!find<ProgressItem>(u"copyProgress"_s)->isRunning());
}

void TestLeasesOutgoing::copyCanBeCancelled()
{
    QList<Lease> batch;
    for (quint16 port = 1; port <= 3000; ++port)
        batch.append(m_world->lease(u"10.0.0.1"_s, port, 5 * minute));
    m_world->add(batch);
    show();
    QSignalSpy said(&panel(), &LeasesPanel::message);
    panel().copy();
    find<ProgressItem>(u"copyProgress"_s)->cancel();
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.at(0).at(0).toString(), u"Copy cancelled; the clipboard was not changed"_s);
    QTest::qWait(50);
    QCOMPARE(said.size(), 1);
    QCOMPARE(copiedText(), QString());

    // Copying one cell during a large copy cancels the large one.
    panel().copy();
    table().setCurrentIndex(table().model()->index(0, int(LeaseColumn::Server)));
    QTRY_VERIFY(panel().copyCellsMenu()->actions().first()->isEnabled());
    panel().copyCellsMenu()->actions().first()->trigger();
    QTest::qWait(50);
    QCOMPARE(copiedText(), u"10.0.0.1:3000"_s);
}

void TestLeasesOutgoing::copiesOneCell()
{
    addSix();
    show();
    table().setCurrentIndex(table().model()->index(0, int(LeaseColumn::ExitIp)));
    QTRY_VERIFY(panel().copyCellsMenu()->actions().first()->isEnabled());
    panel().copyCellsMenu()->actions().first()->trigger();
    QCOMPARE(copiedText(), u"10.0.2.3"_s);
}

void TestLeasesOutgoing::forgetsExpiredWithoutAsking()
{
    addSix();
    show();
    chip(LeaseState::Expired)->click();
    table().selectAll();
    QTRY_VERIFY(panel().forgetAction()->isEnabled());
    QSignalSpy said(&panel(), &LeasesPanel::message);
    QTest::keyClick(&table(), Qt::Key_Delete);
    QCOMPARE(m_world->leases.size(), 4);
    QVERIFY(!find<QMessageBox>(u"forgetQuestion"_s));
    QCOMPARE(said.size(), 1);
}

void TestLeasesOutgoing::asksWhereRemovalCannotBeUndone()
{
    addSix();
    QList<Lease> many;
    for (int i = 0; i < LeaseMarks::mostRows; ++i)
        many.append(m_world->lease(u"11.%1.%2.%3"_s.arg(i / 62'500).arg(i / 250 % 250).arg(i % 250), 9, 5 * minute));
    m_world->add(many);
    show();
    // One that still lives, and all that fit: without a question.
    table().selectRow(0);
    QTRY_VERIFY(panel().forgetAction()->isEnabled());
    QTest::keyClick(&table(), Qt::Key_Delete);
    QVERIFY(!find<QMessageBox>(u"forgetQuestion"_s));
    QCOMPARE(m_world->leases.size(), many.size() + 5);
    panel().undoAction()->trigger();
    QCOMPARE(m_world->leases.size(), many.size() + 6);

    table().selectAll();
    QTRY_VERIFY(panel().forgetAction()->isEnabled());
    QTest::keyClick(&table(), Qt::Key_Delete);
    auto *box = find<QMessageBox>(u"forgetQuestion"_s);
    QVERIFY(box);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(box->text().contains(QLocale().toString(many.size() + 4))); // two have expired
    QCOMPARE(m_world->leases.size(), many.size() + 6);
    box->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!find<QMessageBox>(u"forgetQuestion"_s));
    QCOMPARE(m_world->leases.size(), many.size() + 6);

    show(); // the test platform does not return the focus to the panel
    table().selectAll();
    QTRY_VERIFY(panel().forgetAction()->isEnabled());
    QTest::keyClick(&table(), Qt::Key_Delete);
    box = find<QMessageBox>(u"forgetQuestion"_s);
    QVERIFY(box);
    // The lease added while the question was open must stay.
    m_world->add({m_world->lease(u"10.0.9.9"_s, 9, 5 * minute)});
    box->findChild<QPushButton *>(u"forgetYes"_s)->click();
    QCOMPARE(shownServers(), QStringList{u"10.0.9.9:9"_s});
    QVERIFY(!panel().undoAction()->isEnabled());
}

void TestLeasesOutgoing::exports()
{
    QVERIFY(m_world->addAccount());
    addSix();
    show();
    const QString path = m_world->folder.filePath(u"leases.csv"_s);
    QSignalSpy said(&panel(), &LeasesPanel::message);
    table().selectRow(0);
    panel().exportTo(path, {.onlySelection = true, .credentials = false, .byteOrderMark = true});
    QTRY_COMPARE(said.size(), 1);
    const auto content = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QByteArray text = content();
    QVERIFY(text.startsWith("\xEF\xBB\xBFserver,proxy_ip,"));
    QCOMPARE(text.count("\r\n"), 2);
    QVERIFY(text.contains("10.0.2.3:3003"));
    QVERIFY(!text.contains("TESTPASS01"));

    panel().exportTo(path, {.onlySelection = false, .credentials = true});
    QTRY_COMPARE(said.size(), 2);
    text = content();
    QVERIFY(text.startsWith("server,"));
    QCOMPARE(text.count("\r\n"), 7); // includes expired leases: this is a record, not a list of usable proxies
    QCOMPARE(text.count("TESTPASS01"), 6);
    QVERIFY(!said.at(1).at(0).toString().contains(u"TESTPASS"_s));
    QTRY_VERIFY(panel().exportAction()->isEnabled());
}

void TestLeasesOutgoing::exportsWhatWasAskedAbout()
{
    addSix();
    show();
    table().selectRow(0); // 10.0.2.3:3003
    panel().exportRows();
    auto *dialog = panel().findChild<ExportDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->choice().onlySelection);
    // While the operator thinks, everything changes.
    m_world->add({m_world->lease(u"10.0.9.9"_s, 9, 5 * minute)});
    table().selectRow(2);
    find<QLineEdit>(u"filter"_s)->setText(u"9.9"_s);
    LeaseOrigin origin;
    origin.accountName = u"Locks"_s;
    const RegionLock lock{u"a1"_s, u"福建省泉州市"_s, u"电信"_s, u"等待中(34)"_s, noDeadline};
    m_world->regionLocks.add(std::span(&lock, 1), origin);
    QVERIFY(panel().regionLocksTable().isVisible()); // another table is in front
    dialog->accept();
    auto *files = panel().findChild<QFileDialog *>();
    QVERIFY(files);
    const QString path = m_world->folder.filePath(u"asked.csv"_s);
    QSignalSpy said(&panel(), &LeasesPanel::message);
    Q_EMIT files->fileSelected(path);
    files->close();
    QTRY_COMPARE(said.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    QVERIFY2(text.startsWith("server,proxy_ip,"), text.constData());
    QCOMPARE(text.count("\r\n"), 2);
    QVERIFY2(text.contains("10.0.2.3:3003"), text.constData());

    // All that were shown, without what has been removed since.
    panel().clearFilter();
    panel().showLeases();
    table().clearSelection();
    QTRY_VERIFY(panel().exportAction()->isEnabled());
    panel().exportRows();
    auto *again = panel().findChildren<ExportDialog *>().last();
    find<QLineEdit>(u"filter"_s)->setText(u"9.9"_s);
    const QList<RowId> rows = m_world->leases.rows();
    const RowId gone = rows.first();
    m_world->leases.remove({&gone, 1});
    again->accept();
    files = panel().findChildren<QFileDialog *>().last();
    Q_EMIT files->fileSelected(path);
    files->close();
    QTRY_COMPARE(said.size(), 2);
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    text = file.readAll();
    QCOMPARE(text.count("\r\n"), 7);
}

void TestLeasesOutgoing::exportTellsWhyNot()
{
    addSix();
    show();
    QSignalSpy said(&panel(), &LeasesPanel::message);
    panel().exportTo(m_world->folder.filePath(u"missing/leases.csv"_s), {});
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said.at(0).at(0).toString().startsWith(u"Could not write"_s));
    QTRY_VERIFY(panel().exportAction()->isEnabled());
}

void TestLeasesOutgoing::exportsInAnyFormat()
{
    QVERIFY(m_world->addAccount());
    addSix(); // two of them expired
    show();
    auto *button = find<QToolButton>(u"export"_s);
    QTRY_COMPARE(button->text(), u"Export 6"_s);
    table().selectRow(0);
    QTRY_COMPARE(button->text(), u"Export 1"_s);
    table().clearSelection();

    const QString path = m_world->folder.filePath(u"list.txt"_s);
    const auto lines = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n') : QStringList();
    };
    QSignalSpy said(&panel(), &LeasesPanel::message);
    // As the operator does it: the arrow, the format, the question, the file.
    Q_EMIT button->menu()->aboutToShow();
    const QList<QAction *> entries = button->menu()->actions();
    QVERIFY(!entries.first()->isEnabled()); // again: nothing was exported yet
    QStringList names;
    for (const QAction *entry : entries)
        names.append(entry->objectName());
    for (const char *id : {"csv", "hostport", "url", "clash", "singbox", "json"})
        QVERIFY2(names.contains(u"exportAs."_s + QString::fromLatin1(id)), id);
    button->menu()->findChild<QAction *>(u"exportAs.url"_s)->trigger();
    auto *dialog = panel().findChild<ExportDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->choice().format->id, u"url"_s);
    QVERIFY(!dialog->choice().credentials); // not unless the operator wants it, in any format
    auto *append = dialog->findChild<QCheckBox *>(u"appendToFile"_s);
    QVERIFY(append->isEnabled() && !append->isChecked());
    dialog->accept();
    auto *files = panel().findChild<QFileDialog *>();
    QVERIFY(files);
    QCOMPARE(files->defaultSuffix(), u"txt"_s);
    QVERIFY(!files->testOption(QFileDialog::DontConfirmOverwrite));
    Q_EMIT files->fileSelected(path);
    files->close();
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(lines(),
             (QStringList{u"http://10.0.2.3:3003"_s, u"http://10.0.2.2:3002"_s, u"http://10.0.2.1:3001"_s,
                          u"http://10.0.1.1:2001"_s, QString()}));
    QVERIFY2(said[0][0].toString().startsWith(u"Exported 4 rows to "_s), qPrintable(said[0][0].toString()));
    QVERIFY(said[0][0].toString().endsWith(u"; skipped 2 expired"_s));

    // At the end, with user and password.
    table().selectRow(0);
    panel().exportRows();
    dialog = panel().findChildren<ExportDialog *>().last();
    QCOMPARE(dialog->choice().format->id, u"url"_s); // as the last time
    dialog->findChild<QCheckBox *>(u"appendToFile"_s)->setChecked(true);
    dialog->findChild<QCheckBox *>(u"withCredentials"_s)->setChecked(true);
    dialog->accept();
    files = panel().findChildren<QFileDialog *>().last();
    QVERIFY(files->testOption(QFileDialog::DontConfirmOverwrite));
    QCOMPARE(files->selectedFiles(), QStringList{path}); // the last file is proposed
    Q_EMIT files->fileSelected(path);
    files->close();
    QTRY_COMPARE(said.size(), 2);
    QCOMPARE(lines().size(), 6);
    QCOMPARE(lines()[4], u"http://TESTKEY01:TESTPASS01@10.0.2.3:3003"_s);
}

void TestLeasesOutgoing::exportsAgain()
{
    addSix();
    show();
    const QString path = m_world->folder.filePath(u"a&b.txt"_s);
    const auto content = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QAction *again = panel().exportAgainAction();
    QVERIFY(!again->isEnabled());
    QSignalSpy said(&panel(), &LeasesPanel::message);
    panel().exportTo(m_world->folder.filePath(u"missing/x.txt"_s), {.format = *findCopyFormat(u"hostport"_s)});
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(!again->isEnabled()); // it was not written
    table().selectRow(0);
    panel().exportTo(path, {.onlySelection = true, .format = *findCopyFormat(u"hostport"_s)});
    QTRY_COMPARE(said.size(), 2);
    QCOMPARE(content(), QByteArray("10.0.2.3:3003\n"));
    QTRY_VERIFY(again->isEnabled());
    QVERIFY2(again->text().endsWith(u"a&&b.txt"_s), qPrintable(again->text()));

    // Without a question; what is selected now, else all.
    table().selectRow(1);
    QTest::keyPress(&table(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyRelease(&table(), Qt::Key_E); // without them, which selecting rows would heed
    QTRY_COMPARE(said.size(), 3);
    QCOMPARE(content(), QByteArray("10.0.2.2:3002\n"));
    table().clearSelection();
    panel().exportTo(path, {.append = true, .format = *findCopyFormat(u"hostport"_s)});
    QTRY_COMPARE(said.size(), 4);
    QCOMPARE(content().count('\n'), 5);
    table().selectRow(2);
    again->trigger();
    QTRY_COMPARE(said.size(), 5);
    QCOMPARE(content().count('\n'), 6); // at the end, as the last time

    // After a restart, too; but the file stays on this machine.
    QSettings settings(m_world->folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    panel().saveState(settings);
    for (const QString &key : settings.allKeys())
        QVERIFY2(!key.startsWith(u"leases/"_s) || !settings.value(key).toString().contains(u"a&b"_s), qPrintable(key));
    end();
    begin();
    addSix();
    show();
    QVERIFY(!panel().exportAgainAction()->isEnabled());
    panel().restoreState(settings);
    QTRY_VERIFY(panel().exportAgainAction()->isEnabled());
    QVERIFY(panel().exportAgainAction()->text().endsWith(u"a&&b.txt"_s));
}

void TestLeasesOutgoing::whatCannotBeContinuedIsNotOffered()
{
    const FormatBook book;
    ExportDialog dialog(0, 6, true, {.formats = &book});
    auto *format = dialog.findChild<QComboBox *>(u"exportFormat"_s);
    auto *append = dialog.findChild<QCheckBox *>(u"appendToFile"_s);
    const auto shown
        = [&dialog](const char *name) { return !dialog.findChild<QWidget *>(QLatin1StringView(name))->isHidden(); };
    QCOMPARE(format->currentText(), u"CSV"_s);
    QVERIFY(shown("byteOrderMark") && shown("withCredentials"));
    append->setChecked(true);
    dialog.findChild<QCheckBox *>(u"withCredentials"_s)->setChecked(true);
    QVERIFY(dialog.choice().append && dialog.choice().credentials);
    format->setCurrentIndex(format->findData(u"json"_s));
    QVERIFY(!append->isEnabled() && !dialog.choice().append);
    QVERIFY(!shown("byteOrderMark") && !shown("withCredentials"));
    QVERIFY(!dialog.choice().credentials); // this format holds none
    format->setCurrentIndex(format->findData(u"clash"_s));
    QVERIFY(append->isEnabled());
    QVERIFY(shown("withCredentials"));
    QVERIFY(dialog.choice().credentials);
}

void TestLeasesOutgoing::exportCanBeCancelled()
{
    addSix();
    show();
    QSignalSpy said(&panel(), &LeasesPanel::message);
    auto *progress = find<ProgressItem>(u"exportProgress"_s);
    QVERIFY(!progress->isRunning());
    const QString path = m_world->folder.filePath(u"leases.csv"_s);
    panel().exportTo(path, {});
    QVERIFY(progress->isRunning());
    QCOMPARE(progress->text(), u"Exporting 0 of 6"_s);
    QVERIFY(!panel().exportAction()->isEnabled());
    panel().exportTo(m_world->folder.filePath(u"second.csv"_s), {}); // one export at a time
    progress->cancel();
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said.at(0).at(0).toString().startsWith(u"Export cancelled"_s));
    QVERIFY(!QFile::exists(path));
    QVERIFY(!QFile::exists(m_world->folder.filePath(u"second.csv"_s)));
    QVERIFY(!progress->isRunning());
    QVERIFY(panel().exportAction()->isEnabled());
}

void TestLeasesOutgoing::regionLocksHaveTheirTab()
{
    show();
    auto *tabs = find<QTabBar>(u"leaseTabs"_s);
    QVERIFY(!tabs->isVisible());
    LeaseOrigin origin;
    origin.accountName = u"Locks"_s;
    const std::array lines{RegionLock{u"a1"_s, u"福建省泉州市"_s, u"电信"_s, u"等待中(34)"_s, noDeadline},
                           RegionLock{u"b2"_s, u"浙江省金华市"_s, u"移动"_s, u"等待中(35)"_s, noDeadline}};
    m_world->regionLocks.add(lines, origin);
    QVERIFY(tabs->isVisible());
    QCOMPARE(tabs->tabText(1), u"Region locks (2)"_s);
    RegionLocksView &locks = panel().regionLocksTable();
    QVERIFY(locks.isVisible()); // the operator just requested them
    QVERIFY(!chip(LeaseState::Live)->isVisible());
    QCOMPARE(find<QToolButton>(u"copy"_s)->text(), u"Copy"_s);
    QVERIFY(!find<QToolButton>(u"copy"_s)->menu());
    QTRY_VERIFY(panel().copyAction()->isEnabled());

    find<QLineEdit>(u"filter"_s)->setText(u"泉州"_s);
    QCOMPARE(panel().regionLocksRowCount(), 1);
    panel().copy();
    QVERIFY(copiedText().startsWith(u"a1\t福建省泉州市\t电信\t等待中(34)\t"_s));
    QCOMPARE(copiedText().count(u'\n'), 0);

    const QString path = m_world->folder.filePath(u"locks.csv"_s);
    QSignalSpy said(&panel(), &LeasesPanel::message);
    panel().exportTo(path, {});
    QTRY_COMPARE(said.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.startsWith("uuid,area,isp,state,"));
    QCOMPARE(text.count("\r\n"), 2);

    panel().clearFilter();
    panel().showLeases();
    QVERIFY(table().isVisible());
    QVERIFY(chip(LeaseState::Live)->isVisible());
    QCOMPARE(find<QToolButton>(u"copy"_s)->text(), u"Copy 0 as URL"_s);
    tabs->setCurrentIndex(1);
    locks.selectRow(0);
    panel().forget();
    QCOMPARE(m_world->regionLocks.rowCount(), 1);
    locks.selectRow(0);
    panel().forget();
    QVERIFY(!tabs->isVisible());
    QVERIFY(table().isVisible());
    panel().undoAction()->trigger(); // the tab comes back with it
    QVERIFY(tabs->isVisible() && locks.isVisible());
    QCOMPARE(m_world->regionLocks.rowCount(), 1);
}

void TestLeasesOutgoing::removedRegionLocksStayRemoved()
{
    PanelWorld &world = *m_world;
    Ledger ledger(world.folder.path());
    Desk desk(Desk::Parts{world.clock, world.catalogue, world.accounts, world.scheduler, world.client,
                          world.vendorClock, world.leases, world.regionLocks, world.log, &ledger});
    CallEntry call;
    call.id = QUuid::createUuid();
    call.sentMs = world.clock.utcMs();
    call.account = world.account;
    call.endpoint = u"regionlock.get"_s;
    call.outcome = CallEntry::Outcome::Succeeded;
    LeaseBatch batch;
    batch.origin.account = world.account;
    batch.origin.endpoint = call.endpoint;
    batch.origin.obtainedMs = world.clock.utcMs();
    batch.regionLocks = {RegionLock{u"a1"_s, u"福建省泉州市"_s, u"电信"_s, u"等待中(34)"_s, noDeadline},
                         RegionLock{u"b2"_s, u"浙江省金华市"_s, u"移动"_s, u"等待中(35)"_s, noDeadline}};
    bool recorded = false;
    ledger.recordEnd(call, batch, [&recorded](bool durable) { recorded = durable; });
    QTRY_VERIFY_WITH_TIMEOUT(recorded, 30'000);
    world.regionLocks.add(batch.regionLocks, batch.origin);

    LeasesPanel panel(LeasesPanel::Parts{world.leases, world.view, world.regionLocks, world.accounts, world.vendorClock,
                                         desk, world.clipboard});
    panel.show();
    RegionLocksView &locks = panel.regionLocksTable();
    locks.selectRow(0);
    const QString removed = locks.model()->index(0, 0).data().toString();
    QSignalSpy said(&panel, &LeasesPanel::message);
    QSignalSpy offered(&panel, &LeasesPanel::undoOffered);
    panel.forget(); // without a question
    QVERIFY(!panel.findChild<QMessageBox *>(u"forgetQuestion"_s));
    QCOMPARE(world.regionLocks.rowCount(), 1);
    QVERIFY(world.regionLocks.line(0).uuid != removed);
    QCOMPARE(said.last().at(0).toString(), u"Removed one region lock from this table; at the vendor nothing changes"_s);
    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered.last().at(0).value<QAction *>(), panel.undoAction());
    QCOMPARE(panel.undoAction()->text(), u"&Undo removal of 1 region locks"_s); // without a translation

    panel.showLeases(); // Undo leads to where something comes back
    panel.undoAction()->trigger();
    QCOMPARE(world.regionLocks.rowCount(), 2);
    QVERIFY(locks.isVisible());
    QCOMPARE(locks.selectedLines().size(), 1);
    QCOMPARE(world.regionLocks.line(locks.selectedLines().first()).uuid, removed);
    QCOMPARE(said.last().at(0).toString(), u"Restored one region lock"_s);
    QVERIFY(!panel.undoAction()->isEnabled());
    panel.forget();
    QCOMPARE(world.regionLocks.rowCount(), 1);

    world.regionLocks.removeAt({0}); // as at a start
    QSignalSpy restored(&desk, &Desk::restored);
    desk.restoreFromLedger();
    QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, 30'000);
    QCOMPARE(world.regionLocks.rowCount(), 1);
    QVERIFY(world.regionLocks.line(0).uuid != removed);
}

QTEST_MAIN(TestLeasesOutgoing)
#include "tst_leases_outgoing.moc"
