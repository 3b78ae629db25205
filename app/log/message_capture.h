// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

class Log;

/// While it exists, messages of qDebug(), qWarning() and similar go to a log. They also go to the message handler
/// installed before, without secrets, because the system may store what programs print. With several captures, only the
/// newest gets them.
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
