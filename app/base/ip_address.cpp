// SPDX-License-Identifier: MIT
#include "base/ip_address.h"

#include <QList>

#include <algorithm>

namespace proxydeck {

namespace {

bool isDecimal(char c) { return c >= '0' && c <= '9'; }

QList<QByteArrayView> splitAt(QByteArrayView text, char mark)
{
    QList<QByteArrayView> parts;
    for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark)) {
        parts.append(text.first(at));
        text = text.sliced(at + 1);
    }
    parts.append(text);
    return parts;
}

bool readQuad(QByteArrayView text, quint8 *bytes)
{
    const QList<QByteArrayView> parts = splitAt(text, '.');
    if (parts.size() != 4)
        return false;
    for (const QByteArrayView part : parts) {
        if (part.isEmpty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), isDecimal)
            || (part.size() > 1 && part.front() == '0') || part.toInt() > 255)
            return false;
        *bytes++ = quint8(part.toInt());
    }
    return true;
}

/// Groups of up to four hexadecimal digits, and an IPv4 address as the last two. \return how many bytes; -1: malformed.
int readGroups(QByteArrayView text, bool isEnd, quint8 *bytes)
{
    if (text.isEmpty())
        return 0;
    int size = 0;
    const QList<QByteArrayView> parts = splitAt(text, ':');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QByteArrayView part = parts.at(i);
        if (isEnd && i == parts.size() - 1 && part.contains('.'))
            return size <= 12 && readQuad(part, bytes + size) ? size + 4 : -1;
        const bool isHex = std::all_of(part.begin(), part.end(), [](char c) {
            return isDecimal(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        });
        if (part.isEmpty() || part.size() > 4 || !isHex || size > 14)
            return -1;
        const int group = part.toInt(nullptr, 16);
        bytes[size++] = quint8(group >> 8);
        bytes[size++] = quint8(group & 0xff);
    }
    return size;
}

bool readV6(QByteArrayView text, std::array<quint8, 16> &bytes)
{
    const qsizetype gap = text.indexOf("::");
    if (gap < 0)
        return readGroups(text, true, bytes.data()) == 16;
    std::array<quint8, 16> tail{};
    const int before = readGroups(text.first(gap), false, bytes.data());
    const int after = readGroups(text.sliced(gap + 2), true, tail.data());
    if (before < 0 || after < 0 || before + after > 14)
        return false;
    std::fill(bytes.begin() + before, bytes.end() - after, quint8(0));
    std::copy_n(tail.begin(), after, bytes.end() - after);
    return true;
}

/// A number of inet_aton(): decimal, octal after `0`, hexadecimal after `0x`; at most 32 bits.
std::optional<quint32> looseNumber(QByteArrayView text)
{
    int base = 10;
    if (text.startsWith("0x") || text.startsWith("0X")) {
        base = 16;
        text = text.sliced(2);
        if (text.isEmpty())
            return 0; // as browsers read it
    } else if (text.size() > 1 && text.startsWith('0')) {
        base = 8;
    }
    quint64 number = 0;
    for (const char c : text) {
        const int digit = isDecimal(c) ? c - '0'
            : c >= 'a' && c <= 'f'     ? c - 'a' + 10
            : c >= 'A' && c <= 'F'     ? c - 'A' + 10
                                       : base;
        if (digit >= base)
            return std::nullopt;
        number = number * quint64(base) + quint64(digit);
        if (number > 0xffff'ffff)
            return std::nullopt;
    }
    return text.isEmpty() ? std::nullopt : std::optional(quint32(number));
}

IpAddress v4Of(const quint8 *bytes)
{
    IpAddress address;
    std::copy_n(bytes, 4, address.bytes.begin());
    return address;
}

/// Where the longest run of at least two groups of zeros is, and how long, in groups.
std::pair<int, int> longestZeros(const std::array<quint8, 16> &bytes)
{
    std::pair best(0, 1);
    for (int from = 0; from < 8; ++from) {
        int size = 0;
        while (from + size < 8 && bytes[2 * (from + size)] == 0 && bytes[2 * (from + size) + 1] == 0)
            ++size;
        if (size > best.second)
            best = {from, size};
    }
    return best;
}

} // namespace

std::optional<IpAddress> IpAddress::parse(QByteArrayView text)
{
    constexpr qsizetype longest = 45; // six groups and an IPv4 address
    if (text.size() > longest)
        return std::nullopt;
    IpAddress address;
    address.isV6 = text.contains(':');
    const bool isAddress = address.isV6 ? readV6(text, address.bytes) : readQuad(text, address.bytes.data());
    return isAddress ? std::optional(address) : std::nullopt;
}

std::optional<IpAddress> IpAddress::parseLoosely(QByteArrayView text)
{
    if (text.contains(':'))
        return parse(text);
    const QList<QByteArrayView> parts = splitAt(text, '.');
    if (parts.size() > 4)
        return std::nullopt;
    quint64 value = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto number = looseNumber(parts.at(i));
        const int bits = i < parts.size() - 1 ? 8 : int(8 * (5 - parts.size())); // the last one has all that is left
        if (!number || quint64(*number) >> bits != 0)
            return std::nullopt;
        value = value << bits | *number;
    }
    IpAddress address;
    for (int i = 0; i < 4; ++i)
        address.bytes[size_t(i)] = quint8(value >> (24 - 8 * i) & 0xff);
    return address;
}

std::optional<IpAddress> IpAddress::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != 4 && bytes.size() != 16)
        return std::nullopt;
    IpAddress address;
    address.isV6 = bytes.size() == 16;
    std::transform(bytes.begin(), bytes.end(), address.bytes.begin(), [](char c) { return quint8(c); });
    return address;
}

std::optional<IpAddress> IpAddress::v4Inside() const
{
    if (!isV6)
        return std::nullopt;
    const auto begins = [this](std::initializer_list<quint8> prefix) {
        return std::equal(prefix.begin(), prefix.end(), bytes.begin());
    };
    if (begins({0x20, 0x02}))
        return v4Of(&bytes[2]);
    if (begins({0x20, 0x01, 0, 0})) {
        IpAddress client = v4Of(&bytes[12]);
        std::transform(client.bytes.begin(), client.bytes.begin() + 4, client.bytes.begin(),
                       [](quint8 byte) { return quint8(~byte); });
        return client;
    }
    const bool isLocal = begins({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}) && bytes[15] <= 1; // :: and ::1
    if (begins({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}) || begins({0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0})
        || begins({0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0})
        || (begins({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}) && !isLocal))
        return v4Of(&bytes[12]);
    return std::nullopt;
}

bool IpAddress::isIn(const IpAddress &prefix, int bits) const
{
    if (isV6 != prefix.isV6)
        return false;
    for (int i = 0; i < bits; ++i) {
        const int mask = 0x80 >> (i % 8);
        if ((bytes[size_t(i / 8)] & mask) != (prefix.bytes[size_t(i / 8)] & mask))
            return false;
    }
    return true;
}

QByteArray IpAddress::text() const
{
    QByteArray text;
    if (!isV6) {
        for (size_t i = 0; i < 4; ++i)
            text += (i > 0 ? "." : "") + QByteArray::number(bytes[i]);
        return text;
    }
    const auto [from, size] = longestZeros(bytes);
    for (int i = 0; i < 8; ++i) {
        if (size > 1 && i == from) {
            text += "::";
            i += size - 1;
            continue;
        }
        if (!text.isEmpty() && !text.endsWith(':'))
            text += ':';
        text += QByteArray::number(bytes[size_t(2 * i)] << 8 | bytes[size_t(2 * i + 1)], 16);
    }
    return text;
}

} // namespace proxydeck
