// SPDX-License-Identifier: MIT
#include "handshake/http_head.h"

#include "handshake/http_limits.h"
#include "handshake/http_text.h"

#include <algorithm>

namespace proxydeck {

namespace {

using Wrong = Unexpected<HttpFault>;

/// Takes the first line off \a rest, without its end.
Expected<QByteArrayView, HttpFault> takeLine(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\n');
    if (end < 0)
        return Wrong(HttpFault::ClosedInHead);
    QByteArrayView line = rest.first(end);
    rest = rest.sliced(end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.contains('\r'))
        return Wrong(HttpFault::BareReturn);
    if (line.size() > HttpLimits::Line)
        return Wrong(HttpFault::LineTooLong);
    return line;
}

/// `HTTP/1.1 200 OK`; the words are often missing, and the blank before them.
bool readStatusLine(QByteArrayView line, HttpHead &head)
{
    constexpr QByteArrayView version = "HTTP/1.";
    if (!line.startsWith(version) || line.size() < 12 || line[8] != ' ' || !isHttpText(line))
        return false;
    if (line[7] != '0' && line[7] != '1')
        return false;
    const QByteArrayView status = line.sliced(9, 3);
    if (!std::all_of(status.begin(), status.end(), isHttpDigit) || status[0] == '0')
        return false;
    if (line.size() > 12 && line[12] != ' ')
        return false;
    head.minorVersion = line[7] - '0';
    head.status = status.toInt();
    return true;
}

} // namespace

QByteArray HttpHead::value(QByteArrayView name) const
{
    for (const Field &field : fields) {
        if (QByteArrayView(field.name).compare(name, Qt::CaseInsensitive) == 0)
            return field.value.isNull() ? QByteArray("") : field.value;
    }
    return {};
}

qsizetype HttpHead::count(QByteArrayView name) const
{
    return std::count_if(fields.cbegin(), fields.cend(), [name](const Field &field) {
        return QByteArrayView(field.name).compare(name, Qt::CaseInsensitive) == 0;
    });
}

Expected<HttpHead, HttpFault> HttpHead::parse(QByteArrayView bytes)
{
    if (bytes.size() > HttpLimits::Head)
        return Wrong(HttpFault::HeadTooLong);
    HttpHead head;
    QByteArrayView rest = bytes;
    const auto first = takeLine(rest);
    if (!first)
        return Wrong(first.error());
    if (!readStatusLine(*first, head))
        return Wrong(HttpFault::NotHttp);
    while (true) {
        const auto line = takeLine(rest);
        if (!line)
            return Wrong(line.error());
        if (line->isEmpty())
            break;
        if (line->front() == ' ' || line->front() == '\t')
            return Wrong(HttpFault::Folded);
        const qsizetype colon = line->indexOf(':');
        if (colon <= 0 || !isHttpToken(line->first(colon)) || !isHttpText(*line))
            return Wrong(HttpFault::BadField);
        if (head.fields.size() == HttpLimits::Fields)
            return Wrong(HttpFault::TooManyFields);
        head.fields.append({line->first(colon).toByteArray(), line->sliced(colon + 1).trimmed().toByteArray()});
    }
    return head;
}

} // namespace proxydeck
