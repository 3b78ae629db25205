// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"
#include "api/api_reply.h"
#include "api/rate_scheduler.h"
#include "catalogue/query_item.h"

#include <QList>
#include <QObject>
#include <QUuid>

#include <optional>

namespace proxydeck {

/// One call of this run, from the press to its end. Never contains a secret.
struct CallRecord
{
    enum class Stage : quint8 { Waiting, Sent, Ended };

    CallId id = 0;
    QUuid account;
    QString accountName;
    const Endpoint *endpoint = nullptr;
    QueryItems items;
    Stage stage = Stage::Waiting;
    qint64 pressedMs = 0; ///< UTC ms
    qint64 durationMs = 0;
    std::optional<ApiError> error; ///< set if the call failed
    QString requestId;
    int received = 0; ///< leases or region-lock lines in the reply; with an error: those rescued from a broken reply
    int added = 0;    ///< of these, not yet in the table
    QList<BadRow> badRows;
    bool onlyInMemory = false; ///< not (yet) written to the ledger
};

/// The result of a call as a word and a code: "ok", "refused NO_RESOURCE_FOUND", "outcome unknown (Timeout)". English.
QString callOutcomeWord(const CallRecord &call);

/// The calls of this run, oldest first. Shown in the window's list of calls.
class CallLog : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    int size() const { return int(m_records.size()); }
    const CallRecord &at(int index) const { return m_records.at(index); }
    int indexOf(CallId id) const; ///< -1: none

    void append(const CallRecord &record);
    void replace(int index, const CallRecord &record);
    /// Removes all ended calls.
    void clearEnded();

Q_SIGNALS:
    void aboutToAppend(int index);
    void appended(int index);
    void changed(int index);
    void aboutToReset();
    void reset();

private:
    QList<CallRecord> m_records;
};

} // namespace proxydeck
