// SPDX-License-Identifier: MIT
#pragma once

#include "ui/help/diagnostics.h"
#include "ui/settings/settings_dialog.h"

#include <QObject>
#include <QPointer>

#include <optional>

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

/// The windows beside the main one: history, formats, settings, the vendor's codes, diagnostics, about. None is modal;
/// each is made when it is first asked for, and comes up as it was left.
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
    /// Follows the requests of the window.
    explicit SideWindows(const Parts &parts, QObject *parent = nullptr);

    /// Keeps its columns, tab and time where it had been opened.
    void saveState() const;
    /// As the table of living leases has it.
    void setExpiringMarginMs(qint64 ms);

    HistoryWindow *history();
    FormatEditorDialog *formats();
    SettingsDialog *settings();
    VendorCodesDialog *codes();
    DiagnosticsDialog *diagnostics();
    AboutDialog *about();

private:
    Parts m_parts;
    std::optional<qint64> m_expiringMarginMs;
    QPointer<HistoryWindow> m_history;
    QPointer<FormatEditorDialog> m_formats;
    QPointer<SettingsDialog> m_settings;
    QPointer<VendorCodesDialog> m_codes;
    QPointer<DiagnosticsDialog> m_diagnostics;
    QPointer<AboutDialog> m_about;
};

} // namespace proxydeck
