// SPDX-License-Identifier: MIT
#include "catalogue/catalogue.h"
#include "catalogue/vendor_code.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace proxydeck {

class TestVendorCode : public QObject
{
    Q_OBJECT

    const Catalogue m_vendor{Catalogue::vendorEndpoints()};

private Q_SLOTS:
    void knowsTheVendorsCodes()
    {
        QStringList documented;
        QStringList wild;
        for (const VendorCode &code : vendorCodes())
            (code.documented ? documented : wild).append(QString::fromLatin1(code.code));
        QCOMPARE(
            documented.join(u' '),
            u"INTERNAL_ERROR INVALID_PARAMETER INVALID_KEY UNAVAILABLE_KEY ACCESS_DENY API_AUTH_DENY KEY_BLOCK "
            "REQUEST_LIMIT_EXCEEDED BALANCE_INSUFFICIENT NO_RESOURCE_FOUND FAILED_OPERATION EXTRACT_LIMIT_EXCEEDED "
            "NO_AVAILABLE_CHANNEL"_s);
        QCOMPARE(
            wild.join(u' '),
            u"DELETE_LIMIT_EXCEEDED IP_WHITELIST_LIMIT_EXCEEDED STATIC_DELETE_TIME_LIMIT MONOPOLY_DELETE_TIME_LIMIT "
            "MONOPOLY_CHANGEIP_TIME_LIMIT"_s);
    }

    void knowsWhatEndpointsList()
    {
        for (const Endpoint &endpoint : m_vendor.endpoints()) {
            for (const char *code : endpoint.errorCodes) {
                const VendorCode *known = findVendorCode(QString::fromLatin1(code));
                QVERIFY2(known && known->documented, code);
            }
        }
    }

    void doesNotGuess()
    {
        QVERIFY(!findVendorCode(u"SUCCESS"));
        QVERIFY(!findVendorCode(u""));
        QVERIFY(!findVendorCode(u"invalid_key"));
        QVERIFY(!findVendorCode(u"SOMETHING_NEW"));
        QCOMPARE(retryAdvice(u"SOMETHING_NEW", *m_vendor.find(u"exclusive.get")), RetryAdvice::AfterChange);
    }

    void advises_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<RetryAdvice>("advice");

        const auto row = [](const char *code, const char *endpoint, RetryAdvice advice) {
            QTest::addRow("%s at %s", code, endpoint)
                << QString::fromLatin1(code) << QString::fromLatin1(endpoint) << advice;
        };
        row("EXTRACT_LIMIT_EXCEEDED", "short.elastic.get", RetryAdvice::Tomorrow);
        row("EXTRACT_LIMIT_EXCEEDED", "short.even.get", RetryAdvice::NextMinute);
        row("EXTRACT_LIMIT_EXCEEDED", "short.metered.get", RetryAdvice::AfterChange);
        row("EXTRACT_LIMIT_EXCEEDED", "global.channel.get", RetryAdvice::AfterChange);
        row("REQUEST_LIMIT_EXCEEDED", "short.elastic.get", RetryAdvice::NextMinute);
        row("NO_RESOURCE_FOUND", "short.elastic.get", RetryAdvice::Later);
        row("NO_AVAILABLE_CHANNEL", "short.channel.get", RetryAdvice::Later);
        row("INVALID_KEY", "short.even.get", RetryAdvice::AfterChange);
        row("API_AUTH_DENY", "global.metered.get", RetryAdvice::AfterChange);
        row("BALANCE_INSUFFICIENT", "short.metered.get", RetryAdvice::AfterChange);
    }

    void advises()
    {
        QFETCH(QString, code);
        QFETCH(QString, endpoint);
        QTEST(retryAdvice(code, *m_vendor.find(endpoint)), "advice");
    }
};

} // namespace proxydeck

QTEST_APPLESS_MAIN(proxydeck::TestVendorCode)
#include "tst_vendor_code.moc"
