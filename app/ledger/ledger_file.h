// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_connection.h"
#include "ledger/ledger_trim.h"
#include "ledger/ledger_writer.h"
#include "ledger/living_reader.h"

namespace proxydeck {

/// One SQLite file with the ledger in it, and those who read and write it. Lives in one thread; knows nothing of
/// retries, which are LedgerWorker's.
class LedgerFile
{
public:
    using Check = LedgerConnection::Check;

    /// Makes folder and file where they are missing. After LedgerFailure::Kind::Newer it is open for reading, where
    /// that is possible at all.
    std::optional<LedgerFailure> open(const QString &fileName, Check check);
    void close();
    bool isOpen() const { return m_reader.has_value(); }
    bool isWritable() const { return m_writer.has_value(); }

    LivingReader &reader() { return *m_reader; } ///< while it is open
    LedgerWriter &writer() { return *m_writer; } ///< while it is writable
    LedgerTrim &trim() { return *m_trim; }       ///< while it is writable

private:
    bool prepare();

    LedgerConnection m_connection; ///< first: the others' statements must go before it does
    std::optional<LivingReader> m_reader;
    std::optional<LedgerWriter> m_writer;
    std::optional<LedgerTrim> m_trim;
};

} // namespace proxydeck
