// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "handshake/http_fault.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace proxydeck {

/// The head of an answer of HTTP/1.0 or 1.1.
struct HttpHead
{
    struct Field
    {
        QByteArray name; ///< as sent
        QByteArray value;
    };

    int status = 0;       ///< 100..999
    int minorVersion = 1; ///< 0 or 1
    QList<Field> fields;

    /// The first value of that name, in upper or lower case; null if there is none.
    QByteArray value(QByteArrayView name) const;
    qsizetype count(QByteArrayView name) const;

    /// \a bytes end with the empty line. Lines may end with LF alone (RFC 9112, 2.2).
    static Expected<HttpHead, HttpFault> parse(QByteArrayView bytes);
};

} // namespace proxydeck
