// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace proxydeck {

/// Goes through bytes that are nearly JSON and stops at each complete object that has no object inside: the vendor's
/// rows are such. Knows strings, so that a brace in a name is no brace.
class ObjectScanner
{
public:
    struct Object
    {
        qsizetype begin = 0; ///< where it stands in the bytes
        qsizetype end = 0;
        QByteArray text; ///< without commas before a closing bracket; empty: there are no more

        bool isNone() const { return text.isEmpty(); }
    };

    /// \a bytes outlive this.
    explicit ObjectScanner(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    Object next();

private:
    bool skipString();

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

} // namespace proxydeck
