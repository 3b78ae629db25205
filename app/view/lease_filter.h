// SPDX-License-Identifier: MIT
#pragma once

#include "filter/address_matcher.h"
#include "filter/filter_query.h"
#include "table/lease_store.h"

#include <array>

namespace proxydeck {

class LeaseNames;

/// Which rows are shown. Each word is looked for once in each distinct text and each batch; a row then costs a few
/// look-ups.
class LeaseFilter
{
public:
    LeaseFilter(const LeaseStore &store, LeaseNames &names);

    /// \return whether another set of rows may pass now.
    bool setQuery(const FilterQuery &query);
    const FilterQuery &query() const { return m_query; }
    bool setShown(const std::array<bool, 4> &shown);
    const std::array<bool, 4> &shown() const { return m_shown; }
    bool hasWords() const { return !m_words.empty(); }
    /// Whether a row may come to pass, or not to pass, as time goes by, its state aside.
    bool dependsOnTime() const { return m_dependsOnTime; }
    /// Plans or accounts are called otherwise.
    void forgetVerdicts();

    /// The time by which accepts() judges, UTC ms.
    void setNow(qint64 ms) { m_nowMs = ms; }
    qint64 nowMs() const { return m_nowMs; }
    bool accepts(RowId row);
    /// The first instant after now at which accepts() may say otherwise though nothing but time has changed; noDeadline
    /// if there is none.
    qint64 nextChangeMs(RowId row) const;

private:
    enum Verdict : quint8 { Unasked, No, Yes };
    struct Word
    {
        FilterWord says;
        std::optional<AddressMatcher> address; ///< where it can occur in one
        bool inUuid = false;                   ///< can occur in the text of a UUID
        std::vector<quint8> texts;             ///< Verdict by text id
        std::vector<quint8> batches;           ///< Verdict by batch: plan, account, request
    };

    bool occursInText(Word &word, LeaseStore::TextId id) const;
    bool occursInBatch(Word &word, LeaseStore::BatchId id);
    bool isInBatch(Word &word, LeaseStore::BatchId id);
    bool occursInServer(Word &word, RowId row) const;
    bool occursInExit(Word &word, RowId row) const;
    bool holds(Word &word, RowId row);

    const LeaseStore &m_store;
    LeaseNames &m_names;
    FilterQuery m_query;
    std::vector<Word> m_words;
    std::array<bool, 4> m_shown{true, true, true, true};
    qint64 m_nowMs = 0;
    bool m_dependsOnTime = false;
};

} // namespace proxydeck
