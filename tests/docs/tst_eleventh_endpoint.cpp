// SPDX-License-Identifier: MIT
// What docs/adding-an-endpoint.md promises, done: an interface that the vendor does not have is one entry and one
// fixture, and form, preview, request, rate window, parsing and table follow, with no other line of the program knowing
// of it.
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "catalogue/endpoint_checks.h"
#include "catalogue/form_model.h"
#include "client/api_client.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/form/field_editor.h"
#include "ui/form/form_view.h"
#include "ui/request/request_panel.h"
#include "ui/request/request_preview.h"
#include "ui/widgets/elided_label.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFile>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

// Step 1, the entry. Everything from here to `eleven` is what would be added to app/catalogue/vendor_endpoints.cpp.
constexpr std::array parameters{
    Parameter{.name = "key",
              .kind = ParameterKind::Key,
              .presence = Presence::Required,
              .label = "Key",
              .help = "Of a test."},
    Parameter{.name = "pwd", .kind = ParameterKind::ApiPassword, .label = "API password", .help = "Of a test."},
    Parameter{.name = "area", .kind = ParameterKind::AreaCodes, .label = "Areas", .help = "Of a test."},
    Parameter{.name = "isp",
              .kind = ParameterKind::Carrier,
              .label = "Carrier",
              .help = "Of a test.",
              .minimum = 0,
              .maximum = 3,
              .fallback = "0"},
    Parameter{.name = "keep_alive",
              .kind = ParameterKind::Minutes,
              .label = "Keep alive",
              .help = "Of a test.",
              .minimum = 1,
              .maximum = 1440},
    Parameter{.name = "num",
              .kind = ParameterKind::Count,
              .label = "Number",
              .help = "Of a test.",
              .minimum = 1,
              .maximum = 100,
              .fallback = "1"},
    Parameter{
        .name = "sticky", .kind = ParameterKind::Flag, .label = "Same exit", .help = "Of a test.", .fallback = "false"},
};
constexpr std::array errors{
    "INTERNAL_ERROR", "INVALID_PARAMETER", "INVALID_KEY",  "UNAVAILABLE_KEY",        "ACCESS_DENY",
    "API_AUTH_DENY",  "KEY_BLOCK",         "MADE_UP_CODE", "REQUEST_LIMIT_EXCEEDED",
};
constexpr Endpoint added{
    .id = "exclusive.metered.get",
    .product = Product::Exclusive,
    .mode = Mode::Metered,
    .action = Action::Extract,
    .host = "made-up.proxy.qg.net",
    .path = "/v2/get",
    .parameters = parameters,
    .shape = ReplyShape::LeaseBatch,
    .rate = RateRule::FiveAChannelAndTen,
    .errorCodes = errors,
    .debugTool = "https://www.qg.net/tools/IPdebug.html",
    .authSettings = "https://www.qg.net/user/proxyIpManage",
};

static_assert(checks::keyIsFirstAndAloneRequired(added) && checks::passwordFollowsKey(added)
              && checks::parameterNamesAreUnique(added) && checks::parametersAreDescribed(added)
              && checks::countsAreOneToHundred(added) && checks::minutesAreOneToADay(added)
              && checks::carriersAreZeroToThree(added) && checks::errorCodesAreUniqueAndCommonOnesThere(added)
              && checks::leadsToTheVendorOnly(added) && checks::chargesWhereItCounts(added));

std::vector<Endpoint> eleven()
{
    const auto ten = Catalogue::vendorEndpoints();
    std::vector<Endpoint> all(ten.begin(), ten.end());
    all.push_back(added);
    return all;
}

// Step 2, the fixture: tests/fixtures/eleventh_get.json.
QByteArray fixture()
{
    QFile file(QStringLiteral(PROXYDECK_FIXTURES "/eleventh_get.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Answers whoever asks with what it was given, and remembers the question. Knows nothing of any endpoint.
class Answerer final : public QTcpServer
{
public:
    Answerer() { listen(QHostAddress::LocalHost); }
    QByteArray status = "200 OK";
    QByteArray body;
    QByteArray asked;

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            asked += socket->readAll();
            if (!asked.endsWith("\r\n\r\n"))
                return;
            socket->write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                          + body);
            socket->disconnectFromHost();
        });
    }
};

} // namespace

class EleventhEndpointTest : public QObject
{
    Q_OBJECT

    const std::vector<Endpoint> m_endpoints = eleven();
    const Catalogue m_catalogue{m_endpoints};
    QTemporaryDir m_folder;
    FakeClock m_clock;
    MemorySecretStore m_secrets;
    AccountBook m_accounts{m_folder.path(), m_secrets};
    Answerer m_vendor;
    RateScheduler m_scheduler{m_clock};
    ApiClient m_client{m_clock, LoopbackRoute{u"127.0.0.1"_s, m_vendor.serverPort()}};
    VendorClock m_vendorClock{m_clock};
    LeaseTable m_leases{m_vendorClock};
    RegionLockModel m_regionLocks{{}};
    CallLog m_log;
    Desk m_desk{{m_clock, m_catalogue, m_accounts, m_scheduler, m_client, m_vendorClock, m_leases, m_regionLocks, m_log,
                 nullptr}};
    RequestPanel m_panel{RequestPanel::Parts{m_catalogue, m_accounts, m_desk, m_clock, m_leases}};
    QUuid m_account = QUuid::createUuid();

    template<typename Input>
    Input *input(const QString &name)
    {
        const int field = m_panel.currentForm()->fieldNamed(name);
        auto *form = m_panel.findChild<FormView *>();
        return field < 0 ? nullptr : qobject_cast<Input *>(form->editor(field)->input());
    }
    void press()
    {
        m_vendor.asked.clear();
        const int before = m_log.size();
        m_clock.advance(1'000); // the same press at once would be ignored
        m_panel.press();
        QCOMPARE(m_log.size(), before + 1);
        QTRY_VERIFY(m_log.at(before).isOver());
    }

private Q_SLOTS:
    void initTestCase()
    {
        bool done = false;
        m_accounts.add(Account{m_account, u"Of a test"_s, Product::Exclusive, Mode::Metered, 4},
                       {Secret(u"TESTKEY01"_s), Secret(u"TESTPWD01"_s), {}, {}}, AccountBook::Keep::InStore,
                       [&](const auto &result) { done = result.has_value(); });
        QTRY_VERIFY(done);
        m_panel.selectAccount(m_account);
        m_panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_panel, 60'000));
    }

    void theFormIsMadeFromTheEntry()
    {
        QVERIFY(m_panel.currentEndpoint());
        QCOMPARE(QByteArray(m_panel.currentEndpoint()->id), "exclusive.metered.get");
        const FormModel &form = *m_panel.currentForm();
        QStringList names;
        for (int field = 0; field < form.fieldCount(); ++field)
            names.append(QString::fromLatin1(form.parameter(field).name));
        QCOMPARE(names, (QStringList{u"area"_s, u"isp"_s, u"keep_alive"_s, u"num"_s, u"sticky"_s}));
        auto *view = m_panel.findChild<FormView *>();
        for (int field = 0; field < form.fieldCount(); ++field) {
            QVERIFY(view->editor(field) && view->editor(field)->isVisible());
            QVERIFY(!view->editor(field)->input()->accessibleName().isEmpty());
        }
        // The product had one mode and thus none in its name; now it has two.
        const QString plan = m_panel.findChild<ElidedLabel *>(u"plan"_s)->text();
        QVERIFY2(plan.contains(u"Metered"_s), qPrintable(plan));
    }

    void whatIsFilledInIsAsked()
    {
        m_panel.currentForm()->setValue(m_panel.currentForm()->fieldNamed(u"area"), u"350500，411400"_s);
        auto *number = input<QSpinBox>(u"num"_s);
        auto *sticky = input<QCheckBox>(u"sticky"_s);
        QVERIFY(number && sticky);
        number->setValue(101);
        QVERIFY(!m_panel.currentForm()->isValid());
        number->setValue(2);
        QVERIFY(m_panel.currentForm()->isValid());
        sticky->click();
        QTRY_COMPARE(
            m_panel.findChild<RequestPreview *>()->toPlainText().remove(u'\n'),
            u"GET https://made-up.proxy.qg.net/v2/get?key=••••••••&pwd=••••••••&area=350500,411400&num=2&sticky=true"_s);
        QCOMPARE(m_desk.meter(m_account, *m_panel.currentEndpoint()).allowed, 4 * 5 + 10);

        m_vendor.body = fixture();
        QVERIFY(!m_vendor.body.isEmpty());
        press();
        QCOMPARE(m_vendor.asked.left(m_vendor.asked.indexOf("\r\n")),
                 "GET /v2/get?key=TESTKEY01&pwd=TESTPWD01&area=350500,411400&num=2&sticky=true HTTP/1.1");
        // A header's name is written in any case; Qt writes it in lower case from 6.8 on.
        QVERIFY(m_vendor.asked.toLower().contains("\r\nhost: made-up.proxy.qg.net\r\n"));
    }

    void theReplyIsInTheTable()
    {
        QCOMPARE(m_log.size(), 1);
        const Call &record = m_log.at(0);
        QVERIFY2(!record.error, record.error ? qPrintable(record.error->code) : "");
        QCOMPARE(record.requestId, u"00000000-0000-4000-8000-000000000011"_s);
        QCOMPARE(m_leases.size(), 2);
        const Lease first = m_leases.lease(m_leases.rows().at(0));
        const Lease second = m_leases.lease(m_leases.rows().at(1));
        QCOMPARE(first.server, u"123.54.55.24:59419"_s);
        QCOMPARE(first.isp, u"电信"_s);
        QCOMPARE(first.deadlineMs, 1'677'310'716'000); // 2023-02-25 15:38:36, eight hours ahead of UTC
        QCOMPARE(second.server, u"line-two.example:18080"_s);
        QCOMPARE(second.exitIp, u"123.54.55.25"_s);
        QCOMPARE(m_desk.meter(m_account, added).used, 1);
    }

    void itsErrorsAreKnown()
    {
        m_vendor.status = "400 Bad Request";
        m_vendor.body = R"({"code":"MADE_UP_CODE","request_id":"00000000-0000-4000-8000-000000000012"})";
        press();
        QCOMPARE(m_log.size(), 2);
        const Call &record = m_log.at(1);
        QVERIFY(record.error);
        QCOMPARE(record.error->code, u"MADE_UP_CODE"_s);
        QCOMPARE(record.requestId, u"00000000-0000-4000-8000-000000000012"_s);
        QCOMPARE(m_leases.size(), 2);
    }
};

QTEST_MAIN(EleventhEndpointTest)
#include "tst_eleventh_endpoint.moc"
