// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "handshake/http_fault.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace proxydeck {

/// The fields of a head of HTTP/1.0 or 1.1, in their order (RFC 9112, 5). Names are the same in upper and lower case.
struct HttpFields
{
    struct Field
    {
        QByteArray name;  ///< as sent
        QByteArray value; ///< without blanks around it
    };
    QList<Field> fields = {};

    /// The first value of that name; null if there is none.
    QByteArray value(QByteArrayView name) const;
    qsizetype count(QByteArrayView name) const;
    /// The members of all fields of that name, which are lists of words (RFC 9110, 5.6.1), in lower case.
    QList<QByteArray> words(QByteArrayView name) const;

    /// Reads what follows the first line of a head: up to the empty line, with which \a bytes end. Lines may end with
    /// LF alone (RFC 9112, 2.2).
    static Expected<QList<Field>, HttpFault> parse(QByteArrayView bytes);
    /// One line without its end.
    static Expected<Field, HttpFault> parseLine(QByteArrayView line);
};

} // namespace proxydeck
