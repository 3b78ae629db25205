// SPDX-License-Identifier: MIT
#include "ledger/packed_reply.h"

#include <QtEndian>

namespace proxydeck {

namespace {

/// qCompress() prepends the size of the unpacked data, big endian.
constexpr qsizetype headerBytes = 4;
/// Upper limit of a stored reply. A damaged header could request gigabytes.
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
