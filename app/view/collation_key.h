// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QCollator>

namespace proxydeck {

/// A text's place in the order of a collator, quick to compare with others made by the same one.
///
/// Instead of QCollatorSortKey, which on Windows compares the system's bytes two by two in the wrong order, and memory
/// beyond their end (QTBUG-128170).
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
