// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMimeData>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace proxydeck {

/// Text access to the system clipboard. Secrets are put there with the hints that tell clipboard managers, histories
/// and cloud services not to keep them, and can be removed after a time.
class Clipboard : public QObject
{
    Q_OBJECT

public:
    explicit Clipboard(QObject *parent = nullptr);
    /// Removes a secret whose lifetime has not ended.
    ~Clipboard() override;

    void put(const QString &text, bool secret = false);
    QString text() const;
    void clear();
    /// Clears the clipboard if it still holds \a text, such as a link whose key was taken over. \return whether it did.
    bool clearIfHolds(const QString &text);

    /// How long a secret stays, in ms, unless something else is copied before. 0, the default: no time limit.
    void setSecretLifetimeMs(int ms);
    int secretLifetimeMs() const { return m_lifetime.interval(); }

private:
    bool isOurs() const;
    void clearSecret();

    QTimer m_lifetime;
    // About the secret put there last; the secret itself is not kept. m_secret is null once the clipboard has dropped
    // the data; a clipboard manager may still provide the same text.
    QPointer<const QMimeData> m_secret;
    QByteArray m_fingerprint;
    class ConcealedType;
    std::unique_ptr<ConcealedType> m_concealedType;
};

} // namespace proxydeck
