// SPDX-License-Identifier: MIT
// What holds for all texts of the program, read from its sources and its translations.
#include "ui/wording/call_texts.h"
#include "ui/wording/sentences.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

struct Text
{
    QString source;
    QStringList translations; ///< several: a plural
    bool isPlural = false;
    bool isFinished = true;
};

/// The texts of a translation file, by "Context|source".
QMap<QString, Text> textsOf(const QString &file)
{
    QMap<QString, Text> texts;
    QFile ts(QStringLiteral(PROXYDECK_SOURCES "/translations/") + file);
    if (!ts.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&ts);
    QString context;
    Text text;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            if (xml.name() == "name"_L1)
                context = xml.readElementText();
            else if (xml.name() == "message"_L1) {
                text = Text();
                text.isPlural = xml.attributes().value("numerus"_L1) == "yes"_L1;
            } else if (xml.name() == "source"_L1)
                text.source = xml.readElementText();
            else if (xml.name() == "numerusform"_L1)
                text.translations.append(xml.readElementText());
            else if (xml.name() == "translation"_L1) {
                text.isFinished = !xml.attributes().hasAttribute("type"_L1);
                if (!text.isPlural)
                    text.translations.append(xml.readElementText());
            }
        } else if (token == QXmlStreamReader::EndElement && xml.name() == "message"_L1) {
            texts.insert(context + u'|' + text.source, text);
        }
    }
    return texts;
}

/// Each match of \a wrong in the sources of the program, with its place.
QStringList found(const QRegularExpression &wrong)
{
    QStringList places;
    for (const char *folder : {"/app", "/ui"}) {
        QDirIterator it(QStringLiteral(PROXYDECK_SOURCES) + QLatin1StringView(folder), {u"*.cpp"_s, u"*.h"_s},
                        QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            for (auto match = wrong.globalMatch(text); match.hasNext();)
                places.append(file.fileName() + u": "_s + match.next().captured());
        }
    }
    return places;
}

} // namespace

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentencesAreJoinedAsInTheirLanguage()
    {
        QCOMPARE(joinSentences(u"One."_s, u"Two."_s), u"One. Two."_s);
        QCOMPARE(joinSentences(u"一。"_s, u"二。"_s), u"一。二。"_s);
        QCOMPARE(joinSentences(u"完了（见日志）"_s, u"二。"_s), u"完了（见日志）二。"_s);
        QCOMPARE(joinSentences(u"Out of stock."_s, u"《说明》"_s), u"Out of stock.《说明》"_s);
        QCOMPARE(joinSentences({}, u"Two."_s), u"Two."_s);
        QCOMPARE(joinSentences(u"One."_s, {}), u"One."_s);
        QCOMPARE(joinSentences({u"One."_s, {}, u"Two."_s, u"Three."_s}), u"One. Two. Three."_s);
        QCOMPARE(joinSentences(QStringList{}), QString());
    }

    void noSentencesAreJoinedByHand()
    {
        static const QRegularExpression byHand(
            u"(u' '|' '|u\" \"_s|\" \"_L1|QLatin1Char\\(' '\\))\\s*\\+\\s*(\\w+::)*tr\\("
            u"|\\b(problems|sentences|notes)\\.join\\(u?['\"] ['\"]"_s);
        QCOMPARE(found(byHand), QStringList());
        QVERIFY(byHand.match(u"text += u' ' + tr(\"Two.\")"_s).hasMatch());
        QVERIFY(byHand.match(u"QLatin1Char(' ')\n    + CallWords::tr(\"Two.\")"_s).hasMatch());
    }

    void noChineseFullStopIsFollowedByASpace()
    {
        static const QRegularExpression gap(u"[。；：！？，、] "_s);
        const auto texts = textsOf(u"proxydeck_zh_CN.ts"_s);
        QVERIFY(texts.size() > 500);
        for (const Text &text : texts) {
            for (const QString &translation : text.translations)
                QVERIFY2(!translation.contains(gap), qPrintable(translation));
        }
    }

    void everyPluralHasASingularInEnglish()
    {
        const auto english = textsOf(u"proxydeck_en.ts"_s);
        const auto chinese = textsOf(u"proxydeck_zh_CN.ts"_s);
        int plurals = 0;
        for (auto text = chinese.begin(); text != chinese.end(); ++text) {
            if (!text->isPlural)
                continue;
            ++plurals;
            const Text ours = english.value(text.key());
            QVERIFY2(ours.isPlural && ours.isFinished && ours.translations.size() == 2
                         && ours.translations.first() != ours.translations.last(),
                     qPrintable(u"translations/proxydeck_en.ts lacks the two forms of: "_s + text.key()));
        }
        QVERIFY(plurals > 5);
        for (const Text &text : chinese)
            QVERIFY2(!text.source.contains("(s)"_L1), qPrintable(text.source));
    }

    void whatTookNoTimeHasNoDuration()
    {
        QCOMPARE(durationText(0), QString()); // never sent
        QCOMPARE(durationText(214), u"214 ms"_s);
        QCOMPARE(durationText(3'140), u"3.1 s"_s);
    }

    void everyToolTipIsEscaped()
    {
        // A text that is put together can hold what looks like HTML; one of ours, as it stands, cannot.
        static const QRegularExpression toolTip(
            u"\\b(?!m_icon\\b)\\w+(\\(\\))?(->|\\.)setToolTip\\((?!\\s*(\\d, )?plainToolTip\\()(?!help\\))"
            u"(?!\\s*(\\w+::)*tr\\(\\s*\"[^)]*\"\\)\\))[^;]*;"_s);
        QStringList wrong = found(toolTip);
        QCOMPARE(wrong, QStringList());
        QVERIFY(toolTip.match(u"item->setToolTip(item->text());"_s).hasMatch());
        QVERIFY(!toolTip.match(u"m_close->setToolTip(tr(\"Close\"));"_s).hasMatch());
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
