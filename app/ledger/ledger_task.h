// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease_key.h"
#include "ledger/ledger_records.h"

#include <QList>

#include <utility>
#include <variant>

namespace proxydeck {

/// Write tasks, queued in the order of events.
struct StartTask
{
    CallEntry call;
};
struct EndTask
{
    CallEntry call;
    LeaseBatch batch;
};
/// What the operator did with rows of the table.
struct MarkTask
{
    enum class Mark : quint8 {
        Forgotten,    ///< removed; whichever the deadline
        ForgetUndone, ///< the removal was undone
        Copied,
    };
    Mark mark = Mark::Forgotten;
    QList<LeaseKey> rows;
    qint64 copiedMs = 0; ///< UTC ms, of Copied
};

struct DelistTask
{
    QList<std::pair<QUuid, QString>> accountAndServer;
    qint64 atMs = 0;
};

/// What a list in use said of calls.
struct ResolveTask
{
    QList<QUuid> calls;
    CallResolution resolution;
};

struct WriteTask
{
    std::variant<StartTask, EndTask, MarkTask, DelistTask, ResolveTask> what;
    quint64 ticket = 0;       ///< 0: nobody waits for it
    bool isRefused = false;   ///< the failure was reported
    bool isStartKept = false; ///< of an EndTask that cannot be written: the call's start is in the file
};

} // namespace proxydeck
