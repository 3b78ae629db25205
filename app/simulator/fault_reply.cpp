// SPDX-License-Identifier: MIT
#include "simulator/fault_reply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace proxydeck::sim {

using namespace Qt::StringLiterals;

namespace {

using Manner = WireAnswer::Manner;

constexpr qint64 OversizedBytes = 32LL << 20;

/// Rows that a client must handle, each invalid in another way.
constexpr std::array BrokenRows{
    R"({"proxy_ip":"192.0.2.1","area":"北京市","deadline":"2023-02-25 15:38:36"})", // no server
    R"({"server":59419,"proxy_ip":"192.0.2.1"})",
    R"({"server":""})",
    R"({"server":"192.0.2.1"})", // no port
    R"({"server":"192.0.2.1:70000"})",
    R"({"server":"192.0.2.1:0"})",
    R"({"server":null,"deadline":null})",
    R"(null)",
    R"("192.0.2.1:59419")",
    R"(["192.0.2.1:59419"])",
    R"(17)",
    R"({})",
    R"({"uuid":5,"state":[],"area":{}})",
};

QByteArray withBrokenRows(const QByteArray &body)
{
    const auto mixed = [](const QJsonArray &good) {
        QJsonArray rows;
        auto row = good.begin();
        for (const char *text : BrokenRows) {
            rows.append(QJsonDocument::fromJson('[' + QByteArray(text) + ']').array().at(0));
            if (row != good.end())
                rows.append(*row++);
        }
        while (row != good.end())
            rows.append(*row++);
        return rows;
    };
    QJsonObject reply = QJsonDocument::fromJson(body).object();
    if (QJsonObject data = reply.value("data"_L1).toObject(); !data.isEmpty()) {
        data.insert("ips"_L1, mixed(data.value("ips"_L1).toArray()));
        reply.insert("data"_L1, data);
    } else {
        reply.insert("data"_L1, mixed(reply.value("data"_L1).toArray()));
    }
    return QJsonDocument(reply).toJson(QJsonDocument::Compact);
}

QByteArray withBrokenUtf8(QByteArray body)
{
    const QByteArrayView area = "\"area\":\"";
    const qsizetype at = body.indexOf(area);
    if (at < 0)
        return body.insert(body.size() - 1, ",\"note\":\"\xff\xc0\xaf\"");
    return body.insert(at + area.size(), "\xff\xc0\xaf");
}

QByteArray withData(const QByteArray &body, const QByteArray &json)
{
    QJsonObject reply = QJsonDocument::fromJson(body).object();
    reply.insert("data"_L1, QJsonDocument::fromJson('[' + json + ']').array().at(0));
    return QJsonDocument(reply).toJson(QJsonDocument::Compact);
}

QByteArray padded(QByteArray body, qint64 bytes)
{
    const QByteArray before = ",\"padding\":\"";
    const qint64 fill = std::max<qint64>(0, bytes - body.size() - before.size() - 1);
    body.insert(body.size() - 1, before + QByteArray(fill, 'x') + '"');
    return body;
}

} // namespace

QByteArray errorCodeOf(const Fault &fault)
{
    if (!fault.code.isEmpty())
        return fault.code;
    return fault.kind == Fault::Kind::UnknownCode ? "SOMETHING_NEW" : "INTERNAL_ERROR";
}

WireAnswer withFault(const Fault &fault, const HttpReply &rightly, const HttpReply &error)
{
    using Kind = Fault::Kind;
    WireAnswer answer{rightly};
    HttpReply &reply = answer.reply;
    const bool isSuccess = reply.body.startsWith(R"({"code":"SUCCESS")");
    const auto orStatus = [&fault](int usual) { return fault.status ? fault.status : usual; };
    switch (fault.kind) {
    case Kind::DropBeforeReading:
    case Kind::DropBeforeExecuting:
    case Kind::DropAfterReading:
        answer.manner = Manner::Close;
        break;
    case Kind::Reset:
        answer.manner = Manner::Reset;
        break;
    case Kind::Stall:
        answer.manner = Manner::Stall;
        break;
    case Kind::SlowDrip:
        answer.manner = Manner::Drip;
        answer.pieceBytes = std::max<qint64>(1, fault.bytes);
        answer.intervalMs = fault.intervalMs;
        break;
    case Kind::Truncate:
        answer.manner = Manner::Truncated;
        break;
    case Kind::Html:
        reply = {orStatus(200), "text/html; charset=utf-8",
                 "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in to this "
                 "network</h1></body></html>"};
        break;
    case Kind::WrongType:
        if (isSuccess)
            reply.body = withData(reply.body, fault.value.isEmpty() ? R"("none")" : fault.value);
        break;
    case Kind::Empty:
        reply.status = orStatus(200);
        reply.body.clear();
        break;
    case Kind::Json400:
        reply = error;
        reply.status = 400;
        break;
    case Kind::UnknownCode:
        reply = error;
        reply.status = orStatus(reply.status);
        break;
    case Kind::Http500:
        reply = HttpReply::plain(orStatus(500), "Something went wrong.\n");
        break;
    case Kind::Redirect:
        reply = HttpReply::plain(302, {});
        reply.headers.append({"Location", fault.value});
        break;
    case Kind::Oversized:
        if (isSuccess)
            reply.body = padded(reply.body, fault.bytes > 0 ? fault.bytes : OversizedBytes);
        answer.framing = fault.announced ? HttpReply::Framing::Length : HttpReply::Framing::Chunked;
        break;
    case Kind::InvalidUtf8:
        if (isSuccess)
            reply.body = withBrokenUtf8(reply.body);
        break;
    case Kind::BadRows:
        if (isSuccess)
            reply.body = withBrokenRows(reply.body);
        break;
    case Kind::RawBody:
        reply.status = orStatus(200);
        reply.contentType = "application/json; charset=utf-8";
        reply.body = fault.value;
        break;
    }
    return answer;
}

} // namespace proxydeck::sim
