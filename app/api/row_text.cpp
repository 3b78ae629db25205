// SPDX-License-Identifier: MIT
#include "api/row_text.h"

#include "api/object_scanner.h"
#include "api/server_address.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace proxydeck {

using namespace Qt::StringLiterals;

QString rowText(const QString &text, const QString &server)
{
    const QByteArray bytes = text.toUtf8();
    ObjectScanner scanner(bytes);
    for (ObjectScanner::Object found = scanner.next(); !found.isNone(); found = scanner.next()) {
        const QJsonObject object = QJsonDocument::fromJson(found.text).object();
        const QString at = object.value("server"_L1).toString();
        const auto address = parseServer(at);
        if (!server.isEmpty()
            && (at == server || (address && address->text == server) || object.value("uuid"_L1).toString() == server))
            return QString::fromUtf8(bytes.sliced(found.begin, found.end - found.begin));
    }
    return {};
}

} // namespace proxydeck
