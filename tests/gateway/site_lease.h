// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QNetworkProxy>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>
#include <utility>

namespace proxydeck {

/// A lease on loopback that knows some sites by name and leads to where they are on this machine, as CONNECT and for
/// requests in absolute form; any other name is a 502. It wants user and password.
class SiteLease : public QTcpServer
{
public:
    enum class Health : quint8 { Good, Silent, AsksLogin, Gone };

    /// \a sites: the port of this machine for each `host:port`.
    explicit SiteLease(QHash<QByteArray, quint16> sites, const QByteArray &user = "TESTKEY01",
                       const QByteArray &password = "TESTPWD01")
        : m_sites(std::move(sites))
        , m_login((user + ':' + password).toBase64())
    {
        setProxy(QNetworkProxy::NoProxy);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = nextPendingConnection())
                welcome(client);
        });
        listen(QHostAddress::LocalHost);
    }

    /// Gone: no new connection; those that are open go on.
    void setHealth(Health health)
    {
        m_health = health;
        if (health == Health::Gone)
            close();
    }
    /// It is as \a then once it has served \a uses.
    void setUses(int uses, Health then)
    {
        m_uses = uses;
        m_then = then;
    }
    /// As at a deadline: nobody is there any more, and what was open is cut.
    void end()
    {
        close();
        const QList<QPointer<QTcpSocket>> open = std::exchange(m_open, {});
        for (QTcpSocket *socket : open) {
            if (socket)
                socket->abort();
        }
    }
    int served() const { return m_served; } ///< tunnels and requests that were led to a site
    int asked() const { return m_asked; }   ///< also those that were not

private:
    struct Talk
    {
        QByteArray in;
        bool isJoined = false;
    };

    void welcome(QTcpSocket *client)
    {
        m_open.append(client);
        auto talk = std::make_shared<Talk>();
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, this, [this, client, talk] {
            if (talk->isJoined || m_health == Health::Silent)
                return;
            talk->in += client->readAll();
            const qsizetype end = talk->in.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            talk->isJoined = true;
            ++m_asked;
            serve(client, talk->in.first(end + 2), talk->in.mid(end + 4));
        });
    }

    void serve(QTcpSocket *client, const QByteArray &head, const QByteArray &rest)
    {
        const bool isConnect = head.startsWith("CONNECT ");
        QByteArray target = head.split(' ').value(1);
        const QByteArray login = "\r\nproxy-authorization: basic " + m_login.toLower() + "\r\n";
        if (m_health == Health::AsksLogin || !head.toLower().contains(login)) {
            return refuse(client, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"lease\"\r\n");
        }
        QByteArray forSite;
        if (!isConnect) {
            if (!target.startsWith("http://"))
                return refuse(client, "400 Bad Request");
            const QByteArray path = target.mid(7);
            const qsizetype slash = path.indexOf('/');
            target = path.left(slash);
            if (!target.contains(':'))
                target += ":80";
            QByteArray lines = head.mid(head.indexOf("\r\n") + 2);
            for (const QByteArray &line : lines.split('\n')) {
                if (line.toLower().startsWith("proxy-"))
                    lines.replace(line + '\n', "");
            }
            forSite = head.left(head.indexOf(' ') + 1) + (slash < 0 ? "/" : path.mid(slash, path.indexOf(' ') - slash))
                + " HTTP/1.1\r\n" + lines + "\r\n";
        }
        const quint16 port = m_sites.value(target);
        if (port == 0)
            return refuse(client, "502 Bad Gateway");
        if (++m_served == m_uses)
            setHealth(m_then);
        lead(client, port, isConnect ? "HTTP/1.1 200 Connection established\r\n\r\n" : "", forSite + rest);
    }

    static void refuse(QTcpSocket *client, const QByteArray &status, const QByteArray &fields = {})
    {
        client->write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n" + fields + "\r\n");
        client->disconnectFromHost();
    }

    void lead(QTcpSocket *client, quint16 port, const QByteArray &toClient, const QByteArray &toSite)
    {
        auto *site = new QTcpSocket(client);
        site->setProxy(QNetworkProxy::NoProxy);
        m_open.append(site);
        connect(site, &QTcpSocket::connected, client, [client, site, toClient, toSite] {
            client->write(toClient);
            site->write(toSite);
            connect(client, &QTcpSocket::readyRead, site, [client, site] { site->write(client->readAll()); });
            site->write(client->readAll());
        });
        connect(site, &QTcpSocket::readyRead, client, [client, site] { client->write(site->readAll()); });
        connect(site, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        connect(client, &QTcpSocket::disconnected, site, [site] { site->disconnectFromHost(); });
        site->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    const QHash<QByteArray, quint16> m_sites;
    const QByteArray m_login;
    Health m_health = Health::Good;
    int m_uses = -1;
    Health m_then = Health::Good;
    QList<QPointer<QTcpSocket>> m_open;
    int m_served = 0;
    int m_asked = 0;
};

} // namespace proxydeck
