// SPDX-License-Identifier: MIT
// Every documented error, by what really causes it.
#include "simulator/simulator.h"
#include "support/fake_clock.h"

#include "conversation.h"

using namespace proxydeck;
using namespace proxydeck::sim;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Share = "share.proxy.qg.net";
const QByteArray Exclusive = "exclusive.proxy.qg.net";
const QByteArray Monopoly = "monopoly.proxy.qg.net";
const QByteArray Overseas = "overseas.proxy.qg.net";

} // namespace

class TestVendorErrors : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<Simulator> m_vendor;

    Answer ask(const QByteArray &host, const QByteArray &target) { return get(m_vendor->port(), host, target); }
    QString codeOf(const QByteArray &host, const QByteArray &target) { return ask(host, target).code(); }
    KeyPlan plan(Plan kind) const
    {
        KeyPlan made;
        made.key = u"TESTKEY01"_s;
        made.plan = kind;
        return made;
    }

private Q_SLOTS:
    void init()
    {
        m_clock.setUtcMs(1'677'310'000'000);
        m_vendor = std::make_unique<Simulator>(m_clock);
        QVERIFY(m_vendor->listen());
    }
    void cleanup() { m_vendor.reset(); }

    void comeAsHttp400UnlessToldOtherwise()
    {
        const Answer answer = ask(Share, "/get?key=TESTKEY01");
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), u"INVALID_KEY"_s);
        QVERIFY(!answer.json().contains("data"_L1));
        m_vendor->setErrorStatus("INVALID_KEY", 200);
        QCOMPARE(ask(Share, "/get?key=TESTKEY01").status, 200);
        QCOMPARE(ask(Share, "/get").status, 400);
        m_vendor->setErrorStatus(200);
        QCOMPARE(ask(Share, "/get").status, 200);
    }

    void keys_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool KeyPlan::*>("flag");
        QTest::newRow("expired") << u"INVALID_KEY"_s << &KeyPlan::expired;
        QTest::newRow("unavailable") << u"UNAVAILABLE_KEY"_s << &KeyPlan::unavailable;
        QTest::newRow("blocked") << u"KEY_BLOCK"_s << &KeyPlan::blocked;
        QTest::newRow("API denied") << u"API_AUTH_DENY"_s << &KeyPlan::apiDenied;
    }
    void keys()
    {
        QFETCH(bool KeyPlan::*, flag);
        KeyPlan key = plan(Plan::ShortMetered);
        key.*flag = true;
        m_vendor->addKey(key);
        QTEST(codeOf(Share, "/get?key=TESTKEY01"), "code");
        QCOMPARE(m_vendor->extractions(key.key), 0);
        key.*flag = false;
        m_vendor->addKey(key);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01"), u"SUCCESS"_s);
        QCOMPARE(codeOf(Share, "/get?key=testkey01"), u"INVALID_KEY"_s);
    }

    void passwords()
    {
        KeyPlan key = plan(Plan::ShortMetered);
        key.pwd = u"a+b c&é"_s;
        m_vendor->addKey(key);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01"), u"API_AUTH_DENY"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&pwd=wrong"), u"API_AUTH_DENY"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&pwd=a+b%20c%26%C3%A9"), u"API_AUTH_DENY"_s); // + is a space
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&pwd=a%2Bb%20c%26%C3%A9"), u"SUCCESS"_s);
    }

    void plansFitTheirInterfaces_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QList<QByteArray>>("allowed");
        const QByteArray get = "/get";
        QTest::newRow("short channel") << int(Plan::ShortChannel)
                                       << QList<QByteArray>{Share + "/pool", Share + "/query", Share + get};
        QTest::newRow("short elastic") << int(Plan::ShortElastic) << QList<QByteArray>{Share + get};
        QTest::newRow("short even") << int(Plan::ShortEven) << QList<QByteArray>{Share + get};
        QTest::newRow("short metered") << int(Plan::ShortMetered) << QList<QByteArray>{Share + get};
        QTest::newRow("exclusive") << int(Plan::Exclusive) << QList<QByteArray>{Exclusive + get};
        QTest::newRow("region lock") << int(Plan::RegionLock) << QList<QByteArray>{Monopoly + get};
        QTest::newRow("global channel") << int(Plan::GlobalChannel) << QList<QByteArray>{Overseas + get};
        QTest::newRow("global metered") << int(Plan::GlobalMetered) << QList<QByteArray>{Overseas + get};
    }
    void plansFitTheirInterfaces()
    {
        QFETCH(int, kind);
        QFETCH(QList<QByteArray>, allowed);
        m_vendor->addKey(plan(static_cast<Plan>(kind)));
        const QList<std::pair<QByteArray, QByteArray>> all{{Share, "/pool"},    {Share, "/query"},  {Share, "/get"},
                                                           {Exclusive, "/get"}, {Monopoly, "/get"}, {Overseas, "/get"}};
        for (const auto &[host, path] : all)
            QCOMPARE(codeOf(host, path + "?key=TESTKEY01"),
                     allowed.contains(host + path) ? u"SUCCESS"_s : u"ACCESS_DENY"_s);
    }

    void parameters_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("right");
        const auto row = [](const char *name, Plan kind, const QByteArray &host, const QByteArray &query,
                            bool right = false) { QTest::newRow(name) << int(kind) << host << query << right; };
        const Plan metered = Plan::ShortMetered;
        row("num 0", metered, Share, "num=0");
        row("num 101", metered, Share, "num=101");
        row("num 100", metered, Share, "num=100", true);
        row("num negative", metered, Share, "num=-1");
        row("num text", metered, Share, "num=two");
        row("num empty", metered, Share, "num=");
        row("num fraction", metered, Share, "num=1.0");
        row("num huge", metered, Share, "num=4294967297");
        row("num twice", metered, Share, "num=1&num=1");
        row("isp 4", metered, Share, "isp=4");
        row("isp 0", metered, Share, "isp=0", true);
        row("isp text", metered, Share, "isp=%E7%94%B5%E4%BF%A1");
        row("distinct true", metered, Share, "distinct=true", true);
        row("distinct 1", metered, Share, "distinct=1");
        row("area short", metered, Share, "area=35050");
        row("area name", metered, Share, "area=beijing");
        row("area empty item", metered, Share, "area=350500,");
        row("area empty", metered, Share, "area=");
        row("area ISO at home", metered, Share, "area=US");
        row("area_ex", metered, Share, "area_ex=44010x");
        row("area twelve digits", metered, Share, "area=350500330700");
        row("escape cut", metered, Share, "area=350500%2");
        row("escape", metered, Share, "x=%zz");
        row("not UTF-8", metered, Share, "x=%ff");
        row("exclusive, one area", Plan::Exclusive, Exclusive, "area=411400", true);
        row("exclusive, two areas", Plan::Exclusive, Exclusive, "area=411400,330700");
        row("keep_alive 0", Plan::Exclusive, Exclusive, "keep_alive=0");
        row("keep_alive 1440", Plan::Exclusive, Exclusive, "keep_alive=1440", true);
        row("keep_alive 1441", Plan::Exclusive, Exclusive, "keep_alive=1441");
        row("keep_alive where unknown", metered, Share, "keep_alive=0", true);
        row("region lock, two areas", Plan::RegionLock, Monopoly, "area=411400,330700");
        row("global, lower case", Plan::GlobalMetered, Overseas, "area=us");
        row("global, three letters", Plan::GlobalMetered, Overseas, "area=USA");
        row("global, mainland code", Plan::GlobalMetered, Overseas, "area=350500");
        row("global, both kinds", Plan::GlobalMetered, Overseas, "area=US,990100", true);
    }
    void parameters()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, query);
        QFETCH(bool, right);
        m_vendor->addKey(plan(static_cast<Plan>(kind)));
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01&" + query), right ? u"SUCCESS"_s : u"INVALID_PARAMETER"_s);
    }

    void theKeyIsRequired()
    {
        QCOMPARE(codeOf(Share, "/query"), u"INVALID_PARAMETER"_s);
        QCOMPARE(codeOf(Share, "/query?key="), u"INVALID_PARAMETER"_s);
    }

    void areasWithoutResources()
    {
        m_vendor->addKey(plan(Plan::ShortMetered));
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&area=540100"), u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&area=411400&area_ex=410000"), u"NO_RESOURCE_FOUND"_s);
        m_vendor->limitStock(u"411400"_s, 0);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&area=411400"), u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(m_vendor->charged(u"TESTKEY01"_s), 0);
    }

    void channelsAreFinite_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("short") << int(Plan::ShortChannel) << Share;
        QTest::newRow("exclusive") << int(Plan::Exclusive) << Exclusive;
        QTest::newRow("region lock") << int(Plan::RegionLock) << Monopoly;
        QTest::newRow("global") << int(Plan::GlobalChannel) << Overseas;
    }
    void channelsAreFinite()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, host);
        KeyPlan key = plan(static_cast<Plan>(kind));
        key.channels = 3;
        key.leaseSeconds = 60;
        m_vendor->addKey(key);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01&num=2"), u"SUCCESS"_s);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01&num=2"), u"SUCCESS"_s); // the one that is left
        QCOMPARE(m_vendor->leasesInUse(key.key), 3);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01"), u"NO_AVAILABLE_CHANNEL"_s);
        m_clock.advance(60'000);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01"), u"SUCCESS"_s);
        QCOMPARE(m_vendor->charged(key.key), 4);
    }

    void elasticQuotaIsByTheDayThere()
    {
        KeyPlan key = plan(Plan::ShortElastic);
        key.dailyQuota = 5;
        m_vendor->addKey(key);
        m_clock.setUtcMs(1'677'340'799'000); // 2023-02-25 23:59:59 in China
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&num=3"), u"SUCCESS"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&num=3"), u"EXTRACT_LIMIT_EXCEEDED"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&num=2"), u"SUCCESS"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01"), u"EXTRACT_LIMIT_EXCEEDED"_s);
        m_clock.advance(1'000);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&num=5"), u"SUCCESS"_s);
        QCOMPARE(m_vendor->leasesHandedOut(key.key), 10);
    }

    void evenQuotaIsByTheMinuteThere()
    {
        KeyPlan key = plan(Plan::ShortEven);
        key.minuteQuota = 2;
        m_vendor->addKey(key);
        m_clock.setUtcMs(1'677'310'019'999); // 15:26:59.999
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&num=2"), u"SUCCESS"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01"), u"EXTRACT_LIMIT_EXCEEDED"_s);
        m_clock.advance(1);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01&num=2"), u"SUCCESS"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01"), u"EXTRACT_LIMIT_EXCEEDED"_s);
    }

    void otherQuotasAreForGood_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("short channel") << int(Plan::ShortChannel) << Share;
        QTest::newRow("short metered") << int(Plan::ShortMetered) << Share;
        QTest::newRow("global channel") << int(Plan::GlobalChannel) << Overseas;
        QTest::newRow("global metered") << int(Plan::GlobalMetered) << Overseas;
    }
    void otherQuotasAreForGood()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, host);
        KeyPlan key = plan(static_cast<Plan>(kind));
        key.totalQuota = 2;
        m_vendor->addKey(key);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01&num=2"), u"SUCCESS"_s);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01"), u"EXTRACT_LIMIT_EXCEEDED"_s);
        m_clock.advance(90'000'000);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01"), u"EXTRACT_LIMIT_EXCEEDED"_s);
    }

    void balancesRunOut_data() { otherQuotasAreForGood_data(); }
    void balancesRunOut()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, host);
        KeyPlan key = plan(static_cast<Plan>(kind));
        key.balance = 10;
        key.price = 3;
        m_vendor->addKey(key);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01&num=4"), u"BALANCE_INSUFFICIENT"_s);
        QCOMPARE(m_vendor->balance(key.key), 10);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01&num=3"), u"SUCCESS"_s);
        QCOMPARE(m_vendor->balance(key.key), 1);
        QCOMPARE(m_vendor->charged(key.key), 9);
        QCOMPARE(codeOf(host, "/get?key=TESTKEY01"), u"BALANCE_INSUFFICIENT"_s);
    }

    void chargesForWhatWasHandedOut()
    {
        m_vendor->setMostProxies(3);
        KeyPlan key = plan(Plan::ShortMetered);
        key.balance = 100;
        m_vendor->addKey(key);
        QCOMPARE(ask(Share, "/get?key=TESTKEY01&num=5").rows().size(), 3);
        QCOMPARE(m_vendor->balance(key.key), 97);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01"), u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(m_vendor->balance(key.key), 97);
    }

    void exclusiveMeansNobodyElseHasTheExit()
    {
        m_vendor->limitStock(u"411400"_s, 1);
        m_vendor->addKey(plan(Plan::Exclusive));
        KeyPlan other = plan(Plan::Exclusive);
        other.key = u"TESTKEY02"_s;
        m_vendor->addKey(other);
        QCOMPARE(codeOf(Exclusive, "/get?key=TESTKEY01&area=411400&num=3"), u"SUCCESS"_s);
        QCOMPARE(codeOf(Exclusive, "/get?key=TESTKEY02&area=411400"), u"NO_RESOURCE_FOUND"_s);
    }

    void internalErrorAndFailureCanBeScripted()
    {
        m_vendor->addKey(plan(Plan::ShortMetered));
        m_vendor->script({.kind = Fault::Kind::Json400});
        m_vendor->script({.kind = Fault::Kind::Json400, .code = "FAILED_OPERATION"});
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01"), u"INTERNAL_ERROR"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01"), u"FAILED_OPERATION"_s);
        QCOMPARE(codeOf(Share, "/get?key=TESTKEY01"), u"SUCCESS"_s);
        QCOMPARE(m_vendor->extractions(u"TESTKEY01"_s), 1);
    }
};

QTEST_GUILESS_MAIN(TestVendorErrors)
#include "tst_vendor_errors.moc"
