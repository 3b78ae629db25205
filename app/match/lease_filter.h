// SPDX-License-Identifier: MIT
#pragma once

#include "filter/address_matcher.h"
#include "filter/filter_query.h"
#include "table/lease_store.h"

#include <array>

namespace proxydeck {

class LeaseNames;

/// Decides which rows are shown. Each word is searched once in each distinct text and once in each batch; a row then
/// needs only a few look-ups.
class LeaseFilter
{
public:
    LeaseFilter(const LeaseStore &store, LeaseNames &names);

    /// \return whether the set of matching rows may have changed.
    bool setQuery(const FilterQuery &query);
    const FilterQuery &query() const { return m_query; }
    bool setShown(const std::array<bool, 4> &shown);
    const std::array<bool, 4> &shown() const { return m_shown; }
    bool hasWords() const { return !m_words.empty(); }
    /// Whether a row can start or stop matching only because time passes, apart from its state.
    bool dependsOnTime() const { return m_dependsOnTime; }
    /// Clears cached results after names of plans or accounts have changed.
    void forgetVerdicts();

    /// The time used by accepts(), UTC ms.
    void setNow(qint64 ms) { m_nowMs = ms; }
    qint64 nowMs() const { return m_nowMs; }
    bool accepts(RowId row);
    /// The first instant after nowMs() at which accepts() may change without any other change; noDeadline if there is
    /// none.
    qint64 nextChangeMs(RowId row) const;

private:
    enum Verdict : quint8 { Unasked, No, Yes };
    struct Word
    {
        FilterWord says;
        std::optional<AddressMatcher> address; ///< set if the word can occur in an address
        bool inUuid = false;                   ///< the word can occur in the text of a UUID
        QString half;                          ///< FilterWord::halfWidth()
        std::vector<quint8> texts;             ///< Verdict by text id
        std::vector<quint8> halfTexts;         ///< the same for `half`
        std::vector<quint8> batches;           ///< Verdict by batch: plan, account, request
    };

    bool occurs(const QString &text, std::vector<quint8> &verdicts, LeaseStore::TextId id) const;
    bool occursInText(Word &word, LeaseStore::TextId id) const;
    bool halfOccursInText(Word &word, LeaseStore::TextId id) const;
    bool occursInBatch(Word &word, LeaseStore::BatchId id);
    bool isInBatch(Word &word, LeaseStore::BatchId id);
    bool occursInServer(Word &word, RowId row) const;
    bool occursInExit(Word &word, RowId row) const;
    CheckKinds checkKindsOf(RowId row) const;
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
