// SPDX-License-Identifier: MIT
#pragma once

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
struct ForgetTask
{
    QList<std::pair<QUuid, QString>> accountAndServer;
};

struct DelistTask
{
    QList<std::pair<QUuid, QString>> accountAndServer;
    qint64 atMs = 0;
};

struct WriteTask
{
    std::variant<StartTask, EndTask, ForgetTask, DelistTask> what;
    quint64 ticket = 0;       ///< 0: nobody waits for it
    bool isRefused = false;   ///< the failure was reported
    bool isStartKept = false; ///< of an EndTask that cannot be written: the call's start is in the file
};

} // namespace proxydeck
