// SPDX-License-Identifier: MIT
#include "api/reply_rows.h"

#include "api/server_address.h"
#include "base/without_secrets.h"
#include "lease/vendor_time.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QVariant>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// False if there is a value that is not a time. True, with \a ms unchanged, if it is absent, null or empty.
bool readTime(const QJsonValue &value, qint64 &ms)
{
    if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().trimmed().isEmpty()))
        return true;
    const auto time = value.isString() ? utcFromVendorTime(value.toString())
        : value.isDouble()             ? utcFromVendorTime(value.toDouble())
                                       : std::nullopt;
    if (time) {
        ms = *time;
        return true;
    }
    return false;
}

bool has(const QJsonObject &row, QLatin1StringView name) { return !replyText(row.value(name)).isEmpty(); }

} // namespace

QString replyText(const QJsonValue &value, qsizetype limit)
{
    if (value.isString())
        return value.toString().left(limit);
    return value.isDouble() ? value.toVariant().toString().left(limit) : QString();
}

ReplyRows::ReplyRows(const Endpoint &endpoint, const Credentials &credentials, ApiReply &reply)
    : m_endpoint(endpoint)
    , m_credentials(credentials)
    , m_reply(reply)
{
}

void ReplyRows::take(const QJsonValue &row)
{
    ++m_index;
    if (!row.isObject())
        return reject(row, BadRow::Reason::NotAnObject);
    const QJsonObject object = row.toObject();
    // A row that can be connected to is a lease, whatever was requested.
    if (m_endpoint.shape == ReplyShape::RegionLocks && (has(object, "uuid"_L1) || !has(object, "server"_L1)))
        takeRegionLock(object);
    else
        takeLease(object);
}

void ReplyRows::takeLease(const QJsonObject &row)
{
    const QJsonValue server = row.value("server"_L1);
    if (!server.isString())
        return reject(row, BadRow::Reason::NoServer);
    const QString received = server.toString();
    const auto address = parseServer(received);
    if (!address)
        return reject(row, address.error());
    Lease lease;
    lease.server = address->text;
    lease.host = address->host;
    lease.port = address->port;
    lease.exitIp = replyText(row.value("proxy_ip"_L1));
    lease.area = replyText(row.value("area"_L1));
    lease.areaCode = replyText(row.value("area_code"_L1));
    lease.isp = replyText(row.value("isp"_L1));
    if (!readTime(row.value("deadline"_L1), lease.deadlineMs))
        reject(row, BadRow::Reason::BadDeadline);
    m_reply.leases.append(std::move(lease));
}

void ReplyRows::takeRegionLock(const QJsonObject &row)
{
    RegionLock lock;
    lock.uuid = replyText(row.value("uuid"_L1));
    if (lock.uuid.isEmpty())
        return reject(row, BadRow::Reason::NoUuid);
    lock.area = replyText(row.value("area"_L1));
    lock.isp = replyText(row.value("isp"_L1));
    lock.state = replyText(row.value("state"_L1));
    if (!readTime(row.value("monopolize_time"_L1), lock.lockedSinceMs))
        reject(row, BadRow::Reason::BadDeadline);
    m_reply.regionLocks.append(std::move(lock));
}

void ReplyRows::reject(const QJsonValue &row, BadRow::Reason reason)
{
    if (m_reply.badRows.size() >= mostListedBadRows) {
        m_reply.moreBadRows += !BadRow{m_index, reason, {}}.isKept();
        return;
    }
    BadRow bad{m_index, reason, {}};
    const QByteArray json = row.isObject() ? QJsonDocument(row.toObject()).toJson(QJsonDocument::Compact)
                                           : QJsonDocument(QJsonArray{row}).toJson(QJsonDocument::Compact);
    const QString text = QString::fromUtf8(json);
    bad.excerpt
        = excerptWithoutSecrets(row.isObject() ? text : text.sliced(1, text.size() - 2), 500, m_credentials.secrets());
    m_reply.badRows.append(std::move(bad));
}

} // namespace proxydeck
