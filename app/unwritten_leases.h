// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "ledger/ledger_records.h"

#include <QObject>

#include <functional>

class QWidget;

namespace proxydeck {

class Ledger;

/// Leases that the ledger could not write: they were paid for and end with the program. Before it ends, the operator is
/// asked, and offered to save them to another place.
class UnwrittenLeases : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    UnwrittenLeases(Ledger &ledger, QWidget &window, QObject *parent = nullptr);

    /// For tests: where to save; the default asks in a file dialog. Empty: nowhere.
    void setChoosePath(std::function<QString()> choosePath) { m_choosePath = std::move(choosePath); }

    bool isEmpty() const { return count() == 0; }
    /// Whether the program may end. Tries once more to write them, for a second at most, and asks if some are left.
    bool mayEnd();
    /// \return the number of leases, or why they could not be saved, in the system's words.
    static Expected<qsizetype, QString> save(const QList<LeaseBatch> &batches, const QString &path);

private:
    qsizetype count() const;
    QString askPath() const;

    Ledger &m_ledger;
    QWidget &m_window;
    std::function<QString()> m_choosePath;
};

} // namespace proxydeck
