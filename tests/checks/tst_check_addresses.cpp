// SPDX-License-Identifier: MIT
// The addresses that leases are checked with outlast the program, keep their numbers, and whatever a file says.
#include "checks/check_addresses.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// Single quotes stand for double ones.
QString json(const char *text) { return QString::fromUtf8(text).replace(u'\'', u'"'); }

CheckAddress addressOf(const QString &url) { return *CheckAddress::fromUrl(url); }

} // namespace

class CheckAddressesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    }

    void theVendorsUnlessThereAreOthers()
    {
        QCOMPARE(CheckAddresses().all(), QList{vendorsCheckAddress()});
        CheckAddresses addresses(m_settings.get());
        QCOMPARE(addresses.all(), QList{vendorsCheckAddress()});
        addresses.set({addressOf(u"https://one.test/ip"_s)});
        QCOMPARE(addresses.all().first().host, u"one.test"_s);
        addresses.set({});
        QCOMPARE(addresses.all().size(), 1);
        QCOMPARE(addresses.all().first().host, vendorsCheckAddress().host);
    }

    void allOfAnAddressIsKept()
    {
        CheckAddress wanted = addressOf(u"http://two.test:8080/path?q=1"_s);
        wanted.method = CheckAddress::Method::Get;
        wanted.status = 204;
        wanted.text = u"“ok”, 完成"_s;
        wanted.readsExit = true;
        CheckAddress head = addressOf(u"https://head.test/"_s);
        head.method = CheckAddress::Method::Head;
        {
            CheckAddresses addresses(m_settings.get());
            QSignalSpy changed(&addresses, &CheckAddresses::changed);
            addresses.set({wanted, head});
            addresses.set(addresses.all()); // nothing new
            QCOMPARE(changed.size(), 1);
        }
        m_settings->sync();
        const CheckAddresses again(m_settings.get());
        QCOMPARE(again.all().size(), 2);
        wanted.number = again.all().at(0).number;
        head.number = again.all().at(1).number;
        QCOMPARE(again.all(), (QList{wanted, head}));
        QVERIFY(wanted.number != head.number);
    }

    // Recorded outcomes name the number: it must never come to mean another address.
    void numbersStayWithTheirUrl()
    {
        CheckAddresses addresses(m_settings.get());
        addresses.set({addressOf(u"https://a.test/"_s), addressOf(u"https://b.test/"_s)});
        const quint32 a = addresses.all().at(0).number;
        const quint32 b = addresses.all().at(1).number;
        QVERIFY(a != b);
        addresses.set({addressOf(u"https://b.test/"_s), addressOf(u"https://c.test/"_s)});
        QCOMPARE(addresses.all().at(0).number, b);
        QVERIFY(addresses.all().at(1).number != a);
        QVERIFY(addresses.all().at(1).number != b);
        const quint32 c = addresses.all().at(1).number;
        addresses.set({});
        CheckAddresses later(m_settings.get());
        later.set({addressOf(u"https://d.test/"_s)});
        QVERIFY(later.all().first().number > c);
    }

    void noMoreThanFit()
    {
        CheckAddresses addresses(m_settings.get());
        QList<CheckAddress> many;
        for (int i = 0; i < 50; ++i)
            many.append(addressOf(u"https://host%1.test/"_s.arg(i)));
        addresses.set(many);
        QCOMPARE(addresses.all().size(), CheckAddresses::most);
    }

    void whatAFileSaysIsChecked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("left");

        QTest::newRow("not JSON") << json("{[}") << 0;
        QTest::newRow("an object") << json("{'url':'https://a.test/'}") << 0;
        QTest::newRow("no URL") << json("[{'number':1}, 7, null, 'x']") << 0;
        QTest::newRow("other scheme") << json("[{'number':1,'url':'file:///etc/passwd'}]") << 0;
        QTest::newRow("with a login") << json("[{'number':1,'url':'https://user:secret@a.test/'}]") << 0;
        QTest::newRow("status of no protocol") << json("[{'number':1,'url':'https://a.test/','status':7}]") << 0;
        QTest::newRow("no number") << json("[{'url':'https://a.test/'}]") << 0;
        QTest::newRow("the same number twice")
            << json("[{'number':4,'url':'https://a.test/'},{'number':4,'url':'https://b.test/'}]") << 1;
        QTest::newRow("one of two") << json("[{'number':4,'url':'https://a.test/'},{'number':5,'url':'nonsense'}]")
                                    << 1;
    }

    void whatAFileSaysIsChecked()
    {
        QFETCH(const QString, text);
        QFETCH(const int, left);
        m_settings->setValue(u"checks/addresses"_s, text);
        const CheckAddresses addresses(m_settings.get());
        QCOMPARE(addresses.all().size(), std::max(left, 1));
        QCOMPARE(addresses.all().first().host, left == 0 ? vendorsCheckAddress().host : u"a.test"_s);
    }

    void settingsOfAnotherMachineAreTaken()
    {
        CheckAddresses addresses(m_settings.get());
        QSignalSpy changed(&addresses, &CheckAddresses::changed);
        m_settings->setValue(u"checks/addresses"_s, json("[{'number':9,'url':'https://new.test/'}]"));
        addresses.reload();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(addresses.all().first().host, u"new.test"_s);
        addresses.reload();
        QCOMPARE(changed.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_GUILESS_MAIN(CheckAddressesTest)
#include "tst_check_addresses.moc"
