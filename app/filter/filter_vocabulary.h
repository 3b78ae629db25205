// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_state.h"
#include "lease/lease.h"

#include <QList>
#include <QString>

#include <optional>
#include <span>
#include <utility>

namespace proxydeck {

/// The fields that a filter word can search.
enum class FilterField : quint8 {
    Any, ///< server, exit IP, area, ISP, plan, key or request
    State,
    Server, ///< `host:port`
    ExitIp,
    Area,
    Isp,
    Left, ///< time until the deadline
    Deadline,
    Product,
    Mode,
    Account, ///< the key's name
    Request, ///< the vendor's request id
    Task,    ///< exclusive product only
    Copied,  ///< yes or no
    Check,   ///< what the last one has found, or how far it is
    Latency, ///< of the last check
    Count
};

/// The words of the filter language. The English words below are always valid; a translation may add its own.
struct FilterVocabulary
{
    QList<std::pair<QString, FilterField>> fields;
    QList<std::pair<QString, LeaseState>> states;
    QList<std::pair<QString, CheckKinds>> checks;
    QList<std::pair<QString, qint64>> units; ///< of time, in ms
    QList<std::pair<QString, bool>> answers; ///< yes and no

    /// Ignores case. "key", "area", …; nothing if no field has this name.
    std::optional<FilterField> field(QStringView name) const;
    /// The states named \a name, else those whose name begins with it, else those whose name contains it, so that a
    /// partly typed word already works. Bits by LeaseState; 0 if there are none.
    quint8 statesNamed(QStringView name) const;
    /// The same for what checks have found: "good", "differs", "bad", "never", "timeout", …; 0 if there are none.
    CheckKinds checksNamed(QStringView name) const;
    /// In ms: ms, s, m, h and d, and longer names.
    std::optional<qint64> unit(QStringView name) const;
    /// "yes", "no", or the beginning of one of them.
    std::optional<bool> answer(QStringView name) const;
};

/// A word for checks and what it means.
struct FilterCheckWord
{
    const char16_t *word;
    CheckKinds kinds;
};
/// Those that are valid in every language.
std::span<const FilterCheckWord> filterCheckWords();

/// The word of the field that is valid in every language: "key", "area", …. Empty for Any.
QString filterFieldWord(FilterField field);

} // namespace proxydeck
