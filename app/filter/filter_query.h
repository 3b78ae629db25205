// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_values.h"
#include "filter/filter_vocabulary.h"

#include <QStringList>

#include <vector>

namespace proxydeck {

/// How the value of a FilterWord is compared with a lease.
enum class FilterComparison : quint8 {
    Contains, ///< FilterWord::text occurs, in any case
    IsOneOf,  ///< FilterWord::states or FilterWord::checks
    IsWithin, ///< FilterWord::range
    Holds,    ///< or not: FilterWord::yes
};

/// One condition.
struct FilterWord
{
    FilterField field = FilterField::Any;
    FilterComparison comparison = FilterComparison::Contains;
    bool negated = false;  ///< matches if the condition is false, also for empty texts and without a deadline
    QString text;          ///< never empty for Contains; compared with names, in any script
    quint8 states = 0;     ///< bits by LeaseState
    CheckKinds checks = 0; ///< of Check
    bool yes = true;       ///< of Holds
    /// Left: ms until the deadline, for leases not yet expired. Deadline: UTC ms. A lease without a deadline is within
    /// no range. Latency: ms; one without a latency is within no range.
    FilterRange range;

    /// `text` for comparison with addresses and ids, which are ASCII: full-width characters, as Chinese input methods
    /// type them, are replaced.
    QString halfWidth() const;

    friend bool operator==(const FilterWord &, const FilterWord &) = default;
};

/// A parsed filter text, not yet applied to anything. Words are separated by blanks and must all match; `"quoted
/// words"` count as one; `-` excludes; `field:value` searches one field, see FilterField. A word without a known field
/// is searched as it is: `http://1.2.3.4:80`. There are no errors; incomplete words are listed in unread(), and so are
/// those after the first mostWords.
class FilterQuery
{
public:
    static constexpr size_t mostWords = 100;

    FilterQuery() = default;
    /// \a now gives the date and the time zone for times of day.
    explicit FilterQuery(const QString &text, const FilterVocabulary &vocabulary = {},
                         const QDateTime &now = QDateTime::currentDateTime());

    const std::vector<FilterWord> &words() const { return m_words; }
    bool isEmpty() const { return m_words.empty(); }
    /// Words that have no effect, as typed: a field without a value, a value that is invalid for its field, or too many
    /// words.
    const QStringList &unread() const { return m_unread; }

    /// Equal if the same leases match; unread words are ignored.
    friend bool operator==(const FilterQuery &a, const FilterQuery &b) { return a.m_words == b.m_words; }

private:
    std::vector<FilterWord> m_words;
    QStringList m_unread;
};

} // namespace proxydeck
