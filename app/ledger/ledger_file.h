// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/keeper_reader.h"
#include "ledger/ledger_writer.h"
#include "ledger/living_reader.h"
#include "sqlite/ledger_connection.h"
#include "sqlite/ledger_trim.h"
#include "sums/check_writer.h"
#include "sums/traffic_writer.h"

namespace proxydeck {

/// One SQLite file of the ledger, with its readers, writers and trim. Used in one thread; LedgerWorker handles retries.
class LedgerFile
{
public:
    using Check = LedgerConnection::Check;

    /// Creates the folder and the file if missing. After LedgerFailure::Kind::Newer it is open for reading, if
    /// possible.
    std::optional<LedgerFailure> open(const QString &fileName, Check check);
    void close();
    bool isOpen() const { return m_reader.has_value(); }
    bool isWritable() const { return m_writer.has_value(); }

    LivingReader &reader() { return *m_reader; }                ///< only while open
    KeeperReader &keeperReader() { return *m_keeperReader; }    ///< only while open
    LedgerWriter &writer() { return *m_writer; }                ///< only while writable
    CheckWriter &checkWriter() { return *m_checkWriter; }       ///< only while writable
    TrafficWriter &trafficWriter() { return *m_trafficWriter; } ///< only while writable
    LedgerTrim &trim() { return *m_trim; }                      ///< only while writable

private:
    bool prepare();

    LedgerConnection m_connection; ///< first member: destroyed after the others' statements
    std::optional<LivingReader> m_reader;
    std::optional<KeeperReader> m_keeperReader;
    std::optional<LedgerWriter> m_writer;
    std::optional<CheckWriter> m_checkWriter;
    std::optional<TrafficWriter> m_trafficWriter;
    std::optional<LedgerTrim> m_trim;
};

} // namespace proxydeck
