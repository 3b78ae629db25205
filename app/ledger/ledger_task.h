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
    quint64 ticket = 0; ///< 0: no callback, or the failure was already reported
};

} // namespace proxydeck
