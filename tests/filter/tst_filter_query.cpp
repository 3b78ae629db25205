// SPDX-License-Identifier: MIT
// What operators type to find leases, and what it is understood to mean.
#include "filter/filter_query.h"
#include "filter/filter_tokens.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// As a window in Chinese would pass it in.
FilterVocabulary chinese()
{
    FilterVocabulary words;
    words.fields = {{u"地区"_s, FilterField::Area}, {u"剩余"_s, FilterField::Left}, {u"状态"_s, FilterField::State}};
    words.states = {{u"有效"_s, LeaseState::Live},
                    {u"将过期"_s, LeaseState::Expiring},
                    {u"已过期"_s, LeaseState::Expired},
                    {u"无截止时间"_s, LeaseState::Undated}};
    words.checks = {{u"正常"_s, checkGood}, {u"超时"_s, checkKind(CheckVerdict::TimedOut)}};
    words.answers = {{u"是"_s, true}, {u"否"_s, false}};
    words.units = {{u"秒"_s, 1'000}, {u"分"_s, 60'000}, {u"分钟"_s, 60'000}};
    return words;
}

QDateTime noon() { return {QDate(2023, 2, 25), QTime(12, 0)}; }

QString rangeText(const FilterRange &range)
{
    constexpr FilterRange all;
    const auto end = [](qint64 ms) { return ms % 1'000 ? u"%1ms"_s.arg(ms) : QString::number(ms / 1'000); };
    return (range.from == all.from ? u""_s : end(range.from)) + u".."_s + (range.to == all.to ? u""_s : end(range.to));
}

/// One word as a short text: "-area contains 泉州".
QString spoken(const FilterWord &word)
{
    const QString field = word.field == FilterField::Any ? u"any"_s : filterFieldWord(word.field);
    QString said = (word.negated ? u"-"_s : u""_s) + field;
    switch (word.comparison) {
    case FilterComparison::Contains:
        return said + u" contains "_s + word.text;
    case FilterComparison::IsOneOf:
        for (int state = 0; state < 4; ++state) {
            if (word.states >> state & 1)
                said += u' ' + QStringList{u"live"_s, u"expiring"_s, u"expired"_s, u"undated"_s}[state];
        }
        for (int kind = 0; kind < 32; ++kind) {
            if (word.checks >> kind & 1)
                said += u' ' + QString::number(kind);
        }
        return said;
    case FilterComparison::IsWithin:
        return said + u' ' + rangeText(word.range);
    case FilterComparison::Holds:
        return said + (word.yes ? u" yes"_s : u" no"_s);
    }
    return {};
}

QString spoken(const FilterQuery &query)
{
    QStringList all;
    for (const FilterWord &word : query.words())
        all << spoken(word);
    return all.join(u" | "_s);
}

} // namespace

class TestFilterQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meaning");
        QTest::addColumn<QString>("unread");
        const auto row = [](const char *name, const QString &text, const QString &meaning, const QString &unread = {}) {
            QTest::newRow(name) << text << meaning << unread;
        };
        row("nothing", u""_s, u""_s);
        row("blanks", u" \t　"_s, u""_s);
        row("copied", u"copied:no"_s, u"copied no"_s);
        row("copied, nearly typed", u"copied:Y -COPIED：no"_s, u"copied yes | -copied no"_s);
        row("copied, in Chinese", u"copied:否 copied:是"_s, u"copied no | copied yes"_s);
        // By the numbers that the record has for them; from 24 on: never, waiting, running.
        row("good", u"check:good"_s, u"check 0 1 2"_s);
        row("bad", u"-check:bad"_s, u"-check 3 4 5 6 7 8 9 10 11"_s);
        row("differs", u"check:DIFF"_s, u"check 1"_s);
        row("each kind", u"check:same check:unknown check:transparent check:refused check:notallowed check:noroute"_s,
            u"check 0 | check 2 | check 3 | check 4 | check 5 | check 6"_s);
        row("more kinds", u"check:unreachable check:name check:tls check:wrong check:timeout check:expired"_s,
            u"check 7 | check 8 | check 9 | check 10 | check 11 | check 12"_s);
        row("no outcome", u"check:cancelled check:never check:waiting check:running"_s,
            u"check 13 | check 24 | check 25 | check 26"_s);
        row("checks in Chinese", u"check:正常 check：超"_s, u"check 0 1 2 | check 11"_s);
        row("no such check", u"check: check:perhaps"_s, u""_s, u"check:,check:perhaps"_s);
        row("latency", u"latency:<800 latency:>=1s"_s, u"latency ..800ms | latency 1.."_s);
        row("latency, at most", u"latency:800 latency:<=1500ms"_s, u"latency ..801ms | latency ..1501ms"_s);
        row("latency in Chinese", u"latency：＜2秒"_s, u"latency ..2"_s);
        row("no latency", u"latency:< latency:8x latency:fast"_s, u""_s, u"latency:<,latency:8x,latency:fast"_s);
        row("copied, and no answer", u"copied: copied:perhaps"_s, u""_s, u"copied:,copied:perhaps"_s);
        row("words", u"商丘  电信　59419"_s, u"any contains 商丘 | any contains 电信 | any contains 59419"_s);
        row("twice the same", u"a a"_s, u"any contains a"_s);
        row("quoted", u"\"East crawl\" x"_s, u"any contains East crawl | any contains x"_s);
        row("Chinese quotes", u"“East crawl” x"_s, u"any contains East crawl | any contains x"_s);
        row("quote not closed", u"\"East cr"_s, u"any contains East cr"_s);
        row("quote inside a word", u"5\"a b"_s, u"any contains 5\"a | any contains b"_s);
        row("quoted is never a field", u"\"area:x\""_s, u"any contains area:x"_s);
        row("empty quotes", u"\"\" -\"\" area:\"\""_s, u""_s, u"\"\",-\"\",area:\"\""_s);
        row("not", u"-电信 -\"a b\""_s, u"-any contains 电信 | -any contains a b"_s);
        row("full-width minus", u"－电信"_s, u"-any contains 电信"_s);
        row("minus alone", u"- a"_s, u"any contains a"_s, u"-"_s);
        row("minus inside", u"proxy-7"_s, u"any contains proxy-7"_s);
        row("a minus to be found", u"\"-7\""_s, u"any contains -7"_s);
        row("all at once", u"area:泉州 isp:电信 left:>60 state:live"_s,
            u"area contains 泉州 | isp contains 电信 | left 61.. | state live"_s);
        row("each text field", u"server:a ip:b area:c isp:d product:e mode:f key:g request:h task:i"_s,
            u"server contains a | ip contains b | area contains c | isp contains d | product contains e | "
            "mode contains f | key contains g | request contains h | task contains i"_s);
        row("any case", u"AREA:Quanzhou"_s, u"area contains Quanzhou"_s);
        row("field, quoted value", u"key:\"East crawl\""_s, u"key contains East crawl"_s);
        row("not of a field", u"-area:泉州"_s, u"-area contains 泉州"_s);
        row("full-width colon", u"area：泉州"_s, u"area contains 泉州"_s);
        row("Chinese field", u"地区:泉州 状态：有效"_s, u"area contains 泉州 | state live"_s);
        row("server with port", u"server:1.2.3.4:8080"_s, u"server contains 1.2.3.4:8080"_s);
        // What names no field is looked for as it stands.
        row("unknown field", u"foo:bar"_s, u"any contains foo:bar"_s);
        row("URL", u"http://1.2.3.4:80"_s, u"any contains http://1.2.3.4:80"_s);
        row("address and port", u"1.2.3.4:8080"_s, u"any contains 1.2.3.4:8080"_s);
        row("port", u":8080"_s, u"any contains :8080"_s);
        row("IPv6", u"2001:db8::2"_s, u"any contains 2001:db8::2"_s);
        row("colon at the end", u"foo:"_s, u"any contains foo:"_s);
        row("Chinese name unknown", u"省份:福建"_s, u"any contains 省份:福建"_s);
        // Half typed.
        row("field alone", u"area: a"_s, u"any contains a"_s, u"area:"_s);
        row("left alone", u"left:"_s, u""_s, u"left:"_s);
        row("left, comparison alone", u"left:> 电信"_s, u"any contains 电信"_s, u"left:>"_s);
        row("left, >= alone", u"left:>="_s, u""_s, u"left:>="_s);
        row("no time", u"left:>soon"_s, u""_s, u"left:>soon"_s);
        row("no state", u"state:xyz"_s, u""_s, u"state:xyz"_s);
        row("no instant", u"deadline:>25:00 deadline:12:3x"_s, u""_s, u"deadline:>25:00,deadline:12:3x"_s);
        row("half a state", u"state:exp"_s, u"state expiring expired"_s);
        row("part of a state", u"state:过期"_s, u"state expiring expired"_s);
        row("live is not undated", u"state:li"_s, u"state live"_s);
        row("not a state", u"-state:expired"_s, u"-state expired"_s);
        // Time left.
        row("more", u"left:>60"_s, u"left 61.."_s);
        row("less", u"left:<300"_s, u"left ..300"_s);
        row("at least", u"left:>=60 left:≥61"_s, u"left 60.. | left 61.."_s);
        row("at most", u"left:<=60 left:≤61"_s, u"left ..61 | left ..62"_s);
        row("bare", u"left:60"_s, u"left 60.."_s);
        row("equal", u"left:=60"_s, u"left 60..61"_s);
        row("full-width", u"left：＞６０ left:＜３００"_s, u"left 61.. | left ..300"_s);
        row("Chinese brackets", u"left:》60"_s, u"left 61.."_s);
        row("minutes", u"left:>2m left:<1h30m left:<2min left:>1d"_s,
            u"left 121.. | left ..5400 | left ..120 | left 86401.."_s);
        row("Chinese units", u"剩余:>2分钟 剩余：<1分30秒"_s, u"left 121.. | left ..90"_s);
        row("as the table shows it", u"left:<3:48 left:<01:02:03"_s, u"left ..228 | left ..3723"_s);
        row("quoted, with blanks", u"left:\"> 2 m\""_s, u"left 121.."_s);
        row("unit unknown", u"left:>2x left:>m left:>2m3 left:>-1"_s, u""_s, u"left:>2x,left:>m,left:>2m3,left:>-1"_s);
        row("beyond measure", u"left:>99999999999999999999 left:>99999999999d"_s, u""_s,
            u"left:>99999999999999999999,left:>99999999999d"_s);
#ifndef Q_OS_WIN // there no test can say which zone it is in
        // Instants: by this machine's clock, New York here.
        row("a minute of today", u"deadline:15:38"_s, u"deadline 1677357480..1677357540"_s);
        row("a second of today", u"deadline:15:38:36"_s, u"deadline 1677357516..1677357517"_s);
        row("after", u"deadline:>15:38"_s, u"deadline 1677357540.."_s);
        row("until", u"deadline：<=15：38"_s, u"deadline ..1677357540"_s);
        row("a day", u"deadline:2023-02-26"_s, u"deadline 1677387600..1677474000"_s);
        row("day and time", u"deadline:>=2023-02-25T15:38 deadline:\"<2023/2/26 0:00\""_s,
            u"deadline 1677357480.. | deadline ..1677387600"_s);
#endif
    }
    void words()
    {
        QFETCH(QString, text);
        QFETCH(QString, meaning);
        QFETCH(QString, unread);
        const FilterQuery query(text, chinese(), noon());
        QCOMPARE(spoken(query), meaning);
        QCOMPARE(query.unread().join(u','), unread);
    }

    void whatIsUnreadDoesNotCount()
    {
        QVERIFY(FilterQuery(u"area:泉州 left:>"_s) == FilterQuery(u"  area：泉州"_s));
        QVERIFY(FilterQuery(u"area:泉州"_s) != FilterQuery(u"area:泉"_s));
        QVERIFY(FilterQuery(u"a"_s) != FilterQuery(u"-a"_s));
        QVERIFY(FilterQuery(u"left:>"_s).isEmpty());
    }

    void noWordWithoutItsLanguage()
    {
        QCOMPARE(spoken(FilterQuery(u"地区:泉州"_s)), u"any contains 地区:泉州"_s);
        QCOMPARE(spoken(FilterQuery(u"area:泉州 state:live"_s)), u"area contains 泉州 | state live"_s);
    }

    void everyBeginningIsRead()
    {
        // Each key on the way to a filter, and each piece of it: nothing is an error, and nothing runs over an end.
        const QString whole
            = u"-area：“泉 州” left:>=2m30s \"x:y\" deadline:<2023-02-25T15:38:36 －isp:-电信 state：exp -:"_s;
        for (qsizetype from = 0; from <= whole.size(); ++from) {
            for (qsizetype length = 0; length <= whole.size() - from; ++length) {
                const QString text = whole.mid(from, length);
                const FilterQuery query(text, chinese(), noon());
                QVERIFY(query.words().size() + size_t(query.unread().size()) <= filterTokens(text).size());
                for (const FilterWord &word : query.words())
                    QVERIFY(word.comparison != FilterComparison::Contains || !word.text.isEmpty());
            }
        }
    }

    void tokensKnowTheirPlace()
    {
        const auto tokens = filterTokens(u" a -area：\"泉 州\"  left:>"_s);
        QCOMPARE(tokens.size(), 3u);
        QCOMPARE(tokens[0].from, 1);
        QCOMPARE(tokens[0].to, 2);
        QCOMPARE(tokens[1].from, 3);
        QCOMPARE(tokens[1].valueFrom, 9);
        QCOMPARE(tokens[1].to, 14);
        QVERIFY(tokens[1].negated && tokens[1].quoted);
        QCOMPARE(tokens[1].name, u"area"_s);
        QCOMPARE(tokens[1].value, u"泉 州"_s);
        QCOMPARE(tokens[2].name, u"left"_s);
        QCOMPARE(tokens[2].value, u">"_s);
        QCOMPARE(tokens[2].whole, u"left:>"_s);
    }
};

QTEST_GUILESS_MAIN(TestFilterQuery)
#include "tst_filter_query.moc"
