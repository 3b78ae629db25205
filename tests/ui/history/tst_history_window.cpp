// SPDX-License-Identifier: MIT
#include "formats/format_book.h"
#include "history/history_reader.h"
#include "history_world.h"
#include "keeper/keeper_reason.h"

#include "ui/history/history_copy.h"
#include "ui/record/history_calls_model.h"
#include "ui/record/history_leases_model.h"
#include "ui/record/history_model.h"
#include "ui/summary/chart.h"
#include "ui/widgets/progress_item.h"
#include "ui/wording/keeper_texts.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDrag>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QStyle>
#include <QStyleFactory>
#include <QToolButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

const HistoryWorld::Stock henan{u"河南省商丘市"_s, u"电信"_s};
const HistoryWorld::Stock tianjin{u"天津市"_s, u"联通"_s};

QString clip() { return QGuiApplication::clipboard()->text(); }

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class HistoryWindowTest : public QObject
{
    Q_OBJECT

    HistoryWorld m_filled;
    std::unique_ptr<HistoryWorld> m_world;
    std::unique_ptr<HistoryWindow> m_window;

    HistoryTable &leases() { return m_window->leasesTable(); }
    HistoryTable &calls() { return m_window->callsTable(); }
    QAction *action(const QString &name) { return m_window->findChild<QAction *>(name); }
    QString said() { return m_window->findChild<QStatusBar *>()->currentMessage(); }

    void open()
    {
        m_window = std::make_unique<HistoryWindow>(m_world->parts());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), 60'000));
        QTRY_VERIFY(m_window->statusText().endsWith(u"found"));
    }
    /// Five leases of today in two areas, three of last week, one from a month ago; and a refused call.
    void fillAndOpen()
    {
        // The record is written once and copied: every write waits for the disk.
        QVERIFY(QFile::copy(Ledger::fileName(m_filled.folder.path()), Ledger::fileName(m_world->folder.path())));
        open();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s)); // the program's default locale; "C" groups no digits from Qt 6.11 on
        Ledger ledger(m_filled.folder.path());
        m_filled.add(ledger, HistoryWorld::daysAgo(28), u"exclusive.get"_s, 900, 1, {henan});
        m_filled.add(ledger, HistoryWorld::daysAgo(3), u"short.elastic.get"_s, 500, 3, {henan});
        m_filled.refused(ledger, HistoryWorld::daysAgo(1), u"NO_AVAILABLE_CHANNEL"_s);
        m_filled.add(ledger, HistoryWorld::noon() - 2'000, u"short.channel.get"_s, 100, 5, {henan, tianjin});
    }

    void init()
    {
        m_world = std::make_unique<HistoryWorld>();
        QGuiApplication::clipboard()->setText(u"before"_s);
    }
    void cleanup()
    {
        m_window.reset();
        m_world.reset();
    }

    void aLeaseThatEndsMeanwhileIsPaintedAgain()
    {
        {
            Ledger ledger(m_world->folder.path());
            m_world->add(ledger, HistoryWorld::noon(), u"short.channel.get"_s, 1, 1, {henan}, 200);
            m_world->add(ledger, HistoryWorld::noon() - 1'000, u"short.channel.get"_s, 2, 1, {henan});
        }
        open();
        const QAbstractItemModel &model = *leases().model();
        const auto state
            = [&model](int row) { return model.index(row, int(HistoryLeasesModel::Column::State)).data().toString(); };
        QCOMPARE(state(0), u"Expiring"_s);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        m_world->clock.advance(1'000);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), model.index(0, int(HistoryLeasesModel::Column::State)));
        QCOMPARE(state(0), u"Expired"_s);
        QCOMPARE(state(1), u"Live"_s);
    }

    void aWeekIsShownFirst()
    {
        fillAndOpen();
        QCOMPARE(leases().model()->rowCount(), 8);
        QCOMPARE(m_window->statusText(), u"8 found"_s);
        QCOMPARE(leases().model()->index(0, 2).data().toString(), u"123.54.0.104:20104"_s);
        QCOMPARE(leases().model()->index(0, 1).data().toString(), u"Live"_s);
        QCOMPARE(leases().model()->index(7, 1).data().toString(), u"Expired"_s);
        QCOMPARE(leases().model()->index(7, 7).data().toString(), u"Short-lived · Elastic"_s);
        QCOMPARE(leases().model()->index(0, 4).data(Qt::AccessibleTextRole).toString(), u"Area: 河南省商丘市"_s);

        m_window->bar().setRange(HistoryRange::All);
        QCOMPARE(m_window->statusText(), u"Searching…"_s); // shown at once, and the window stays responsive
        QTRY_COMPARE(leases().model()->rowCount(), 9);
        m_window->bar().setRange(HistoryRange::Today);
        QTRY_COMPARE(leases().model()->rowCount(), 5);
        m_window->bar().setRange(HistoryRange::Yesterday);
        QTRY_COMPARE(leases().model()->rowCount(), 0);
        QTRY_VERIFY(leases().emptyText().startsWith(u"Nothing was found"));
        const QDate today = QDate::currentDate();
        m_window->bar().setRange(HistoryRange::Custom);
        m_window->bar().findChild<QDateEdit *>(u"historyFrom"_s)->setDate(today.addDays(-2)); // in either order
        m_window->bar().findChild<QDateEdit *>(u"historyTo"_s)->setDate(today.addDays(-28));
        QTRY_COMPARE(leases().model()->rowCount(), 4);
    }

    void wordsFilter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("rows");
        QTest::newRow("area") << u"天津"_s << 2;
        QTest::newRow("field") << u"isp:电信"_s << 6;
        QTest::newRow("left out") << u"-天津"_s << 6;
        QTest::newRow("several") << u"天津 123.54.0.101"_s << 1;
        QTest::newRow("plan by its shown name") << u"elastic"_s << 3;
        QTest::newRow("mode") << u"mode:channel"_s << 5;
        QTest::newRow("state") << u"state:expired"_s << 3;
        QTest::newRow("left") << u"left:>60"_s << 5;
        QTest::newRow("half typed") << u"天津 left:"_s << 2;
        QTest::newRow("wildcard") << u"%"_s << 0;
    }

    void wordsFilter()
    {
        QFETCH(QString, text);
        QFETCH(int, rows);
        fillAndOpen();
        m_window->bar().setFilterText(text);
        QTRY_COMPARE(leases().model()->rowCount(), rows);
        QTRY_VERIFY(m_window->statusText().startsWith(QString::number(rows) + u" found"_s));
        QCOMPARE(m_window->statusText().contains(u"Not understood: left:"), text.endsWith(u':'));
    }

    void pagesComeAsOneScrolls()
    {
        {
            Ledger ledger(m_world->folder.path());
            m_world->add(ledger, HistoryWorld::noon() - 1'000, u"short.channel.get"_s, 0, 620, {henan});
        }
        m_window = std::make_unique<HistoryWindow>(m_world->parts());
        auto *model = static_cast<HistoryModel *>(leases().model());
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester ofCalls(calls().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        // The model testers fetch all pages; only a new search begins with one page.
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), 60'000));
        QTRY_VERIFY(model->rowCount() >= HistoryModel::pageRows);
        QTRY_COMPARE(m_window->statusText(), u"620 found"_s); // counted before all rows are fetched
        const auto isAllThere = [&] {
            leases().verticalScrollBar()->setValue(leases().verticalScrollBar()->maximum());
            return model->rowCount() == 620;
        };
        QTRY_VERIFY(isAllThere());
        QCOMPARE(model->index(0, 2).data().toString(), u"123.54.2.107:20619"_s);
        QCOMPARE(model->index(619, 2).data().toString(), u"123.54.0.0:20000"_s);
        QVERIFY(!model->canFetchMore({}));
        m_window->showTab(HistoryWindow::Tab::Calls);
        QTRY_COMPARE(calls().model()->rowCount(), 1);
    }

    void aCopySaysWhereItIsNotAllThatWasFound()
    {
        {
            Ledger ledger(m_world->folder.path());
            m_world->add(ledger, HistoryWorld::noon() - 1'000, u"short.channel.get"_s, 0, 620, {henan});
        }
        open();
        auto *model = static_cast<HistoryModel *>(leases().model());
        QTRY_COMPARE(m_window->statusText(), u"620 found"_s);
        QVERIFY(m_world->preferences.set(Preference::CopyFormat, u"hostport"_s));
        leases().clearSelection();
        QTRY_VERIFY(!model->isBusy());
        const int fetched = model->rowCount();
        QVERIFY(fetched < 620);
        m_window->copy();
        QTRY_COMPARE(said(), u"Copied %1 as host:port; only the first %1 of 620 – Export takes all"_s.arg(fetched));
        QCOMPARE(clip().count(u'\n'), fetched - 1);
        leases().selectRow(0);
        m_window->copy();
        QTRY_COMPARE(said(), u"Copied 1 as host:port"_s);
        leases().clearSelection();
        while (model->canFetchMore({})) {
            const int before = model->rowCount();
            model->fetchMore({});
            QTRY_VERIFY(model->rowCount() > before);
        }
        m_window->copy();
        QTRY_COMPARE(said(), u"Copied 620 as host:port"_s);
    }

    void theLastOfSeveralSearchesCounts()
    {
        fillAndOpen();
        int resets = 0;
        connect(leases().model(), &QAbstractItemModel::modelReset, this, [&resets] { ++resets; });
        for (const QString &text : {u"天"_s, u"天津"_s, u"1"_s, u"nothing"_s, u"天津"_s}) {
            m_window->bar().setFilterText(text);
            QTest::keyClick(m_window->findChild<QLineEdit *>(u"historyFilter"_s), Qt::Key_Return); // without the pause
        }
        QTRY_COMPARE(leases().model()->rowCount(), 2);
        QCOMPARE(resets, 1);
        QVERIFY(leases().hasFocus()); // Return moves the focus to the results
    }

    void copiesAreMarked()
    {
        fillAndOpen();
        QSignalSpy copied(m_window.get(), &HistoryWindow::leasesCopied);
        leases().selectRow(1);
        m_window->copy();
        QCOMPARE(copied.size(), 1);
        const auto keys = copied.at(0).at(0).value<QList<LeaseKey>>();
        QCOMPARE(keys.size(), 1);
        const QAbstractItemModel &model = *leases().model();
        const auto cell = [&model](int row, HistoryLeasesModel::Column column) {
            return model.index(row, int(column)).data().toString();
        };
        QCOMPARE(keys.first().account, m_world->account);
        QCOMPARE(keys.first().server, cell(1, HistoryLeasesModel::Column::Server));
        QCOMPARE(keys.first().deadlineMs, HistoryWorld::noon() - 2'000 + 5 * HistoryWorld::minuteMs);
        QVERIFY(!cell(1, HistoryLeasesModel::Column::Copied).isEmpty());
        QVERIFY(cell(0, HistoryLeasesModel::Column::Copied).isEmpty());
        // As the main window does; the search is then answered by the record.
        {
            Ledger ledger(m_world->folder.path());
            ledger.markCopied(keys, HistoryWorld::noon());
        }
        m_window->findChild<QLineEdit *>(u"historyFilter"_s)->setText(u"copied:yes"_s);
        QTRY_COMPARE(leases().model()->rowCount(), 1);
        QCOMPARE(cell(0, HistoryLeasesModel::Column::Server), keys.first().server);
        QVERIFY(cell(0, HistoryLeasesModel::Column::Copied).endsWith(u"12:00:00"_s));
    }

    void copiesAsTheTableOfLeasesDoes()
    {
        fillAndOpen();
        QVERIFY(m_world->preferences.set(Preference::CopyFormat, u"hostport"_s));
        leases().selectRow(7);
        m_window->copy();
        QTRY_COMPARE(clip(), u"123.54.1.244:20500"_s);
        QCOMPARE(said(), u"Copied 1 as host:port; already expired"_s);
        leases().selectAll();
        QTest::keyClick(&leases(), Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(clip().count(u'\n'), 4);
        QVERIFY(clip().startsWith(u"123.54.0.104:20104\n123.54.0.103:"));
        QVERIFY2(said().contains(u"skipped 3 expired"), qPrintable(said()));
        leases().setCurrentIndex(leases().model()->index(0, 4));
        action(u"copyCell"_s)->trigger();
        QCOMPARE(clip(), u"河南省商丘市"_s);
    }

    void whatTheRecordKnowsOfALeaseGoesWithIt()
    {
        {
            Ledger ledger(m_world->folder.path());
            m_world->add(ledger, HistoryWorld::noon() - 1'000, u"short.channel.get"_s, 1, 3, {henan});
            const LeaseKey checked{m_world->account, u"123.54.0.1:20001"_s,
                                   HistoryWorld::noon() - 1'000 + 5 * HistoryWorld::minuteMs};
            CheckOutcome good;
            good.verdict = CheckVerdict::Differs;
            good.stage = CheckStage::Done;
            good.times = {10, 20, 30, 40, 0};
            good.exitIp = u"123.54.9.9"_s;
            good.atMs = HistoryWorld::noon() - 600;
            ledger.recordChecks({{checked, good}});
            ledger.recordTraffic({{checked, {.begun = 2, .succeeded = 2, .up = 300, .down = 4'000}}});
            ledger.delist({{m_world->account, u"123.54.0.2:20002"_s}}, HistoryWorld::noon() - 500);
        }
        open();
        CopyFormat own;
        own.id = u"own"_s;
        own.pattern = u"{host} {check} {latency} {measured_exit} {traffic}"_s;
        const QStringList expected{u"123.54.0.3    "_s, u"123.54.0.1 differs 100 123.54.9.9 4300"_s};

        const auto &model = static_cast<const HistoryLeasesModel &>(*leases().model());
        const HistoryCopy copy(m_world->vendorClock, m_world->accounts, m_world->clipboard, &m_world->preferences);
        QString report;
        QList<LeaseKey> written;
        QCOMPARE(copy.text({model.lease(0), model.lease(1), model.lease(2)}, own, &report, &written).split(u'\n'),
                 expected);
        QVERIFY2(report.contains(u"skipped 1 no longer listed"), qPrintable(report));
        QCOMPARE(written.size(), 2);

        QTRY_VERIFY(action(u"exportLeases"_s)->isEnabled());
        const QString path = m_world->folder.filePath(u"own.txt"_s);
        for (const bool onlySelection : {false, true}) {
            leases().selectAll();
            m_window->exportTo(path, {.onlySelection = onlySelection, .format = own});
            QTRY_VERIFY(!m_window->isExporting());
            QCOMPARE(QString::fromUtf8(contents(path)).trimmed().split(u'\n'), expected);
            QVERIFY(QFile::remove(path));
            QTRY_VERIFY(action(u"exportLeases"_s)->isEnabled());
        }
    }

    void preferencesReachIt()
    {
        fillAndOpen();
        // In the main window, another format was used last.
        QVERIFY(m_world->preferences.set(Preference::CopyFormat, u"hostport"_s));
        const auto *copyButton = m_window->findChild<QToolButton *>(u"historyCopy"_s);
        QCOMPARE(copyButton->text(), u"Copy as host:port"_s);
        // And the other way round. The menu has no parent: several buttons and menus share it.
        auto *url = copyButton->menu()->findChild<QAction *>(u"copyAs.url"_s);
        QVERIFY(url);
        url->trigger();
        QCOMPARE(m_world->preferences.text(Preference::CopyFormat), u"url"_s);

        // The newest leases have 298 s left.
        leases().selectRow(0);
        m_window->copy();
        QTRY_VERIFY(said().startsWith(u"Copied 1"));
        QVERIFY2(!said().contains(u"left"), qPrintable(said()));
        QVERIFY(m_world->preferences.set(Preference::CopyMargin, 300));
        m_window->copy();
        QTRY_VERIFY2(said().contains(u"1 with less than 300 s left"), qPrintable(said()));

        for (const bool on : {true, false}) {
            QVERIFY(m_world->preferences.set(Preference::ByteOrderMark, on ? u"on"_s : u"off"_s));
            m_window->exportRows();
            const auto dialogs = m_window->findChildren<QDialog *>(u"historyExportDialog"_s);
            QCOMPARE(dialogs.last()->findChild<QCheckBox *>(u"byteOrderMark"_s)->isChecked(), on);
            dialogs.last()->reject();
        }

        // When a lease counts as expiring: the search is made again.
        m_window->bar().setFilterText(u"state:expiring"_s);
        QTRY_COMPARE(leases().model()->rowCount(), 0);
        QVERIFY(m_world->preferences.set(Preference::ExpiringMargin, 600));
        QTRY_COMPARE(leases().model()->rowCount(), 5);
    }

    void widthsOfTheOperatorStay()
    {
        fillAndOpen();
        for (QTableView *table : {static_cast<QTableView *>(&leases()), static_cast<QTableView *>(&calls())}) {
            const int own = table->columnWidth(2) + 77;
            const int fitted = table->columnWidth(0);
            table->setColumnWidth(2, own);
            QFont large = table->font();
            large.setPixelSize(QFontInfo(large).pixelSize() * 2);
            table->setFont(large);
            QVERIFY(table->columnWidth(0) > fitted); // the others follow
            QCOMPARE(table->columnWidth(2), own);
            QEvent language(QEvent::LanguageChange);
            QCoreApplication::sendEvent(table, &language);
            QCOMPARE(table->columnWidth(2), own);
        }
    }

    void exportsWhatWasAskedAbout()
    {
        fillAndOpen();
        m_window->bar().setRange(HistoryRange::Today);
        QTRY_COMPARE(leases().model()->rowCount(), 5);
        QTRY_VERIFY(action(u"exportLeases"_s)->isEnabled());
        leases().selectRow(4);
        const QString chosen = leases().model()->index(4, 2).data().toString();
        m_window->exportRows();
        auto *dialog = m_window->findChild<QDialog *>(u"historyExportDialog"_s);
        QVERIFY(dialog);
        m_window->bar().setRange(HistoryRange::All);
        QTRY_COMPARE(leases().model()->rowCount(), 9);
        leases().selectRow(0);
        m_window->showTab(HistoryWindow::Tab::Calls);
        dialog->accept();
        auto *files = m_window->findChild<QFileDialog *>();
        QVERIFY(files);
        const QString path = m_world->folder.filePath(u"asked.csv"_s);
        Q_EMIT files->fileSelected(path);
        files->close();
        QTRY_VERIFY(said().startsWith(u"Exported one row"));
        QVERIFY(contents(path).contains(chosen.toUtf8()));
        QCOMPARE(contents(path).count("\r\n"), 2);
    }

    void dragsAsTheTableOfLeasesDoes()
    {
#ifdef Q_OS_WIN
        QSKIP("There the system drags, and waits for the real mouse.");
#endif
        fillAndOpen();
        QVERIFY(m_world->preferences.set(Preference::CopyFormat, u"hostport"_s));
        QGuiApplication::clipboard()->setText(u"before"_s);
        leases().selectRow(7);
        const QRect cell = leases().visualRect(leases().model()->index(7, 1));
        QTest::mousePress(leases().viewport(), Qt::LeftButton, {}, cell.center());
        const QPointF to = cell.center() + QPoint(60, 0);
        QMouseEvent move(QEvent::MouseMove, to, leases().viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(leases().viewport(), &move);
        const QDrag *drag = leases().findChild<QDrag *>(); // the QDrag exists until the event loop runs
        QVERIFY(drag);
        QCOMPARE(drag->mimeData()->text(), u"123.54.1.244:20500"_s);
        QCOMPARE(clip(), u"before"_s);
        QTest::mouseRelease(leases().viewport(), Qt::LeftButton, {}, to.toPoint());
    }

    void callsAreFoundByOutcome()
    {
        fillAndOpen();
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->tab(), HistoryWindow::Tab::Calls);
        QTRY_COMPARE(calls().model()->rowCount(), 3);
        auto *outcome = m_window->findChild<QComboBox *>(u"historyOutcome"_s);
        QVERIFY(outcome->isVisible());
        outcome->setCurrentIndex(outcome->findText(u"Refused"_s));
        QTRY_COMPARE(calls().model()->rowCount(), 1);
        QVERIFY(calls().model()->index(0, 3).data().toString().startsWith(u"Refused: "));
        QCOMPARE(calls().model()->index(0, 4).data().toString(), u"NO_AVAILABLE_CHANNEL"_s);
        m_window->copy();
        QVERIFY(clip().contains(u"\tNO_AVAILABLE_CHANNEL\t"));
        QCOMPARE(said(), u"Copied one call"_s);
        // The outcome filter does not apply to leases.
        m_window->showTab(HistoryWindow::Tab::Leases);
        QTRY_COMPARE(leases().model()->rowCount(), 8);
    }

    void aResolvedOutcomeIsSaid()
    {
        CallEntry call;
        {
            Ledger ledger(m_world->folder.path());
            m_world->refused(ledger, HistoryWorld::noon() - 3'000, {}); // unknown
            call.id = QUuid::createUuid();
            call.startedMs = HistoryWorld::noon() - 2'000;
            call.account = m_world->account;
            call.endpoint = u"short.channel.get"_s;
            call.outcome = CallEntry::Outcome::Unknown;
            ledger.recordEnd(call, {});
            ledger.resolve({call.id}, {HistoryWorld::noon(), 3, 1});
        }
        open();
        m_window->showTab(HistoryWindow::Tab::Calls);
        QTRY_COMPARE(calls().model()->rowCount(), 2);
        using Column = HistoryCallsModel::Column;
        const auto cell
            = [this](int row, Column column) { return calls().model()->index(row, int(column)).data().toString(); };
        QCOMPARE(cell(0, Column::Outcome), u"Unknown → resolved: 3 found"_s);
        QCOMPARE(cell(0, Column::Number), u"3"_s);
        QCOMPARE(cell(1, Column::Outcome), u"Outcome unknown"_s);
        QCOMPARE(cell(1, Column::Number), u"?"_s);

        auto *outcome = m_window->findChild<QComboBox *>(u"historyOutcome"_s);
        outcome->setCurrentIndex(outcome->findText(u"Outcome unknown"_s));
        QTRY_COMPARE(calls().model()->rowCount(), 1);
        QCOMPARE(cell(0, Column::Number), u"?"_s);
        outcome->setCurrentIndex(outcome->findText(u"Unknown → resolved"_s));
        QTRY_COMPARE(cell(0, Column::Number), u"3"_s);
        QCOMPARE(calls().model()->rowCount(), 1);
    }

    /// Why the program made a call by itself can be answered afterwards.
    void theReasonOfACallIsShownAndExported()
    {
        KeeperReason reason;
        reason.why = KeeperReason::Why::Replace;
        reason.keep = 20;
        reason.falling = 2;
        reason.leadMs = 3'200;
        reason.leastLeftMs = 30'000;
        {
            Ledger ledger(m_world->folder.path());
            CallEntry call;
            call.account = m_world->account;
            call.accountName = m_world->accountName;
            call.endpoint = u"short.channel.get"_s;
            call.outcome = CallEntry::Outcome::Succeeded;
            call.id = QUuid::createUuid();
            call.startedMs = HistoryWorld::noon() - 2'000;
            ledger.recordEnd(call, {});
            call.id = QUuid::createUuid();
            call.startedMs = HistoryWorld::noon() - 1'000;
            call.pressedBy = PressedBy::Keeper;
            call.reason = reason.toText();
            ledger.recordEnd(call, {});
        }
        open();
        m_window->showTab(HistoryWindow::Tab::Calls);
        QTRY_COMPARE(calls().model()->rowCount(), 2);
        const auto toolTip = [this](int row) {
            return calls().model()->index(row, int(HistoryCallsModel::Column::Action)).data(Qt::ToolTipRole).toString();
        };
        QVERIFY2(toolTip(0).contains(keeperReasonText(reason).toHtmlEscaped()), qPrintable(toolTip(0)));
        QVERIFY2(!toolTip(1).contains(u"Why"_s), qPrintable(toolTip(1)));
        const QString path = m_world->folder.filePath(u"calls.csv"_s);
        m_window->exportTo(path, {});
        QTRY_VERIFY(said().startsWith(u"Exported 2 rows"));
        const QList<QByteArray> lines = contents(path).split('\n');
        QVERIFY2(lines.value(0).trimmed().endsWith(",pressed_by,resolved_at,resolved_found,reason"),
                 lines.value(0).constData());
        QVERIFY2(lines.value(1).trimmed().endsWith(",keeper,,," + reason.toText().toUtf8()),
                 lines.value(1).constData());
        QVERIFY2(lines.value(2).trimmed().endsWith(",operator,,,"), lines.value(2).constData());
    }

    void exportsWhatIsFound()
    {
        {
            Ledger ledger(m_world->folder.path());
            m_world->add(ledger, HistoryWorld::noon() - 1'000, u"short.channel.get"_s, 0, 2'400,
                         {{u"=1+1"_s, u"电信"_s}});
            m_world->add(ledger, HistoryWorld::noon() - 2'000, u"short.channel.get"_s, 5'000, 1, {tianjin});
        }
        open();
        QTRY_VERIFY(action(u"exportLeases"_s)->isEnabled());
        const QString path = m_world->folder.filePath(u"all.csv"_s);
        m_window->exportTo(path, {});
        QVERIFY(!action(u"exportLeases"_s)->isEnabled()); // one export at a time
        QTRY_VERIFY2_WITH_TIMEOUT(said().startsWith(u"Exported 2,401 rows"), qPrintable(said()), 60'000);
        const QList<QByteArray> lines = contents(path).split('\n');
        QCOMPARE(lines.size(), 2'403);
        QVERIFY(lines.at(0).startsWith("server,proxy_ip,area,"));
        QVERIFY(lines.at(1).startsWith("123.54.9.95:22399,123.54.9.95,'=1+1,"));
        QSet<QByteArray> servers;
        for (const QByteArray &line : lines.mid(1, 2'401))
            servers.insert(line.left(line.indexOf(',')));
        QCOMPARE(servers.size(), 2'401);
        QVERIFY(action(u"exportLeases"_s)->isEnabled());

        leases().selectRow(1);
        const QString one = m_world->folder.filePath(u"one.csv"_s);
        m_window->exportTo(one, {.onlySelection = true});
        QTRY_VERIFY(said().startsWith(u"Exported one row"));
        QCOMPARE(contents(one).count('\n'), 2);

        m_window->showTab(HistoryWindow::Tab::Calls);
        QTRY_COMPARE(calls().model()->rowCount(), 2);
        const QString ofCalls = m_world->folder.filePath(u"calls.csv"_s);
        m_window->exportTo(ofCalls, {});
        QTRY_VERIFY(said().startsWith(u"Exported 2 rows"));
        QVERIFY(contents(ofCalls).startsWith("started_at,account,endpoint,parameters,outcome,code,request_id,"));
        QVERIFY(contents(ofCalls).contains("+08:00,East crawl,short.channel.get,num=2400,succeeded,,83158ebe-"));
        m_window->exportTo(ofCalls, {.append = true});
        QTRY_VERIFY(contents(ofCalls).count("\r\n") == 5); // one heading for both
        QTRY_VERIFY(!m_window->isExporting());

        m_window->exportTo(m_world->folder.filePath(u"no/such/folder.csv"_s), {});
        QTRY_VERIFY(said().startsWith(u"Could not write"));
    }

    void exportsInAnyFormatAndAgain()
    {
        {
            Ledger ledger(m_world->folder.path());
            m_world->add(ledger, HistoryWorld::noon() - 1'000, u"short.channel.get"_s, 0, 4'400, {henan});
            m_world->add(ledger, HistoryWorld::noon() - 2'000, u"short.channel.get"_s, 5'000, 1, {tianjin});
            m_world->add(ledger, HistoryWorld::daysAgo(1), u"short.channel.get"_s, 6'000, 3, {tianjin}); // expired
        }
        open();
        m_window->bar().setRange(HistoryRange::All);
        QTRY_VERIFY(action(u"exportLeases"_s)->isEnabled());
        QTRY_VERIFY(m_window->statusText().startsWith(u"4,404 found"));
        QVERIFY(!action(u"exportAgain"_s)->isEnabled());
        const CopyFormat hostPort = *FormatBook().find(u"hostport");
        const QString path = m_world->folder.filePath(u"all.txt"_s);
        auto *progress = m_window->findChild<ProgressItem *>(u"exportProgress"_s);
        m_window->exportTo(path, {.format = hostPort});
        QVERIFY(progress->isRunning());
        QCOMPARE(progress->total(), 4'404);
        QTRY_VERIFY2_WITH_TIMEOUT(said().startsWith(u"Exported 4,401 rows"), qPrintable(said()), 60'000);
        QVERIFY(said().endsWith(u"; skipped 3 expired"));
        QVERIFY(!progress->isRunning());
        QList<QByteArray> lines = contents(path).split('\n');
        QCOMPARE(lines.size(), 4'402);
        // In the order of the table, and the same leases.
        for (const int row : {0, 1, 200}) {
            QCOMPARE(lines.at(row),
                     leases().model()->index(row, int(HistoryLeasesModel::Column::Server)).data().toString().toUtf8());
        }
        QCOMPARE(QSet<QByteArray>(lines.begin(), lines.end()).size(), 4'402);

        // The last one again, now at the end of the file.
        QVERIFY(action(u"exportAgain"_s)->text().endsWith(u"all.txt"));
        leases().selectRow(1);
        m_window->exportTo(path, {.onlySelection = true, .append = true, .format = hostPort});
        QTRY_VERIFY(said().startsWith(u"Exported one row"));
        QCOMPARE(contents(path).count('\n'), 4'402);
        QTRY_VERIFY(action(u"exportAgain"_s)->isEnabled());
        leases().clearSelection(); // selectRow() adds while a key of an earlier test counts as held
        leases().selectRow(0);
        action(u"exportAgain"_s)->trigger();
        QTRY_COMPARE(contents(path).count('\n'), 4'403);
        lines = contents(path).split('\n');
        QCOMPARE(lines.at(4'402), lines.at(0));
        QTRY_VERIFY(!m_window->isExporting());
        m_window->saveState(m_world->settings);

        // What was there stays, until all is written.
        leases().clearSelection();
        m_window->exportTo(path, {.format = hostPort});
        progress->cancel();
        QTRY_VERIFY2(said().startsWith(u"Export cancelled"), qPrintable(said()));
        QCOMPARE(contents(path).count('\n'), 4'403);

        m_window = std::make_unique<HistoryWindow>(m_world->parts());
        m_window->restoreState(m_world->settings);
        QVERIFY(action(u"exportAgain"_s)->text().endsWith(u"all.txt"));
        m_window->show();
        QTRY_VERIFY(action(u"exportAgain"_s)->isEnabled());
        m_window->showTab(HistoryWindow::Tab::Calls); // no format is for calls
        QTRY_VERIFY(action(u"exportLeases"_s)->isEnabled());
        QVERIFY(!action(u"exportAgain"_s)->isEnabled());
    }

    void anExportInAFormatEndsWithTheWindow()
    {
        fillAndOpen();
        m_window->bar().setRange(HistoryRange::All);
        QTRY_COMPARE(leases().model()->rowCount(), 9);
        const QString path = m_world->folder.filePath(u"gone.txt"_s);
        m_window->exportTo(path, {.format = *FormatBook().find(u"hostport")});
        m_window.reset();
        QTest::qWait(50);
        QVERIFY(!QFile::exists(path));
    }

    void asksInWhichFormat()
    {
        fillAndOpen();
        QTRY_VERIFY(action(u"exportLeases"_s)->isEnabled());
        m_window->exportRows();
        auto *dialog = m_window->findChild<QDialog *>(u"historyExportDialog"_s);
        QVERIFY(dialog);
        auto *format = dialog->findChild<QComboBox *>(u"exportFormat"_s);
        QVERIFY(format->isVisible());
        auto *credentials = dialog->findChild<QCheckBox *>(u"withCredentials"_s);
        QVERIFY(!credentials->isVisible()); // CSV of the record holds none
        format->setCurrentIndex(format->findData(u"url"_s));
        QVERIFY(credentials->isVisible());
        dialog->reject();
        // The button's menu leads to the same question.
        auto *button = m_window->findChild<QToolButton *>(u"historyExport"_s);
        QVERIFY(button->menu());
        m_window->showTab(HistoryWindow::Tab::Calls);
        QTRY_VERIFY(action(u"exportLeases"_s)->isEnabled());
        QVERIFY(!button->menu());
    }

    void aReplacedKeyIsKnownInTheRecord()
    {
        {
            Ledger ledger(m_world->folder.path());
            for (const int number : {0, 1}) {
                CallEntry call;
                call.id = QUuid::createUuid();
                call.account = m_world->account;
                call.startedMs = HistoryWorld::noon() + number;
                call.endpoint = u"short.channel.get"_s;
                call.outcome = CallEntry::Outcome::Succeeded;
                LeaseBatch batch;
                batch.origin.account = m_world->account;
                batch.origin.endpoint = call.endpoint;
                batch.origin.obtainedMs = call.startedMs;
                batch.origin.keyNumber = number;
                Lease lease;
                lease.host = lease.exitIp = u"10.0.0.%1"_s.arg(number);
                lease.port = 80;
                lease.server = lease.host + u":80"_s;
                lease.deadlineMs = call.startedMs + 60'000;
                batch.leases = {lease};
                ledger.recordEnd(call, batch);
            }
        }
        HistoryReader reader(Ledger::fileName(m_world->folder.path()));
        QVERIFY(!reader.open());
        const QList<HistoryLease> rows = reader.leases({}, {}, 10)->rows;
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].origin.keyNumber, 1); // or its login would never be copied again
        QCOMPARE(rows[1].origin.keyNumber, 0);
    }

    void theSummaryAddsUp()
    {
        fillAndOpen();
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(m_window->statusText(), u"8 leases added up"_s);
        QVERIFY(m_window->summaryView().message().isEmpty());
        const auto *products = m_window->findChild<Chart *>(u"products"_s);
        QCOMPARE(products->items().size(), 2);
        QCOMPARE(products->items().at(0), (ChartItem{u"Short-lived · Channel"_s, 5, u"5 · 62.5 %"_s}));
        QCOMPARE(products->accessibleName(), u"By product"_s);
        QCOMPARE(products->accessibleDescription(),
                 u"Short-lived · Channel: 5 · 62.5 %; Short-lived · Elastic: 3 · 37.5 %"_s);
        QCOMPARE(m_window->findChild<Chart *>(u"days"_s)->items().size(), 7); // including days without leases
        m_window->copy();
        QVERIFY(clip().contains(u"By area\t河南省商丘市\t6\t75.0 %"));
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(m_window->summaryView().isTable());
        QVERIFY(m_window->summaryView().table().isVisible());
        m_window->bar().setFilterText(u"天津"_s);
        QTRY_COMPARE(m_window->statusText(), u"2 leases added up"_s);
    }

    void keysLeadEverywhere()
    {
        fillAndOpen();
        auto *filter = m_window->findChild<QLineEdit *>(u"historyFilter"_s);
        leases().setFocus();
        QTest::keyClick(&leases(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(filter->hasFocus());
        filter->setText(u"天津"_s);
        QTRY_COMPARE(leases().model()->rowCount(), 2);
        leases().setFocus();
        leases().selectAll();
        QTest::keyClick(&leases(), Qt::Key_Escape); // clears the filter first, then the selection
        QVERIFY(filter->text().isEmpty());
        QTRY_COMPARE(leases().model()->rowCount(), 8);
        leases().selectAll();
        QTest::keyClick(&leases(), Qt::Key_Escape);
        QVERIFY(leases().selectedRows().isEmpty());

        {
            Ledger ledger(m_world->folder.path());
            m_world->add(ledger, HistoryWorld::noon(), u"short.channel.get"_s, 800, 1, {henan});
        }
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_COMPARE(leases().model()->rowCount(), 9);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(leases().model()->rowCount(), 10);
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!m_window->isVisible());
        for (const QAction *each : m_window->findChildren<QAction *>()) {
            if (!each->objectName().startsWith(u"history"))
                continue;
            QVERIFY2(!each->shortcut().isEmpty() && !each->text().isEmpty(), qPrintable(each->objectName()));
        }
    }

    /// In some styles tabs are lower than buttons, for example on Windows.
    void nothingIsCutOffBesideTheTabs_data()
    {
        QTest::addColumn<QString>("style");
        for (const QString &style : QStyleFactory::keys())
            QTest::newRow(qPrintable(style)) << style;
    }

    void nothingIsCutOffBesideTheTabs()
    {
        QFETCH(QString, style);
        const QString before = QApplication::style()->name();
        const auto restore = qScopeGuard([&] { QApplication::setStyle(before); });
        QApplication::setStyle(style);
        fillAndOpen();
        const QWidget *corner = m_window->findChild<QTabWidget *>(u"historyTabs"_s)->cornerWidget(Qt::TopRightCorner);
        QCOMPARE_GE(corner->height(), corner->sizeHint().height());
        for (const QAbstractButton *button : corner->findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                QCOMPARE_GE(button->height(), button->sizeHint().height());
        }
        m_window.reset(); // destroyed before its style
    }

    void everyControlHasAName()
    {
        fillAndOpen();
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->inherits("QScrollBar")
                || widget->inherits("QTabBar") || widget->inherits("QMenuBar"))
                continue;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(),
                     qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }

    void hostileTextsStayTexts()
    {
        {
            Ledger ledger(m_world->folder.path());
            m_world->add(ledger, HistoryWorld::noon(), u"<b>no.such"_s, 1, 1,
                         {{u"<b>evil\u202etxt</b>"_s, u"line\nbreak"_s}});
        }
        open();
        QCOMPARE(leases().model()->index(0, 4).data().toString(), u"<b>evil‹U+202E›txt</b>"_s);
        QCOMPARE(leases().model()->index(0, 5).data().toString(), u"line break"_s);
        QCOMPARE(leases().model()->index(0, 7).data().toString(), u"<b>no.such"_s);
        m_window->showTab(HistoryWindow::Tab::Summary);
        QTRY_COMPARE(m_window->findChild<Chart *>(u"areas"_s)->items().size(), 1);
        QCOMPARE(m_window->findChild<Chart *>(u"areas"_s)->items().at(0).label, u"<b>evil‹U+202E›txt</b>"_s);
        m_window->bar().setFilterText(u"area:U+202E"_s); // the shown text of an invisible character can be searched for
        QTRY_COMPARE(m_window->statusText(), u"1 leases added up"_s);
    }

    void formulasStayTexts()
    {
        {
            Ledger ledger(m_world->folder.path());
            m_world->add(ledger, HistoryWorld::noon(), u"no.such"_s, 1, 1,
                         {{u"=HYPERLINK(\"http://x\";A1)"_s, u"+1"_s}});
        }
        open();
        leases().setCurrentIndex(leases().model()->index(0, 4));
        action(u"copyCell"_s)->trigger();
        QCOMPARE(clip(), u"'=HYPERLINK(\"http://x\";A1)"_s);
        const QString row = leases().text({0});
        QVERIFY2(row.contains(u"\t'=HYPERLINK(\"http://x\";A1)\t'+1"), qPrintable(row));
        // What Qt does with these keys where the window's own Copy is switched off: the cell as it is.
        QKeyEvent copy(QEvent::KeyPress, Qt::Key_C, Qt::ControlModifier);
        QCoreApplication::sendEvent(&leases(), &copy);
        QVERIFY2(!QGuiApplication::clipboard()->text().startsWith(u'='), qPrintable(clip()));
    }

    void keysThatAreGoneCanStillBeChosen()
    {
        fillAndOpen();
        auto *key = m_window->findChild<QComboBox *>(u"historyAccount"_s);
        QTRY_COMPARE(key->findText(u"East crawl (removed)"_s), 1);
        m_window->bar().setRange(HistoryRange::All);
        key->setCurrentIndex(1);
        QTRY_COMPARE(leases().model()->rowCount(), 9);
        auto *product = m_window->findChild<QComboBox *>(u"historyProduct"_s);
        product->setCurrentIndex(product->findText(u"Exclusive"_s));
        QTRY_COMPARE(leases().model()->rowCount(), 1);
        product->setCurrentIndex(product->findText(u"Short-lived"_s)); // includes all its modes
        QTRY_COMPARE(leases().model()->rowCount(), 8);
    }

    void saysWhyThereIsNothing()
    {
        m_window = std::make_unique<HistoryWindow>(m_world->parts(false));
        m_window->show();
        QVERIFY(leases().emptyText().startsWith(u"The demo keeps no record"));
        m_window->showTab(HistoryWindow::Tab::Summary);
        QVERIFY(m_window->summaryView().message().startsWith(u"The demo keeps no record"));
        m_window.reset();

        open(); // the file does not exist yet
        m_window->bar().setRange(HistoryRange::All);
        QTRY_VERIFY2(leases().emptyText().startsWith(u"Nothing is recorded yet"), qPrintable(leases().emptyText()));
        m_window.reset();

        QFile file(Ledger::fileName(m_world->folder.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8'192, 'x'));
        file.close();
        m_window = std::make_unique<HistoryWindow>(m_world->parts());
        m_window->show();
        QTRY_VERIFY(leases().emptyText().startsWith(u"The record is damaged"));
        m_window->showTab(HistoryWindow::Tab::Summary);
        QTRY_VERIFY(m_window->summaryView().message().startsWith(u"The record is damaged"));
    }

    void stateComesBackWithoutWhatWasLookedFor()
    {
        fillAndOpen();
        QSettings settings(m_world->folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        m_window->bar().setFilterText(u"天津 SECRETWORD"_s);
        m_window->bar().setRange(HistoryRange::Month);
        m_window->showTab(HistoryWindow::Tab::Summary);
        leases().setColumnWidth(2, 321);
        m_window->saveState(settings);
        settings.sync();
        QVERIFY(!contents(settings.fileName()).contains("SECRETWORD"));
        m_window = std::make_unique<HistoryWindow>(m_world->parts());
        m_window->restoreState(settings);
        QCOMPARE(m_window->tab(), HistoryWindow::Tab::Summary);
        QCOMPARE(m_window->bar().range(), HistoryRange::Month);
        QCOMPARE(leases().columnWidth(2), 321);
        QVERIFY(m_window->bar().filterText().isEmpty());
        QEvent language(QEvent::LanguageChange);
        QApplication::sendEvent(m_window.get(), &language);
        QCOMPARE(m_window->bar().range(), HistoryRange::Month);
    }

    void goneWhileItSearches()
    {
        fillAndOpen();
        for (const auto tab : {HistoryWindow::Tab::Leases, HistoryWindow::Tab::Calls, HistoryWindow::Tab::Summary}) {
            m_window = std::make_unique<HistoryWindow>(m_world->parts());
            m_window->showTab(tab);
            m_window->show();
            if (tab == HistoryWindow::Tab::Leases)
                m_window->exportTo(m_world->folder.filePath(u"x.csv"_s), {});
            m_window.reset();
        }
        QTest::qWait(50);
    }
};

QTEST_MAIN(HistoryWindowTest)
#include "tst_history_window.moc"
