// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_values.h"
#include "filter/filter_vocabulary.h"

#include <QStringList>

#include <vector>

namespace proxydeck {

/// How a FilterWord's value is held against a lease.
enum class FilterComparison : quint8 {
    Contains, ///< FilterWord::text occurs, in any case
    IsOneOf,  ///< FilterWord::states
    IsWithin, ///< FilterWord::range
};

/// One condition.
struct FilterWord
{
    FilterField field = FilterField::Any;
    FilterComparison comparison = FilterComparison::Contains;
    bool negated = false; ///< those for which it does not hold, the undated and the empty included
    QString text;         ///< never empty with Contains
    quint8 states = 0;    ///< bits by LeaseState
    /// Left: ms until the deadline, of leases that have not reached it. Deadline: UTC ms. No lease without a deadline
    /// is within any.
    FilterRange range;

    friend bool operator==(const FilterWord &, const FilterWord &) = default;
};

/// What an operator typed to find leases, understood but not yet applied to anything: blank-separated words that must
/// all hold; `"quoted words"` are one; `-` excludes; `field:value` looks at one field, see FilterField. What names no
/// field is looked for as it stands: `http://1.2.3.4:80`. Nothing is an error; half-typed words wait in unread().
class FilterQuery
{
public:
    FilterQuery() = default;
    /// \a now: today, and the zone, of times of day.
    explicit FilterQuery(const QString &text, const FilterVocabulary &vocabulary = {},
                         const QDateTime &now = QDateTime::currentDateTime());

    const std::vector<FilterWord> &words() const { return m_words; }
    bool isEmpty() const { return m_words.empty(); }
    /// Words that filter nothing, as they were typed: a field without a value, a value that is none of its field.
    const QStringList &unread() const { return m_unread; }

    /// The same leases pass; what is unread does not count.
    friend bool operator==(const FilterQuery &a, const FilterQuery &b) { return a.m_words == b.m_words; }

private:
    std::vector<FilterWord> m_words;
    QStringList m_unread;
};

} // namespace proxydeck
