// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/sign_icon.h"

#include <QToolButton>

#include <optional>

namespace proxydeck {

class LocalPorts;

/// The local ports that are on in a few words, for the status bar: "24000: 18 ready, 12 open", after the sign of the
/// worst of them; a click opens them. Hidden while none is on.
class PortsButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit PortsButton(const LocalPorts &ports, QWidget *parent = nullptr);

    /// Whether there is room for it.
    void setRoom(bool hasRoom);
    /// 0: there is nothing to say.
    int neededWidth() const;

Q_SIGNALS:
    /// Whether there is something to say, or the width that it needs, has changed.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void showSign();

    const LocalPorts &m_ports;
    bool m_hasRoom = true;
    std::optional<Sign> m_sign;
};

} // namespace proxydeck
