// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <utility>

namespace proxydeck {

class AccountBook;
class Catalogue;
class Desk;
class Language;
class Log;
class VendorClock;
struct CallWay;

/// A group of facts about the program as it runs.
struct DiagnosticsSection
{
    QString title;
    QList<std::pair<QString, QString>> facts; ///< name (empty: the value is self-explanatory), value
};

/// Inputs of the diagnostics. All references must stay valid during use.
struct DiagnosticsSources
{
    const Catalogue &catalogue;
    const AccountBook &accounts;
    const Desk &desk;
    const VendorClock &vendorClock;
    const Language &language;
    const Log &log; ///< its redactor processes every value before it is shown
    /// The system's error text if leases are not being recorded; empty if they are.
    std::function<QString()> ledgerProblem;
    QString dataFolder;
    bool hasLedger = true; ///< false in the demo
    /// The way the next call takes as far as the settings decide, see plannedWay(); null: not shown.
    std::function<CallWay()> way = {};
};

/// Versions, keychain, clock, rate windows, last calls, ledger, folders, screens, languages and the last warnings, in
/// the program's language. Safe to share: contains no secret and not the name of the operator's home folder.
QList<DiagnosticsSection> diagnostics(const DiagnosticsSources &sources);

/// The same as text: a title in brackets, then one "name: value" per line.
QString diagnosticsText(const QList<DiagnosticsSection> &sections);

} // namespace proxydeck
