// SPDX-License-Identifier: MIT
#include "fuzz_seeds.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace proxydeck {

/// The vendor's samples.
QList<QByteArray> fuzzSamples()
{
    QList<QByteArray> bodies;
    const QDir folder(QStringLiteral(PROXYDECK_FIXTURES));
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            bodies.append(file.readAll());
    }
    return bodies;
}

QList<QByteArray> fuzzTokens()
{
    return {"\"code\":",
            "\"SUCCESS\"",
            "\"data\":",
            "\"server\":\"1.2.3.4:5\"",
            "\"server\":\"[::1]:80\"",
            "\"uuid\":\"u\"",
            "\"ips\":[",
            "\"tasks\":",
            "\"deadline\":",
            "\"2023-02-25 15:38:36\"",
            "null",
            "true",
            "1e999",
            "-0",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\ud800",
            "\\u0000",
            "\xEF\xBB\xBF",
            "\xFF",
            "\xC0\x80",
            "\xF0\x9F\x98\x80",
            QByteArray(1, '\0'),
            "TESTKEY01",
            "%54ESTKEY01",
            "\\u0054ESTKEY01",
            "TESTPWD02",
            ":0",
            ":65536",
            "99999999999999999999",
            "\"msg\":",
            "\"message\":",
            "\"request_id\":",
            "\"area_code\":410000",
            "\xE2\x80\xAE"};
}

} // namespace proxydeck
