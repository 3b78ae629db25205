// SPDX-License-Identifier: MIT
#include "ledger/ledger_file.h"

namespace proxydeck {

std::optional<LedgerFailure> LedgerFile::open(const QString &fileName, Check check)
{
    close();
    std::optional<LedgerFailure> failure = m_connection.open(fileName, check);
    if (m_connection.isOpen() && !prepare()) {
        if (!failure)
            failure = m_connection.failure();
        close();
    }
    return failure;
}

void LedgerFile::close()
{
    m_reader.reset();
    m_keeperReader.reset();
    m_writer.reset();
    m_checkWriter.reset();
    m_trafficWriter.reset();
    m_trim.reset();
    m_connection.close();
}

bool LedgerFile::prepare()
{
    // A newer schema may lack columns that writing needs; reading is still tried.
    if (!m_reader.emplace(m_connection).prepare() || !m_keeperReader.emplace(m_connection).prepare())
        return false;
    return m_connection.isReadOnly()
        || (m_writer.emplace(m_connection).prepare() && m_checkWriter.emplace(m_connection).prepare()
            && m_trafficWriter.emplace(m_connection).prepare() && m_trim.emplace(m_connection).prepare());
}

} // namespace proxydeck
