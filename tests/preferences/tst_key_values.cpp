// SPDX-License-Identifier: MIT
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "preferences/key_values.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestKeyValues : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;

    const QString get = u"short.channel.get"_s;
    const QUuid east = QUuid::createUuid();
    const QUuid west = QUuid::createUuid();

    /// The settings as another run of the program finds them.
    void reopen()
    {
        m_settings.reset();
        m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    }

private Q_SLOTS:
    void init()
    {
        reopen();
        m_settings->clear();
    }

    void eachKeyHasItsOwn()
    {
        {
            KeyValues values(m_settings.get());
            values.setValues(east, get, {{u"area"_s, u"350500,330700"_s}, {u"num"_s, u"5"_s}});
            values.setValues(west, get, {{u"num"_s, u"9"_s}});
            values.setValues(east, u"short.channel.pool"_s, {{u"num"_s, u"2"_s}});
            values.setLastEndpoint(west, get);
        }
        reopen();
        const KeyValues values(m_settings.get());
        QCOMPARE(values.values(east, get), (QueryItems{{u"area"_s, u"350500,330700"_s}, {u"num"_s, u"5"_s}}));
        QCOMPARE(values.values(west, get), (QueryItems{{u"num"_s, u"9"_s}}));
        QCOMPARE(values.values(east, u"short.channel.pool"_s), (QueryItems{{u"num"_s, u"2"_s}}));
        QCOMPARE(values.values(west, u"short.channel.pool"_s), QueryItems());
        QCOMPARE(values.lastEndpoint(west), get);
        QCOMPARE(values.lastEndpoint(east), QString());
    }

    void aValueThatWasClearedIsGone()
    {
        KeyValues values(m_settings.get());
        values.setValues(east, get, {{u"area"_s, u"350500"_s}, {u"num"_s, u"5"_s}});
        values.setValues(east, get, {{u"num"_s, u"5"_s}});
        reopen();
        QCOMPARE(KeyValues(m_settings.get()).values(east, get), (QueryItems{{u"num"_s, u"5"_s}}));
    }

    void presetsHaveNamesAndAnOrder()
    {
        KeyValues values(m_settings.get());
        QSignalSpy changed(&values, &KeyValues::presetsChanged);
        const KeyValues::Preset first{u"泉州 5"_s, get, {{u"area"_s, u"350500"_s}, {u"num"_s, u"5"_s}}};
        const KeyValues::Preset second{u"Any 1"_s, get, {}};
        QVERIFY(values.keepPreset(east, first));
        QVERIFY(values.keepPreset(east, second));
        QVERIFY(!values.keepPreset(east, {u" \n "_s, get, {}}));
        QCOMPARE(changed.size(), 2);
        reopen();
        KeyValues again(m_settings.get());
        QCOMPARE(again.presets(east), (QList<KeyValues::Preset>{first, second}));
        QVERIFY(again.presets(west).isEmpty());

        const KeyValues::Preset larger{u"泉州 5"_s, get, {{u"num"_s, u"50"_s}}};
        QVERIFY(again.keepPreset(east, larger)); // replaces the one of that name, in its place
        again.removePreset(east, u"Any 1"_s);
        again.removePreset(east, u"none"_s);
        reopen();
        QCOMPARE(KeyValues(m_settings.get()).presets(east), QList<KeyValues::Preset>{larger});
    }

    void thereIsAnEndOfPresets()
    {
        KeyValues values(m_settings.get());
        for (int i = 0; i < KeyValues::mostPresets; ++i)
            QVERIFY(values.keepPreset(east, {QString::number(i), get, {}}));
        QVERIFY(!values.keepPreset(east, {u"one more"_s, get, {}}));
        QCOMPARE(values.presets(east).size(), KeyValues::mostPresets);
    }

    void aDeletedKeyLeavesNothing()
    {
        KeyValues values(m_settings.get());
        values.setValues(east, get, {{u"num"_s, u"5"_s}});
        QVERIFY(values.keepPreset(east, {u"A"_s, get, {}}));
        values.setChannelsDeclined(east);
        QVERIFY(values.isChannelsDeclined(east));
        values.forget(east);
        QVERIFY(!values.isChannelsDeclined(east));
        QVERIFY(values.values(east, get).isEmpty());
        QVERIFY(m_settings->allKeys().isEmpty());
    }

    void whatWasKeptForAllKeysIsTakenOverOnce()
    {
        m_settings->setValue(u"request/values/short.channel.get/num"_s, u"7"_s);
        m_settings->setValue(u"request/values/short.channel.get/area"_s, u"350500"_s);
        m_settings->setValue(u"request/values/short.channel.pool/num"_s, u"3"_s);
        m_settings->setValue(u"request/values/exclusive.get/num"_s, u"4"_s);
        m_settings->setValue(u"request/endpoint"_s, u"short.channel.pool"_s);

        const Catalogue catalogue(Catalogue::vendorEndpoints());
        MemorySecretStore store;
        AccountBook accounts(m_folder.path(), store);
        const auto add = [&](const QUuid &id, const QString &name, Product product, Mode mode) {
            Account account;
            account.id = id;
            account.name = name;
            account.product = product;
            account.mode = mode;
            accounts.add(account, {Secret(u"TESTKEY01"_s), {}, {}, {}}, AccountBook::Keep::InStore, {});
        };
        add(east, u"East"_s, Product::ShortLived, Mode::Channel);
        add(west, u"West"_s, Product::Exclusive, Mode::None);
        QTRY_COMPARE(accounts.size(), 2);
        m_settings->setValue(u"request/account"_s, east.toString(QUuid::WithoutBraces));

        {
            KeyValues values(m_settings.get());
            values.setValues(east, u"short.channel.pool"_s, {{u"num"_s, u"8"_s}}); // it has its own already
            values.takeOver(accounts, catalogue);
            QCOMPARE(values.values(east, get), (QueryItems{{u"area"_s, u"350500"_s}, {u"num"_s, u"7"_s}}));
            QCOMPARE(values.values(east, u"short.channel.pool"_s), (QueryItems{{u"num"_s, u"8"_s}}));
            QCOMPARE(values.values(east, u"exclusive.get"_s), QueryItems()); // not a call of its plan
            QCOMPARE(values.values(west, u"exclusive.get"_s), (QueryItems{{u"num"_s, u"4"_s}}));
            QCOMPARE(values.lastEndpoint(east), u"short.channel.pool"_s);
            QCOMPARE(values.lastEndpoint(west), QString());
        }
        reopen();
        KeyValues later(m_settings.get());
        later.setValues(west, u"exclusive.get"_s, {});
        later.takeOver(accounts, catalogue);
        QCOMPARE(later.values(west, u"exclusive.get"_s), QueryItems()); // only once
    }
};

QTEST_GUILESS_MAIN(TestKeyValues)
#include "tst_key_values.moc"
