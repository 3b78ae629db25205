// SPDX-License-Identifier: MIT
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"

#include <QTest>

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

// An offer that the vendor does not make: adding one must take an entry in the table and nothing else.
constexpr std::array madeUpParameters{
    Parameter{.name = "key", .kind = ParameterKind::Key, .presence = Presence::Required, .label = "Key", .help = "Key"},
    Parameter{.name = "pwd", .kind = ParameterKind::ApiPassword, .label = "Password", .help = "Password"},
    Parameter{.name = "zone", .kind = ParameterKind::CountryCodes, .label = "Zones", .help = "Zones", .maximum = 2},
    Parameter{.name = "zone_ex", .kind = ParameterKind::CountryCodes, .label = "Not zones", .help = "Not zones"},
    Parameter{
        .name = "hold", .kind = ParameterKind::Minutes, .label = "Hold", .help = "Hold", .minimum = 5, .maximum = 10},
};
constexpr std::array madeUpErrors{"INTERNAL_ERROR"};
constexpr Endpoint madeUp{
    .id = "exclusive.list",
    .product = Product::Exclusive,
    .mode = Mode::None,
    .action = Action::ListInUse,
    .host = "list.proxy.qg.net",
    .path = "/list",
    .parameters = madeUpParameters,
    .shape = ReplyShape::LeaseBatch,
    .rate = RateRule::FiveAChannelAndTen,
    .errorCodes = madeUpErrors,
};

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

    const Catalogue m_vendor{Catalogue::vendorEndpoints()};

private Q_SLOTS:
    void finds()
    {
        for (const Endpoint &endpoint : m_vendor.endpoints()) {
            QCOMPARE(m_vendor.find(QString::fromLatin1(endpoint.id)), &endpoint);
            QCOMPARE(m_vendor.find(endpoint.product, endpoint.mode, endpoint.action), &endpoint);
        }
        QVERIFY(!m_vendor.find(u"short.channel"));
        QVERIFY(!m_vendor.find(u""));
        QVERIFY(!m_vendor.find(u"SHORT.CHANNEL.GET"));
        QVERIFY(!m_vendor.find(Product::Global, Mode::Elastic, Action::Extract));
        QVERIFY(!m_vendor.find(Product::Exclusive, Mode::Channel, Action::Extract));
    }

    void offersListInUseOnlyWhereTheVendorDoes()
    {
        const auto listFor = [this](QStringView id) { return m_vendor.listInUse(*m_vendor.find(id)); };
        const Endpoint *query = m_vendor.find(u"short.channel.query");
        QCOMPARE(listFor(u"short.channel.get"), query);
        QCOMPARE(listFor(u"short.channel.pool"), query);
        for (const char16_t *id : {u"short.elastic.get", u"short.even.get", u"short.metered.get", u"exclusive.get",
                                   u"regionlock.get", u"global.channel.get", u"global.metered.get"})
            QVERIFY2(!listFor(id), qPrintable(QString::fromUtf16(id)));
    }

    void walksFromProductToAction()
    {
        QCOMPARE(m_vendor.products(),
                 (QList{Product::ShortLived, Product::Exclusive, Product::RegionLock, Product::Global}));
        QCOMPARE(m_vendor.modes(Product::ShortLived), (QList{Mode::Channel, Mode::Elastic, Mode::Even, Mode::Metered}));
        QCOMPARE(m_vendor.modes(Product::Exclusive), QList{Mode::None});
        QCOMPARE(m_vendor.modes(Product::RegionLock), QList{Mode::None});
        QCOMPARE(m_vendor.modes(Product::Global), (QList{Mode::Channel, Mode::Metered}));
        QCOMPARE(m_vendor.actions(Product::ShortLived, Mode::Channel),
                 (QList{Action::ExtractAndList, Action::ListInUse, Action::Extract}));
        QCOMPARE(m_vendor.actions(Product::ShortLived, Mode::Even), QList{Action::Extract});
        QVERIFY(m_vendor.actions(Product::Exclusive, Mode::Even).isEmpty());
    }

    void takesAnEleventhEndpoint()
    {
        std::vector<Endpoint> eleven(Catalogue::vendorEndpoints().begin(), Catalogue::vendorEndpoints().end());
        eleven.push_back(madeUp);
        const Catalogue catalogue(eleven);

        const Endpoint *added = catalogue.find(u"exclusive.list");
        QVERIFY(added);
        QCOMPARE(catalogue.listInUse(*catalogue.find(u"exclusive.get")), added);
        QCOMPARE(catalogue.actions(Product::Exclusive, Mode::None), (QList{Action::Extract, Action::ListInUse}));
        QVERIFY(!added->charges());
        QCOMPARE(callsPerMinute(*added, 3), 25);

        FormModel form(*added);
        QCOMPARE(form.fieldCount(), 3);
        form.setValue(form.fieldNamed(u"zone"), u"us、jp，us"_s);
        form.setValue(form.fieldNamed(u"zone_ex"), u"JP"_s);
        form.setValue(form.fieldNamed(u"hold"), u"４"_s);
        QCOMPARE(form.value(0), u"US,JP"_s);
        QCOMPARE(form.problem(1), FieldProblem::ExcludedAndWanted);
        QCOMPARE(form.problem(2), FieldProblem::OutOfRange);
        form.setValue(0, u"US,KR,JP"_s);
        QCOMPARE(form.problem(0), FieldProblem::TooManyCodes);
        QCOMPARE(form.invalidValue(0), u"JP"_s);
        QCOMPARE(form.wantedCount(), 0);
    }

    void namesEverything()
    {
        QCOMPARE(planName(Product::ShortLived, Mode::Channel), u"Short-lived · Channel"_s);
        QCOMPARE(planName(Product::Exclusive, Mode::None), productName(Product::Exclusive));
        QVERIFY(modeName(Mode::None).isEmpty());
        QStringList names;
        for (const Product product : m_vendor.products()) {
            for (const Mode mode : m_vendor.modes(product)) {
                for (const Action action : m_vendor.actions(product, mode))
                    names.append(planName(product, mode) + actionName(action));
            }
        }
        QCOMPARE(names.size(), 10);
        QCOMPARE(names.removeDuplicates(), 0);
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestCatalogue)
#include "tst_catalogue.moc"
