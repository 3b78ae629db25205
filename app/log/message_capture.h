// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

class Log;

/// While it lives, what Qt and the program say through qDebug(), qWarning() and their like goes to a log; and on to
/// whoever listened before, without the secrets, since the system keeps what programs print. Of several, the newest
/// takes all.
class MessageCapture
{
public:
    /// \a log must outlive it.
    explicit MessageCapture(Log &log);
    ~MessageCapture();
    Q_DISABLE_COPY_MOVE(MessageCapture)

private:
    Log *m_log;
};

} // namespace proxydeck
