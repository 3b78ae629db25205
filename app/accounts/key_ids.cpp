// SPDX-License-Identifier: MIT
#include "accounts/key_ids.h"

#include <QCryptographicHash>

namespace proxydeck {

namespace {

/// RFC 9562: the meaning of the bits is the program's own. Earlier versions made random ids, which are version 4.
constexpr quint16 ownVersion = 8;

bool hasRun(const QUuid &id) { return id.data3 >> 12 == ownVersion; }

} // namespace

QUuid KeyIds::idOf(const Secret &key, const QUuid &orElse)
{
    QUuid &id = m_ids[QCryptographicHash::hash(key.reveal().toUtf8(), QCryptographicHash::Sha256)];
    if (id.isNull() && !orElse.isNull()) {
        id = orElse;
    } else if (id.isNull()) {
        id = QUuid::createUuid();
        id.data1 = m_run;
        id.data2 = m_mark;
        id.data3 = quint16((id.data3 & 0x0fff) | (ownVersion << 12));
    }
    m_known.insert(id);
    return id;
}

bool KeyIds::isOfThisRun(const QUuid &id) const { return hasRun(id) && id.data1 == m_run && id.data2 == m_mark; }

bool KeyIds::mayBeOfLaterRun(const QUuid &id, const QUuid &other)
{
    if (!hasRun(id) || !hasRun(other))
        return hasRun(id);
    return id.data1 > other.data1 || (id.data1 == other.data1 && id.data2 != other.data2);
}

} // namespace proxydeck
