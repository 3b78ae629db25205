// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUuid>

namespace proxydeck {

/// Something the operator should know of while looking elsewhere. Plain text without secrets.
struct Notice
{
    enum class Kind : quint8 { LastLease, FailedCall, Keychain };

    Kind kind = Kind::LastLease;
    QUuid account; ///< null: not of one key
    QString title;
    QString text;
};

} // namespace proxydeck
