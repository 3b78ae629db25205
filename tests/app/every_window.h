// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "application.h"
#include "catalogue/area_catalogue.h"
#include "catalogue/catalogue.h"
#include "formats/format_book.h"
#include "log/running_mark.h"
#include "table/lease_table.h"
#include "ui/accounts/account_dialog.h"
#include "ui/areas/area_picker.h"
#include "ui/calls/received_text_dialog.h"
#include "ui/desktop/clipboard.h"
#include "ui/help/crash_offer.h"
#include "ui/help/last_log_dialog.h"
#include "ui/history/history_window.h"
#include "ui/keeper/keepers_panel.h"
#include "ui/leases/leases_panel.h"
#include "ui/outgoing/export_dialog.h"
#include "ui/port/port_dialog.h"
#include "ui/ports/port_actions.h"
#include "ui/ports/ports_panel.h"
#include "ui/request/request_panel.h"
#include "ui/table/lease_table_view.h"
#include "ui/window/main_window.h"
#include "ui/wording/language.h"
#include "view/lease_columns.h"

#include <QtTest>
#include <QtWidgets>

#include <functional>
#include <memory>

namespace proxydeck {

/// Shows the real program's windows one after another, each in its states, and calls a function for each.
class EveryWindow
{
public:
    static constexpr QSize smallest{1024, 700};
    /// \a where describes the window and its state.
    using Look = std::function<void(QWidget &window, const QString &where)>;

    /// \a percent of the default font size, as on a system with larger text.
    EveryWindow(const Options &options, int percent)
    {
        QFont font = m_font;
        font.setPointSizeF(m_font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
        m_application = std::make_unique<Application>(options);
        m_started = m_application->start();
        const auto hasKeys = [&] { return m_application->accounts().size() == (options.demo ? 8 : 0); };
        m_started = m_started && QTest::qWaitFor(hasKeys, 60'000);
        window().setWindowState(window().windowState() & ~Qt::WindowMaximized); // the offscreen screen is small
        window().resize(smallest);
        settle();
    }
    ~EveryWindow()
    {
        m_application.reset();
        QApplication::setFont(m_font);
    }

    bool hasStarted() const { return m_started; }
    MainWindow &window() { return m_application->window(); }
    void setLanguage(const QString &language)
    {
        m_application->language().choose(language);
        settle();
    }

    /// The main window with each of the forms. Needs the demo's keys.
    void mainWindow(const Look &look)
    {
        look(window(), QStringLiteral("nothing extracted yet"));
        addLeases();
        for (const Endpoint &endpoint : Catalogue::vendorEndpoints()) {
            choose(endpoint);
            settle();
            look(window(), QString::fromLatin1(endpoint.id));
        }
        // The smallest screen has room for only two columns.
        auto *request = window().findChild<QDockWidget *>(QStringLiteral("requestDock"));
        auto *details = window().findChild<QDockWidget *>(QStringLiteral("leaseDetailsDock"));
        request->hide();
        details->show();
        LeaseTableView &table = window().leasesPanel().table();
        // A lease that stays alive, also on a slow machine: the details of a lease change at its end.
        int row = 0;
        while (row + 1 < table.model()->rowCount()
               && table.model()->index(row, 0).data(LeaseStateRole).toInt() != int(LeaseState::Live))
            ++row;
        table.setCurrentIndex(table.model()->index(row, 0));
        settle();
        look(window(), QStringLiteral("lease details"));
        details->hide();
        request->show();
        keepFilled(look);
        localPorts(look);
        UnfinishedRun run;
        run.started = QDateTime(QDate(2024, 5, 6), QTime(7, 8));
        run.lastLines = {QStringLiteral("one line")};
        auto *offer = new CrashOffer(run, m_clipboard, &window());
        window().addBar(offer);
        offer->show();
        settle();
        look(window(), QStringLiteral("crash offer"));
        delete offer;
    }

    /// The dock beside that of the calls: what it says at first, and with a key.
    void keepFilled(const Look &look)
    {
        auto *dock = window().findChild<QDockWidget *>(QStringLiteral("keepersDock"));
        auto *panel = dock ? dock->findChild<KeepersPanel *>() : nullptr;
        if (!panel) {
            m_missing.append(QStringLiteral("keepersDock"));
            return;
        }
        dock->toggleViewAction()->trigger(); // it was behind the calls
        settle();
        if (!panel->isVisible())
            m_missing.append(QStringLiteral("keepers panel"));
        look(window(), QStringLiteral("keep filled"));
        if (m_application->accounts().size() > 0) {
            panel->keep(m_application->accounts().at(0).id);
            settle();
            look(window(), QStringLiteral("keep filled, a key"));
        }
        window().findChild<QDockWidget *>(QStringLiteral("callsDock"))->raise();
        settle();
    }

    /// The dock beside those, and the dialog of a port, at its simplest and with all that it can say.
    void localPorts(const Look &look)
    {
        auto *dock = window().findChild<QDockWidget *>(QStringLiteral("portsDock"));
        auto *panel = dock ? dock->findChild<PortsPanel *>() : nullptr;
        if (!panel) {
            m_missing.append(QStringLiteral("portsDock"));
            return;
        }
        dock->toggleViewAction()->trigger(); // it was behind the calls
        settle();
        if (!panel->isVisible())
            m_missing.append(QStringLiteral("ports panel"));
        // What stands in its figures is another with each start.
        panel->actions().toggle->trigger();
        settle();
        look(window(), QStringLiteral("local ports"));
        panel->actions().toggle->trigger();
        PortDialog *dialog = panel->makePort();
        settle();
        look(*dialog, QStringLiteral("new local port"));
        dialog->findChild<QComboBox *>(QStringLiteral("portAddress"))->setCurrentText(QStringLiteral("192.168.1.5"));
        dialog->findChild<QCheckBox *>(QStringLiteral("portHasPassword"))->click();
        dialog->findChild<QComboBox *>(QStringLiteral("portPolicy"))->setCurrentIndex(6);
        dialog->findChild<QLineEdit *>(QStringLiteral("portFilter"))->setText(QStringLiteral("check:nonsense"));
        dialog->findChild<QToolButton *>(QStringLiteral("portHelp"))->click();
        settle();
        look(*dialog, QStringLiteral("new local port with everything"));
        dialog->reject();
        settle();
        window().findChild<QDockWidget *>(QStringLiteral("callsDock"))->raise();
        settle();
    }

    void dialogs(const Look &look)
    {
        AccountDialog *dialog = window().newKey();
        show(*dialog, QStringLiteral("new key"), look);
        for (const char *action : {"settings", "codes", "diagnostics", "about", "editFormats"}) {
            QWidget *opened = open(action);
            if (!opened)
                continue;
            auto *pages = opened->findChild<QListWidget *>(QStringLiteral("pages"));
            for (int page = 0; pages && page < pages->count(); ++page) {
                pages->setCurrentRow(page);
                settle();
                look(*opened, QString::fromLatin1(action) + u' ' + pages->item(page)->text());
            }
            if (pages)
                opened->hide();
            else
                show(*opened, QString::fromLatin1(action), look);
        }
        const FormatBook formats;
        for (const char *format : {"", "url", "json"}) {
            ExportDialog exporting(3, 1'234'567, true, {.formats = &formats, .format = QString::fromLatin1(format)});
            exporting.findChild<QCheckBox *>(QStringLiteral("withCredentials"))->setChecked(true);
            show(exporting, QStringLiteral("export"), look);
        }
        const AreaCatalogue areas;
        AreaPicker picker(areas, nullptr, AreaScope::Mainland, AreaChoice::Limit::Several);
        picker.setCodes({QStringLiteral("350500"), QStringLiteral("330700")});
        show(picker, QStringLiteral("areas"), look);
        ReceivedTextDialog received(QStringLiteral("14:02:11"), QStringLiteral("<html>"));
        show(received, QStringLiteral("received text"), look);
        LastLogDialog log(QStringLiteral("one line"));
        show(log, QStringLiteral("last log"), look);
    }

    void history(const Look &look)
    {
        auto *history = qobject_cast<HistoryWindow *>(open("history"));
        if (!history)
            return;
        history->resize(window().size());
        for (const auto tab : {HistoryWindow::Tab::Leases, HistoryWindow::Tab::Calls, HistoryWindow::Tab::Summary}) {
            history->showTab(tab);
            // The search runs in another thread, and parts of the window are shown only after it.
            if (!QTest::qWaitFor([&] { return hasFound(*history); }, 60'000))
                m_missing.append(QStringLiteral("found in tab %1").arg(int(tab)));
            settle();
            look(*history, QStringLiteral("history %1").arg(int(tab)));
        }
        history->hide();
    }

    /// What the last open() and show() could not do.
    const QStringList &missing() const { return m_missing; }

private:
    static void settle()
    {
        for (int i = 0; i < 6; ++i) // one layout's change can cause another's, several times
            QCoreApplication::processEvents();
    }

    static bool hasFound(const HistoryWindow &history)
    {
        const QString text = history.statusText();
        return !text.isEmpty() && text != HistoryWindow::tr("Searching…") && text != HistoryWindow::tr("Adding up…");
    }

    static void show(QWidget &widget, const QString &where, const Look &look)
    {
        widget.show();
        settle();
        look(widget, where);
        widget.hide();
    }

    /// The window opened by the menu entry of that name.
    QWidget *open(const char *action)
    {
        QWidgetList before = QApplication::topLevelWidgets();
        // windows are created once and shown again
        before.removeIf([](const QWidget *each) { return !each->isVisible(); });
        if (auto *entry = window().findChild<QAction *>(QLatin1String(action)))
            entry->trigger();
        settle();
        const auto now = QApplication::topLevelWidgets();
        for (QWidget *each : now) {
            if (!before.contains(each) && each->parentWidget() == &window() && each->isVisible())
                return each;
        }
        m_missing.append(QString::fromLatin1(action));
        return nullptr;
    }

    void addLeases()
    {
        QList<Lease> batch;
        for (int i = 0; i < 3; ++i) {
            Lease lease;
            lease.host = QStringLiteral("113.142.209.%1").arg(101 + i);
            lease.port = 40'001;
            lease.server = lease.host + QStringLiteral(":40001");
            lease.exitIp = lease.host;
            lease.area = QStringLiteral("福建省泉州市");
            lease.isp = QStringLiteral("电信");
            if (i > 0)
                lease.deadlineMs = QDateTime::currentMSecsSinceEpoch() + (i == 1 ? 20'000 : 3'600'000);
            batch.append(lease);
        }
        LeaseOrigin origin;
        origin.endpoint = QStringLiteral("short.channel.get");
        origin.obtainedMs = QDateTime::currentMSecsSinceEpoch();
        m_application->leases().add(batch, origin);
    }

    /// Through the settings, as at a start: key and call together.
    void choose(const Endpoint &endpoint)
    {
        const AccountBook &accounts = m_application->accounts();
        for (int row = 0; row < int(accounts.size()); ++row) {
            if (accounts.at(row).product == endpoint.product && accounts.at(row).mode == endpoint.mode)
                window().requestPanel().selectAccount(accounts.at(row).id);
        }
        window().requestPanel().showAction(endpoint.action);
        if (window().requestPanel().currentEndpoint() != &endpoint)
            m_missing.append(QString::fromLatin1(endpoint.id));
    }

    const QFont m_font = QApplication::font();
    QTemporaryDir m_folder;
    Clipboard m_clipboard;
    std::unique_ptr<Application> m_application;
    bool m_started = false;
    QStringList m_missing;
};

} // namespace proxydeck
