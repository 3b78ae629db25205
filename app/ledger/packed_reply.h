// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace proxydeck {

/// A reply as the record keeps it: a fifth of its size. \a text holds no secret.
QByteArray packReply(const QString &text);

/// Empty where \a packed is damaged.
QString unpackReply(const QByteArray &packed);

} // namespace proxydeck
