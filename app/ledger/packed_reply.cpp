// SPDX-License-Identifier: MIT
#include "ledger/packed_reply.h"

#include <QtEndian>

namespace proxydeck {

namespace {

/// What qCompress() writes before the data: the size of what it packed, big endian.
constexpr qsizetype headerBytes = 4;
/// No reply that is kept is longer. A damaged header could ask for gigabytes.
constexpr quint32 mostBytes = 4 << 20;

} // namespace

QByteArray packReply(const QString &text) { return text.isEmpty() ? QByteArray() : qCompress(text.toUtf8()); }

QString unpackReply(const QByteArray &packed)
{
    if (packed.size() <= headerBytes || qFromBigEndian<quint32>(packed.constData()) > mostBytes)
        return {};
    return QString::fromUtf8(qUncompress(packed));
}

} // namespace proxydeck
