// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/copy_text.h"
#include "outbox/write_failure.h"

#include <QObject>
#include <QString>

namespace proxydeck {

struct ExportResult
{
    enum class Outcome : quint8 { Written, Cancelled, Failed };
    Outcome outcome = Outcome::Failed;
    QString path;
    qsizetype rows = 0;               ///< written
    qsizetype withoutCredentials = 0; ///< of these, rows whose credentials were requested, and that have none
    QString error;                    ///< the system's words; may be set when Failed
    /// When Failed.
    WriteFailure::Kind why = WriteFailure::Kind::System;
    CopyReport report = {}; ///< of an export in a copy format
};

/// One export that is being written, whatever its rows come from. Destroying it cancels it; the file is then unchanged.
class ExportRun : public QObject
{
    Q_OBJECT

public:
    /// finished() is emitted later: with Cancelled, or with Written if the file was already in place.
    virtual void cancel() = 0;

Q_SIGNALS:
    void progress(qsizetype done, qsizetype total);       ///< in rows; at most about 20 times a second
    void finished(const proxydeck::ExportResult &result); ///< once, from the event loop

protected:
    using QObject::QObject;
};

} // namespace proxydeck
