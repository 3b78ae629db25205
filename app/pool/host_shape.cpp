// SPDX-License-Identifier: MIT
#include "pool/host_shape.h"

#include <QList>

#include <algorithm>

namespace proxydeck {

namespace {

bool isDecimalDigit(char c) { return c >= '0' && c <= '9'; }

bool isLabel(QByteArrayView label)
{
    constexpr qsizetype longest = 63;
    return !label.isEmpty() && label.size() <= longest && std::all_of(label.begin(), label.end(), [](char c) {
        return isDecimalDigit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
}

bool isNumber(QByteArrayView label)
{
    if (label.startsWith("0x"))
        return std::all_of(label.begin() + 2, label.end(),
                           [](char c) { return isDecimalDigit(c) || (c >= 'a' && c <= 'f'); });
    return std::all_of(label.begin(), label.end(), isDecimalDigit);
}

} // namespace

std::optional<HostShape> HostShape::of(QByteArrayView host)
{
    constexpr qsizetype longest = 253;
    HostShape shape;
    shape.text = host.toByteArray().toLower();
    if (shape.text.endsWith('.') && !shape.text.contains(':'))
        shape.text.chop(1);
    if (shape.text.isEmpty() || shape.text.size() > longest)
        return std::nullopt;
    shape.address = IpAddress::parseLoosely(shape.text);
    if (shape.address) {
        shape.text = shape.address->text();
        return shape;
    }
    const QList<QByteArray> labels = shape.text.split('.');
    if (!std::all_of(labels.begin(), labels.end(), isLabel) || isNumber(labels.last()))
        return std::nullopt;
    return shape;
}

} // namespace proxydeck
