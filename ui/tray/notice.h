// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUuid>

namespace proxydeck {

/// An event that the operator should learn of while not looking at the window. Plain text without secrets.
struct Notice
{
    enum class Kind : quint8 { LastLease, FailedCall, Keychain, KeptShort, KeptStopped, KeptBudget, PortBroken };

    Kind kind = Kind::LastLease;
    QUuid account; ///< the key or local port that it is about; null: none
    QString title;
    QString text;
};

} // namespace proxydeck
