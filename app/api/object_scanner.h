// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace proxydeck {

/// Scans bytes that are almost JSON and returns each complete object that contains no other object: the vendor's
/// rows are such objects. Knows strings, so a brace inside a string does not count.
class ObjectScanner
{
public:
    struct Object
    {
        qsizetype begin = 0; ///< offset in the bytes
        qsizetype end = 0;
        QByteArray text; ///< without commas before a closing bracket; empty at the end

        bool isNone() const { return text.isEmpty(); }
    };

    /// \a bytes must outlive this object.
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
