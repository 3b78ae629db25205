// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "base/secret.h"

#include <QObject>

#include <functional>

namespace proxydeck {

/// Why the keychain did not do it. `detail` is the system's own text: plain, without secrets.
struct SecretError
{
    enum class Kind : quint8 {
        NotFound,
        Locked,     ///< and the operator did not unlock it
        Denied,     ///< the operator or the system refused this program
        NoKeychain, ///< none on this machine, or built without
        TooLarge,   ///< Windows: 2560 bytes an entry, UTF-16
        Mismatch,   ///< what was read back differs from what was written
        Failed,
    };
    Kind kind = Kind::Failed;
    QString detail;
};

/// The seam to where secrets lie. Every call answers exactly once, from the event loop, unless the store is destroyed
/// first.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using Written = std::function<void(Expected<void, SecretError>)>;
    using Read = std::function<void(Expected<Secret, SecretError>)>;

    using QObject::QObject;

    /// Whether what is written here outlives the program.
    virtual bool isLasting() const = 0;
    /// Reads back what it wrote and compares before it reports success.
    virtual void write(const QString &entry, const Secret &secret, Written done) = 0;
    virtual void read(const QString &entry, Read done) = 0;
    /// Removing what is not there is a success.
    virtual void remove(const QString &entry, Written done) = 0;
};

} // namespace proxydeck
