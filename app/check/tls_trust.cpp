// SPDX-License-Identifier: MIT
#include "check/tls_trust.h"

#include <QSslCertificate>
#include <QSslSocket>

namespace proxydeck {

namespace {

/// Whether \a root may have signed \a certificate, by its name.
bool mayHaveSigned(const QSslCertificate &root, const QSslCertificate &certificate)
{
    using Info = QSslCertificate::SubjectInfo;
    for (const Info info : {QSslCertificate::CommonName, QSslCertificate::Organization,
                            QSslCertificate::OrganizationalUnitName, QSslCertificate::CountryName}) {
        if (root.subjectInfo(info) != certificate.issuerInfo(info))
            return false;
    }
    return true;
}

} // namespace

TlsTrust::TlsTrust() { setRoots({}); }

void TlsTrust::setRoots(const QByteArray &pem)
{
    m_all = QSslConfiguration::defaultConfiguration();
    m_all.setProtocol(QSsl::TlsV1_2OrLater);
    m_all.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_hasOwnRoots = !pem.isEmpty();
    m_roots = m_hasOwnRoots ? QSslCertificate::fromData(pem, QSsl::Pem) : QList<QSslCertificate>();
    if (m_hasOwnRoots)
        m_all.setCaCertificates(m_roots);
    m_narrow.clear();
    m_isKnown.clear();
}

const QSslConfiguration &TlsTrust::configuration(const QString &host) const
{
    const auto narrow = m_narrow.constFind(host);
    return narrow == m_narrow.cend() ? m_all : *narrow;
}

bool TlsTrust::isNarrow(const QString &host) const { return m_narrow.contains(host); }

void TlsTrust::verified(const QString &host, const QSslSocket &socket)
{
    if (m_isKnown.contains(host))
        return;
    m_isKnown.insert(host, true);
    if (m_roots.isEmpty())
        m_roots = QSslConfiguration::systemCaCertificates();
    const QList<QSslCertificate> chain = socket.peerCertificateChain();
    QList<QSslCertificate> fitting;
    for (const QSslCertificate &root : std::as_const(m_roots)) {
        if (std::any_of(chain.begin(), chain.end(),
                        [&root](const QSslCertificate &certificate) { return mayHaveSigned(root, certificate); }))
            fitting.append(root);
    }
    if (fitting.isEmpty() || fitting.size() == m_roots.size())
        return;
    QSslConfiguration narrow = m_all;
    narrow.setCaCertificates(fitting);
    m_narrow.insert(host, narrow);
}

void TlsTrust::widen(const QString &host) { m_narrow.remove(host); }

} // namespace proxydeck
