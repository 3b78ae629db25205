// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractNativeEventFilter>
#include <QObject>

namespace proxydeck {

/// The wish of the setup program that this program ends: it can neither replace nor remove one that runs. A window's
/// cross would not do: that may ask, or send the window to the tray, and in the tray there is no window to close. Comes
/// as a message that Windows knows by name (installer/windows/running.nsh has the same one); on other systems never.
class CloseRequest : public QObject, private QAbstractNativeEventFilter
{
    Q_OBJECT

public:
    static constexpr const char *messageName = "ProxyDeck.Close";

    explicit CloseRequest(QObject *parent = nullptr);
    ~CloseRequest() override;

Q_SIGNALS:
    /// From the event loop; may come again while what it led to goes on.
    void requested();

private:
    bool nativeEventFilter(const QByteArray &eventType, void *message, qintptr *result) override;

    unsigned m_message = 0; ///< its number in this session of Windows
};

} // namespace proxydeck
