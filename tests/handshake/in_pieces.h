// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <algorithm>

namespace proxydeck {

/// Feeds \a bytes to \a reader in pieces of \a size. \return how many of them it took.
template<typename Reader>
qsizetype feedInPieces(Reader &reader, QByteArrayView bytes, qsizetype size)
{
    qsizetype taken = 0;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        const QByteArrayView piece = bytes.sliced(at, std::min(size, bytes.size() - at));
        const qsizetype ofPiece = reader.feed(piece);
        taken += ofPiece;
        if (ofPiece < piece.size())
            break; // the rest is not its own
    }
    return taken;
}

/// Calls \a use for \a bytes in every two parts, one of which may be empty.
template<typename Use>
void forEverySplit(QByteArrayView bytes, Use use)
{
    for (qsizetype at = 0; at <= bytes.size(); ++at)
        use(bytes.first(at), bytes.sliced(at));
}

} // namespace proxydeck
