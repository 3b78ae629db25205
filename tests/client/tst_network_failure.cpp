// SPDX-License-Identifier: MIT
#include "client/network_failure.h"

#include <QTest>

using namespace proxydeck;

/// What a failure without an answer says of a request.
class TestNetworkFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mayHaveLeft_data();
    void mayHaveLeft();
};

void TestNetworkFailure::mayHaveLeft_data()
{
    QTest::addColumn<Departure>("departure");
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<bool>("left");
    using Reply = QNetworkReply;
    QTest::newRow("not written, refused") << Departure::NotYet << Reply::ConnectionRefusedError << false;
    QTest::newRow("not written, closed") << Departure::NotYet << Reply::RemoteHostClosedError << false;
    QTest::newRow("plain, refused") << Departure::Untold << Reply::ConnectionRefusedError << false;
    QTest::newRow("plain, no such host") << Departure::Untold << Reply::HostNotFoundError << false;
    QTest::newRow("plain, closed") << Departure::Untold << Reply::RemoteHostClosedError << true;
    // The first connection was lost after the request was written, and Qt made a second one.
    QTest::newRow("written, then refused") << Departure::MayHaveLeft << Reply::ConnectionRefusedError << true;
    QTest::newRow("written, then no such host") << Departure::MayHaveLeft << Reply::HostNotFoundError << true;
    QTest::newRow("written, then the proxy refuses")
        << Departure::MayHaveLeft << Reply::ProxyConnectionRefusedError << true;
    QTest::newRow("written, closed") << Departure::MayHaveLeft << Reply::RemoteHostClosedError << true;
}

void TestNetworkFailure::mayHaveLeft()
{
    QFETCH(Departure, departure);
    QFETCH(QNetworkReply::NetworkError, error);
    QFETCH(bool, left);
    QCOMPARE(proxydeck::mayHaveLeft(departure, error), left);
}

QTEST_GUILESS_MAIN(TestNetworkFailure)
#include "tst_network_failure.moc"
