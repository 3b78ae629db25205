// SPDX-License-Identifier: MIT
#include "lease/ipv4.h"

namespace proxydeck {

namespace {

/// Reads a canonical decimal number of at most \a limit at \a at and advances \a at past it; -1 if there is none.
int takeNumber(const char16_t *&at, const char16_t *end, int limit)
{
    const char16_t *const first = at;
    int value = 0;
    for (; at != end && unsigned(*at - u'0') <= 9; ++at) {
        value = value * 10 + (*at - u'0');
        if (value > limit)
            return -1;
    }
    return at == first || (*first == u'0' && at - first > 1) ? -1 : value;
}

std::optional<quint32> takeAddress(const char16_t *&at, const char16_t *end)
{
    quint32 address = 0;
    for (int octet = 0; octet < 4; ++octet) {
        if (octet > 0 && (at == end || *at++ != u'.'))
            return {};
        const int value = takeNumber(at, end, 255);
        if (value < 0)
            return {};
        address = address << 8 | quint32(value);
    }
    return address;
}

char16_t *putNumber(char16_t *out, unsigned value)
{
    char16_t digits[5];
    int count = 0;
    do {
        digits[count++] = char16_t(u'0' + value % 10);
        value /= 10;
    } while (value);
    while (count)
        *out++ = digits[--count];
    return out;
}

char16_t *putAddress(char16_t *out, quint32 address)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        out = putNumber(out, address >> shift & 0xff);
        if (shift)
            *out++ = u'.';
    }
    return out;
}

} // namespace

std::optional<quint32> ipv4FromText(QStringView text)
{
    const char16_t *at = text.utf16();
    const char16_t *const end = at + text.size();
    const auto address = takeAddress(at, end);
    return at == end ? address : std::nullopt;
}

QString ipv4Text(quint32 address)
{
    char16_t buffer[15];
    return QStringView(buffer, putAddress(buffer, address)).toString();
}

std::optional<Ipv4Endpoint> ipv4EndpointFromText(QStringView text)
{
    const char16_t *at = text.utf16();
    const char16_t *const end = at + text.size();
    const auto address = takeAddress(at, end);
    if (!address || at == end || *at++ != u':')
        return {};
    const int port = takeNumber(at, end, 65535);
    if (port <= 0 || at != end)
        return {};
    return Ipv4Endpoint{*address, quint16(port)};
}

QString ipv4EndpointText(Ipv4Endpoint endpoint)
{
    char16_t buffer[21];
    char16_t *end = putAddress(buffer, endpoint.address);
    *end++ = u':';
    end = putNumber(end, endpoint.port);
    return QStringView(buffer, end).toString();
}

} // namespace proxydeck
