// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "base/secret.h"

#include <QObject>

#include <functional>

namespace proxydeck {

/// Why the keychain failed. `detail` is the system's own text: plain text, without secrets.
struct SecretError
{
    enum class Kind : quint8 {
        NotFound,
        Locked,     ///< and the operator did not unlock it
        Denied,     ///< access refused by the operator or the system
        NoKeychain, ///< none on this machine, or a build without keychain
        TooLarge,   ///< Windows: 2560 bytes an entry, UTF-16
        Mismatch,   ///< the text read back differs from the text written
        Failed,
    };
    Kind kind = Kind::Failed;
    QString detail;
};

/// Interface to the storage of secrets. Every call is answered exactly once, from the event loop, unless the store is
/// destroyed first.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using Written = std::function<void(Expected<void, SecretError>)>;
    using Read = std::function<void(Expected<Secret, SecretError>)>;

    using QObject::QObject;

    /// Whether the stored secrets remain after the program ends.
    virtual bool isLasting() const = 0;
    /// Reads the secret back and compares it before reporting success.
    virtual void write(const QString &entry, const Secret &secret, Written done) = 0;
    virtual void read(const QString &entry, Read done) = 0;
    /// Removing a missing entry is a success.
    virtual void remove(const QString &entry, Written done) = 0;

Q_SIGNALS:
    /// A keychain is there now, where there was none or another one before.
    void appeared();
};

} // namespace proxydeck
