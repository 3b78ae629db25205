// SPDX-License-Identifier: MIT
#include "bench/meter.h"

#include "check_load.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrlQuery>

#include <functional>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

namespace {

/// A lease for each check, by the number in its URL.
class LeaseOfUrl final : public QNetworkProxyFactory
{
public:
    explicit LeaseOfUrl(const CheckLoad &load)
        : m_load(load)
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const int check = QUrlQuery(query.url()).queryItemValue(u"n"_s).toInt();
        return {QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, m_load.port(check), u"TESTKEY01"_s,
                              u"TESTPWD02"_s)};
    }

private:
    const CheckLoad &m_load;
};

} // namespace

CheckFigures checkByQnam(const CheckLoad &load)
{
    CheckFigures figures;
    figures.restingThreads = threadsNow();
    figures.restingBytes = double(bytesResident());
    QNetworkAccessManager manager;
    manager.setProxyFactory(new LeaseOfUrl(load));
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates(QSslCertificate::fromData(load.roots, QSsl::Pem));
    QEventLoop loop;
    QElapsedTimer time;
    time.start();
    int begun = 0;
    std::function<void()> next = [&] {
        if (begun >= load.checks)
            return;
        QNetworkRequest request(QUrl(load.url() + u"?n="_s + QString::number(begun++)));
        request.setSslConfiguration(trust);
        request.setRawHeader("Connection", "close");
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        QNetworkReply *reply = manager.get(request);
        QObject::connect(reply, &QNetworkReply::finished, &loop, [&, reply] {
            reply->deleteLater();
            figures.endsMs.append(double(time.nsecsElapsed()) / 1e6);
            figures.good += reply->readAll() == "192.0.2.1" ? 1 : 0;
            if (figures.endsMs.size() >= load.checks)
                loop.quit();
            else
                next();
        });
    };
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&figures] {
        figures.mostBytes = std::max(figures.mostBytes, double(bytesResident()));
        figures.mostThreads = std::max(figures.mostThreads, threadsNow());
    });
    look.start(100);
    const double startMs = processorMs();
    for (int i = 0; i < load.atOnce; ++i)
        next();
    loop.exec();
    figures.processorMs = processorMs() - startMs;
    return figures;
}

} // namespace proxydeck::bench
