// SPDX-License-Identifier: MIT
#include "simulator/reply_json.h"

#include "simulator/own_clock.h"

namespace proxydeck::sim::reply_json {

using namespace Qt::StringLiterals;

namespace {

template<typename Each>
QByteArray array(const QList<const SimLease *> &leases, Each each)
{
    QByteArray json = "[";
    for (const SimLease *lease : leases) {
        if (json.size() > 1)
            json += ',';
        json += each(*lease);
    }
    return json + ']';
}

QByteArray monopoly(const SimLease &lease)
{
    return R"({"uuid":)" + text(lease.line) + R"(,"area":)" + text(lease.exit.area->name) + R"(,"isp":)"
        + text(ispName(lease.exit.isp)) + R"(,"state":)" + text(u"等待中(%1)"_s.arg(lease.waiting))
        + R"(,"monopolize_time":")" + OwnClock::text(lease.sinceMs) + R"("})";
}

} // namespace

QByteArray text(const QString &value)
{
    QByteArray json = "\"";
    const QByteArray utf8 = value.toUtf8();
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            json += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            json += "\\u00" + QByteArray(1, c).toHex();
        else
            json += c;
    }
    return json + '"';
}

QByteArray ip(const SimLease &lease)
{
    QByteArray json = R"({"proxy_ip":)" + text(lease.exit.address) + R"(,"server":)" + text(lease.server)
        + R"(,"area":)" + text(lease.exit.area->name);
    if (lease.exit.isp != Isp::None)
        json += R"(,"isp":)" + text(ispName(lease.exit.isp));
    return json + R"(,"deadline":")" + OwnClock::text(lease.deadlineMs) + R"("})";
}

QByteArray ips(const QList<const SimLease *> &leases) { return array(leases, ip); }

QByteArray batch(const QString &taskId, const QList<const SimLease *> &leases)
{
    return R"({"task_id":)" + text(taskId) + R"(,"ips":)" + ips(leases) + R"(,"num":)"
        + QByteArray::number(leases.size()) + '}';
}

QByteArray monopolies(const QList<const SimLease *> &leases) { return array(leases, monopoly); }

QByteArray success(const QByteArray &data, const QByteArray &requestId)
{
    return R"({"code":"SUCCESS","data":)" + data + R"(,"request_id":")" + requestId + R"("})";
}

QByteArray error(const QByteArray &code, const QString &message, const QByteArray &requestId)
{
    return R"({"code":")" + code + R"(","message":)" + text(message) + R"(,"request_id":")" + requestId + R"("})";
}

} // namespace proxydeck::sim::reply_json
