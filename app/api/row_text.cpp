// SPDX-License-Identifier: MIT
#include "api/row_text.h"

#include "api/object_scanner.h"

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
        for (const auto name : {"server"_L1, "uuid"_L1}) {
            if (const QJsonValue value = object.value(name); value.isString() && value.toString() == server)
                return QString::fromUtf8(bytes.sliced(found.begin, found.end - found.begin));
        }
    }
    return {};
}

} // namespace proxydeck
