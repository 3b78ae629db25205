// SPDX-License-Identifier: MIT
#include "simulator/query_arguments.h"

#include <QStringDecoder>
#include <QStringList>

namespace proxydeck::sim {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

QString decoded(QByteArrayView text, bool *wellFormed)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c == '+') {
            bytes += ' ';
        } else if (c == '%') {
            const int high = i + 2 < text.size() ? hexDigit(text.at(i + 1)) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text.at(i + 2)) : -1;
            if (high < 0 || low < 0) {
                *wellFormed = false;
                bytes += c;
                continue;
            }
            bytes += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            bytes += c;
        }
    }
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString result = decode(bytes);
    if (decode.hasError())
        *wellFormed = false;
    return result;
}

} // namespace

QueryArguments::QueryArguments(QByteArrayView query)
{
    const QByteArray all = query.toByteArray();
    for (const QByteArray &item : all.split('&')) {
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        const QByteArrayView view(item);
        const QString name = decoded(equals < 0 ? view : view.first(equals), &m_wellFormed);
        const QString value = equals < 0 ? QString() : decoded(view.sliced(equals + 1), &m_wellFormed);
        if (names().contains(name))
            m_wellFormed = false;
        m_items.append({name, value});
    }
}

std::optional<QString> QueryArguments::value(QLatin1StringView name) const
{
    for (const auto &item : m_items) {
        if (item.first == name)
            return item.second;
    }
    return std::nullopt;
}

QStringList QueryArguments::names() const
{
    QStringList names;
    for (const auto &item : m_items)
        names.append(item.first);
    return names;
}

} // namespace proxydeck::sim
