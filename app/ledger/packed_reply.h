// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace proxydeck {

/// Packs a reply for the record, to about a fifth of its size. \a text must not contain a secret.
QByteArray packReply(const QString &text);

/// Empty if \a packed is damaged.
QString unpackReply(const QByteArray &packed);

} // namespace proxydeck
