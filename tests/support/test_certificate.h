// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>

#include <optional>

namespace proxydeck {

/// What a test's TLS server needs: a key, and a self-signed certificate for \a subject ("IP:127.0.0.1",
/// "DNS:name.example"), issued by \a name. Nothing if openssl is not installed. Needs a Qt with TLS.
inline std::optional<QSslConfiguration> makeCertificate(const QString &subject,
                                                        const QString &name = QStringLiteral("ProxyDeck test"))
{
    const QTemporaryDir folder;
    const QString key = folder.filePath(QStringLiteral("key"));
    const QString certificate = folder.filePath(QStringLiteral("certificate"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"),
                   QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=") + subject, QStringLiteral("-keyout"), key, QStringLiteral("-out"),
                   certificate});
    QFile keyFile(key);
    if (!openssl.waitForFinished(60'000) || openssl.exitCode() != 0 || !keyFile.open(QIODevice::ReadOnly))
        return std::nullopt;
    QSslConfiguration made = QSslConfiguration::defaultConfiguration();
    made.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    made.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
    made.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (made.privateKey().isNull() || made.localCertificate().isNull())
        return std::nullopt;
    return made;
}

} // namespace proxydeck
