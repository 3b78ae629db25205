// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace proxydeck {

/// One request parameter with its value before percent-encoding. Never a secret.
struct QueryItem
{
    QString name;
    QString value;

    friend bool operator==(const QueryItem &, const QueryItem &) = default;
};
using QueryItems = QList<QueryItem>;

} // namespace proxydeck
