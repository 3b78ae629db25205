// SPDX-License-Identifier: MIT
#include "call_samples.h"
#include "desk/reply_archive.h"
#include "ledger/packed_reply.h"
#include "panel_fixture.h"
#include "ui/widgets/note_label.h"
#include "ui/window/lease_details_dock.h"

#include <QAccessible>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLeaseDetails : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        m_window = std::make_unique<QMainWindow>();
        m_window->setCentralWidget(&panel());
        m_dock
            = new LeaseDetailsDock({m_world->view, m_world->vendorClock, m_world->log, m_world->catalogue, &m_replies},
                                   panel(), m_window.get());
        m_window->addDockWidget(Qt::RightDockWidgetArea, m_dock);
    }
    void cleanup()
    {
        (void)m_world->panel.release(); // owned by the window
        m_window.reset();
        end();
    }
    void hiddenAtFirstAndToggledByKeys();
    void showsAllOfTheCurrentLease();
    void hostileTextsAreShownPlainly();
    void saysWhenThereIsNone();
    void followsTheTable();
    void saysWhatWentThroughIt();
    void aSuccessHasAPrice();
    void knowsItsCall();
    void countsDownOnlyWhileSeen();
    void doesNothingWhileHidden();
    void aMillionSelectedIsOneRow();
    void worksFromTheKeyboard();
    void copiesAll();
    void whatTheVendorSent();

private:
    LeaseDetails &details() { return m_dock->details(); }
    QLineEdit *edit(LeaseField field) { return details().findChild<QLineEdit *>(u"detail%1"_s.arg(int(field))); }
    QString shown(LeaseField field)
    {
        QCoreApplication::processEvents();
        return edit(field)->isVisible() ? edit(field)->text() : QString();
    }
    void showAll()
    {
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), 60'000));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), 60'000));
        table().setFocus();
        m_dock->show();
        QTRY_VERIFY(details().isVisible());
    }
    void setCurrent(int row) { table().setCurrentIndex(m_world->view.index(row, 1)); }

    std::unique_ptr<QMainWindow> m_window;
    LeaseDetailsDock *m_dock = nullptr;
    ReplyArchive m_replies; ///< without a record
};

void TestLeaseDetails::hiddenAtFirstAndToggledByKeys()
{
    addSix();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), 60'000));
    QVERIFY(!m_dock->isVisible());
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_F4);
    QTRY_VERIFY(m_dock->isVisible());
    QVERIFY(table().hasFocus()); // the arrow keys keep moving in the table
    QTest::keyClick(&table(), Qt::Key_Return, Qt::AltModifier);
    QTRY_VERIFY(!m_dock->isVisible());
    QTest::keyClick(&table(), Qt::Key_F4);
    setCurrent(0);
    QCoreApplication::processEvents();
    edit(LeaseField::State)->setFocus();
    QTest::keyClick(edit(LeaseField::State), Qt::Key_F4);
    QTRY_VERIFY(!m_dock->isVisible());
    QVERIFY(table().hasFocus());
}

void TestLeaseDetails::showsAllOfTheCurrentLease()
{
    Lease lease = m_world->lease(u"124.94.188.113"_s, 31495, 5 * minute, u"福建省泉州市"_s, u"电信"_s);
    lease.exitIp = u"36.25.1.9"_s;
    lease.areaCode = u"350500"_s;
    LeaseOrigin origin;
    origin.account = m_world->account;
    origin.accountName = u"East crawl"_s;
    origin.endpoint = u"short.channel.get"_s;
    origin.requestId = u"83158ebe-be6c-40f7-a158-688741083edc"_s;
    origin.taskId = u"task-7"_s;
    origin.obtainedMs = m_world->clock.utcMs() - minute;
    m_world->leases.add(std::array{lease}, origin);
    showAll();
    setCurrent(0);
    QCOMPARE(shown(LeaseField::State), u"Live"_s);
    QCOMPARE(shown(LeaseField::Server), u"124.94.188.113:31495"_s);
    QCOMPARE(shown(LeaseField::Host), u"124.94.188.113"_s);
    QCOMPARE(shown(LeaseField::Port), u"31495"_s);
    QCOMPARE(shown(LeaseField::ExitIp), u"36.25.1.9"_s);
    QCOMPARE(shown(LeaseField::Area), u"福建省泉州市"_s);
    QCOMPARE(shown(LeaseField::AreaCode), u"350500"_s);
    QCOMPARE(shown(LeaseField::Isp), u"电信"_s);
    QCOMPARE(shown(LeaseField::Remaining), u"5:00"_s);
    QCOMPARE(shown(LeaseField::Lifetime), u"6:00"_s);
    QCOMPARE(shown(LeaseField::Plan), u"Short-lived · Channel"_s);
    QCOMPARE(shown(LeaseField::Account), u"East crawl"_s);
    QCOMPARE(shown(LeaseField::AccountNameThen), QString()); // empty, because the account still has that name
    QCOMPARE(shown(LeaseField::Endpoint), u"short.channel.get"_s);
    QCOMPARE(shown(LeaseField::Request), origin.requestId);
    QCOMPARE(shown(LeaseField::Task), u"task-7"_s);
    const QString china
        = QDateTime::fromMSecsSinceEpoch(lease.deadlineMs, QTimeZone(8 * 3600)).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    QCOMPARE(shown(LeaseField::DeadlineInChina), china);
    const QString here = QDateTime::fromMSecsSinceEpoch(lease.deadlineMs).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    QCOMPARE(shown(LeaseField::Deadline), here);

    // Screen readers can read the name and the value of a field.
    QAccessibleInterface *server = QAccessible::queryAccessibleInterface(edit(LeaseField::Server));
    QCOMPARE(server->text(QAccessible::Name), u"Server"_s);
    QCOMPARE(server->text(QAccessible::Value), u"124.94.188.113:31495"_s);
    QVERIFY(server->state().readOnly);

    // Details change with the table.
    lease.areaCode = u"330700"_s;
    m_world->leases.add(std::array{lease}, origin);
    QCOMPARE(shown(LeaseField::AreaCode), u"330700"_s);
    m_world->advance(6 * minute);
    QCOMPARE(shown(LeaseField::State), u"Expired"_s);
    QCOMPARE(shown(LeaseField::Remaining), u"0:00"_s);
}

void TestLeaseDetails::hostileTextsAreShownPlainly()
{
    m_world->add({m_world->lease(u"10.0.0.1"_s, 80, noDeadline, u"<b>\u202Ex</b>\n"_s)});
    showAll();
    setCurrent(0);
    QCOMPARE(shown(LeaseField::Area), u"<b>‹U+202E›x</b> "_s);
    QVERIFY(edit(LeaseField::Area)->toolTip().contains(u"&lt;b&gt;"_s));
    QCOMPARE(shown(LeaseField::DeadlineInChina), QString());
    QCOMPARE(shown(LeaseField::Lifetime), QString());
    QVERIFY(!details().isTicking());
}

void TestLeaseDetails::saysWhenThereIsNone()
{
    addSix();
    showAll();
    table().setCurrentIndex({});
    auto *empty = details().findChild<QWidget *>(u"detailsEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(details().text().isEmpty());
    QVERIFY(!edit(LeaseField::State)->isVisible());
    QVERIFY(!details().findChild<QPushButton *>(u"copyDetails"_s)->isVisible());
    setCurrent(0);
    QTRY_VERIFY(!empty->isVisible());
    // The filter removes the current row among others, and then all rows, without a signal of the selection.
    setCurrent(1);
    QCOMPARE(shown(LeaseField::Server), u"10.0.2.2:3002"_s);
    m_world->view.setFilterText(u"福建"_s);
    m_world->view.settle();
    QTRY_VERIFY(shown(LeaseField::Server) != u"10.0.2.2:3002"_s);
    QVERIFY(details().row() == table().currentRowId());
    m_world->view.setFilterText(u"nothing has this"_s);
    m_world->view.settle();
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(!details().isTicking());
    m_world->view.setFilterText({});
    m_world->view.settle();
    setCurrent(0);
    QTRY_VERIFY(!empty->isVisible());
    m_world->leases.remove(m_world->leases.rows());
    QTRY_VERIFY(empty->isVisible());
}

void TestLeaseDetails::followsTheTable()
{
    addSix();
    showAll();
    setCurrent(0);
    QCOMPARE(shown(LeaseField::Server), u"10.0.2.3:3003"_s);
    QTest::keyClick(&table(), Qt::Key_Down);
    QCOMPARE(shown(LeaseField::Server), u"10.0.2.2:3002"_s);
    // Follows the same lease to any row.
    table().sortByColumn(int(LeaseColumn::Server), Qt::AscendingOrder);
    m_world->add({m_world->lease(u"10.0.0.0"_s, 1, minute)});
    QCOMPARE(shown(LeaseField::Server), u"10.0.2.2:3002"_s);
    m_world->leases.remove(std::array{*table().currentRowId()});
    QTRY_VERIFY(shown(LeaseField::Server) != u"10.0.2.2:3002"_s);
}

void TestLeaseDetails::saysWhatWentThroughIt()
{
    addSix();
    showAll();
    setCurrent(0);
    QCOMPARE(shown(LeaseField::Tunnels), QString()); // and their labels are not there either
    const RowId row = m_world->view.rowId(0);
    const LeaseTable::Traffic traffic{row, {1, 12, 9, 1, 0, 1'000, 2'000'000}};
    m_world->leases.setTraffic({&traffic, 1});
    QTRY_VERIFY(shown(LeaseField::Tunnels).startsWith(u"12, 1 "_s)); // its label says of what
    QVERIFY(shown(LeaseField::Traffic).contains(u"2.0 MB"_s));
    QCOMPARE(shown(LeaseField::Success).left(4), u"90 %"_s);
    QVERIFY(details().text().contains(u"Tunnels\t12"_s));
}

void TestLeaseDetails::aSuccessHasAPrice()
{
    const LeaseTraffic traffic{0, 12, 10, 0, 0, 0, 0};
    QVERIFY(successAndPriceText(traffic, {}).startsWith(u"100 %"_s));
    QVERIFY(!successAndPriceText(traffic, {}).contains(u"cost"_s));
    QVERIFY(successAndPriceText(traffic, 150).endsWith(u"cost 0.0015 each"_s));
    QVERIFY(successAndPriceText({0, 9'000, 9'000, 0, 0, 0, 0}, 150).endsWith(u"cost less than 0.0001 each"_s));
    QVERIFY(!successAndPriceText({0, 1, 0, 1, 0, 0, 0}, 150).contains(u"cost"_s)); // no success, no price of one
    QCOMPARE(successAndPriceText({}, 150), QString());
}

void TestLeaseDetails::knowsItsCall()
{
    const Endpoint &get = *m_world->catalogue.find(u"short.channel.get");
    Call call = test::succeeded(7, get, 5, 5);
    call.account = m_world->account;
    m_world->add({m_world->lease(u"10.0.0.1"_s, 80, minute)}, call.requestId);
    m_world->add({m_world->lease(u"10.0.0.2"_s, 80, minute)}, {});
    showAll();
    QSignalSpy requested(m_dock, &LeaseDetailsDock::callRequested);
    auto *button = details().findChild<QPushButton *>(u"showCall"_s);
    setCurrent(1);
    QCoreApplication::processEvents();
    QVERIFY(!button->isVisible()); // its call is not known, so it counts as one of an earlier run
    QCOMPARE(shown(LeaseField::CallOutcome), QString());
    Call other = call; // a request of another key may have the same id
    other.id = 6;
    other.account = QUuid::createUuid();
    m_world->log.append(other);
    QCoreApplication::processEvents();
    QVERIFY(!button->isVisible());
    m_world->log.append(call);
    QCOMPARE(shown(LeaseField::CallOutcome), u"5 received"_s);
    QCOMPARE(shown(LeaseField::CallNumber), u"5"_s);
    QCOMPARE(shown(LeaseField::CallDuration), u"214 ms"_s);
    QVERIFY(shown(LeaseField::CallAction).startsWith(u"Extract"_s));
    QVERIFY(button->isVisible());
    button->click();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.at(0).at(0).value<CallId>(), CallId(7));
    m_world->log.clearEnded();
    QCoreApplication::processEvents();
    QVERIFY(!button->isVisible());
    setCurrent(0);
    QCoreApplication::processEvents();
    QVERIFY(!button->isVisible());
}

void TestLeaseDetails::countsDownOnlyWhileSeen()
{
    addSix();
    showAll();
    setCurrent(0);
    QTRY_VERIFY(details().isTicking());
    m_world->clock.advance(5 * second); // only the tick updates the text
    QTRY_COMPARE_WITH_TIMEOUT(shown(LeaseField::Remaining), u"2:55"_s, 60'000);
    QVERIFY(details().isTicking());
    m_dock->hide();
    QVERIFY(!details().isTicking());
    m_dock->show();
    QTRY_VERIFY(details().isTicking());
    m_window->showMinimized();
    QTRY_VERIFY(!details().isTicking());
    m_window->showNormal();
    QTRY_VERIFY(details().isTicking());
    setCurrent(5); // expired
    QTRY_VERIFY(!details().isTicking());
    setCurrent(0);
    QTRY_VERIFY(details().isTicking());
    // Independent of the table's own countdown.
    table().setColumnHidden(int(LeaseColumn::Remaining), true);
    QTRY_VERIFY(!table().countdown().isRunning());
    QVERIFY(details().isTicking());
}

void TestLeaseDetails::doesNothingWhileHidden()
{
    addSix();
    showAll();
    setCurrent(0);
    QCOMPARE(shown(LeaseField::Server), u"10.0.2.3:3003"_s);
    m_dock->hide();
    setCurrent(1);
    m_world->advance(1 * second);
    QCoreApplication::processEvents();
    QCOMPARE(edit(LeaseField::Server)->text(), u"10.0.2.3:3003"_s);
    QVERIFY(details().text().contains(u"10.0.2.3:3003"_s)); // not updated while hidden
    QVERIFY(!details().isTicking());
    m_dock->show();
    QCOMPARE(shown(LeaseField::Server), u"10.0.2.2:3002"_s);
}

void TestLeaseDetails::aMillionSelectedIsOneRow()
{
    QList<Lease> many;
    for (int i = 0; i < 20'000; ++i)
        many.append(m_world->lease(u"10.%1.%2.1"_s.arg(i / 250).arg(i % 250), 80, 5 * minute));
    m_world->add(many);
    showAll();
    setCurrent(3);
    QCoreApplication::processEvents();
    const QString server = shown(LeaseField::Server);
    // Counted in signals, not in time: selecting all rows changes the current row at most once.
    QSignalSpy current(&table(), &LeaseTableView::currentEdited);
    table().selectAll();
    QVERIFY(current.size() <= 1);
    QCOMPARE(shown(LeaseField::Server), server);
    table().sortByColumn(int(LeaseColumn::Server), Qt::AscendingOrder);
    m_world->view.settle();
    QCOMPARE(shown(LeaseField::Server), server);
}

void TestLeaseDetails::worksFromTheKeyboard()
{
    addSix();
    showAll();
    setCurrent(0);
    QCoreApplication::processEvents();
    edit(LeaseField::State)->setFocus();
    QTest::keyClick(edit(LeaseField::State), Qt::Key_Down);
    QVERIFY(edit(LeaseField::Server)->hasFocus());
    edit(LeaseField::Server)->selectAll();
    QTest::keyClick(edit(LeaseField::Server), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copiedText(), u"10.0.2.3:3003"_s); // not the leases
    // One Tab stop: the field focused last.
    QCOMPARE(edit(LeaseField::Server)->focusPolicy(), Qt::StrongFocus);
    QCOMPARE(edit(LeaseField::State)->focusPolicy(), Qt::ClickFocus);
    QTest::keyClick(edit(LeaseField::Server), Qt::Key_Tab);
    QVERIFY(details().findChild<QPushButton *>(u"copyDetails"_s)->hasFocus());
    QTest::keyClick(details().findChild<QPushButton *>(u"copyDetails"_s), Qt::Key_Escape);
    QVERIFY(table().hasFocus());
}

void TestLeaseDetails::copiesAll()
{
    addSix();
    showAll();
    setCurrent(0);
    QCoreApplication::processEvents();
    QSignalSpy copied(m_dock, &LeaseDetailsDock::copyRequested);
    details().findChild<QPushButton *>(u"copyDetails"_s)->click();
    QCOMPARE(copied.size(), 1);
    const QStringList lines = copied.at(0).at(0).toString().split(u'\n');
    QCOMPARE(lines.at(0), u"State\tLive"_s);
    QCOMPARE(lines.at(1), u"Server\t10.0.2.3:3003"_s);
    QVERIFY(lines.contains(u"Key\tEast crawl"_s));
}

void TestLeaseDetails::whatTheVendorSent()
{
    auto *box = details().findChild<QPlainTextEdit *>();
    const auto sent = [&] { return box->isVisible() ? box->toPlainText() : QString(); };
    const auto add = [&](const QString &host, const QString &reply) {
        const Lease lease = m_world->lease(host, 80, 5 * minute);
        LeaseOrigin origin;
        origin.account = m_world->account;
        origin.requestId = u"of "_s + host;
        origin.obtainedMs = m_world->clock.utcMs();
        m_world->leases.add(std::array{lease}, origin);
        m_replies.keep(origin, packReply(reply));
    };
    add(u"10.0.0.1"_s, u"[{\"server\":\"10.0.0.1:80\"}]"_s);
    add(u"10.0.0.2"_s, u"[{\"server\":\"10.0.0.2:80\",\n  \"later_field\": \"<b>\u202Ex</b>\"}]"_s);
    add(u"10.0.0.3"_s, {});
    showAll();
    setCurrent(1);
    QTRY_COMPARE(sent(), u"{\"server\":\"10.0.0.2:80\",\n  \"later_field\": \"<b>‹U+202E›x</b>\"}"_s);
    QVERIFY(details().text().contains(u"What the vendor sent\t{\"server\":\"10.0.0.2:80\","_s));
    QVERIFY(!details().text().split(u'\n').constLast().contains(u'\t' + u"\n"_s));
    QTRY_VERIFY(!box->verticalScrollBar()->isVisible()); // the box is as high as its text
    QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(box);
    QCOMPARE(heard->text(QAccessible::Name), u"What the vendor sent"_s);
    // The text shown never belongs to another lease.
    setCurrent(2);
    QCoreApplication::processEvents();
    QVERIFY(!details().text().contains(u"10.0.0.2"_s));
    QTRY_COMPARE(sent(), u"{\"server\":\"10.0.0.1:80\"}"_s);
    setCurrent(0);
    auto *note = details().findChild<QWidget *>(u"vendorText"_s)->findChild<NoteLabel *>();
    QTRY_COMPARE(note->isVisible() ? note->text() : QString(), u"The reply is not on record."_s);
    QCOMPARE(sent(), QString());
    // Tab moves into and out of the box.
    setCurrent(1);
    QTRY_VERIFY(!sent().isEmpty());
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Tab);
    QVERIFY(!box->hasFocus());
    table().setCurrentIndex({});
    QTRY_VERIFY(!box->isVisible());
}

QTEST_MAIN(TestLeaseDetails)
#include "tst_lease_details.moc"
