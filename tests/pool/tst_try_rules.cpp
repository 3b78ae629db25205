// SPDX-License-Identifier: MIT
#include "pool/try_rules.h"

#include <QTest>

using namespace proxydeck;

/// RFC 9110, 9.2.2. Nothing unsafe is sent twice.
class TestTryRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void methods_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("isIdempotent");
        for (const char *method : {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
            QTest::newRow(method) << QByteArray(method) << true;
        for (const char *method : {"POST", "PATCH", "CONNECT", "get", "Get", "GETX", "GE", "PURGE", "PROPFIND", "LINK"})
            QTest::newRow(method) << QByteArray(method) << false;
        QTest::newRow("none") << QByteArray() << false;
    }

    void methods()
    {
        QFETCH(QByteArray, method);
        QFETCH(bool, isIdempotent);
        for (const bool isWhole : {false, true}) {
            QVERIFY(mayTryAgain(SentSoFar::Nothing, method, isWhole));
            QCOMPARE(mayTryAgain(SentSoFar::Request, method, isWhole), isIdempotent && isWhole);
            QVERIFY(!mayTryAgain(SentSoFar::Answer, method, isWhole));
        }
    }
};

QTEST_APPLESS_MAIN(TestTryRules)
#include "tst_try_rules.moc"
