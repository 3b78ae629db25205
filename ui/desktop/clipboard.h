// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMimeData>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace proxydeck {

/// The system's clipboard, for text. Secrets go there with the hints that keep clipboard managers, histories and clouds
/// from keeping them, and can be taken off again by themselves.
class Clipboard : public QObject
{
    Q_OBJECT

public:
    explicit Clipboard(QObject *parent = nullptr);
    /// Takes off a secret whose time was running.
    ~Clipboard() override;

    void put(const QString &text, bool secret = false);
    QString text() const;
    void clear();
    /// Clears it if it still holds \a text, such as a link with a key that was taken over. Whether it did.
    bool clearIfHolds(const QString &text);

    /// How long a secret stays, in ms, unless something else was copied since. 0, the default: until then.
    void setSecretLifetimeMs(int ms);
    int secretLifetimeMs() const { return m_lifetime.interval(); }

private:
    bool isOurs() const;
    void takeBack();

    QTimer m_lifetime;
    // Of the secret put there last, which itself is not kept. The first is null once the clipboard has dropped it; it
    // may hold the text all the same, handed over by a clipboard manager.
    QPointer<const QMimeData> m_secret;
    QByteArray m_fingerprint;
    class ConcealedType;
    std::unique_ptr<ConcealedType> m_concealedType;
};

} // namespace proxydeck
