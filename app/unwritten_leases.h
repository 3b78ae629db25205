// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "ledger/ledger_records.h"

#include <QObject>

#include <functional>

class QWidget;

namespace proxydeck {

class Ledger;

/// Handles leases and region locks that the ledger could not write when the program has to end: they are paid for and
/// would be lost. Asks the operator, and offers to save them to another place.
class UnwrittenLeases : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    UnwrittenLeases(Ledger &ledger, QWidget &window, QObject *parent = nullptr);

    /// Returns the path to save to; empty: do not save. The default shows a file dialog; tests replace it.
    void setChoosePath(std::function<QString()> choosePath) { m_choosePath = std::move(choosePath); }

    bool isEmpty() const;
    /// Whether the program may end. Tries to write them once more, for at most 1 s; asks if some are left, and again if
    /// more came while the operator was asked.
    bool mayEnd();
    /// A lease export; if there are region locks, with their columns behind, and a row for each.
    /// \return the number of rows, or the system's error text.
    static Expected<qsizetype, QString> save(const QList<LeaseBatch> &batches, const QString &path);

private:
    QString askPath() const;

    Ledger &m_ledger;
    QWidget &m_window;
    std::function<QString()> m_choosePath;
};

} // namespace proxydeck
