// SPDX-License-Identifier: MIT
#include "api/row_rescue.h"

#include "api/object_scanner.h"
#include "api/reply_rows.h"

#include <QJsonDocument>

namespace proxydeck {

using namespace Qt::StringLiterals;

ApiReply rescueRows(const Endpoint &endpoint, const QByteArray &body, const Credentials &credentials)
{
    ApiReply reply;
    ReplyRows rows(endpoint, credentials, reply);
    const QByteArray bytes = QString::fromUtf8(body).toUtf8();
    ObjectScanner scanner(bytes);
    for (ObjectScanner::Object found = scanner.next(); !found.isNone(); found = scanner.next()) {
        const QJsonObject object = QJsonDocument::fromJson(found.text).object();
        if (!object.value("server"_L1).isUndefined() || !object.value("uuid"_L1).isUndefined())
            rows.take(object);
    }
    reply.badRows.clear();
    reply.moreBadRows = 0;
    return reply;
}

} // namespace proxydeck
