// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_records.h"

#include <QList>

#include <utility>
#include <variant>

namespace proxydeck {

/// What is to be written, in the order in which it happened.
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

struct WriteTask
{
    std::variant<StartTask, EndTask, ForgetTask> what;
    quint64 ticket = 0; ///< 0: nobody waits for it, or has been told already that it was refused
};

} // namespace proxydeck
