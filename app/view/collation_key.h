// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QCollator>

namespace proxydeck {

/// Sort key of a text, for fast comparison with other keys of the same collator.
///
/// Replaces QCollatorSortKey, which on Windows compares the bytes of the system's keys as pairs in the wrong byte order
/// and reads beyond their end (QTBUG-128170).
class CollationKey
{
public:
    CollationKey(const QCollator &collator, const QString &text);

    int compare(const CollationKey &other) const;

private:
#ifdef Q_OS_WIN
    QByteArray m_key;
#else
    QCollatorSortKey m_key;
#endif
};

} // namespace proxydeck
