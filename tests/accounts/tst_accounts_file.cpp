// SPDX-License-Identifier: MIT
#include "accounts/accounts_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace proxydeck {

class TestAccountsFile : public QObject
{
    Q_OBJECT

    static constexpr auto sound = R"({"schema": 1, "accounts": [
        {"id": "6f1d2c1e-0c3b-4b55-9f0a-0d6f6f0a0001", "name": "东部", "product": "Global", "mode": "Metered", "channels": 1,
         "secret": "session"},
        {"id": "6f1d2c1e-0c3b-4b55-9f0a-0d6f6f0a0002", "name": "", "product": "Exclusive", "mode": "None", "channels": 100000,
         "secret": "keychain"}],
        "unfinished": ["6f1d2c1e-0c3b-4b55-9f0a-0d6f6f0a0003"]})";

    static QByteArray put(const QTemporaryDir &folder, const QByteArray &json)
    {
        QFile file(folder.filePath(u"accounts.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(json) == json.size() ? json : QByteArray();
    }
    static QByteArray get(const QTemporaryDir &folder, const QString &name = u"accounts.json"_s)
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void readsWhatIsWritten()
    {
        QTemporaryDir folder;
        put(folder, sound);
        AccountsFile file(folder.path());
        const auto content = file.load();
        QVERIFY(file.problem().isEmpty());
        QCOMPARE(content.accounts.size(), 2);
        QCOMPARE(content.accounts.first().account.name, u"东部"_s);
        QCOMPARE(content.accounts.first().account.product, Product::Global);
        QCOMPARE(content.accounts.first().account.mode, Mode::Metered);
        QVERIFY(!content.accounts.first().secretInStore);
        QCOMPARE(content.accounts.last().account.channels, 100'000);
        QVERIFY(content.accounts.last().secretInStore);
        QCOMPARE(content.unfinished.size(), 1);
        QCOMPARE(content.run, 0U); // of a version that did not count them

        auto changed = content;
        changed.run = 7;
        changed.accounts.first().account.keyId = QUuid::createUuid();
        changed.accounts.first().account.entryKeyId = QUuid::createUuid();
        QVERIFY(file.save(changed));
        AccountsFile again(folder.path());
        const auto saved = again.load();
        QVERIFY(saved.accounts == changed.accounts);
        QCOMPARE(saved.run, 7U);
        QCOMPARE(saved.unfinished, content.unfinished);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"accounts.json"_s});
    }

    void keepsTheFactsOfAKey()
    {
        QTemporaryDir folder;
        AccountsFile::Content content;
        for (const bool entered : {true, false}) {
            AccountsFile::Entry entry;
            entry.account.id = QUuid::createUuid();
            entry.account.name = u"East"_s;
            entry.account.channelsEntered = entered;
            entry.account.price = entered ? std::optional<qint64>(1'234) : std::nullopt;
            entry.account.afterLimit = entered ? AfterLimit::Tomorrow : AfterLimit::NotSet;
            entry.account.color = entered ? KeyColor::Teal : KeyColor::None;
            entry.account.group = entered ? u"华东"_s : QString();
            content.accounts.append(entry);
        }
        AccountsFile file(folder.path());
        QVERIFY(file.save(content));
        AccountsFile again(folder.path());
        QVERIFY(again.load().accounts == content.accounts);
        QVERIFY(again.problem().isEmpty());
    }

    void anOlderVersionsChannelsCountOnlyWhereTheyWereCertainlyEntered()
    {
        QTemporaryDir folder;
        put(folder, sound); // of version 1
        AccountsFile file(folder.path());
        const auto content = file.load();
        QVERIFY(!content.accounts.first().account.channelsEntered); // 1, which is what nobody entered
        QVERIFY(content.accounts.last().account.channelsEntered);   // 100000
        QVERIFY(!content.accounts.first().account.price);
        QCOMPARE(content.accounts.first().account.color, KeyColor::None);
        QVERIFY(file.save(content));
        QVERIFY(get(folder).contains("\"schema\": 3"));
    }

    void aDamagedFactCostsNoKey()
    {
        QTemporaryDir folder;
        put(folder,
            QByteArray(sound).replace("\"channels\": 1,", "\"channels\": 1, \"price\": -5, \"color\": \"Plaid\","));
        AccountsFile file(folder.path());
        const auto content = file.load();
        QCOMPARE(content.accounts.size(), 2);
        QVERIFY(!content.accounts.first().account.price);
        QCOMPARE(content.accounts.first().account.color, KeyColor::None);
        QVERIFY(file.problem().contains("accounts.damaged-1.json"_L1));
    }

    /// What a later version may know is not taken for another answer, and is not lost.
    void anAnswerThatIsNotKnownIsNone_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("beyond") << QByteArray("4");
        QTest::newRow("below") << QByteArray("-1");
        QTest::newRow("no number") << QByteArray("\"tomorrow\"");
        QTest::newRow("no whole number") << QByteArray("1.5");
    }
    void anAnswerThatIsNotKnownIsNone()
    {
        QFETCH(QByteArray, value);
        QTemporaryDir folder;
        put(folder, QByteArray(sound).replace("\"channels\": 1,", "\"channels\": 1, \"afterLimit\": " + value + ','));
        AccountsFile file(folder.path());
        const auto content = file.load();
        QCOMPARE(content.accounts.size(), 2);
        QCOMPARE(int(content.accounts.first().account.afterLimit), int(AfterLimit::NotSet));
        QVERIFY(file.problem().contains("accounts.damaged-1.json"_L1));
    }

    void everyAnswerIsKept()
    {
        for (const AfterLimit after :
             {AfterLimit::NotSet, AfterLimit::Stop, AfterLimit::NextMinute, AfterLimit::Tomorrow}) {
            QTemporaryDir folder;
            AccountsFile::Entry entry;
            entry.account.id = QUuid::createUuid();
            entry.account.afterLimit = after;
            AccountsFile::Content content;
            content.accounts.append(entry);
            AccountsFile file(folder.path());
            QVERIFY(file.save(content));
            QCOMPARE(int(AccountsFile(folder.path()).load().accounts.first().account.afterLimit), int(after));
        }
    }

    void noFileIsNoProblem()
    {
        QTemporaryDir folder;
        AccountsFile file(folder.filePath(u"none"_s));
        QVERIFY(file.load().accounts.isEmpty());
        QVERIFY(file.problem().isEmpty());
    }

    void setsDamageAside_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("readable");

        const QByteArray good = sound;
        const auto with
            = [&good](const char *before, const char *after) { return QByteArray(good).replace(before, after); };
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("cut off") << good.left(200) << 0;
        QTest::newRow("not JSON") << QByteArray("\xff\xfe\0garbage", 10) << 0;
        QTest::newRow("not an object") << QByteArray("[1]") << 0;
        QTest::newRow("no schema") << with("\"schema\": 1,", "") << 2;
        QTest::newRow("no accounts") << QByteArray(R"({"schema": 1})") << 0;
        QTest::newRow("bad id") << with("0a0001", "xxxx") << 1;
        QTest::newRow("same id twice") << with("0a0002", "0a0001") << 1;
        QTest::newRow("unknown product") << with("Global", "Lunar") << 1;
        QTest::newRow("unknown mode") << with("Metered", "Eternal") << 1;
        QTest::newRow("no channels") << with("\"channels\": 1,", "") << 1;
        QTest::newRow("too many channels") << with("100000", "100001") << 1;
        QTest::newRow("secret kept nowhere") << with("\"session\"", "\"paper\"") << 1;
        QTest::newRow("not an account") << with("\"accounts\": [", "\"accounts\": [7,") << 2;
    }

    void setsDamageAside()
    {
        QFETCH(QByteArray, json);
        QTemporaryDir folder;
        put(folder, json);
        AccountsFile file(folder.path());
        const auto content = file.load();
        QTEST(int(content.accounts.size()), "readable");
        QVERIFY2(file.problem().contains("accounts.damaged-1.json"_L1), qPrintable(file.problem()));
        QCOMPARE(get(folder, u"accounts.damaged-1.json"_s), json);
        QVERIFY(file.save(content));
        QCOMPARE(get(folder, u"accounts.damaged-1.json"_s), json);

        // A second damaged file does not replace the copy of the first.
        put(folder, "{");
        AccountsFile later(folder.path());
        later.load();
        QVERIFY(later.problem().contains("accounts.damaged-2.json"_L1));
        QCOMPARE(get(folder, u"accounts.damaged-1.json"_s), json);
    }

    void leavesANewerVersionsFileAlone()
    {
        QTemporaryDir folder;
        const QByteArray newer = put(folder, R"({"schema": 4, "accounts": {"how": "ever"}})");
        AccountsFile file(folder.path());
        QVERIFY(file.load().accounts.isEmpty());
        QVERIFY(!file.problem().isEmpty());
        QVERIFY(!file.save({}));
        QCOMPARE(get(folder), newer);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"accounts.json"_s});
    }

    void neverReplacesWhatItCouldNotRead()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"accounts.json/inside"_s));
        AccountsFile file(folder.path());
        file.load();
        QVERIFY(!file.problem().isEmpty());
        QVERIFY(!file.save({}));
        QVERIFY(QDir(folder.filePath(u"accounts.json/inside"_s)).exists());
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestAccountsFile)
#include "tst_accounts_file.moc"
