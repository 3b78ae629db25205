// SPDX-License-Identifier: MIT
// The checks of one lease as the details show them.
#include "lease/check_texts.h"
#include "ui/check/check_bar.h"
#include "ui/check/check_view.h"

#include <QLabel>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

CheckResult resultOf(CheckVerdict verdict, qint64 atMs)
{
    CheckResult result;
    result.outcome.verdict = verdict;
    result.outcome.stage = CheckStage::Done;
    result.outcome.protocol = CheckProtocol::HttpConnect;
    result.outcome.times = {45, 67, 84, 52, 14};
    result.outcome.exitIp = u"96.78.27.185"_s;
    result.outcome.atMs = atMs;
    result.samples = 1;
    return result;
}

} // namespace

class CheckViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsShownWithoutACheck()
    {
        QWidget window;
        CheckView view(&window);
        window.show();
        QVERIFY(!view.isVisible());
        QCOMPARE(view.text(), QString());
        view.setResults({resultOf(CheckVerdict::Good, 1'700'000'000'000)}, u"96.78.27.185"_s);
        QVERIFY(view.isVisible());
        view.clear();
        QVERIFY(!view.isVisible());
    }

    void theLastCheckWithItsParts()
    {
        CheckView view;
        view.setResults({resultOf(CheckVerdict::Good, 1'700'000'000'000)}, u"96.78.27.185"_s);
        const QString text = view.text();
        for (const auto *part : {"96.78.27.185", "262 ms", "45 ms", "67 ms", "84 ms", "52 ms", "14 ms"})
            QVERIFY2(text.contains(QLatin1StringView(part)), part);
        QVERIFY(!text.contains(u"declared"_s));
        const auto *bar = view.findChild<CheckBar *>();
        QVERIFY(!bar->isHidden());
        QVERIFY(bar->accessibleDescription().contains(u"84 ms"_s)); // not by colour and length alone
    }

    void anotherExitIsSaid()
    {
        CheckView view;
        view.setResults({resultOf(CheckVerdict::Differs, 1'700'000'000'000)}, u"1.2.3.4"_s);
        QVERIFY(view.text().contains(u"Exit 96.78.27.185, declared 1.2.3.4"_s));
        QVERIFY(view.text().contains(verdictExplanation(CheckVerdict::Differs)));
    }

    void theDeclaredExitIsOfTheNetwork()
    {
        CheckView view;
        view.setResults({resultOf(CheckVerdict::Differs, 1'700'000'000'000)}, u"1.2.3.4\u202E\n"_s);
        QVERIFY2(view.text().contains(u"declared 1.2.3.4‹U+202E›"_s), qPrintable(view.text()));
        QVERIFY(!view.text().contains(QChar(0x202E)));
    }

    void aFailureSaysWhatToDo_data()
    {
        QTest::addColumn<int>("verdict");
        for (int verdict = int(CheckVerdict::Transparent); verdict <= int(CheckVerdict::TimedOut); ++verdict)
            QTest::addRow("%d", verdict) << verdict;
    }

    void aFailureSaysWhatToDo()
    {
        QFETCH(const int, verdict);
        CheckResult failed = resultOf(CheckVerdict(verdict), 1'700'000'000'000);
        failed.outcome.times = {45, -1, -1, -1, -1};
        failed.outcome.exitIp.clear();
        CheckView view;
        view.setResults({failed}, u"1.2.3.4"_s);
        QVERIFY(!verdictExplanation(CheckVerdict(verdict)).isEmpty());
        QVERIFY(view.text().contains(verdictExplanation(CheckVerdict(verdict))));
        QVERIFY(view.findChild<CheckBar *>()->isHidden()); // there is no whole to show parts of
    }

    void thoseBeforeAreListed()
    {
        CheckView view;
        view.setResults(
            {resultOf(CheckVerdict::Good, 1'700'000'060'000), resultOf(CheckVerdict::Refused, 1'700'000'000'000)}, {});
        const auto *earlier = view.findChild<QLabel *>(u"checkEarlier"_s);
        QVERIFY(!earlier->isHidden());
        QVERIFY(earlier->text().contains(checkText(resultOf(CheckVerdict::Refused, 0).outcome)));
        view.setResults({resultOf(CheckVerdict::Good, 1'700'000'060'000)}, {});
        QVERIFY(earlier->isHidden());
    }
};

QTEST_MAIN(CheckViewTest)
#include "tst_check_view.moc"
