// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace proxydeck::sim {

/// The query of a request, decoded as web servers do: percent-encoded UTF-8, with `+` as a space.
class QueryArguments
{
public:
    explicit QueryArguments(QByteArrayView query);

    /// Whether every escape is complete, all is UTF-8 and no name occurs twice. Arguments that could be decoded are
    /// available in any case.
    bool isWellFormed() const { return m_wellFormed; }
    /// No value: not given. Given as `name=`: empty.
    std::optional<QString> value(QLatin1StringView name) const;
    QStringList names() const;

private:
    QList<std::pair<QString, QString>> m_items;
    bool m_wellFormed = true;
};

} // namespace proxydeck::sim
