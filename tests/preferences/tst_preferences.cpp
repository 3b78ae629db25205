// SPDX-License-Identifier: MIT
#include "accounts/memory_secret_store.h"
#include "preferences/area_sets.h"
#include "preferences/column_sets.h"
#include "preferences/preferences.h"
#include "preferences/preferences_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class PreferencesTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_files = 0;

    QString newFile() { return m_folder.filePath(u"settings-%1.ini"_s.arg(++m_files)); }
    static QJsonObject parsed(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }
    static QByteArray file(const QJsonObject &settings, const QJsonObject &more = {})
    {
        return QJsonDocument(
                   QJsonObject{
                       {u"program"_s, u"ProxyDeck"_s}, {u"version"_s, 1}, {u"settings"_s, settings}, {u"more"_s, more}})
            .toJson();
    }

private Q_SLOTS:
    void beginsWithDefaults()
    {
        QSettings settings(newFile(), QSettings::IniFormat);
        const Preferences preferences(settings);
        QCOMPARE(preferences.text(Preference::Language), QString());
        QCOMPARE(preferences.text(Preference::Closing), u"ask"_s);
        QCOMPARE(preferences.ms(Preference::ExpiringMargin), 30'000);
        QCOMPARE(preferences.ms(Preference::CopyMargin), 15'000);
        QCOMPARE(preferences.flag(Preference::CsvCredentials), false);
        QCOMPARE(preferences.flag(Preference::NoticeLastLease), true);
        QCOMPARE(preferences.ms(Preference::NoticeLead), 60'000);
        QCOMPARE(preferences.number(Preference::RetentionDays), 90);
        QCOMPARE(preferences.text(Preference::ProxyKind), u"system"_s);
        QVERIFY(settings.allKeys().isEmpty());
    }

    void isKeptUnderTheKeysThatOthersRead()
    {
        const QString path = newFile();
        {
            QSettings settings(path, QSettings::IniFormat);
            Preferences preferences(settings);
            QVERIFY(preferences.set(Preference::Language, u"zh_CN"_s));
            QVERIFY(preferences.set(Preference::RetentionDays, 0));
            QVERIFY(preferences.set(Preference::NoticeKeychain, false));
        }
        QSettings settings(path, QSettings::IniFormat);
        QCOMPARE(settings.value(u"language"_s).toString(), u"zh_CN"_s);
        QCOMPARE(settings.value(u"ledger/retentionDays"_s).toInt(), 0);
        const Preferences preferences(settings);
        QCOMPARE(preferences.text(Preference::Language), u"zh_CN"_s);
        QCOMPARE(preferences.number(Preference::RetentionDays), 0);
        QCOMPARE(preferences.flag(Preference::NoticeKeychain), false);
    }

    void tellsOnceWhatChanged()
    {
        QSettings settings(newFile(), QSettings::IniFormat);
        Preferences preferences(settings);
        QList<Preference> told;
        connect(&preferences, &Preferences::changed, this, [&](Preference preference) { told.append(preference); });
        QVERIFY(preferences.set(Preference::CopyMargin, 20));
        QVERIFY(preferences.set(Preference::CopyMargin, 20));
        QVERIFY(preferences.set(Preference::Theme, u"dark"_s));
        QCOMPARE(told, (QList<Preference>{Preference::CopyMargin, Preference::Theme}));
        told.clear();
        preferences.restoreDefaults();
        QCOMPARE(told, (QList<Preference>{Preference::Theme, Preference::CopyMargin}));
        QCOMPARE(preferences.number(Preference::CopyMargin), 15);
    }

    void refusesWhatIsNoValue_data()
    {
        QTest::addColumn<Preference>("preference");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("too large") << Preference::CopyMargin << QVariant(3'601);
        QTest::newRow("negative") << Preference::RetentionDays << QVariant(-1);
        QTest::newRow("half a second") << Preference::CopyMargin << QVariant(1.5);
        QTest::newRow("a flag for a number") << Preference::CopyMargin << QVariant(true);
        QTest::newRow("no port 0") << Preference::ProxyPort << QVariant(0);
        QTest::newRow("a word for a flag") << Preference::Notices << QVariant(u"maybe"_s);
        QTest::newRow("a number for a flag") << Preference::Notices << QVariant(2);
        QTest::newRow("unknown theme") << Preference::Theme << QVariant(u"pink"_s);
        QTest::newRow("part of a choice") << Preference::Closing << QVariant(u"as"_s);
        // Where people paste an address whole, its password must not end up in a file.
        QTest::newRow("password in host") << Preference::ProxyHost << QVariant(u"joe:TESTPASS01@proxy.example"_s);
        QTest::newRow("URL as host") << Preference::ProxyHost << QVariant(u"http://proxy.example"_s);
        QTest::newRow("password in user") << Preference::ProxyUser << QVariant(u"joe:TESTPASS01"_s);
        QTest::newRow("control character") << Preference::LogFolder << QVariant(u"/tmp/\u0007"_s);
        QTest::newRow("endless path") << Preference::LogFolder << QVariant(u'/' + QString(2'000, u'x'));
        QTest::newRow("relative path") << Preference::LogFolder << QVariant(u"logs"_s);
        QTest::newRow("null") << Preference::LogFolder << QVariant();
    }

    void refusesWhatIsNoValue()
    {
        QFETCH(Preference, preference);
        QFETCH(QVariant, value);
        QSettings settings(newFile(), QSettings::IniFormat);
        Preferences preferences(settings);
        const QVariant before = preferences.value(preference);
        QVERIFY(!preferences.set(preference, value));
        QCOMPARE(preferences.value(preference), before);
        QVERIFY(settings.allKeys().isEmpty());
        // Written there by hand it counts for nothing.
        settings.setValue(specOf(preference).key, value);
        QCOMPARE(preferences.value(preference), before);
    }

    void marksForExcelWhereItSpeaksChinese()
    {
        QSettings settings(newFile(), QSettings::IniFormat);
        Preferences preferences(settings);
        const QLocale before;
        QLocale::setDefault(QLocale(u"zh_CN"_s));
        const bool inChinese = preferences.byteOrderMark();
        preferences.set(Preference::ByteOrderMark, u"off"_s);
        const bool off = preferences.byteOrderMark();
        QLocale::setDefault(QLocale(u"en_GB"_s));
        preferences.set(Preference::ByteOrderMark, u"auto"_s);
        const bool inEnglish = preferences.byteOrderMark();
        preferences.set(Preference::ByteOrderMark, u"on"_s);
        const bool on = preferences.byteOrderMark();
        QLocale::setDefault(before);
        QVERIFY(inChinese);
        QVERIFY(!off);
        QVERIFY(!inEnglish);
        QVERIFY(on);
    }

    void travelsToAnotherMachine()
    {
        QSettings here(newFile(), QSettings::IniFormat);
        Preferences mine(here);
        mine.set(Preference::Theme, u"dark"_s);
        mine.set(Preference::RetentionDays, 7);
        mine.set(Preference::ProxyKind, u"socks5"_s);
        mine.set(Preference::ProxyHost, u"::1"_s);
        here.setValue(u"leases/header"_s, QByteArray("\x00\xff@bytes", 8));
        here.setValue(u"leases/columns"_s, 5);
        here.setValue(u"leases/states"_s, 3);
        here.setValue(u"leases/filter"_s, u"key:client"_s);
        here.setValue(u"leases/exportFolder"_s, u"/home/joe"_s);
        here.setValue(u"window/geometry"_s, QByteArray("of this screen"));
        const QByteArray json = PreferencesFile(mine, here, {u"leases/"_s}).write();
        for (const char *word : {"geometry", "states", "client", "joe"})
            QVERIFY2(!json.contains(word), word);

        QSettings there(newFile(), QSettings::IniFormat);
        Preferences theirs(there);
        const auto report = PreferencesFile(theirs, there, {u"leases/"_s}).read(json);
        QVERIFY(report);
        QCOMPARE(report->ignored, QStringList());
        QVERIFY(report->otherGroups);
        for (const PreferenceSpec &spec : preferenceTable())
            QCOMPARE(theirs.value(spec.id), mine.value(spec.id));
        QCOMPARE(there.value(u"leases/header"_s).toByteArray(), QByteArray("\x00\xff@bytes", 8));
        QCOMPARE(there.value(u"leases/columns"_s).toInt(), 5);
    }

    void setsOfColumnsComeBesideThoseHere()
    {
        QSettings here(newFile(), QSettings::IniFormat);
        Preferences mine(here);
        ColumnSets sets;
        sets.keepIn(here);
        const auto only = [](LeaseColumn column) { return ColumnLayout::showing({column}); };
        QVERIFY(sets.keep(u"both"_s, only(LeaseColumn::Area)));
        QVERIFY(sets.keep(u"theirs"_s, only(LeaseColumn::Isp)));
        here.setValue(u"columnSets/3/name"_s, u"later"_s);
        here.setValue(u"columnSets/3/columns"_s, u"notYetMade"_s);
        const QByteArray json = PreferencesFile(mine, here, {u"columnSets/"_s}).write();

        QSettings there(newFile(), QSettings::IniFormat);
        Preferences theirs(there);
        ColumnSets own;
        own.keepIn(there);
        for (const QString &name : {u"a"_s, u"b"_s, u"both"_s, u"c"_s, u"d"_s})
            QVERIFY(own.keep(name, only(LeaseColumn::Server)));
        const auto report = PreferencesFile(theirs, there, {u"columnSets/"_s}).read(json);
        QVERIFY(report);
        QVERIFY(report->otherGroups);                                   // tables are to read their settings again
        QCOMPARE(report->taken, int(preferenceTable().size()) - 1 + 2); // the folder of the log stays here
        QCOMPARE(report->ignored, QStringList{u"later: unknown to this version"_s});
        own.keepIn(there);
        QStringList all;
        for (const ColumnSets::Set &set : own.own())
            all << set.name + u' ' + set.layout.toText().section(u' ', 0, 0);
        QCOMPARE(
            all,
            (QStringList{u"a server"_s, u"b server"_s, u"both area"_s, u"c server"_s, u"d server"_s, u"theirs isp"_s}));

        for (int i = 0; i < ColumnSets::mostSets; ++i)
            own.keep(u"full %1"_s.arg(i), only(LeaseColumn::Server));
        own.remove(u"theirs"_s);
        own.keep(u"last"_s, only(LeaseColumn::Server));
        const auto full = PreferencesFile(theirs, there, {u"columnSets/"_s}).read(json);
        QVERIFY(full);
        QVERIFY2(full->ignored.join(u'\n').contains(u"theirs: could not be saved"_s),
                 qPrintable(full->ignored.join(u'\n')));
        own.keepIn(there);
        QCOMPARE(own.own().size(), ColumnSets::mostSets);
        QVERIFY(own.find(u"last"_s) && !own.find(u"theirs"_s));
    }

    void listsOfAreasComeBesideThoseHere_data()
    {
        QTest::addColumn<bool>("inUse");
        QTest::newRow("in use") << true;
        QTest::newRow("in the settings") << false;
    }
    void listsOfAreasComeBesideThoseHere()
    {
        QFETCH(bool, inUse);
        QSettings here(newFile(), QSettings::IniFormat);
        Preferences mine(here);
        AreaSets from(&here);
        QVERIFY(from.keep(AreaScope::Mainland, u"both"_s, {u"350500"_s}));
        QVERIFY(from.keep(AreaScope::Global, u"abroad"_s, {u"US"_s}));
        from.use(AreaScope::Mainland, {u"440100"_s});
        from.use(AreaScope::Mainland, {u"330700"_s});
        here.setValue(u"areas/mainland/favourites/2/name"_s, u"bad"_s);
        here.setValue(u"areas/mainland/favourites/2/codes"_s, u"350500&key=x"_s);
        const QByteArray json = PreferencesFile(mine, here, {u"areas/"_s}).write();

        QSettings there(newFile(), QSettings::IniFormat);
        Preferences theirs(there);
        AreaSets own(&there);
        for (const QString &name : {u"a"_s, u"b"_s, u"both"_s})
            QVERIFY(own.keep(AreaScope::Mainland, name, {u"110000"_s}));
        own.use(AreaScope::Mainland, {u"110000"_s});
        const auto report = PreferencesFile(theirs, there, {u"areas/"_s}, inUse ? &own : nullptr).read(json);
        QVERIFY(report);
        QCOMPARE(report->ignored.size(), 1);
        QVERIFY(report->ignored.first().startsWith(u"bad: "_s));
        if (inUse) // what is written next knows of them
            own.use(AreaScope::Mainland, {u"110000"_s, u"350500"_s});
        const AreaSets after(&there);
        QStringList all;
        for (const AreaSets::Favourite &favourite : after.favourites(AreaScope::Mainland))
            all << favourite.name + u' ' + favourite.codes.join(u',');
        QCOMPARE(all, (QStringList{u"a 110000"_s, u"b 110000"_s, u"both 350500"_s}));
        QCOMPARE(after.favourites(AreaScope::Global).size(), 1);
        QList<QStringList> recent{{u"110000"_s}, {u"330700"_s}, {u"440100"_s}};
        if (inUse)
            recent.prepend({u"110000"_s, u"350500"_s});
        QCOMPARE(after.recent(AreaScope::Mainland), recent);
    }

    void whatTheOperatorLooksForHereStays()
    {
        // A file of an earlier version has it; the filter and the folder here are not replaced.
        QSettings settings(newFile(), QSettings::IniFormat);
        Preferences preferences(settings);
        settings.setValue(u"leases/filter"_s, u"mine"_s);
        const auto report = PreferencesFile(preferences, settings, {u"leases/"_s})
                                .read(file({},
                                           {{u"leases/filter"_s, u"theirs"_s},
                                            {u"leases/states"_s, 3},
                                            {u"leases/exportFolder"_s, u"C:/Users/joe"_s},
                                            {u"leases/format"_s, u"curl"_s}}));
        QVERIFY(report);
        QCOMPARE(report->ignored, QStringList());
        QCOMPARE(report->taken, 1);
        QCOMPARE(settings.value(u"leases/filter"_s).toString(), u"mine"_s);
        QVERIFY(!settings.contains(u"leases/exportFolder"_s));
        QCOMPARE(preferences.text(Preference::CopyFormat), u"curl"_s); // was no preference then
    }

    void saysWhatItIgnored()
    {
        QSettings settings(newFile(), QSettings::IniFormat);
        Preferences preferences(settings);
        const auto report = PreferencesFile(preferences, settings, {u"leases/"_s})
                                .read(file({{u"times/copyMarginS"_s, 99'999},
                                            {u"theme"_s, QJsonObject{{u"a"_s, 1}}},
                                            {u"notices/on"_s, false},
                                            {u"colour/of/the/moon"_s, u"green"_s}},
                                           {{u"leases/density"_s, QJsonValue::Null},
                                            {u"leases/header"_s, QJsonObject{{u"base64"_s, u"!"_s}}},
                                            {u"window/geometry"_s, u"x"_s},
                                            {u"theme"_s, u"pink"_s}}));
        QVERIFY(report);
        QCOMPARE(report->taken, 1);
        QVERIFY(!report->otherGroups);
        QCOMPARE(settings.allKeys(), QStringList{u"notices/on"_s});
        QCOMPARE(report->ignored.size(), 7);
        const QString all = report->ignored.join(u'\n');
        QVERIFY2(all.contains(u"times/copyMarginS: 99999 is not a number from 0 to 3600"), qPrintable(all));
        QVERIFY2(all.contains(u"theme: {\"a\":1} is not a possible value"), qPrintable(all));
        QVERIFY2(all.contains(u"colour/of/the/moon: unknown to this version"), qPrintable(all));
    }

    void neitherPathsNorFiltersTravel()
    {
        QSettings here(newFile(), QSettings::IniFormat);
        Preferences mine(here);
        QVERIFY(mine.set(Preference::LogFolder, QDir::home().filePath(u"TESTCANARY77"_s)));
        here.setValue(u"leases/exportFolder"_s, u"/home/TESTCANARY77/Documents"_s);
        here.setValue(u"leases/filter"_s, u"TESTCANARY77"_s);
        here.setValue(u"leases/density"_s, u"compact"_s);
        const QByteArray json = PreferencesFile(mine, here, {u"leases/"_s}).write();
        QVERIFY2(!json.contains("TESTCANARY77"), json.constData());
        QVERIFY2(!json.contains(QDir::homePath().toUtf8()), json.constData());
        QVERIFY(json.contains("leases/density"));

        // A file of an earlier version has them.
        QSettings there(newFile(), QSettings::IniFormat);
        Preferences theirs(there);
        const auto report
            = PreferencesFile(theirs, there, {u"leases/"_s})
                  .read(file({{u"log/folder"_s, u"/home/TESTCANARY77/log"_s}, {u"theme"_s, u"dark"_s}},
                             {{u"leases/exportFolder"_s, u"/home/TESTCANARY77"_s}, {u"leases/filter"_s, u"x"_s}}));
        QVERIFY(report);
        QCOMPARE(there.allKeys(), QStringList{u"theme"_s});
        QCOMPARE(report->ignored, QStringList{u"log/folder: not taken from another machine"_s});
    }

    void refusesOtherFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("[General]\nlanguage=en\n");
        QTest::newRow("another program's") << QByteArray(R"({"program":"Other","settings":{"theme":"dark"}})");
        QTest::newRow("no settings") << QByteArray(R"({"program":"ProxyDeck","settings":[]})");
        QTest::newRow("a list") << QByteArray("[1,2]");
        QTest::newRow("too large") << file({{u"theme"_s, QString(2 << 20, u'x')}});
    }

    void refusesOtherFiles()
    {
        QFETCH(QByteArray, content);
        QSettings settings(newFile(), QSettings::IniFormat);
        Preferences preferences(settings);
        const auto report = PreferencesFile(preferences, settings).read(content);
        QVERIFY(!report);
        QVERIFY(!report.error().isEmpty());
        QVERIFY(settings.allKeys().isEmpty());
    }

    void exportsNoSecret()
    {
        const QString canary = u"TESTCANARY77"_s;
        QSettings settings(newFile(), QSettings::IniFormat);
        Preferences preferences(settings);
        MemorySecretStore secrets;
        secrets.write(u"network-proxy"_s, Secret(canary), [](const auto &) {});
        preferences.set(Preference::ProxyKind, u"http"_s);
        preferences.set(Preference::ProxyHost, u"joe:TESTCANARY77@proxy.example"_s);
        preferences.set(Preference::ProxyUser, u"joe:TESTCANARY77"_s);
        // As an older version, or a hand, might have left them.
        settings.setValue(u"network/host"_s, u"joe:TESTCANARY77@proxy.example"_s);
        for (const auto *name : {"password", "proxyPassword", "PWD", "key", "apiKey", "secret", "token"})
            settings.setValue(u"request/values/"_s + QLatin1StringView(name), canary);
        settings.setValue(u"accounts/names"_s, canary);
        settings.setValue(u"request/values/num"_s, 5);
        const QByteArray json = PreferencesFile(preferences, settings, {u"request/"_s}).write();
        QVERIFY2(!json.contains(canary.toUtf8()), json.constData());
        QVERIFY(json.contains("request/values/num"));
    }
};

QTEST_GUILESS_MAIN(PreferencesTest)
#include "tst_preferences.moc"
