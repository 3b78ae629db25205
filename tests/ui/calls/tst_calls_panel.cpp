// SPDX-License-Identifier: MIT
#include "ui/calls/calls_panel.h"
#include "ui/look/contrast.h"

#include "call_samples.h"
#include "ui/calls/call_delegate.h"
#include "ui/calls/calls_model.h"
#include "ui/wording/call_texts.h"

#include <QAccessible>
#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace proxydeck;
using namespace proxydeck::test;
using Stage = Call::Stage;

namespace {

QPalette darkPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(0x2b, 0x2d, 0x30));
    palette.setColor(QPalette::WindowText, QColor(0xdd, 0xdd, 0xdd));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x27, 0x2a));
    palette.setColor(QPalette::Text, QColor(0xdd, 0xdd, 0xdd));
    palette.setColor(QPalette::Button, QColor(0x3a, 0x3c, 0x40));
    palette.setColor(QPalette::ButtonText, QColor(0xdd, 0xdd, 0xdd));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xb0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

} // namespace

class TestCallsPanel : public QObject
{
    Q_OBJECT

private:
    const Catalogue m_catalogue{Catalogue::vendorEndpoints()};
    const Endpoint &get() const { return *m_catalogue.find(Product::ShortLived, Mode::Channel, Action::Extract); }
    const Endpoint &query() const { return *m_catalogue.find(Product::ShortLived, Mode::Channel, Action::ListInUse); }
    const Endpoint &elastic() const { return *m_catalogue.find(Product::ShortLived, Mode::Elastic, Action::Extract); }

    void fill(CallLog &log) const
    {
        log.append(succeeded(1, query(), 18, 0));
        log.append(lost(2, get()));
        log.append(
            refused(3, *m_catalogue.find(Product::Exclusive, Mode::None, Action::Extract), u"NO_RESOURCE_FOUND"_s));
        log.append(refused(4, get(), u"API_AUTH_DENY"_s));
        log.append(garbled(5, elastic()));
        Call faulty = succeeded(6, get(), 4, 4);
        faulty.badRows = {{2, BadRow::Reason::BadPort, u"{\"server\":\"123.54.55.24:99999\"}"_s}};
        log.append(faulty);
        log.append(succeeded(7, get(), 5, 5));
        log.append(call(8, get(), Stage::Sent));
        log.append(call(9, get(), Stage::Waiting));
        log.append(call(10, get(), Stage::Waiting));
    }
    static QToolButton *button(CallsPanel &panel, const char *name)
    {
        return panel.findChild<QToolButton *>(QString::fromLatin1(name));
    }
    static bool offers(CallsPanel &panel, const char *name) { return button(panel, name)->isVisibleTo(&panel); }
    /// The title without the time of the call.
    static QString title(CallsPanel &panel)
    {
        static const QRegularExpression time(u" · \\d\\d:\\d\\d:\\d\\d$"_s);
        const QString text = label(panel, "callTitle");
        return text.contains(time) ? QString(text).remove(time) : u"no time in "_s + text;
    }

    static QString label(CallsPanel &panel, const char *name)
    {
        const auto *found = panel.findChild<QLabel *>(QString::fromLatin1(name));
        return found->isVisibleTo(&panel) ? found->text() : QString();
    }

private Q_SLOTS:
    void theExplanationIsReachedAndCopiedByKeys()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        panel.resize(1'000, 260);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel, 60'000));
        panel.select(4);
        QSet<QString> reached;
        panel.findChild<QAbstractItemView *>()->setFocus();
        for (int i = 0; i < 30 && panel.focusWidget(); ++i) {
            reached.insert(panel.focusWidget()->objectName());
            QTest::keyClick(panel.focusWidget(), Qt::Key_Tab);
        }
        for (const char *name : {"callTitle", "callCause", "callNext", "callRetry", "callIds"}) {
            if (!label(panel, name).isEmpty())
                QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
        }
        auto *ids = panel.findChild<QLabel *>(u"callIds"_s);
        ids->setFocus();
        QTest::keySequence(ids, QKeySequence::SelectAll);
        QTest::keySequence(ids, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), ids->text());
    }

    void whatIsOfferedFitsTheCall()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        panel.resize(1'000, 260);
        panel.show();
        QCOMPARE(title(panel), u"Waiting"_s); // the newest

        panel.select(2);
        QCOMPARE(title(panel), u"Outcome unknown"_s);
        QVERIFY(label(panel, "callRetry").contains(u"may have been charged"_s));
        QVERIFY(offers(panel, "reconcile"));
        QVERIFY(offers(panel, "copySupport"));
        QVERIFY(!offers(panel, "copyRequest")); // the call has no request id
        QVERIFY(!offers(panel, "cancel"));
        QVERIFY(!offers(panel, "showReceived"));
        QVERIFY(!offers(panel, "showCode")); // the vendor sent no code

        panel.select(4);
        QVERIFY(offers(panel, "showCode"));
        QVERIFY(!offers(panel, "reconcile"));
        QVERIFY(offers(panel, "copyRequest"));
        QVERIFY(offers(panel, "openPage"));
        QVERIFY(label(panel, "callIds").contains(u"API_AUTH_DENY"_s));
        QVERIFY(label(panel, "callIds").contains(u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s));

        panel.select(5);
        QVERIFY(offers(panel, "showReceived"));
        panel.select(6);
        QVERIFY(offers(panel, "showReceived"));
        QVERIFY(label(panel, "callCause").contains(u"port"_s));
        panel.select(9);
        QVERIFY(offers(panel, "cancel"));
        QVERIFY(!offers(panel, "copySupport"));
        panel.select(8);
        QVERIFY(offers(panel, "cancel"));
        QVERIFY(label(panel, "callNext").contains(u"unknown"_s)); // cancelling leaves the outcome unknown
    }

    /// A name of its own would stand in the place of the text.
    void whatIsExplainedIsOnTheAccessibilityTree()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        panel.resize(1'000, 260);
        panel.show();
        int read = 0;
        for (const CallId id : {2, 3, 4, 5, 6, 8, 9}) {
            panel.select(id);
            for (const char *part : {"callTitle", "callCause", "callNext", "callRetry", "callIds"}) {
                auto *text = panel.findChild<QLabel *>(QString::fromLatin1(part));
                const QString name = QAccessible::queryAccessibleInterface(text)->text(QAccessible::Name);
                if (text->isVisibleTo(&panel)) {
                    QVERIFY2(name.endsWith(u": "_s + text->text()), qPrintable(name));
                    ++read;
                } else {
                    QCOMPARE(name, QString()); // not what another call had there
                }
            }
        }
        QVERIFY(read > 14);
    }

    void noListWhereTheProductHasNone()
    {
        CallLog log;
        log.append(lost(1, elastic()));
        log.append(lost(2, query()));
        CallsPanel panel(log, m_catalogue, {});
        panel.select(1);
        QVERIFY(!offers(panel, "reconcile"));
        QVERIFY(offers(panel, "openPage"));
        panel.select(2);
        QVERIFY(!offers(panel, "reconcile")); // reconcile would only send this same call again
    }

    void buttonsSayWhichCall()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        QSignalSpy reconcile(&panel, &CallsPanel::reconcileRequested);
        QSignalSpy cancel(&panel, &CallsPanel::cancelRequested);
        QSignalSpy open(&panel, &CallsPanel::openUrl);
        QSignalSpy copy(&panel, &CallsPanel::copyRequested);
        panel.select(2);
        button(panel, "reconcile")->click();
        QCOMPARE(reconcile.value(0).value(0).toULongLong(), CallId(2));
        panel.select(10);
        button(panel, "cancel")->click();
        QCOMPARE(cancel.value(0).value(0).toULongLong(), CallId(10));
        panel.select(4);
        button(panel, "openPage")->click();
        QCOMPARE(open.value(0).value(0).toUrl(), QUrl(u"https://www.qg.net/user/proxyIpManage"_s));
        QSignalSpy code(&panel, &CallsPanel::codeRequested);
        button(panel, "showCode")->click();
        QCOMPARE(code.value(0).value(0).toString(), u"API_AUTH_DENY"_s);
        QCOMPARE(code.value(0).value(1).value<Mode>(), get().mode);
        button(panel, "copyRequest")->click();
        QCOMPARE(copy.value(0).value(0).toString(), u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s);
    }

    void supportTextSaysWhatSupportAsksFor()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        QSignalSpy copy(&panel, &CallsPanel::copyRequested);
        panel.select(4);
        button(panel, "copySupport")->click();
        const QString text = copy.value(0).value(0).toString();
        QVERIFY(text.contains(u"2023-02-25 15:36:26 UTC+08:00"_s));
        QVERIFY(text.contains(QString::fromLatin1(get().id)));
        QVERIFY(text.contains(u"https://share.proxy.qg.net/get?key=••••••••"_s));
        QVERIFY(text.contains(u"num=5"_s));
        QVERIFY(text.contains(u"API_AUTH_DENY"_s));
        QVERIFY(text.contains(u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s));
    }

    void receivedTextIsShownPlainAndLetsGo()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        panel.select(5);
        button(panel, "showReceived")->click();
        auto *dialog = panel.findChild<QDialog *>(u"receivedText"_s);
        QVERIFY(dialog);
        QVERIFY(!dialog->isModal());
        const QString text = dialog->findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY(text.startsWith(u"<html>\n"_s));
        QVERIFY(text.contains(u"‹U+202E›"_s));
        dialog->close();
        QTRY_VERIFY(!panel.findChild<QDialog *>(u"receivedText"_s));
    }

    void saysWhyTheProgramMadeACall()
    {
        CallLog log;
        Call call = succeeded(1, get(), 3, 3);
        log.append(call);
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        panel.select(1);
        QVERIFY(!panel.findChild<QLabel *>(u"callWhy"_s)->isVisible()); // the operator pressed
        call.pressedBy = PressedBy::Keeper;
        call.reason = u"replace keep=20 spare=1 good=18 falling=2 coming=0 lead=3200 left=30000"_s;
        log.replace(0, call);
        const QString why = label(panel, "callWhy");
        QVERIFY2(why.startsWith(u"Why: Keep filled: 18 of 20 and 1 spare with at least 30 s left."_s), qPrintable(why));
        QVERIFY2(why.contains(u"3.2 s"_s), qPrintable(why));
    }

    void saysWhichWayACallTook()
    {
        CallLog log;
        Call call = succeeded(1, get(), 3, 3);
        log.append(call);
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        panel.select(1);
        QVERIFY(!panel.findChild<QLabel *>(u"callWay"_s)->isVisible());
        call.way.through = CallWay::Through::EnvironmentProxy;
        call.way.proxy = u"127.0.0.1:7890"_s;
        call.way.variable = u"https_proxy"_s;
        log.replace(0, call);
        QCOMPARE(label(panel, "callWay"),
                 u"Route to the vendor: through the proxy 127.0.0.1:7890, set by https_proxy"_s);
    }

    void followsTheCallThroughItsStages()
    {
        CallLog log;
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        log.append(call(1, get(), Stage::Waiting));
        panel.select(1);
        log.append(call(2, get(), Stage::Waiting)); // newer calls are inserted above it
        log.replace(0, call(1, get(), Stage::Sent));
        QCOMPARE(title(panel), u"Sent, no answer yet"_s);
        log.replace(0, refused(1, get(), u"NO_AVAILABLE_CHANNEL"_s));
        QCOMPARE(title(panel), u"No free channel"_s);
        QVERIFY(!offers(panel, "cancel"));
        QVERIFY(offers(panel, "reconcile"));
    }

    void theDetailsFollowTheNewest()
    {
        CallLog log;
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        auto *table = panel.findChild<QTableView *>();
        auto *pin = button(panel, "pinCall");
        log.append(succeeded(1, get(), 5, 5));
        QCOMPARE(title(panel), u"5 received"_s);
        log.append(call(2, get(), Stage::Waiting));
        QCOMPARE(title(panel), u"Waiting"_s);
        log.replace(1, succeeded(2, query(), 18, 0));
        QCOMPARE(title(panel), u"18 in use, 0 new"_s);
        QVERIFY(!pin->isChecked());
        // A click on an older one stays with it.
        table->selectRow(1);
        QVERIFY(pin->isChecked());
        log.append(refused(3, get(), u"NO_RESOURCE_FOUND"_s));
        panel.follow(3);
        QCOMPARE(title(panel), u"5 received"_s);
        pin->click();
        QVERIFY(!pin->isChecked());
        QCOMPARE(title(panel), u"Out of stock"_s);
        // The pin holds the newest as well.
        pin->click();
        log.append(succeeded(4, query(), 17, 0));
        QCOMPARE(title(panel), u"Out of stock"_s);
        table->selectRow(0);
        QVERIFY(!pin->isChecked());
        log.append(succeeded(5, get(), 2, 2));
        QCOMPARE(title(panel), u"2 received"_s);
    }

    void theDetailsCanBeClosed()
    {
        CallLog log;
        fill(log);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel, 60'000));
        auto *shown = panel.findChild<QLabel *>(u"callTitle"_s);
        QVERIFY(shown->isVisible());
        button(panel, "closeDetails")->click();
        QVERIFY(!shown->isVisible());
        QVERIFY(!panel.detailsAction()->isChecked());
        panel.select(4);
        QVERIFY(!shown->isVisible());
        panel.saveState(settings);
        CallsPanel next(log, m_catalogue, {});
        next.restoreState(settings);
        next.show();
        QVERIFY(!next.findChild<QLabel *>(u"callTitle"_s)->isVisible());

        panel.detailsAction()->trigger();
        QVERIFY(shown->isVisible());
        QCOMPARE(title(panel), u"API authentication failed"_s);
        shown->setFocus();
        QTest::keyClick(shown, Qt::Key_Escape);
        QVERIFY(!shown->isVisible());
        QCOMPARE(panel.focusWidget(), panel.findChild<QTableView *>());
    }

    void aCallLeadsToItsLeases()
    {
        CallLog log;
        Call plain = succeeded(1, get(), 5, 5);
        plain.rows = {1, 2, 3, 4, 5};
        log.append(plain);
        log.append(refused(2, get(), u"NO_RESOURCE_FOUND"_s));
        CallsPanel panel(log, m_catalogue, {});
        panel.setLeasesOf([](const Call &call) { return int(call.rows.size()); });
        panel.resize(1'300, 300);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel, 60'000));
        QSignalSpy asked(&panel, &CallsPanel::leasesRequested);
        auto *table = panel.findChild<QTableView *>();
        const auto wasAsked = [&asked, &plain] {
            const bool once = asked.size() == 1 && asked.value(0).value(0).value<QList<RowId>>() == plain.rows;
            asked.clear();
            return once;
        };
        QVERIFY(!offers(panel, "selectLeases"));
        panel.select(1);
        QCOMPARE(button(panel, "selectLeases")->text(), u"Select these 5"_s);
        button(panel, "selectLeases")->click();
        QVERIFY(wasAsked());
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(wasAsked());
        const QModelIndex outcome = table->model()->index(1, int(CallsModel::Column::Outcome));
        const QPoint beside = table->visualRect(outcome.siblingAtColumn(int(CallsModel::Column::Account))).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, beside);
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, beside);
        QVERIFY(wasAsked());
        // The link in the outcome.
        const auto *delegate = static_cast<const CallDelegate *>(table->itemDelegate());
        QStyleOptionViewItem option;
        option.initFrom(table);
        option.rect = table->visualRect(outcome);
        option.font = table->font();
        option.widget = table;
        const QRect link = delegate->linkRect(option, outcome);
        QVERIFY(!link.isEmpty());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, link.center());
        QVERIFY(wasAsked());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, link.center() + QPoint(link.width(), 0));
        QVERIFY(asked.isEmpty());
    }

    void groupsOpenAndCloseByKeysAndMouse()
    {
        CallLog log;
        for (CallId id = 1; id <= 4; ++id)
            log.append(succeeded(id, get(), int(id), int(id)));
        log.append(refused(5, get(), u"NO_RESOURCE_FOUND"_s));
        CallsPanel panel(log, m_catalogue, {});
        panel.resize(1'300, 300);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel, 60'000));
        auto *table = panel.findChild<QTableView *>();
        const auto *model = static_cast<const CallsModel *>(table->model());
        const auto selected = [table] { return table->selectionModel()->selectedRows().value(0).row(); };
        table->setFocus();
        QCOMPARE(selected(), 0);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(model->line(selected()), CallsModel::Line::ClosedGroup);
        QCOMPARE(title(panel), u"4 received"_s); // the newest of them
        QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(model->rowCount(), 6);
        QCOMPARE(selected(), 1);
        QTest::keyClick(table, Qt::Key_Right);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(selected(), 3);
        QCOMPARE(title(panel), u"3 received"_s);
        // What comes meanwhile moves it, and it stays selected.
        log.append(succeeded(6, get(), 6, 6));
        QCOMPARE(selected(), 4);
        QCOMPARE(title(panel), u"3 received"_s);
        QTest::keyClick(table, Qt::Key_Left);
        QCOMPARE(selected(), 2);
        QTest::keyClick(table, Qt::Key_Left);
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(selected(), 2);

        const auto *delegate = static_cast<const CallDelegate *>(table->itemDelegate());
        const QModelIndex time = model->index(2, int(CallsModel::Column::Time));
        QStyleOptionViewItem option;
        option.initFrom(table);
        option.rect = table->visualRect(time);
        option.font = table->font();
        option.widget = table;
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, delegate->arrowRect(option, time).center());
        QCOMPARE(model->rowCount(), 7);
    }

    void neverWiderThanItsPlace()
    {
        CallLog log;
        fill(log);
        for (CallId id = 11; id <= 14; ++id)
            log.append(succeeded(id, get(), 5, 5));
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        auto *table = panel.findChild<QTableView *>();
        for (const int width : {1'046, 800, 660}) { // 1046: beside the form at 1366×768
            panel.resize(width, 200);
            QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
            QVERIFY(!table->horizontalScrollBar()->isVisible());
        }
    }

    void worksFromTheKeyboard()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel, 60'000));
        auto *table = panel.findChild<QTableView *>();
        table->setFocus();
        panel.select(2);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(panel.focusWidget(), button(panel, "reconcile"));
        QTest::keyClick(panel.focusWidget(), Qt::Key_Escape);
        QCOMPARE(panel.focusWidget(), table);
        QTest::keyClick(table, Qt::Key_Escape);
        QVERIFY(!table->selectionModel()->hasSelection());

        panel.select(4);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), table->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(table->viewport(), &event);
        auto *menu = panel.findChild<QMenu *>();
        QVERIFY(menu);
        QStringList texts;
        for (const QAction *action : menu->actions()) {
            if (action->isVisible() && !action->isSeparator())
                texts.append(action->objectName());
        }
        QCOMPARE(texts,
                 QStringList({u"openPage"_s, u"showCode"_s, u"filterByKey"_s, u"filterByRequest"_s, u"copyRequest"_s,
                              u"copySupport"_s, u"pinCall"_s, u"callDetails"_s, u"callAgain"_s}));
        menu->close();

        // The name is the one of that time: the window knows by the id what the key is called now.
        QSignalSpy filtered(&panel, &CallsPanel::keyFilterRequested);
        panel.findChild<QAction *>(u"filterByKey"_s)->trigger();
        QCOMPARE(filtered.size(), 1);
        QCOMPARE(filtered.at(0).at(0).toUuid(), log.find(4)->account);
        QCOMPARE(filtered.at(0).at(1).toString(), u"East crawl"_s);
    }

    void everyControlHasAName()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        for (const CallId id : {2, 4, 5, 9}) {
            panel.select(id);
            for (const QToolButton *control : panel.findChildren<QToolButton *>()) {
                if (control->isVisibleTo(&panel) && !control->objectName().startsWith(u"qt_"_s))
                    QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
            }
        }
        QVERIFY(!panel.findChild<QTableView *>()->accessibleName().isEmpty());
        for (const QLabel *text : panel.findChildren<QLabel *>()) {
            if (!text->objectName().isEmpty())
                QCOMPARE(text->textFormat(), Qt::PlainText);
        }
    }

    void clearedCallsComeBackNever()
    {
        CallLog log;
        fill(log);
        // What the scheduler would say: the place of each waiting call.
        const QHash<CallId, int> places{{9, 1}, {10, 2}};
        CallsPanel panel(log, m_catalogue, [&places](CallId id) { return places.value(id); });
        auto *table = panel.findChild<QTableView *>();
        panel.select(9);
        panel.clearEnded();
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1); // the selected call is still waiting
        panel.select(2);                                             // no longer listed: nothing happens
        QCOMPARE(title(panel), u"Waiting, next in the queue"_s);
    }

    void actionsAreShownWhole()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        auto *table = panel.findChild<QTableView *>();
        const int action = int(CallsModel::Column::Action);
        panel.resize(1'300, 300);
        panel.show();
        for (const Endpoint &endpoint : m_catalogue.endpoints())
            QTRY_VERIFY(table->columnWidth(action) > table->fontMetrics().horizontalAdvance(callActionText(endpoint)));
        const int whole = table->columnWidth(action);
        panel.resize(560, 400);
        QTRY_VERIFY(table->columnWidth(action) < whole);
        panel.resize(1'300, 300);
        QTRY_COMPARE(table->columnWidth(action), whole);

        // A width set by the operator stays, in this run and the next.
        table->setColumnWidth(action, 130);
        panel.resize(1'350, 300);
        QTest::qWait(0);
        QCOMPARE(table->columnWidth(action), 130);
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        panel.saveState(settings);
        CallsPanel next(log, m_catalogue, {});
        next.restoreState(settings);
        next.resize(1'300, 300);
        next.show();
        QTRY_COMPARE(next.findChild<QTableView *>()->columnWidth(action), 130);
    }

    void theOutcomeKeepsRoom()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        auto *table = panel.findChild<QTableView *>();
        const auto outcome = [table] { return table->columnWidth(int(CallsModel::Column::Outcome)); };
        const int request = int(CallsModel::Column::Request);
        panel.resize(1'300, 300);
        panel.show();
        QTRY_VERIFY(!table->isColumnHidden(request));
        const int width = table->columnWidth(request);
        panel.resize(560, 400);
        QTRY_VERIFY(table->isColumnHidden(request));
        QVERIFY(outcome() > 150);
        panel.resize(1'300, 300);
        QTRY_VERIFY(!table->isColumnHidden(request));
        QCOMPARE(table->columnWidth(request), width);
    }

    void widthsOfTheOperatorStay()
    {
        CallLog log;
        fill(log);
        CallsPanel panel(log, m_catalogue, {});
        auto *table = panel.findChild<QTableView *>();
        panel.detailsAction()->setChecked(false);
        panel.resize(1'600, 300);
        panel.show();
        const int account = int(CallsModel::Column::Account);
        const int request = int(CallsModel::Column::Request);
        QTRY_VERIFY(!table->isColumnHidden(request));
        const int time = table->columnWidth(0);
        table->setColumnWidth(account, 201);
        table->setColumnWidth(request, 222);
        QFont large = table->font();
        large.setPixelSize(QFontInfo(large).pixelSize() + 4);
        table->setFont(large);
        QTRY_VERIFY(table->columnWidth(0) > time); // the others follow
        QCOMPARE(table->columnWidth(account), 201);
        // Also where the column had to hide meanwhile.
        panel.resize(560, 400);
        QTRY_VERIFY(table->isColumnHidden(request));
        panel.resize(1'600, 300);
        QTRY_VERIFY(!table->isColumnHidden(request));
        QCOMPARE(table->columnWidth(request), 222);
    }

    void columnsComeBack()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        CallLog log;
        {
            CallsPanel panel(log, m_catalogue, {});
            panel.resize(1'200, 300);
            panel.findChild<QTableView *>()->setColumnWidth(0, 123);
            panel.saveState(settings);
        }
        CallsPanel panel(log, m_catalogue, {});
        panel.resize(1'200, 300);
        panel.restoreState(settings);
        QCOMPARE(panel.findChild<QTableView *>()->columnWidth(0), 123);
        settings.setValue(u"calls/columns"_s, 99); // as saved by a version with other columns
        settings.setValue(u"calls/header"_s, QByteArray("nonsense"));
        CallsPanel third(log, m_catalogue, {});
        third.restoreState(settings);
        QVERIFY(third.findChild<QTableView *>()->columnWidth(0) > 20);
    }

    void inksCanBeRead_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << QPalette(QColor(0xef, 0xef, 0xef));
        QTest::newRow("dark") << darkPalette();
        QPalette grey = darkPalette();
        grey.setColor(QPalette::Base, QColor(0x80, 0x80, 0x80));
        grey.setColor(QPalette::Text, QColor(0x90, 0x90, 0x90));
        QTest::newRow("careless") << grey;
    }

    void inksCanBeRead()
    {
        QFETCH(QPalette, palette);
        palette = withLegibleSelection(palette);
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            for (const bool selected : {false, true}) {
                for (const bool failed : {false, true}) {
                    const CallColors ink = callColors(palette, group, selected, failed);
                    const QColor behind = ink.background.isValid()
                        ? ink.background
                        : palette.color(group, selected ? QPalette::Highlight : QPalette::Base);
                    QVERIFY(contrastRatio(behind, ink.text) >= 4.5);
                    QVERIFY(contrastRatio(behind, ink.title) >= 4.5);
                    QCOMPARE(ink.background.isValid(), failed && !selected);
                }
            }
        }
    }

    /// Pictures for a person to look at: PROXYDECK_SHOTS names the folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("PROXYDECK_SHOTS");
        CallLog log;
        fill(log);
        const QPalette before = QApplication::palette();
        for (const bool dark : {false, true}) {
            if (dark)
                QApplication::setPalette(darkPalette());
            for (const QSize size : {QSize(1'080, 230), QSize(640, 420)}) {
                CallsPanel panel(log, m_catalogue, {});
                panel.resize(size);
                panel.select(size.width() > 700 ? 2 : 4);
                panel.show();
                QTest::qWait(100);
                const QPixmap shot = panel.grab();
                QCOMPARE(shot.size(), size);
                if (!folder.isEmpty())
                    QVERIFY(
                        shot.save(folder + u"/calls-%1-%2.png"_s.arg(dark ? u"dark"_s : u"light"_s).arg(size.width())));
            }
        }
        QApplication::setPalette(before);
    }
};

QTEST_MAIN(TestCallsPanel)
#include "tst_calls_panel.moc"
