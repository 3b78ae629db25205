// SPDX-License-Identifier: MIT
#include "check/lease_probe.h"

#include "base/body_charset.h"
#include "base/proxy_address.h"
#include "check/exit_address.h"
#include "check/tls_trust.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 staggerMs = 250; // RFC 8305, 5
constexpr qsizetype mostBody = 64 * 1024;

TlsFault tlsFaultOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::HostNameMismatch:
        return TlsFault::WrongName;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return TlsFault::UnknownRoot;
    case QSslError::CertificateNotYetValid:
    case QSslError::CertificateExpired:
        return TlsFault::OutOfDate;
    default:
        return TlsFault::Other;
    }
}

/// What a lease says instead of letting us through.
CheckVerdict verdictOfStatus(int status)
{
    switch (status) {
    case 407:
        return CheckVerdict::Refused;
    case 403:
    case 451:
        return CheckVerdict::NotAllowed;
    case 502:
    case 503:
    case 504:
        return CheckVerdict::NoRoute;
    default:
        return CheckVerdict::WrongAnswer;
    }
}

/// The same to CONNECT, where nobody else can have said it. tinyproxy says 401 to a wrong password and 500 where it
/// cannot reach the target.
CheckVerdict verdictOfRefusal(int status)
{
    return status == 401 ? CheckVerdict::Refused : status == 500 ? CheckVerdict::NoRoute : verdictOfStatus(status);
}

CheckVerdict verdictOfReply(socks5::Reply reply)
{
    switch (reply) {
    case socks5::Reply::NotAllowed:
        return CheckVerdict::NotAllowed;
    case socks5::Reply::Failure:
    case socks5::Reply::NetworkUnreachable:
    case socks5::Reply::HostUnreachable:
    case socks5::Reply::ConnectionRefused:
    case socks5::Reply::TtlExpired:
        return CheckVerdict::NoRoute;
    default:
        return CheckVerdict::WrongAnswer;
    }
}

socks5::Target socks5Target(const CheckAddress &address)
{
    const QHostAddress literal(address.host);
    socks5::Target target{address.host.toLatin1(), {}, address.port};
    if (literal.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 v4 = literal.toIPv4Address();
        for (const int shift : {24, 16, 8, 0})
            target.address += char(v4 >> shift & 0xff);
    } else if (literal.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR v6 = literal.toIPv6Address();
        target.address = QByteArray(reinterpret_cast<const char *>(v6.c), 16);
    }
    return target;
}

} // namespace

LeaseProbe::LeaseProbe(const ProbeWay &way, const Clock &clock, TlsTrust &trust, QObject *parent)
    : QObject(parent)
    , m_way(way)
    , m_clock(clock)
    , m_trust(trust)
{
    m_outcome.protocol = way.protocol;
    if (way.protocol == CheckProtocol::Socks5)
        m_socks5 = std::make_unique<Socks5Dialogue>(socks5Target(way.address), way.user.reveal(), way.password);
}

LeaseProbe::~LeaseProbe()
{
    for (QTcpSocket *socket : findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly))
        socket->disconnect(this);
}

void LeaseProbe::start()
{
    m_startMs = m_clock.steadyMs();
    begin(CheckStage::Connect);
    connectToNext();
}

void LeaseProbe::look()
{
    if (m_hasEnded)
        return;
    const qint64 now = m_clock.steadyMs();
    if (now - m_startMs >= m_way.timeoutMs)
        return finish(m_socket ? CheckVerdict::TimedOut : CheckVerdict::Unreachable);
    if (m_socket)
        return;
    if (now - m_startMs >= m_way.connectTimeoutMs)
        return finish(CheckVerdict::Unreachable);
    if (m_nextHost < m_way.hosts.size() && now >= m_nextHostMs)
        connectToNext();
}

void LeaseProbe::end(CheckVerdict verdict)
{
    if (!m_hasEnded)
        finish(verdict);
}

void LeaseProbe::connectToNext()
{
    QTcpSocket *socket = m_way.address.isSecure ? new QSslSocket(this) : new QTcpSocket(this);
    m_connecting.push_back(socket);
    m_nextHostMs = m_clock.steadyMs() + staggerMs;
    connect(socket, &QTcpSocket::connected, this, [this, socket] { onConnected(socket); });
    connect(socket, &QTcpSocket::errorOccurred, this, [this, socket](QAbstractSocket::SocketError error) {
        if (socket == m_socket)
            onClosed();
        else
            onConnectFailed(socket, error);
    });
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setReadBufferSize(mostBody);
    socket->connectToHost(m_way.hosts.at(m_nextHost++), m_way.port);
}

void LeaseProbe::onConnected(QTcpSocket *socket)
{
    if (m_hasEnded || m_socket)
        return;
    m_socket = socket;
    for (QTcpSocket *other : m_connecting) {
        if (other != socket) {
            other->disconnect(this);
            other->abort();
            other->deleteLater();
        }
    }
    m_connecting.clear();
    m_outcome.times.connectMs = sinceStage();
    Q_EMIT alive();
    Q_EMIT connected(m_outcome.times.connectMs);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &LeaseProbe::onBytes);
    greet();
}

void LeaseProbe::onConnectFailed(QTcpSocket *socket, QAbstractSocket::SocketError error)
{
    if (m_hasEnded)
        return;
    std::erase(m_connecting, socket);
    socket->disconnect(this);
    socket->deleteLater();
    m_failedLocally = m_failedLocally || error == QAbstractSocket::SocketResourceError
        || error == QAbstractSocket::SocketAddressNotAvailableError;
    if (m_nextHost < m_way.hosts.size())
        connectToNext();
    else if (m_connecting.empty())
        finish(CheckVerdict::Unreachable);
}

void LeaseProbe::greet()
{
    if (m_way.protocol == CheckProtocol::HttpForward)
        return askAddress();
    begin(CheckStage::Proxy);
    if (m_socks5)
        return onProxyState();
    m_socket->write(
        ConnectDialogue::request(m_way.address.host, m_way.address.port, m_way.user.reveal(), m_way.password));
}

void LeaseProbe::onBytes()
{
    if (m_hasEnded)
        return;
    if (m_outcome.stage == CheckStage::Proxy)
        onProxyBytes();
    if (!m_hasEnded && m_outcome.stage >= CheckStage::FirstByte)
        onAnswerBytes();
}

void LeaseProbe::onProxyBytes()
{
    Q_EMIT alive();
    // What follows the lease's yes belongs to TLS, and has to stay where it is.
    const QByteArray bytes = m_socket->peek(m_socket->bytesAvailable());
    const qsizetype taken = m_socks5 ? m_socks5->feed(bytes) : m_connect.feed(bytes);
    m_socket->read(taken);
    onProxyState();
    if (!m_hasEnded && m_outcome.stage == CheckStage::Proxy && m_socket->bytesAvailable() > 0)
        onProxyBytes(); // the next part of the dialogue came along
}

void LeaseProbe::onProxyState()
{
    if (m_socks5) {
        if (const QByteArray bytes = m_socks5->takeOutput(); !bytes.isEmpty())
            m_socket->write(bytes);
        switch (m_socks5->state()) {
        case Socks5Dialogue::State::Talking:
            return;
        case Socks5Dialogue::State::Open:
            return enter();
        case Socks5Dialogue::State::Refused:
            return finish(verdictOfReply(m_socks5->reply()));
        case Socks5Dialogue::State::Denied:
            return finish(CheckVerdict::Refused);
        case Socks5Dialogue::State::Failed:
            // A login that does not fit into the protocol is one that no such proxy takes.
            return finish(m_socks5->fault() == Socks5Dialogue::Fault::TooLong ? CheckVerdict::Refused
                                                                              : CheckVerdict::WrongAnswer);
        }
    }
    m_outcome.status = m_connect.status();
    switch (m_connect.state()) {
    case ConnectDialogue::State::Waiting:
        return;
    case ConnectDialogue::State::Open:
        return enter();
    case ConnectDialogue::State::Refused:
        return finish(verdictOfRefusal(m_outcome.status));
    case ConnectDialogue::State::Failed:
        return finish(CheckVerdict::WrongAnswer);
    }
}

/// The lease has said yes.
void LeaseProbe::enter()
{
    m_outcome.times.proxyMs = sinceStage();
    if (m_socket->bytesAvailable() > 0)
        return finish(CheckVerdict::WrongAnswer); // nobody was asked yet: it is no tunnel
    m_outcome.status = 0;                         // from here on it is the check address's
    if (!m_way.address.isSecure)
        return askAddress();
    begin(CheckStage::Tls);
    QSslSocket *secure = tls();
    m_isNarrow = m_trust.isNarrow(m_way.address.host);
    secure->setSslConfiguration(m_trust.configuration(m_way.address.host));
    secure->setPeerVerifyName(m_way.address.host);
    connect(secure, &QSslSocket::sslErrors, this, &LeaseProbe::onTlsErrors);
    connect(secure, &QSslSocket::encrypted, this, [this, secure] {
        if (m_hasEnded)
            return;
        m_outcome.times.tlsMs = sinceStage();
        m_trust.verified(m_way.address.host, *secure);
        askAddress();
    });
    secure->startClientEncryption();
}

/// Never ignored: the handshake ends with them.
void LeaseProbe::onTlsErrors(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        const TlsFault fault = tlsFaultOf(error.error());
        // The name first: with a stranger's certificate, the name is what tells that somebody is in between.
        if (fault == TlsFault::WrongName || m_outcome.tlsFault == TlsFault::None)
            m_outcome.tlsFault = fault;
    }
    m_failedNarrowly = m_isNarrow && m_outcome.tlsFault == TlsFault::UnknownRoot;
}

void LeaseProbe::askAddress()
{
    begin(CheckStage::FirstByte);
    const CheckAddress &address = m_way.address;
    const bool isHead = address.method == CheckAddress::Method::Head;
    const bool isUsual = address.port == (address.isSecure ? 443 : 80);
    const QByteArray authority = hostAndPort(address.host, isUsual ? 0 : address.port).toLatin1();
    QByteArray request = isHead ? "HEAD " : "GET ";
    if (m_way.protocol == CheckProtocol::HttpForward)
        request += "http://" + authority;
    request += address.target + " HTTP/1.1\r\nHost: " + authority
        + "\r\nUser-Agent: ProxyDeck\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n";
    if (m_way.protocol == CheckProtocol::HttpForward) {
        if (const QByteArray login = ConnectDialogue::authorization(m_way.user.reveal(), m_way.password);
            !login.isEmpty())
            request += "Proxy-Authorization: " + login + "\r\n";
    }
    m_answer = std::make_unique<HttpAnswerReader>(isHead, mostBody);
    m_socket->write(request + "\r\n");
}

void LeaseProbe::onAnswerBytes()
{
    while (m_socket->bytesAvailable() > 0) {
        if (m_outcome.stage == CheckStage::FirstByte) {
            m_outcome.times.firstByteMs = sinceStage();
            begin(CheckStage::Body);
            Q_EMIT alive();
        }
        m_answer->feed(m_socket->readAll());
        onAnswerState();
        if (m_hasEnded)
            return;
    }
}

void LeaseProbe::onAnswerState()
{
    if (m_answer->state() != HttpAnswerReader::State::Head)
        m_outcome.status = m_answer->head().status;
    if (m_answer->state() == HttpAnswerReader::State::Done)
        judgeAnswer();
    else if (m_answer->state() == HttpAnswerReader::State::Failed)
        finish(CheckVerdict::WrongAnswer);
}

/// The connection has ended, orderly or not, or could not be secured.
void LeaseProbe::onClosed()
{
    if (m_hasEnded)
        return;
    if (m_outcome.stage == CheckStage::Tls) {
        if (m_outcome.tlsFault == TlsFault::None) {
            const bool isClosed = m_socket->error() == QAbstractSocket::RemoteHostClosedError;
            m_outcome.tlsFault = isClosed ? TlsFault::Closed : TlsFault::Other;
        }
        return finish(CheckVerdict::TlsFailed);
    }
    if (m_socket->bytesAvailable() > 0)
        onBytes(); // what came before the end
    if (m_hasEnded)
        return;
    if (m_outcome.stage < CheckStage::FirstByte)
        return finish(CheckVerdict::WrongAnswer);
    m_answer->close();
    onAnswerState();
}

void LeaseProbe::judgeAnswer()
{
    m_outcome.times.restMs = sinceStage();
    m_outcome.stage = CheckStage::Done;
    m_outcome.status = m_answer->head().status;
    const int status = m_outcome.status;
    const bool isExpected = m_way.address.status != 0 ? status == m_way.address.status : status >= 200 && status < 300;
    if (!isExpected) {
        // Forwarded, the lease's own refusals look like the check address's.
        const bool mayBeTheLease = m_way.protocol == CheckProtocol::HttpForward;
        return finish(mayBeTheLease ? verdictOfStatus(status) : CheckVerdict::WrongAnswer);
    }
    const QByteArray body = bodyInUtf8(m_answer->body(), m_answer->head().value("content-type"));
    if (!body.contains(m_way.address.text.toUtf8()))
        return finish(CheckVerdict::WrongAnswer);
    if (!m_way.address.readsExit)
        return finish(CheckVerdict::ExitUnknown);
    const ExitAddress address = ExitAddress::of(body, m_way.anyExitCounts);
    m_outcome.exitIp = address.exit;
    const bool isTransparent
        = std::any_of(m_way.ownAddresses.begin(), m_way.ownAddresses.end(),
                      [&address](const QString &own) { return !own.isEmpty() && address.all.contains(own); });
    if (isTransparent)
        finish(CheckVerdict::Transparent);
    else if (address.exit.isEmpty() || m_way.declaredExit.isEmpty())
        finish(CheckVerdict::ExitUnknown);
    else
        finish(address.exit == m_way.declaredExit ? CheckVerdict::Good : CheckVerdict::Differs);
}

void LeaseProbe::finish(CheckVerdict verdict)
{
    m_hasEnded = true;
    m_outcome.verdict = verdict;
    if (m_socket)
        m_connecting.push_back(m_socket);
    for (QTcpSocket *socket : m_connecting) {
        socket->disconnect(this);
        socket->abort();
    }
    m_connecting.clear();
    Q_EMIT ended();
}

void LeaseProbe::begin(CheckStage stage)
{
    m_outcome.stage = stage;
    m_stageMs = m_clock.steadyMs();
}

qint32 LeaseProbe::sinceStage() const { return qint32(m_clock.steadyMs() - m_stageMs); }

QSslSocket *LeaseProbe::tls() const { return qobject_cast<QSslSocket *>(m_socket); }

} // namespace proxydeck

#include "moc_lease_probe.cpp"
