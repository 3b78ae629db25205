// SPDX-License-Identifier: MIT
#include "outbox/lease_csv_source.h"

#include "outbox/lease_csv.h"

#include <array>
#include <cstring>

namespace proxydeck {

namespace {

constexpr qint64 secondMs = 1000;
constexpr qint64 dayMs = 86'400 * secondMs;
constexpr qint64 zoneMs = 8 * 3600 * secondMs; // the vendor's, as in leaseCsvRow()

constexpr qsizetype mostAddress = 21; // 255.255.255.255:65535
constexpr qsizetype mostTime = 25; // 2023-02-25T15:38:36+08:00

struct Decimal
{
    std::array<char, 3> digits;
    quint8 size;
};

constexpr std::array<Decimal, 256> decimals = [] {
    std::array<Decimal, 256> made{};
    for (size_t i = 0; i < made.size(); ++i) {
        const std::array<char, 3> padded{char('0' + i / 100), char('0' + i / 10 % 10), char('0' + i % 10)};
        const size_t size = i < 10 ? 1 : i < 100 ? 2 : 3;
        for (size_t digit = 0; digit < size; ++digit)
            made[i].digits[digit] = padded[3 - size + digit];
        made[i].size = quint8(size);
    }
    return made;
}();

/// Always writes three, of which those that are no digits are written over by what comes next.
char *putOctet(char *out, quint32 octet)
{
    const Decimal &decimal = decimals[octet & 0xFF];
    std::memcpy(out, decimal.digits.data(), 3);
    return out + decimal.size;
}

char *putAddress(char *out, quint32 address)
{
    out = putOctet(out, address >> 24);
    *out++ = '.';
    out = putOctet(out, address >> 16);
    *out++ = '.';
    out = putOctet(out, address >> 8);
    *out++ = '.';
    return putOctet(out, address);
}

char *putPort(char *out, unsigned port)
{
    if (port < 256)
        return putOctet(out, port);
    std::array<char, 5> digits;
    size_t count = 0;
    for (; port > 0; port /= 10)
        digits[count++] = char('0' + port % 10);
    while (count > 0)
        *out++ = digits[--count];
    return out;
}

char *putTwo(char *out, int value)
{
    *out++ = char('0' + value / 10);
    *out++ = char('0' + value % 10);
    return out;
}

char *put(char *out, const QByteArray &bytes)
{
    std::memcpy(out, bytes.constData(), size_t(bytes.size()));
    return out + bytes.size();
}

} // namespace

LeaseCsvSource::LeaseCsvSource(std::shared_ptr<const OutgoingLeases> leases, const CsvOptions &options)
    : m_leases(std::move(leases))
    , m_options(options)
    , m_texts(m_leases->m_texts.size())
    , m_sources(m_leases->m_sources.size())
{
}

void LeaseCsvSource::write(qsizetype index, CsvRow &row)
{
    const OutgoingLeases::Item &item = m_leases->m_items[size_t(index)];
    const LeaseStore::Packed &lease = item.lease;
    const QByteArray &area = encodedText(lease.area);
    const QByteArray &areaCode = encodedText(lease.areaCode);
    const QByteArray &isp = encodedText(lease.isp);
    const QByteArray &rest = encodedSource(item.source);
    const QByteArray *server
        = lease.serverIsNamed ? &encodedText(m_leases->m_named.constFind(lease.server)->server) : nullptr;
    const QByteArray *exit = lease.exitIsText ? &encodedText(lease.exit) : nullptr;

    constexpr qsizetype marks = 8; // commas, and what putOctet() writes too much
    char *out = row.room((server ? server->size() : mostAddress) + (exit ? exit->size() : mostAddress) + area.size()
                         + areaCode.size() + isp.size() + mostTime + rest.size() + marks);
    if (server) {
        out = put(out, *server);
    } else {
        out = putAddress(out, lease.server);
        *out++ = ':';
        out = putPort(out, lease.port);
    }
    *out++ = ',';
    out = exit ? put(out, *exit) : putAddress(out, lease.exit);
    *out++ = ',';
    out = put(out, area);
    *out++ = ',';
    out = put(out, areaCode);
    *out++ = ',';
    out = put(out, isp);
    *out++ = ',';
    out = putTime(out, lease.deadlineMs);
    *out++ = ',';
    out = put(out, rest);
    row.wroteTo(out);
}

char *LeaseCsvSource::putTime(char *out, qint64 utcMs)
{
    if (utcMs <= 0 || utcMs == noDeadline)
        return out;
    const qint64 inDay = utcMs % dayMs + zoneMs; // apart from the days, since a reply may say any number
    const qint64 day = utcMs / dayMs + inDay / dayMs;
    if (day != m_day) {
        m_day = day;
        m_date = csvTime(utcMs).left(11).toLatin1(); // empty where it is none that can be written
    }
    if (m_date.isEmpty())
        return out;
    const int second = int(inDay % dayMs / secondMs);
    out = put(out, m_date);
    out = putTwo(out, second / 3600);
    *out++ = ':';
    out = putTwo(out, second / 60 % 60);
    *out++ = ':';
    out = putTwo(out, second % 60);
    std::memcpy(out, "+08:00", 6);
    return out + 6;
}

const QByteArray &LeaseCsvSource::encodedText(LeaseStore::TextId text)
{
    QByteArray &encoded = m_texts[text];
    if (encoded.isNull())
        encoded = csvBytes({m_leases->m_texts[text]}, m_options.formulaGuard);
    return encoded;
}

const QByteArray &LeaseCsvSource::encodedSource(quint32 source)
{
    QByteArray &encoded = m_sources[source];
    if (encoded.isNull()) {
        const OutgoingLeases::Source &from = m_leases->m_sources[source];
        QStringList fields{from.origin.endpoint, from.origin.accountName, from.origin.requestId, from.origin.taskId,
                           csvTime(from.origin.obtainedMs)};
        if (m_options.credentials)
            fields << from.credentials.user.reveal() << from.credentials.password.reveal();
        encoded = csvBytes(fields, m_options.formulaGuard);
    }
    return encoded;
}

} // namespace proxydeck
