// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace proxydeck::sim {

/// The query of a request, decoded as web servers do: percent-encoded UTF-8, and `+` means a space.
class QueryArguments
{
public:
    explicit QueryArguments(QByteArrayView query);

    /// Every escape whole, all of it UTF-8, no name twice. What could be decoded is there all the same.
    bool isWellFormed() const { return m_wellFormed; }
    /// Without a value: not given. Given as `name=`: empty.
    std::optional<QString> value(QLatin1StringView name) const;
    QStringList names() const;

private:
    QList<std::pair<QString, QString>> m_items;
    bool m_wellFormed = true;
};

} // namespace proxydeck::sim
