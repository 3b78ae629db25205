// SPDX-License-Identifier: MIT
#include "outbox/lease_csv_source.h"

#include "lease/check_texts.h"
#include "outbox/lease_csv.h"

#include <array>
#include <cstring>
#include <string_view>

namespace proxydeck {

namespace {

constexpr qint64 secondMs = 1000;
constexpr qint64 dayMs = 86'400 * secondMs;
constexpr qint64 zoneMs = 8 * 3600 * secondMs; // the vendor's time zone, as in csvTime()

constexpr qsizetype mostAddress = 21; // 255.255.255.255:65535
constexpr qsizetype mostVerdict = 20;
constexpr qsizetype mostNumber = 11;
constexpr qsizetype mostTime = 25; // 2023-02-25T15:38:36+08:00

/// A number up to 255 and the dot after it.
struct Octet
{
    std::array<char, 4> text;
    quint32 size;
};

constexpr std::array<Octet, 256> octets = [] {
    std::array<Octet, 256> made{};
    for (size_t i = 0; i < made.size(); ++i) {
        const std::array<char, 3> padded{char('0' + i / 100), char('0' + i / 10 % 10), char('0' + i % 10)};
        const size_t size = i < 10 ? 1 : i < 100 ? 2 : 3;
        for (size_t digit = 0; digit < size; ++digit)
            made[i].text[digit] = padded[3 - size + digit];
        made[i].text[size] = '.';
        made[i].size = quint32(size) + 1;
    }
    return made;
}();

constexpr std::array<std::array<char, 2>, 100> pairs = [] {
    std::array<std::array<char, 2>, 100> made{};
    for (size_t i = 0; i < made.size(); ++i)
        made[i] = {char('0' + i / 10), char('0' + i % 10)};
    return made;
}();

/// Writes \a octet and a dot. Always writes four bytes; the caller overwrites those that are too many.
char *putOctet(char *out, quint32 octet)
{
    const Octet &made = octets[octet & 0xFF];
    std::memcpy(out, made.text.data(), 4);
    return out + made.size;
}

char *putAddress(char *out, quint32 address)
{
    out = putOctet(out, address >> 24);
    out = putOctet(out, address >> 16);
    out = putOctet(out, address >> 8);
    return putOctet(out, address) - 1;
}

char *putPair(char *out, quint32 value)
{
    std::memcpy(out, pairs[value].data(), 2);
    return out + 2;
}

char *putPort(char *out, quint32 port)
{
    if (port < 256)
        return putOctet(out, port) - 1;
    if (port >= 10'000) {
        *out++ = char('0' + port / 10'000);
        return putPair(putPair(out, port / 100 % 100), port % 100);
    }
    if (port >= 1'000)
        return putPair(putPair(out, port / 100), port % 100);
    *out++ = char('0' + port / 100);
    return putPair(out, port % 100);
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
    for (size_t verdict = 0; verdict < m_verdicts.size(); ++verdict)
        m_verdicts[verdict] = verdictId(CheckVerdict(verdict)).toLatin1();
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

    const OutgoingLeases::Check *check = item.check == 0 ? nullptr : &m_leases->m_checks[item.check - 1];
    const qsizetype checkRoom = !check
        ? 0
        : mostVerdict + mostNumber + mostTime + (check->exitIsText ? encodedText(check->exit).size() : mostAddress);
    const LeaseTraffic *traffic = item.traffic == 0 ? nullptr : &m_leases->m_traffic[item.traffic - 1];
    const QByteArray ofTraffic = traffic ? trafficCsvFields(*traffic).join(u',').toLatin1() : QByteArrayLiteral(",,,,");

    constexpr qsizetype marks = 15; // commas, and the surplus bytes of putOctet()
    char *out
        = row.room((server ? server->size() : mostAddress) + (exit ? exit->size() : mostAddress) + area.size()
                   + areaCode.size() + isp.size() + mostTime + rest.size() + checkRoom + ofTraffic.size() + marks);
    if (server) {
        out = put(out, *server);
    } else {
        out = putAddress(out, lease.server);
        *out++ = ':';
        out = putPort(out, lease.port);
    }
    *out++ = ',';
    out = exit ? put(out, *exit) : putAddress(out, lease.exit);
    for (const QByteArray *text : {&area, &areaCode, &isp}) {
        *out++ = ',';
        out = put(out, *text);
    }
    *out++ = ',';
    out = putTime(out, lease.deadlineMs);
    *out++ = ',';
    out = put(out, rest);
    if (check)
        out = putCheck(out, *check);
    else
        out = put(out, QByteArrayLiteral(",,,,"));
    *out++ = ',';
    out = put(out, ofTraffic);
    row.finishField(out);
}

char *LeaseCsvSource::putCheck(char *out, const OutgoingLeases::Check &check)
{
    *out++ = ',';
    out = put(out, m_verdicts[size_t(check.verdict)]);
    *out++ = ',';
    if (check.latencyMs >= 0)
        out = put(out, QByteArray::number(check.latencyMs));
    *out++ = ',';
    if (check.hasExit)
        out = check.exitIsText ? put(out, encodedText(check.exit)) : putAddress(out, check.exit);
    *out++ = ',';
    return putTime(out, check.atMs);
}

char *LeaseCsvSource::putTime(char *out, qint64 utcMs)
{
    if (utcMs <= 0 || utcMs == noDeadline)
        return out;
    // Unsigned: a reply may contain any number, and the first day begins before 1970.
    const auto inDay = [&] { return quint64(utcMs) - quint64(m_dayStartMs); };
    if (inDay() >= quint64(dayMs))
        enterDay(utcMs);
    if (!m_dateIsWritable)
        return out;
    const quint32 second = quint32(inDay()) / quint32(secondMs);
    const quint32 minute = second / 60;
    std::memcpy(out, m_date.data(), m_date.size());
    out = putPair(out + m_date.size(), minute / 60);
    *out++ = ':';
    out = putPair(out, minute % 60);
    *out++ = ':';
    out = putPair(out, second % 60);
    constexpr std::string_view zone = "+08:00";
    return out + zone.copy(out, zone.size());
}

void LeaseCsvSource::enterDay(qint64 utcMs)
{
    m_dayStartMs = utcMs - (utcMs % dayMs + zoneMs) % dayMs;
    const QByteArray date = csvTime(utcMs).left(qsizetype(m_date.size())).toLatin1();
    m_dateIsWritable = date.size() == qsizetype(m_date.size()); // no text for years that are too far away
    if (m_dateIsWritable)
        std::memcpy(m_date.data(), date.constData(), m_date.size());
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
