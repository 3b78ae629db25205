// SPDX-License-Identifier: MIT
#include "formats/format_pattern.h"
#include "outgoing.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using Kind = PatternError::Kind;

/// Patterns as an operator would type them, and what is wrong with those that are wrong.
class TestFormatPattern : public QObject
{
    Q_OBJECT

    static QString rendered(const QString &pattern, const OutgoingLease &lease, Quoting quoting = Quoting::None)
    {
        CopyFormat format;
        format.id = u"mine"_s;
        format.name = u"Mine"_s;
        format.pattern = pattern;
        format.quoting = quoting;
        const auto compiled = FormatPattern::compile(pattern);
        if (!compiled)
            return u"does not compile"_s;
        format.credentials = compiled->usesCredentials();
        const Rendered result = render(format, std::span(&lease, 1));
        return result.refused ? u"refused"_s : result.text;
    }

private Q_SLOTS:
    void writesEachPlaceholder_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("text") << u"plain 文"_s << u"plain 文"_s;
        QTest::newRow("host") << u"{host}"_s << u"123.54.55.24"_s;
        QTest::newRow("port") << u"{port}"_s << u"59419"_s;
        QTest::newRow("server") << u"{server}"_s << u"123.54.55.24:59419"_s;
        QTest::newRow("url") << u"{url}"_s << u"http://TESTKEY01:pw%201@123.54.55.24:59419"_s;
        QTest::newRow("user") << u"{user}"_s << u"TESTKEY01"_s;
        QTest::newRow("password") << u"{password}"_s << u"pw 1"_s;
        QTest::newRow("exit_ip") << u"{exit_ip}"_s << u"123.54.55.24"_s;
        QTest::newRow("area") << u"{area}"_s << u"河南省商丘市"_s;
        QTest::newRow("area_code") << u"<{area_code}>"_s << u"<>"_s;
        QTest::newRow("isp") << u"{isp}"_s << u"电信"_s;
        QTest::newRow("deadline") << u"{deadline}"_s << u"2023-02-25 15:38:36"_s;
        QTest::newRow("name") << u"{name}"_s << u"123.54.55.24:59419 河南省商丘市"_s;
        QTest::newRow("account") << u"{account}"_s << u"East crawl"_s;
        QTest::newRow("endpoint") << u"{endpoint}"_s << u"short.channel.get"_s;
        QTest::newRow("request_id") << u"{request_id}"_s << u"83158ebe-be6c-40f7-a158-688741083edc"_s;
        QTest::newRow("task_id") << u"{task_id}"_s << u"0LIKQ3S1_task"_s;
        QTest::newRow("spaces in braces") << u"{ host }"_s << u"123.54.55.24"_s;
        QTest::newRow("braces") << u"{{{host}}}"_s << u"{123.54.55.24}"_s;
        QTest::newRow("only braces") << u"{{}}"_s << u"{}"_s;
        QTest::newRow("if that holds") << u"a{if isp}b{end}c"_s << u"abc"_s;
        QTest::newRow("if that does not") << u"a{if area_code}b{end}c"_s << u"ac"_s;
        QTest::newRow("else not taken") << u"a{if isp}b{else}x{end}c"_s << u"abc"_s;
        QTest::newRow("else taken") << u"a{if area_code}x{else}b{end}c"_s << u"abc"_s;
        QTest::newRow("nested") << u"{if isp}{if area_code}1{else}2{end}{else}{if isp}3{end}4{end}5"_s << u"25"_s;
        QTest::newRow("auth") << u"{if auth}yes{else}no{end}"_s << u"no"_s; // names no credential, so none goes in
        QTest::newRow("auth with user") << u"{if auth}{user}{else}no{end}"_s << u"TESTKEY01"_s;
        QTest::newRow("ipv6") << u"{if ipv6}6{else}4{end}"_s << u"4"_s;
    }

    void writesEachPlaceholder()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, expected);
        QCOMPARE(rendered(pattern, sampleLease(u"TESTKEY01"_s, u"pw 1"_s)), expected);
    }

    void writesWhatTheCheckFound()
    {
        const QString pattern = u"{if check}{check} {latency} {measured_exit}{else}unchecked{end}"_s;
        OutgoingLease lease = sampleLease();
        QCOMPARE(rendered(pattern, lease), u"unchecked"_s);
        lease.check = {CheckVerdict::Differs, 262, u"96.78.27.185"_s, 1'677'310'700'000};
        QCOMPARE(rendered(pattern, lease), u"differs 262 96.78.27.185"_s);
        lease.check = {CheckVerdict::TimedOut, -1, {}, 1'677'310'700'000};
        QCOMPARE(rendered(u"{check}|{latency}|{measured_exit}"_s, lease), u"timeout||"_s);
        QCOMPARE(rendered(u"{tunnels}|{traffic}|{success}"_s, lease), u"||"_s);
        lease.traffic = {2, 17, 14, 1, 1, 1'000, 2'000};
        QCOMPARE(rendered(u"{tunnels}|{traffic}|{success}"_s, lease), u"17|3000|93"_s);
        lease.check.latencyMs = 0;
        QCOMPARE(rendered(u"{latency}"_s, lease), u"0"_s);
    }

    void everyPlaceholderIsListedAndWorks()
    {
        QCOMPARE(qsizetype(placeholders().size()), 24);
        qsizetype index = 0;
        for (const PlaceholderInfo &info : placeholders()) {
            QCOMPARE(qsizetype(info.placeholder), index++);
            const QString name = QString::fromLatin1(info.name);
            QVERIFY2(FormatPattern::compile(u"{if "_s + name + u"}x{end}"_s), info.name);
            QVERIFY2(FormatPattern::compile(u'{' + name + u'}').has_value() != info.conditionOnly, info.name);
            QVERIFY(qstrlen(info.description) > 0);
        }
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown") << u"ab{hots}"_s << int(Kind::UnknownPlaceholder) << 2 << u"hots"_s;
        QTest::newRow("case matters") << u"{Host}"_s << int(Kind::UnknownPlaceholder) << 0 << u"Host"_s;
        QTest::newRow("empty") << u"{}"_s << int(Kind::UnknownPlaceholder) << 0 << u""_s;
        QTest::newRow("unknown in if") << u"{if wind}{end}"_s << int(Kind::UnknownPlaceholder) << 0 << u"wind"_s;
        QTest::newRow("if alone") << u"{if}x{end}"_s << int(Kind::UnknownPlaceholder) << 0 << u"if"_s;
        QTest::newRow("auth as value") << u"{auth}"_s << int(Kind::ConditionOnly) << 0 << u"auth"_s;
        QTest::newRow("unclosed") << u"http://{host"_s << int(Kind::Unclosed) << 7 << u""_s;
        QTest::newRow("lone brace at end") << u"x{"_s << int(Kind::Unclosed) << 1 << u""_s;
        QTest::newRow("stray") << u"a}b"_s << int(Kind::StrayBrace) << 1 << u""_s;
        QTest::newRow("else outside") << u"{else}"_s << int(Kind::StrayElse) << 0 << u""_s;
        QTest::newRow("second else") << u"{if isp}{else}{else}{end}"_s << int(Kind::StrayElse) << 14 << u""_s;
        QTest::newRow("end outside") << u"x{end}"_s << int(Kind::StrayEnd) << 1 << u""_s;
        QTest::newRow("if never ended") << u"ab{if isp}x"_s << int(Kind::UnclosedIf) << 2 << u""_s;
        QTest::newRow("inner if never ended") << u"{if isp}{if area}x{end}"_s << int(Kind::UnclosedIf) << 0 << u""_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(QString, pattern);
        QFETCH(int, kind);
        QFETCH(int, position);
        QFETCH(QString, word);
        const auto compiled = FormatPattern::compile(pattern);
        QVERIFY(!compiled);
        QCOMPARE(int(compiled.error().kind), kind);
        QCOMPARE(compiled.error().position, qsizetype(position));
        QCOMPARE(compiled.error().word, word);
    }

    void aWrongPatternWritesNothing()
    {
        CopyFormat format;
        format.pattern = u"{hots}"_s;
        const OutgoingLease lease = sampleLease();
        const Rendered result = render(format, std::span(&lease, 1));
        QCOMPARE(result.written, 0);
        QCOMPARE(result.refused, 1);
        QCOMPARE(result.text, QString());
    }

    void quotesEachValueForTheTarget()
    {
        OutgoingLease lease = sampleLease(u"TESTKEY01"_s, u"it's"_s);
        lease.lease.area = u"a\"b\\c'd\ne\u202Ef"_s;
        QCOMPARE(rendered(u"'{password}'"_s, lease, Quoting::PosixShell), u"'it'\\''s'"_s);
        QCOMPARE(rendered(u"'{password}'"_s, lease, Quoting::PythonString), u"'it\\'s'"_s);
        // A target with escapes gets the very text; one without gets a visible form of what cannot be seen.
        QCOMPARE(rendered(u"\"{area}\""_s, lease, Quoting::JsonString), u"\"a\\\"b\\\\c'd\\ne\\u202Ef\""_s);
        QCOMPARE(rendered(u"# {area}"_s, lease, Quoting::None), u"# a\"b\\c'd e\u2039U+202E\u203Af"_s);
        QCOMPARE(rendered(u"'{area}'"_s, lease, Quoting::PosixShell), u"'a\"b\\c'\\''d e\u2039U+202E\u203Af'"_s);
        // A name is for people in every target.
        QCOMPARE(rendered(u"\"{name}\""_s, lease, Quoting::JsonString),
                 u"\"123.54.55.24:59419 a\\\"b\\\\c'd e\u2039U+202E\u203Af\""_s);
    }

    void hostileTextNeverCostsThePaidLease()
    {
        OutgoingLease lease = sampleLease();
        lease.lease.area = u"a"_s + QChar(u'\0') + QChar(0xD800) + u"b"_s;
        QCOMPARE(rendered(u"\"{area}\""_s, lease, Quoting::JsonString),
                 u"\"a\u2039U+0000\u203A\u2039U+D800\u203Ab\""_s);
    }
};

QTEST_GUILESS_MAIN(TestFormatPattern)
#include "tst_format_pattern.moc"
