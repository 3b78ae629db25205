// SPDX-License-Identifier: MIT
#include "tour/windows_script.h"

#include "application.h"
#include "catalogue/catalogue.h"
#include "simulator/simulator.h"
#include "table/lease_table.h"
#include "tour/tour.h"
#include "ui/areas/area_picker.h"
#include "ui/history/history_window.h"
#include "ui/leases/leases_panel.h"
#include "ui/record/history_table.h"
#include "ui/table/lease_table_view.h"
#include "ui/window/main_window.h"
#include "view/lease_view.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

namespace proxydeck {

using namespace Qt::StringLiterals;

WindowsScript::WindowsScript(Tour &tour)
    : TourHands(tour)
{
}

void WindowsScript::run()
{
    expiry();
    words();
    details();
    history();
    sideWindows();
}

void WindowsScript::expiry()
{
    Application &app = m_tour.application();
    // The same key with short leases, so that the tour can wait for their end.
    sim::KeyPlan brief{
        .key = u"DEMO-SHORT-METERED"_s, .plan = sim::Plan::ShortMetered, .leaseSeconds = 6, .leaseSecondsMost = 17};
    app.simulator()->addKey(brief);
    const Catalogue catalogue(Catalogue::vendorEndpoints());
    choose(*catalogue.find(u"short.metered.get"_s));
    setField("num", u"12"_s);
    const bool brought = extract(12);
    const bool shown = m_tour.until(
        [&] {
            const auto counts = app.leases().counts();
            return counts[size_t(LeaseState::Live)] > 0 && counts[size_t(LeaseState::Expiring)] > 0
                && counts[size_t(LeaseState::Expired)] > 0;
        },
        patience);
    m_tour.step(u"countdown"_s, brought && shown,
                u"live, expiring and expired leases, each with icon, word and time left"_s);

    LeasesPanel &panel = app.window().leasesPanel();
    panel.table().selectAll();
    // Counted before, because more leases may end meanwhile.
    const auto counts = app.leases().counts();
    const qsizetype alive = app.leases().size() - counts[size_t(LeaseState::Expired)];
    const auto actions = panel.copyAsMenu()->actions();
    for (QAction *action : actions) {
        if (action->objectName() == u"copyAs.clash")
            action->trigger();
    }
    m_tour.settle(50);
    const qsizetype copied = QGuiApplication::clipboard()->text().count(u"type: http"_s);
    m_tour.step(u"expired-are-skipped"_s, copied > 0 && copied <= alive,
                u"%1 copied for Clash; the expired are left out"_s.arg(copied));
    panel.table().clearSelection();
}

void WindowsScript::words()
{
    Application &app = m_tour.application();
    const int all = app.view().rowCount();
    auto *filter = m_tour.find<QLineEdit>("filter");
    m_tour.key(filter, Qt::Key_Down);
    auto *proposals = m_tour.find<QAbstractItemView>("filterProposals");
    m_tour.step(u"filter-proposals"_s, proposals && proposals->isVisible() && proposals->model()->rowCount() > 3,
                u"what a filter can ask for, each with an example"_s);
    m_tour.key(proposals, Qt::Key_Escape);
    m_tour.type(filter, u"area:福建 -state:expired"_s);
    const bool fewer = m_tour.until([&] { return app.view().rowCount() > 0 && app.view().rowCount() < all; }, patience);
    if (proposals)
        proposals->hide();
    m_tour.step(u"filter-words"_s, fewer,
                u"one field asked for, another left out: %1 of %2"_s.arg(app.view().rowCount()).arg(all));
    if (filter)
        filter->clear();
    m_tour.until([&] { return app.view().rowCount() == all; }, patience);
    if (proposals)
        proposals->hide();

    const Catalogue catalogue(Catalogue::vendorEndpoints());
    choose(*catalogue.find(u"short.channel.get"_s));
    setField("area", u"福建"_s);
    m_tour.key(m_tour.find<QLineEdit>("area"), Qt::Key_F4);
    QWidget *picker = nullptr;
    m_tour.until([&] { return (picker = app.window().findChild<AreaPicker *>()) && picker->isVisible(); }, patience);
    m_tour.settle(100);
    m_tour.step(u"area-picker"_s, picker, u"areas by name: what was typed is searched for"_s);
    if (picker)
        picker->close();
    setField("area", {});
}

void WindowsScript::details()
{
    LeaseTableView &table = m_tour.application().window().leasesPanel().table();
    table.setCurrentIndex(table.model()->index(table.model()->rowCount() - 1, 0));
    m_tour.key(&table, Qt::Key_F4);
    auto *details = m_tour.find<QScrollArea>("leaseDetails");
    auto *showCall = m_tour.find<QPushButton>("showCall");
    auto *sent = details ? details->findChild<QPlainTextEdit *>() : nullptr;
    const auto all = [&] {
        return details && details->isVisible() && showCall && showCall->isEnabled() && sent
            && sent->toPlainText().contains(u"\"server\""_s);
    };
    m_tour.step(u"lease-details"_s, m_tour.until(all, patience),
                u"all that is known of a lease, the call that brought it, and what the vendor sent"_s);
    m_tour.key(&table, Qt::Key_F4);

    table.selectRow(table.currentIndex().row());
    QWidget *formats = open("editFormats", "formatEditor");
    auto *list = formats ? formats->findChild<QListView *>(u"formatList"_s) : nullptr;
    if (auto *duplicate = formats ? formats->findChild<QAction *>(u"duplicateFormat"_s) : nullptr; duplicate && list) {
        list->setCurrentIndex(list->model()->index(1, 0));
        duplicate->trigger();
    }
    auto *preview = m_tour.find<QPlainTextEdit>("formatPreviewText");
    const auto isShown = [&] { return preview->toPlainText().startsWith(u"http://"_s); };
    m_tour.step(u"formats"_s, preview && m_tour.until(isShown, patience),
                u"a format of one's own, shown with the selected lease and a masked password"_s);
    if (formats)
        formats->close();
}

void WindowsScript::history()
{
    auto *window = qobject_cast<HistoryWindow *>(open("history", "historyWindow"));
    if (!window)
        return;
    const auto filled = [&](const HistoryTable &table) {
        return m_tour.until([&] { return table.model()->rowCount() > 0; }, patience);
    };
    window->showTab(HistoryWindow::Tab::Leases);
    m_tour.step(u"history-leases"_s, filled(window->leasesTable()), u"every lease that was ever received"_s);
    window->showTab(HistoryWindow::Tab::Calls);
    m_tour.step(u"history-calls"_s, filled(window->callsTable()), u"every call, with its outcome"_s);
    window->showTab(HistoryWindow::Tab::Summary);
    auto *charts = window->findChild<QWidget *>(u"historyCharts"_s);
    m_tour.step(u"history-summary"_s, m_tour.until([&] { return charts && charts->isVisible(); }, patience),
                u"what they add up to"_s);
    window->close();
}

void WindowsScript::sideWindows()
{
    QWidget *settings = open("settings", "settings");
    auto *pages = settings ? settings->findChild<QListWidget *>(u"pages"_s) : nullptr;
    for (int page = 0; pages && page < pages->count(); ++page) {
        pages->setCurrentRow(page);
        m_tour.settle(30);
        m_tour.step(u"settings-%1"_s.arg(page + 1), pages->currentRow() == page && settings->isVisible(),
                    u"a page of settings"_s);
    }
    if (settings)
        settings->close();
    const struct
    {
        const char *action;
        const char *window;
        QString shown;
    } others[]
        = {{"codes", "vendorCodes", u"the vendor's codes and what to do about each"_s},
           {"diagnostics", "diagnostics", u"what the vendor's support and ours would ask for, without a secret"_s},
           {"about", "about", u"version, licence and what it is made of"_s}};
    for (const auto &[action, name, shown] : others) {
        QWidget *window = open(action, name);
        m_tour.step(QString::fromLatin1(action), window && window->isVisible(), shown);
        if (window)
            window->close();
    }
}

} // namespace proxydeck
