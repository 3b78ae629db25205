// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace proxydeck {

/// How far a request had come when its lease failed (RFC 9110, 9.2.2).
enum class SentSoFar : quint8 {
    Nothing, ///< of the client's: CONNECT, SOCKS5, and a request whose head was not written
    Request, ///< its head or more, and no byte of an answer has come
    Answer   ///< at least one byte of an answer
};

/// Whether it may be sent once more, by another lease. \a isWhole: it has no body, or one that is held in memory (64
/// KB).
bool mayTryAgain(SentSoFar sent, QByteArrayView method, bool isWhole);

} // namespace proxydeck
