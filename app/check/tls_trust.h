// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QSslConfiguration>

class QSslSocket;

namespace proxydeck {

/// What the checks' TLS connections have in common. To verify against one root instead of all of the system's saves a
/// good part of a handshake: after the first verified one with a host only the roots that fit its chain are used. If
/// that fails, all are asked again, from then on.
class TlsTrust
{
public:
    TlsTrust();

    /// Certificates in PEM that are trusted instead of the system's; empty: the system's.
    void setRoots(const QByteArray &pem);

    const QSslConfiguration &configuration(const QString &host) const;
    bool isNarrow(const QString &host) const;
    /// The certificate of \a host was verified over \a socket.
    void verified(const QString &host, const QSslSocket &socket);
    /// It was not, with the roots that had verified it before.
    void widen(const QString &host);

private:
    QSslConfiguration m_all;
    QList<QSslCertificate> m_roots; ///< of m_all; empty: not read yet
    QHash<QString, QSslConfiguration> m_narrow;
    QHash<QString, bool> m_isKnown; ///< by host: there is nothing more to be learned
    bool m_hasOwnRoots = false;
};

} // namespace proxydeck
