// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "table/row_id.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <functional>

namespace proxydeck {

class Desk;
class Preferences;

/// Copies the leases of calls that were started with "Extract and copy": of each call when it ends, or of all such
/// calls together when the last one of those under way has ended. A call that fails or brings nothing leaves the
/// clipboard as it was.
class CallCopies : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Desk &desk;
        const Preferences *preferences;                 ///< null: their defaults
        std::function<void(const QList<RowId> &)> copy; ///< puts rows on the clipboard and says so
    };
    explicit CallCopies(const Parts &parts, QObject *parent = nullptr);

    void want(CallId id) { m_open.insert(id); }
    /// To be told of every call that has ended, after its rows are in the table.
    void ended(CallId id);

private:
    bool isTogether() const;

    Parts m_parts;
    QSet<CallId> m_open;
    QList<RowId> m_kept; ///< to be copied when the last one ends
};

} // namespace proxydeck
