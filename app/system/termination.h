// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace proxydeck {

/// The system's request to end the program (SIGTERM, SIGINT, SIGHUP), as a signal from the event loop. The same signal
/// a second time ends the program at once, as without this class. On Windows it does nothing: Qt handles the end of the
/// session there, and see CloseRequest. Only one may exist at a time.
class Termination : public QObject
{
    Q_OBJECT

public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    int m_ends[2] = {-1, -1}; ///< a pair of sockets: the handler writes to the first
};

} // namespace proxydeck
