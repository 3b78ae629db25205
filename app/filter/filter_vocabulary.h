// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace proxydeck {

/// What a word of a filter can be about.
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
    Count
};

/// What filters are written with. The English words below always hold; a language may add its own.
struct FilterVocabulary
{
    QList<std::pair<QString, FilterField>> fields;
    QList<std::pair<QString, LeaseState>> states;
    QList<std::pair<QString, qint64>> units; ///< of time, in ms

    /// Any case. "key", "area", …; nothing where no field is called so.
    std::optional<FilterField> field(QStringView name) const;
    /// Those called \a name, else those whose name begins with it, else those in whose name it occurs: a word being
    /// typed already works. Empty where there are none. By LeaseState, as bits.
    quint8 statesNamed(QStringView name) const;
    /// In ms: s, m, h and d, with longer names.
    std::optional<qint64> unit(QStringView name) const;
};

/// "key", "area", …: as it is typed in any language. Empty for Any.
QString filterFieldWord(FilterField field);

} // namespace proxydeck
