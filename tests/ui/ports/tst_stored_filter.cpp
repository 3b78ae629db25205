// SPDX-License-Identifier: MIT
// A filter that is kept means the same in every language, and is shown in the words of the current one.
#include "filter/filter_query.h"
#include "ui/filter/filter_words.h"
#include "ui/filter/stored_filter.h"

#include <QTest>
#include <QTranslator>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// Some of the words as a Chinese translation has them.
class ChineseWords final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        static const QHash<QByteArray, QString> words{
            {"key", u"密钥"_s},  {"check", u"检测"_s}, {"area", u"地区|区域"_s}, {"left", u"剩余"_s},
            {"good", u"正常"_s}, {"m", u"分|分钟"_s},  {"copied", u"已复制"_s},  {"yes", u"是"_s},
            {"no", u"否"_s},     {"state", u"状态"_s}, {"bad", u"异常"_s}};
        return qstrcmp(context, "FilterWords") == 0 ? words.value(source) : QString();
    }
};

} // namespace

class TestStoredFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreExchangedBothWays_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("stored");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a word without a field") << u"1.2.3.4"_s << u"1.2.3.4"_s;
        QTest::newRow("no field of ours") << u"http://1.2.3.4:80"_s << u"http://1.2.3.4:80"_s;
        QTest::newRow("the sketch") << u"密钥:华东采集 检测:正常"_s << u"key:华东采集 check:good"_s;
        QTest::newRow("excluded") << u"-检测:异常"_s << u"-check:bad"_s;
        QTest::newRow("quoted") << u"密钥:\"East crawl\""_s << u"key:\"East crawl\""_s;
        QTest::newRow("answer") << u"已复制:否"_s << u"copied:no"_s;
        QTest::newRow("a value that is a word") << u"地区:检测"_s << u"area:检测"_s;
    }

    void wordsAreExchangedBothWays()
    {
        QFETCH(QString, shown);
        QFETCH(QString, stored);
        ChineseWords chinese;
        QCoreApplication::installTranslator(&chinese);
        const QString kept = storedFilter(shown);
        const QString again = shownFilter(kept);
        const FilterQuery meant(shown, filterVocabulary());
        const FilterQuery meansNow(again, filterVocabulary());
        QCoreApplication::removeTranslator(&chinese);
        QCOMPARE(kept, stored);
        QCOMPARE(again, shown);
        QVERIFY(meant == meansNow);
        // Whoever has English only reads the same of what is kept.
        QVERIFY(FilterQuery(kept) == meant);
        QVERIFY(FilterQuery(kept).unread() == meant.unread());
    }

    void whatIsTypedInSeveralWaysIsKeptInOne_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        QTest::newRow("full-width colon") << u"密钥：店铺"_s << u"key:店铺"_s;
        QTest::newRow("second name") << u"区域:泉州"_s << u"area:泉州"_s;
        QTest::newRow("units") << u"剩余:>2分"_s << u"left:>2m"_s;
        QTest::newRow("two units") << u"剩余:>1h30分钟"_s << u"left:>1h30m"_s;
        QTest::newRow("blanks around") << u"  地区:泉州  "_s << u"area:泉州"_s;
        QTest::newRow("English in Chinese") << u"key:店铺 account:另一"_s << u"key:店铺 key:另一"_s;
        QTest::newRow("beginning of a state") << u"状态:expiri"_s << u"state:expiring"_s;
        QTest::newRow("not complete") << u"检测:"_s << u"check:"_s;
    }

    void whatIsTypedInSeveralWaysIsKeptInOne()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        ChineseWords chinese;
        QCoreApplication::installTranslator(&chinese);
        const QString kept = storedFilter(typed);
        const FilterQuery meant(typed, filterVocabulary());
        QCoreApplication::removeTranslator(&chinese);
        QCOMPARE(kept, stored);
        QVERIFY(FilterQuery(kept) == meant);
    }

    void plansAreKeptByTheWordOfAllLanguages()
    {
        const QString name = productWords(Product::ShortLived).first();
        const QString kept = storedFilter(u"product:\""_s + name + u'"');
        QCOMPARE(kept, u"product:short-lived"_s);
        QVERIFY(shownFilter(kept).contains(name));
    }
};

QTEST_GUILESS_MAIN(TestStoredFilter)
#include "tst_stored_filter.moc"
