// SPDX-License-Identifier: MIT
#pragma once

#include "check/check_job.h"
#include "table/row_id.h"

#include <QList>
#include <QObject>

namespace proxydeck {

class LeaseChecks;
class ProgressItem;

/// The operator's wish to check leases, and what is said of it: how many were begun, which were left out and why, and
/// how it ended.
class CheckCommand final : public QObject
{
    Q_OBJECT

public:
    /// \a checks must outlive it.
    explicit CheckCommand(LeaseChecks &checks, QObject *parent = nullptr);

    void check(const QList<RowId> &rows);
    void cancel();
    /// Runs while checks do, also those that nobody asked for here.
    ProgressItem &progress() { return *m_progress; }

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);

private:
    void follow(const CheckProgress &progress);

    LeaseChecks &m_checks;
    ProgressItem *m_progress;
    bool m_isTelling = false; ///< the run under way was asked for here, and its end has not been told
};

} // namespace proxydeck
