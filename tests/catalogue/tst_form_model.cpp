// SPDX-License-Identifier: MIT
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace proxydeck {

class TestFormModel : public QObject
{
    Q_OBJECT

    const Catalogue m_vendor{Catalogue::vendorEndpoints()};

private Q_SLOTS:
    void showsOnlyWhatTheOperatorSets()
    {
        FormModel form(*m_vendor.find(u"short.channel.get"));
        QStringList names;
        for (int field = 0; field < form.fieldCount(); ++field)
            names.append(QString::fromLatin1(form.parameter(field).name));
        QCOMPARE(names, (QStringList{u"area"_s, u"area_ex"_s, u"isp"_s, u"num"_s, u"distinct"_s}));
        QCOMPARE(form.fieldNamed(u"key"), -1);
        QCOMPARE(form.fieldNamed(u"pwd"), -1);
        QCOMPARE(form.fieldNamed(u"num"), 3);
        QCOMPARE(FormModel(*m_vendor.find(u"short.channel.query")).fieldCount(), 0);
    }

    void theChannelsOfThePlanBoundTheNumber()
    {
        FormModel form(*m_vendor.find(u"short.channel.get"));
        const int num = form.fieldNamed(u"num");
        QCOMPARE(form.maximum(num), 100);
        form.setValue(num, u"20"_s);
        QVERIFY(form.isValid());
        QSignalSpy limits(&form, &FormModel::limitsChanged);
        form.setChannels(12);
        QCOMPARE(limits.size(), 1);
        QCOMPARE(form.maximum(num), 12);
        QCOMPARE(form.problem(num), FieldProblem::MoreThanChannels);
        QCOMPARE(form.wantedCount(), 1); // the default: a refused number counts for nothing
        form.setValue(num, u"12"_s);
        QVERIFY(form.isValid());
        form.setChannels(500);
        QCOMPARE(form.maximum(num), 100);
        form.setValue(num, u"101"_s);
        QCOMPARE(form.problem(num), FieldProblem::OutOfRange);
        form.setChannels(0);
        form.setValue(num, u"100"_s);
        QVERIFY(form.isValid());
        QCOMPARE(form.maximum(form.fieldNamed(u"isp")), 3); // not a number of IPs
    }

    void normalizes_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("value");

        const auto row = [](const char *name, const QString &endpoint, const QString &field, const QString &typed,
                            const QString &value) { QTest::newRow(name) << endpoint << field << typed << value; };
        const QString channel = u"short.channel.get"_s;
        const QString global = u"global.channel.get"_s;
        row("documented", channel, u"area"_s, u"350500,330700"_s, u"350500,330700"_s);
        row("full-width digits and comma", channel, u"area"_s, u"３５０５００，３３０７００"_s, u"350500,330700"_s);
        row("every separator", channel, u"area"_s, u"350500;330700、440100；450000\n110000\r\n120000\t130000 140000"_s,
            u"350500,330700,440100,450000,110000,120000,130000,140000"_s);
        row("empty pieces", channel, u"area"_s, u" ,350500,, ;330700, "_s, u"350500,330700"_s);
        row("duplicates", channel, u"area_ex"_s, u"350500,330700,350500"_s, u"350500,330700"_s);
        row("invisible characters", channel, u"area"_s, u"\uFEFF350500\u200B,\u00A0330700"_s, u"350500,330700"_s);
        row("ideographic space", channel, u"area"_s, u"350500\u3000330700"_s, u"350500,330700"_s);
        row("only separators", channel, u"area"_s, u" ，、; "_s, u""_s);
        row("nonsense stays to be seen", channel, u"area"_s, u"北京"_s, u"北京"_s);
        row("lower case", global, u"area"_s, u"us, eu;990100"_s, u"US,EU,990100"_s);
        row("case duplicates", global, u"area_ex"_s, u"us,US,Us"_s, u"US"_s);
        row("full-width letters", global, u"area"_s, u"ｕｓ"_s, u"US"_s);
        row("number", channel, u"num"_s, u" 5 "_s, u"5"_s);
        row("full-width number", channel, u"num"_s, u"１２"_s, u"12"_s);
        row("leading zeros", channel, u"num"_s, u"007"_s, u"7"_s);
        row("sign", channel, u"num"_s, u"+7"_s, u"7"_s);
        row("all zeros", channel, u"num"_s, u"000"_s, u"0"_s);
        row("minus zero", channel, u"num"_s, u"-0"_s, u"0"_s);
        row("negative", channel, u"num"_s, u"-05"_s, u"-5"_s);
        row("not a number", channel, u"num"_s, u"five"_s, u"five"_s);
        row("flag", channel, u"distinct"_s, u"TRUE"_s, u"true"_s);
        row("flag as a digit", channel, u"distinct"_s, u"1"_s, u"true"_s);
        row("flag off", channel, u"distinct"_s, u"False"_s, u"false"_s);
        row("no flag at all", channel, u"distinct"_s, u"perhaps"_s, u""_s);
    }

    void normalizes()
    {
        QFETCH(QString, endpoint);
        QFETCH(QString, field);
        QFETCH(QString, typed);
        FormModel form(*m_vendor.find(endpoint));
        const int index = form.fieldNamed(field);
        form.setValue(index, typed);
        QTEST(form.value(index), "value");

        // What it made of the text must be what it makes of its own result, or an editor would never come to rest.
        const QString once = form.value(index);
        form.setValue(index, once);
        QCOMPARE(form.value(index), once);
    }

    void judges_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<FieldProblem>("problem");
        QTest::addColumn<QString>("invalidValue");

        const auto row = [](const char *endpoint, const char *field, const QString &typed, FieldProblem problem,
                            const QString &invalidValue = {}) {
            QTest::addRow("%s %s %s", endpoint, field, qPrintable(typed))
                << QString::fromLatin1(endpoint) << QString::fromLatin1(field) << typed << problem << invalidValue;
        };
        row("short.channel.get", "area", u""_s, FieldProblem::None);
        row("short.channel.get", "area", u"350500,330700"_s, FieldProblem::None);
        row("short.channel.get", "area", u"350500,33070"_s, FieldProblem::MalformedCode, u"33070"_s);
        row("short.channel.get", "area", u"3505001"_s, FieldProblem::MalformedCode, u"3505001"_s);
        row("short.channel.get", "area", u"US"_s, FieldProblem::MalformedCode, u"US"_s);
        row("short.channel.get", "area_ex", u"x,440100"_s, FieldProblem::MalformedCode, u"x"_s);
        row("exclusive.get", "area", u"350500"_s, FieldProblem::None);
        row("exclusive.get", "area", u"350500,330700"_s, FieldProblem::TooManyCodes, u"330700"_s);
        row("regionlock.get", "area", u"350500 330700"_s, FieldProblem::TooManyCodes, u"330700"_s);
        row("global.channel.get", "area", u"US,EU,990100"_s, FieldProblem::None);
        row("global.channel.get", "area", u"USA"_s, FieldProblem::MalformedCode, u"USA"_s);
        row("global.channel.get", "area", u"US,350500"_s, FieldProblem::MalformedCode, u"350500"_s);
        row("global.channel.get", "area", u"新加坡"_s, FieldProblem::MalformedCode, u"新加坡"_s);
        row("short.channel.get", "num", u"1"_s, FieldProblem::None);
        row("short.channel.get", "num", u"100"_s, FieldProblem::None);
        row("short.channel.get", "num", u"101"_s, FieldProblem::OutOfRange, u"101"_s);
        row("short.channel.get", "num", u"0"_s, FieldProblem::OutOfRange, u"0"_s);
        row("short.channel.get", "num", u"-5"_s, FieldProblem::OutOfRange, u"-5"_s);
        row("short.channel.get", "num", u"99999999999999999999"_s, FieldProblem::OutOfRange, u"99999999999999999999"_s);
        row("short.channel.get", "num", u"1.5"_s, FieldProblem::NotANumber, u"1.5"_s);
        row("short.channel.get", "num", u"1,000"_s, FieldProblem::NotANumber, u"1,000"_s);
        row("short.channel.get", "num", u"-"_s, FieldProblem::NotANumber, u"-"_s);
        row("short.channel.get", "isp", u"3"_s, FieldProblem::None);
        row("short.channel.get", "isp", u"4"_s, FieldProblem::OutOfRange, u"4"_s);
        row("exclusive.get", "keep_alive", u"1440"_s, FieldProblem::None);
        row("exclusive.get", "keep_alive", u"1441"_s, FieldProblem::OutOfRange, u"1441"_s);
        row("exclusive.get", "keep_alive", u"0"_s, FieldProblem::OutOfRange, u"0"_s);
    }

    void judges()
    {
        QFETCH(QString, endpoint);
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(FieldProblem, problem);
        FormModel form(*m_vendor.find(endpoint));
        const int index = form.fieldNamed(field);
        form.setValue(index, typed);
        QCOMPARE(form.problem(index), problem);
        QTEST(form.invalidValue(index), "invalidValue");
        QCOMPARE(form.isValid(), problem == FieldProblem::None);
        QCOMPARE(form.firstProblem(), problem == FieldProblem::None ? -1 : index);
        form.reset();
        QVERIFY(form.isValid());
        QVERIFY(form.invalidValue(index).isEmpty());
    }

    void refusesToExcludeWhatItWants()
    {
        FormModel form(*m_vendor.find(u"short.channel.get"));
        const int area = form.fieldNamed(u"area");
        const int excluded = form.fieldNamed(u"area_ex");
        QSignalSpy problems(&form, &FormModel::problemChanged);

        form.setValue(area, u"350500,330700"_s);
        form.setValue(excluded, u"440100,330700"_s);
        QCOMPARE(form.problem(excluded), FieldProblem::ExcludedAndWanted);
        QCOMPARE(form.invalidValue(excluded), u"330700"_s);
        QVERIFY(!form.isValid());
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().first().toInt(), excluded);

        // Mended from the other side, the field is told all the same.
        form.setValue(area, u"350500"_s);
        QCOMPARE(form.problem(excluded), FieldProblem::None);
        QCOMPARE(problems.size(), 2);

        FormModel global(*m_vendor.find(u"global.metered.get"));
        global.setValue(0, u"us"_s);
        global.setValue(1, u"US"_s);
        QCOMPARE(global.problem(1), FieldProblem::ExcludedAndWanted);
    }

    void tellsWhatChanged()
    {
        FormModel form(*m_vendor.find(u"short.channel.get"));
        QSignalSpy values(&form, &FormModel::valueChanged);
        const int num = form.fieldNamed(u"num");
        form.setValue(num, u"5"_s);
        QCOMPARE(values.size(), 1);
        QCOMPARE(values.first().first().toInt(), num);
        form.setValue(num, u" ５ "_s);
        QCOMPARE(values.size(), 1);
        form.reset();
        QCOMPARE(values.size(), 2);
        form.reset();
        QCOMPARE(values.size(), 2);
    }

    void asksForAsManyAsItSends()
    {
        FormModel form(*m_vendor.find(u"short.channel.pool"));
        QCOMPARE(form.wantedCount(), 1);
        const int num = form.fieldNamed(u"num");
        form.setValue(num, u"20"_s);
        QCOMPARE(form.wantedCount(), 20);
        form.setValue(num, u"2000"_s);
        QCOMPARE(form.wantedCount(), 1);
        QCOMPARE(FormModel(*m_vendor.find(u"short.channel.query")).wantedCount(), 0);
    }

    void sendsOnlyWhatDiffersFromTheDefaults()
    {
        FormModel form(*m_vendor.find(u"exclusive.get"));
        QVERIFY(form.queryItems().isEmpty());
        // In another order than they are sent.
        form.setValue(form.fieldNamed(u"distinct"), u"true"_s);
        form.setValue(form.fieldNamed(u"num"), u"5"_s);
        form.setValue(form.fieldNamed(u"keep_alive"), u"30"_s);
        form.setValue(form.fieldNamed(u"isp"), u"2"_s);
        form.setValue(form.fieldNamed(u"area"), u"350500"_s);
        QCOMPARE(form.queryItems(),
                 (QueryItems{{u"area"_s, u"350500"_s},
                             {u"isp"_s, u"2"_s},
                             {u"keep_alive"_s, u"30"_s},
                             {u"num"_s, u"5"_s},
                             {u"distinct"_s, u"true"_s}}));
        form.setValue(form.fieldNamed(u"num"), u"1"_s);
        form.setValue(form.fieldNamed(u"isp"), u"0"_s);
        form.setValue(form.fieldNamed(u"distinct"), u"false"_s);
        QCOMPARE(form.queryItems(), (QueryItems{{u"area"_s, u"350500"_s}, {u"keep_alive"_s, u"30"_s}}));
    }

    void remembers()
    {
        FormModel form(*m_vendor.find(u"short.even.get"));
        form.setValue(form.fieldNamed(u"area"), u"350500"_s);
        form.setValue(form.fieldNamed(u"num"), u"1"_s);
        form.setValue(form.fieldNamed(u"isp"), u"9"_s);
        const QueryItems saved = form.save();

        FormModel again(*m_vendor.find(u"short.even.get"));
        again.setValue(again.fieldNamed(u"distinct"), u"true"_s);
        again.restore(saved);
        QCOMPARE(again.save(), saved);
        QCOMPARE(again.value(again.fieldNamed(u"num")), u"1"_s);
        QVERIFY(again.value(again.fieldNamed(u"distinct")).isEmpty());
        QCOMPARE(again.problem(again.fieldNamed(u"isp")), FieldProblem::OutOfRange);

        // From another endpoint, another version, or somebody's editor.
        again.restore(
            {{u"key"_s, u"TESTKEY01"_s}, {u"keep_alive"_s, u"5"_s}, {u"num"_s, u"７"_s}, {u"no\nname"_s, u"x"_s}});
        QCOMPARE(again.save(), (QueryItems{{u"num"_s, u"7"_s}}));
    }
};

} // namespace proxydeck

QTEST_GUILESS_MAIN(proxydeck::TestFormModel)
#include "tst_form_model.moc"
