// SPDX-License-Identifier: MIT
#include "handshake/http_fields.h"

#include "handshake/http_limits.h"
#include "handshake/http_text.h"

#include <algorithm>

namespace proxydeck {

namespace {

auto isNamed(QByteArrayView name)
{
    return [name](const HttpFields::Field &field) {
        return QByteArrayView(field.name).compare(name, Qt::CaseInsensitive) == 0;
    };
}

} // namespace

QByteArray HttpFields::value(QByteArrayView name) const
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(), isNamed(name));
    if (found == fields.cend())
        return {};
    return found->value.isNull() ? QByteArray("") : found->value;
}

qsizetype HttpFields::count(QByteArrayView name) const
{
    return std::count_if(fields.cbegin(), fields.cend(), isNamed(name));
}

QList<QByteArray> HttpFields::words(QByteArrayView name) const
{
    QList<QByteArray> words;
    for (const Field &field : fields) {
        if (!isNamed(name)(field))
            continue;
        const QList<QByteArray> members = field.value.toLower().split(',');
        for (const QByteArray &member : members) {
            if (const QByteArray word = member.trimmed(); !word.isEmpty())
                words.append(word);
        }
    }
    return words;
}

Expected<HttpFields::Field, HttpFault> HttpFields::parseLine(QByteArrayView line)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return Unexpected<HttpFault>(HttpFault::Folded);
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isHttpToken(line.first(colon)) || !isHttpText(line))
        return Unexpected<HttpFault>(HttpFault::BadField);
    return Field{line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()};
}

Expected<QList<HttpFields::Field>, HttpFault> HttpFields::parse(QByteArrayView bytes)
{
    QList<Field> fields;
    while (true) {
        const auto line = takeHttpLine(bytes);
        if (!line)
            return Unexpected<HttpFault>(line.error());
        if (line->isEmpty())
            return fields;
        auto field = parseLine(*line);
        if (!field)
            return Unexpected<HttpFault>(field.error());
        if (fields.size() == HttpLimits::Fields)
            return Unexpected<HttpFault>(HttpFault::TooManyFields);
        fields.append(std::move(*field));
    }
}

} // namespace proxydeck
