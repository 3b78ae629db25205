// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace proxydeck {

/// The system's wish that the program ends (SIGTERM, SIGINT, SIGHUP), brought into the event loop. The same signal a
/// second time ends the program at once, as it would have done without this. On Windows it does nothing: there the
/// session's end is a message that Qt knows, and see CloseRequest. One at a time.
class Termination : public QObject
{
    Q_OBJECT

public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    int m_ends[2] = {-1, -1}; ///< of a pair of sockets: the handler writes into the first
};

} // namespace proxydeck
