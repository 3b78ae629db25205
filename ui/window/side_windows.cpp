// SPDX-License-Identifier: MIT
#include "ui/window/side_windows.h"

#include "ui/formats/format_editor_dialog.h"
#include "ui/formats/format_samples.h"
#include "ui/help/about_dialog.h"
#include "ui/help/diagnostics_dialog.h"
#include "ui/help/vendor_codes_dialog.h"
#include "ui/history/history_window.h"
#include "ui/leases/leases_panel.h"
#include "ui/table/lease_selection.h"
#include "ui/table/lease_table_view.h"
#include "ui/window/main_window.h"

#include <QAction>

namespace proxydeck {

namespace {

void bringUp(QWidget *window)
{
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

SideWindows::SideWindows(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.window, &MainWindow::historyRequested, this, [this] {
        const bool again = m_history;
        bringUp(history());
        if (again)
            m_history->refresh();
    });
    connect(&m_parts.window, &MainWindow::todayRequested, this, [this] {
        history()->showToday();
        bringUp(m_history);
        m_history->refresh();
    });
    connect(&m_parts.window, &MainWindow::aboutToSave, this, &SideWindows::saveState);
    m_parts.window.setExportsElsewhere([self = QPointer(this)] { return self && self->isExporting(); });
    connect(&m_parts.window, &MainWindow::formatsRequested, this, [this] { bringUp(formats()); });
    connect(&m_parts.window, &MainWindow::settingsRequested, this, [this] { bringUp(settings()); });
    connect(&m_parts.window, &MainWindow::codesRequested, this, [this] { bringUp(codes()); });
    connect(&m_parts.window, &MainWindow::codeRequested, this, [this](const QString &code, Mode mode) {
        codes()->showCode(code, mode);
        bringUp(codes());
    });
    connect(&m_parts.window, &MainWindow::diagnosticsRequested, this, [this] {
        diagnostics()->refresh();
        bringUp(diagnostics());
    });
    connect(&m_parts.window, &MainWindow::aboutRequested, this, [this] { bringUp(about()); });
}

void SideWindows::saveState() const
{
    if (m_history)
        m_history->saveState(m_parts.settingsFile);
}

bool SideWindows::isExporting() const { return m_history && m_history->isExporting(); }

HistoryWindow *SideWindows::history()
{
    if (!m_history) {
        m_history = new HistoryWindow({m_parts.history, m_parts.catalogue, m_parts.accounts, m_parts.vendorClock,
                                       m_parts.clipboard, &m_parts.formats, &m_parts.settings.preferences},
                                      &m_parts.window);
        m_history->setWindowFlag(Qt::Window);
        connect(m_history->editFormatsAction(), &QAction::triggered, this, [this] { bringUp(formats()); });
        connect(m_history, &HistoryWindow::leasesCopied, &m_parts.window, &MainWindow::markCopied);
        m_history->restoreState(m_parts.settingsFile);
        m_history->showTab(HistoryWindow::Tab::Summary); // what it adds up to, before what it consists of
    }
    return m_history;
}

FormatEditorDialog *SideWindows::formats()
{
    if (!m_formats) {
        LeaseTableView &table = m_parts.window.leasesPanel().table();
        const auto samples = [this, &table](bool credentials) {
            return samplesOf(m_parts.leases, m_parts.accounts, table.selection().rowIds(FormatSamples::most),
                             credentials);
        };
        m_formats = new FormatEditorDialog({m_parts.formats, samples}, &m_parts.window);
        connect(&table, &LeaseTableView::selectionEdited, m_formats, &FormatEditorDialog::samplesChanged);
    }
    return m_formats;
}

SettingsDialog *SideWindows::settings()
{
    if (!m_settings) {
        m_settings = new SettingsDialog(m_parts.settings, &m_parts.window);
        // The main window saves columns and order only at program end, so they are saved before an export and an
        // import, and read after an import.
        connect(m_settings, &SettingsDialog::aboutToExport, &m_parts.window, &MainWindow::save);
        connect(m_settings, &SettingsDialog::aboutToImport, &m_parts.window, &MainWindow::save);
        connect(m_settings, &SettingsDialog::imported, &m_parts.window, &MainWindow::restore);
    }
    return m_settings;
}

VendorCodesDialog *SideWindows::codes()
{
    if (!m_codes) {
        m_codes = new VendorCodesDialog(m_parts.catalogue, m_parts.clipboard, &m_parts.window);
        connect(m_codes, &VendorCodesDialog::openUrl, &m_parts.window, &MainWindow::openPage);
        connect(m_codes, &VendorCodesDialog::message, &m_parts.window, &MainWindow::say);
    }
    return m_codes;
}

DiagnosticsDialog *SideWindows::diagnostics()
{
    if (!m_diagnostics) {
        m_diagnostics = new DiagnosticsDialog(m_parts.diagnostics, m_parts.clipboard, &m_parts.window);
        connect(m_diagnostics, &DiagnosticsDialog::message, &m_parts.window, &MainWindow::say);
    }
    return m_diagnostics;
}

AboutDialog *SideWindows::about()
{
    if (!m_about)
        m_about = new AboutDialog(&m_parts.window);
    return m_about;
}

} // namespace proxydeck

#include "moc_side_windows.cpp"
