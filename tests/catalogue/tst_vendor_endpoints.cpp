// SPDX-License-Identifier: MIT
#include "catalogue/catalogue.h"

#include <QTest>

using namespace Qt::StringLiterals;

// Every expectation is typed from the vendor's documentation, endpoint by endpoint, never taken from the table under
// test.

namespace proxydeck {

namespace {

constexpr auto eightErrors
    = "INTERNAL_ERROR INVALID_PARAMETER INVALID_KEY UNAVAILABLE_KEY ACCESS_DENY API_AUTH_DENY KEY_BLOCK "
      "REQUEST_LIMIT_EXCEEDED";

QString kindName(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Key:
        return u"key"_s;
    case ParameterKind::ApiPassword:
        return u"password"_s;
    case ParameterKind::AreaCodes:
        return u"areas"_s;
    case ParameterKind::AreaCode:
        return u"one-area"_s;
    case ParameterKind::CountryCodes:
        return u"countries"_s;
    case ParameterKind::Carrier:
        return u"carrier"_s;
    case ParameterKind::Count:
        return u"count"_s;
    case ParameterKind::Minutes:
        return u"minutes"_s;
    case ParameterKind::Flag:
        return u"flag"_s;
    }
    return {};
}

/// "key!:key pwd:password num:count=1": name, `!` if required, kind, and what is assumed if it is not sent.
QString described(const Endpoint &endpoint)
{
    QStringList parameters;
    for (const Parameter &parameter : endpoint.parameters) {
        QString text = QString::fromLatin1(parameter.name);
        if (parameter.presence == Presence::Required)
            text += u'!';
        text += u':' + kindName(parameter.kind);
        if (*parameter.fallback)
            text += u'=' + QString::fromLatin1(parameter.fallback);
        parameters.append(text);
    }
    return parameters.join(u' ');
}

QStringList words(const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); }

} // namespace

class TestVendorEndpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areAsDocumented_data()
    {
        QTest::addColumn<Product>("product");
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<Action>("action");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<QString>("moreErrors");
        QTest::addColumn<ReplyShape>("shape");
        QTest::addColumn<int>("callsWithOneChannel");
        QTest::addColumn<int>("callsWithTwentyChannels");

        const QString shortLived = u"key!:key pwd:password area:areas area_ex:areas isp:carrier=0 num:count=1 "
                                   "distinct:flag=false"_s;
        const QString global = u"key!:key pwd:password area:countries area_ex:countries num:count=1"_s;
        const QString all = u"BALANCE_INSUFFICIENT NO_RESOURCE_FOUND FAILED_OPERATION EXTRACT_LIMIT_EXCEEDED"_s;
        const QString noBalance = u"NO_RESOURCE_FOUND FAILED_OPERATION EXTRACT_LIMIT_EXCEEDED"_s;

        QTest::newRow("short.channel.pool")
            << Product::ShortLived << Mode::Channel << Action::ExtractAndList << u"share.proxy.qg.net/pool"_s
            << shortLived << all << ReplyShape::Leases << 60 << 60;
        QTest::newRow("short.channel.query")
            << Product::ShortLived << Mode::Channel << Action::ListInUse << u"share.proxy.qg.net/query"_s
            << u"key!:key pwd:password"_s << u""_s << ReplyShape::Leases << 60 << 60;
        QTest::newRow("short.channel.get")
            << Product::ShortLived << Mode::Channel << Action::Extract << u"share.proxy.qg.net/get"_s << shortLived
            << all << ReplyShape::Leases << 15 << 110;
        QTest::newRow("short.elastic.get")
            << Product::ShortLived << Mode::Elastic << Action::Extract << u"share.proxy.qg.net/get"_s << shortLived
            << noBalance << ReplyShape::Leases << 60 << 60;
        QTest::newRow("short.even.get") << Product::ShortLived << Mode::Even << Action::Extract
                                        << u"share.proxy.qg.net/get"_s << shortLived << noBalance << ReplyShape::Leases
                                        << 60 << 60;
        QTest::newRow("short.metered.get")
            << Product::ShortLived << Mode::Metered << Action::Extract << u"share.proxy.qg.net/get"_s << shortLived
            << all << ReplyShape::Leases << 60 << 60;
        QTest::newRow("exclusive.get")
            << Product::Exclusive << Mode::None << Action::Extract << u"exclusive.proxy.qg.net/get"_s
            << u"key!:key pwd:password area:one-area isp:carrier=0 keep_alive:minutes num:count=1 distinct:flag=false"_s
            << u"NO_RESOURCE_FOUND FAILED_OPERATION"_s << ReplyShape::LeaseBatch << 15 << 110;
        QTest::newRow("regionlock.get") << Product::RegionLock << Mode::None << Action::Extract
                                        << u"monopoly.proxy.qg.net/get"_s
                                        << u"key!:key pwd:password area:one-area isp:carrier=0 num:count=1"_s
                                        << u"NO_AVAILABLE_CHANNEL NO_RESOURCE_FOUND FAILED_OPERATION"_s
                                        << ReplyShape::RegionLocks << 15 << 110;
        QTest::newRow("global.channel.get")
            << Product::Global << Mode::Channel << Action::Extract << u"overseas.proxy.qg.net/get"_s << global << all
            << ReplyShape::Leases << 15 << 110;
        QTest::newRow("global.metered.get")
            << Product::Global << Mode::Metered << Action::Extract << u"overseas.proxy.qg.net/get"_s << global << all
            << ReplyShape::Leases << 60 << 60;
    }

    void areAsDocumented()
    {
        const Catalogue catalogue(Catalogue::vendorEndpoints());
        const Endpoint *endpoint = catalogue.find(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(endpoint);
        QTEST(endpoint->product, "product");
        QTEST(endpoint->mode, "mode");
        QTEST(endpoint->action, "action");
        QTEST(QString::fromLatin1(endpoint->host) + QString::fromLatin1(endpoint->path), "url");
        QTEST(described(*endpoint), "parameters");
        QTEST(endpoint->shape, "shape");
        QTEST(callsPerMinute(*endpoint, 1), "callsWithOneChannel");
        QTEST(callsPerMinute(*endpoint, 20), "callsWithTwentyChannels");

        QStringList errors;
        for (const char *code : endpoint->errorCodes)
            errors.append(QString::fromLatin1(code));
        QFETCH(QString, moreErrors);
        QCOMPARE(errors, words(QLatin1StringView(eightErrors) + u' ' + moreErrors));

        QFETCH(Action, action);
        QCOMPARE(endpoint->charges(), action != Action::ListInUse);
    }

    void areTen()
    {
        QStringList ids;
        for (const Endpoint &endpoint : Catalogue::vendorEndpoints())
            ids.append(QString::fromLatin1(endpoint.id));
        // These names are in settings files and ledgers: they never change.
        QCOMPARE(ids,
                 words(u"short.channel.pool short.channel.query short.channel.get short.elastic.get short.even.get "
                       "short.metered.get exclusive.get regionlock.get global.channel.get global.metered.get"_s));
    }

    void linkToTheDocumentedPages()
    {
        for (const Endpoint &endpoint : Catalogue::vendorEndpoints()) {
            const bool global = endpoint.product == Product::Global;
            QCOMPARE(QLatin1StringView(endpoint.debugTool),
                     global ? "https://www.qg.net/tools/IPdebug.html?type=5-2"_L1
                            : "https://www.qg.net/tools/IPdebug.html"_L1);
            QCOMPARE(QLatin1StringView(endpoint.authSettings),
                     global ? "https://www.qg.net/user/proxyipResource"_L1
                            : "https://www.qg.net/user/proxyIpManage"_L1);
            if (global)
                QCOMPARE(QLatin1StringView(endpoint.areaCodes), "https://www.qg.net/doc/use/8_234_201/1975.html"_L1);
            else
                QVERIFY(!endpoint.areaCodes);
        }
    }

    void limitWhatIsKnownToBeLimited()
    {
        const Catalogue catalogue(Catalogue::vendorEndpoints());
        const auto parameter = [&](QStringView id, QLatin1StringView name) {
            for (const Parameter &candidate : catalogue.find(id)->parameters) {
                if (name == QLatin1StringView(candidate.name))
                    return candidate;
            }
            return Parameter{};
        };
        QCOMPARE(parameter(u"short.even.get", "num"_L1).minimum, 1);
        QCOMPARE(parameter(u"short.even.get", "num"_L1).maximum, 100);
        QCOMPARE(parameter(u"exclusive.get", "keep_alive"_L1).minimum, 1);
        QCOMPARE(parameter(u"exclusive.get", "keep_alive"_L1).maximum, 1440);
        QCOMPARE(parameter(u"regionlock.get", "isp"_L1).maximum, 3);
        QCOMPARE(parameter(u"short.even.get", "area"_L1).maximum, 0);
    }
};

} // namespace proxydeck

QTEST_APPLESS_MAIN(proxydeck::TestVendorEndpoints)
#include "tst_vendor_endpoints.moc"
