// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractNativeEventFilter>
#include <QObject>

namespace proxydeck {

/// The setup program's request to end this program: it can neither replace nor remove a running one. Closing the window
/// is not enough: that may ask, or hide the window in the tray, and in the tray there is no window to close. It comes
/// as a registered Windows message (installer/windows/running.nsh uses the same name); never on other systems.
class CloseRequest : public QObject, private QAbstractNativeEventFilter
{
    Q_OBJECT

public:
    static constexpr const char *messageName = "ProxyDeck.Close";

    explicit CloseRequest(QObject *parent = nullptr);
    ~CloseRequest() override;

Q_SIGNALS:
    /// Emitted from the event loop; may come again while the program is handling it.
    void requested();

private:
    bool nativeEventFilter(const QByteArray &eventType, void *message, qintptr *result) override;

    unsigned m_message = 0; ///< the message's number in this Windows session
};

} // namespace proxydeck
