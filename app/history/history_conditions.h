// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_filter.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariantList>

namespace proxydeck {

/// A part of a statement, with the values of its question marks.
struct HistorySql
{
    QString text;
    QVariantList values;
};

/// \a text between percent signs, with LIKE's special characters escaped by a backslash.
QString likePattern(const QString &text);

/// A filter prepared for one open record. Repeated texts (areas, carriers, names) are compared here, once each and as
/// shown; the statements then look up their ids in the temporary table `matched`.
class HistoryConditions
{
public:
    /// Of the record; before resolve().
    void setSchema(int schema) { m_schema = schema; }
    /// False on failure; \a error has the reason.
    bool resolve(const QSqlDatabase &database, const HistoryFilter &filter, QSqlError &error);

    /// To be appended to WHERE …; "" or " AND (…) AND (…)".
    HistorySql leases() const;
    HistorySql calls(bool withWords = true) const;

private:
    enum class Match : quint8 { Text, Endpoint, Account }; ///< kind of the ids in `matched`

    bool resolveBase(const QSqlDatabase &database, QSqlError &error);
    bool resolveTerms(const QSqlDatabase &database, QSqlError &error);
    bool resolveAccounts(const QSqlDatabase &database, QSqlError &error);
    int slot(qsizetype condition, Match match) const { return int(condition) * 3 + int(match); }
    void addBase(HistorySql &sql, const char *table) const;
    QString look(qsizetype condition, Match match, const char *column) const;
    HistorySql stateCondition(const FilterWord &word) const;
    HistorySql timeCondition(const FilterWord &word) const;
    HistorySql checkCondition(const FilterWord &word) const;
    HistorySql latencyCondition(const FilterWord &word) const;
    HistorySql leaseCondition(qsizetype condition) const;
    HistorySql callCondition(qsizetype condition) const;

    HistoryFilter m_filter;
    int m_schema = 0;
    QList<bool> m_filled;            ///< by slot
    std::optional<qint64> m_account; ///< 0: not in the record
    QVariantList m_endpoints;
};

} // namespace proxydeck
