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

/// A group of facts about the program as it runs.
struct DiagnosticsSection
{
    QString title;
    QList<std::pair<QString, QString>> facts; ///< name (empty: the value says it all), value
};

/// What diagnostics are made from. Everything must outlive its use.
struct DiagnosticsSources
{
    const Catalogue &catalogue;
    const AccountBook &accounts;
    const Desk &desk;
    const VendorClock &vendorClock;
    const Language &language;
    const Log &log; ///< its redactor sees every value before anybody else
    /// Why leases are not being recorded, in the system's words; empty if they are.
    std::function<QString()> ledgerProblem;
    QString dataFolder;
    bool hasLedger = true; ///< false in the demo
};

/// Versions, keychain, clock, rate windows, last calls, ledger, folders, screens, languages and the last warnings, in
/// the program's language. Safe to hand on: no secret is in it, nor the name of the operator's home folder.
QList<DiagnosticsSection> diagnostics(const DiagnosticsSources &sources);

/// The same as text: a title in brackets, below it one "name: value" a line.
QString diagnosticsText(const QList<DiagnosticsSection> &sections);

} // namespace proxydeck
