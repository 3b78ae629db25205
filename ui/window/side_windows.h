// SPDX-License-Identifier: MIT
#pragma once

#include "ui/help/diagnostics.h"
#include "ui/settings/settings_dialog.h"

#include <QObject>
#include <QPointer>

class QSettings;

namespace proxydeck {

class AboutDialog;
class Clipboard;
class DiagnosticsDialog;
class FormatBook;
class FormatEditorDialog;
class HistoryWindow;
class LeaseTable;
class LedgerHistory;
class MainWindow;
class VendorCodesDialog;

/// The windows beside the main one: history, formats, settings, vendor codes, diagnostics, about. None is modal; each
/// is created on first use and keeps its state when closed.
class SideWindows : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        const Catalogue &catalogue;
        Clipboard &clipboard;
        FormatBook &formats;
        SettingsDialog::Parts settings;
        DiagnosticsSources diagnostics;
        AccountBook &accounts;
        const LeaseTable &leases;
        const VendorClock &vendorClock;
        QSettings &settingsFile;
        LedgerHistory *history = nullptr; ///< null: no record is kept
    };
    /// Connects to the request signals of the window.
    explicit SideWindows(const Parts &parts, QObject *parent = nullptr);

    /// Saves the history window's columns, tab and time range if it was opened.
    void saveState() const;
    /// Whether an export of the history is being written.
    bool isExporting() const;

    HistoryWindow *history();
    FormatEditorDialog *formats();
    SettingsDialog *settings();
    VendorCodesDialog *codes();
    DiagnosticsDialog *diagnostics();
    AboutDialog *about();

private:
    Parts m_parts;
    QPointer<HistoryWindow> m_history;
    QPointer<FormatEditorDialog> m_formats;
    QPointer<SettingsDialog> m_settings;
    QPointer<VendorCodesDialog> m_codes;
    QPointer<DiagnosticsDialog> m_diagnostics;
    QPointer<AboutDialog> m_about;
};

} // namespace proxydeck
