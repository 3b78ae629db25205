// SPDX-License-Identifier: MIT
#include "ui/widgets/progress_item.h"
#include "ui/widgets/progress_line.h"

#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestProgressLine : public QObject
{
    Q_OBJECT

    static ProgressItem::Words words(const QString &verb)
    {
        return {[verb](const QString &done, const QString &total) { return u"%1 %2 of %3"_s.arg(verb, done, total); },
                [verb] { return u"Cancel: %1"_s.arg(verb); }};
    }
    static QString text(const ProgressLine &line) { return line.findChild<QLabel *>(u"progressText"_s)->text(); }
    static QToolButton *button(const ProgressLine &line) { return line.findChild<QToolButton *>(u"cancelProgress"_s); }

private Q_SLOTS:
    void showsWhatRuns()
    {
        ProgressLine line;
        ProgressItem item(words(u"Writing"_s));
        line.add(item);
        QVERIFY(line.isHidden());
        item.setProgress(1, 2); // does not run
        QCOMPARE(item.done(), 0);
        item.begin(200);
        item.setProgress(50, 200);
        QTRY_VERIFY(!line.isHidden());
        QCOMPARE(text(line), u"Writing 50 of 200"_s);
        const auto *bar = line.findChild<QProgressBar *>();
        QCOMPARE(bar->value(), bar->maximum() / 4);
        QCOMPARE(bar->accessibleName(), u"Writing 50 of 200"_s);
        QCOMPARE(button(line)->accessibleName(), u"Cancel: Writing"_s);
        item.setProgress(150, 200);
        QCOMPARE(text(line), u"Writing 150 of 200"_s);
        item.end();
        QVERIFY(line.isHidden());
    }

    void doesNotFlash()
    {
        ProgressLine line;
        QSignalSpy edited(&line, &ProgressLine::edited);
        ProgressItem item(words(u"Writing"_s));
        line.add(item);
        item.begin(2);
        item.setProgress(1, 2);
        QVERIFY(line.isHidden());
        item.end();
        QTest::qWait(300); // longer than it waits
        QVERIFY(line.isHidden());
        QCOMPARE(edited.size(), 0);
    }

    void cancelsWhatItShows()
    {
        ProgressLine line;
        ProgressItem first(words(u"Checking"_s));
        auto second = std::make_unique<ProgressItem>(words(u"Writing"_s));
        line.add(first);
        line.add(*second);
        QSignalSpy cancelFirst(&first, &ProgressItem::cancelRequested);
        QSignalSpy cancelSecond(second.get(), &ProgressItem::cancelRequested);
        first.cancel(); // does not run
        QCOMPARE(cancelFirst.size(), 0);
        first.begin(100);
        second->begin(10);
        QTRY_VERIFY(!line.isHidden());
        QCOMPARE(line.current(), second.get()); // begun last
        button(line)->click();
        QCOMPARE(cancelSecond.size(), 1);
        QCOMPARE(cancelFirst.size(), 0);
        QVERIFY(second->isRunning()); // until whoever does it has stopped
        first.setProgress(30, 100);
        QCOMPARE(text(line), u"Writing 0 of 10"_s);
        second->end();
        QCOMPARE(text(line), u"Checking 30 of 100"_s);
        button(line)->click();
        QCOMPARE(cancelFirst.size(), 1);
        second->begin(5);
        QCOMPARE(text(line), u"Writing 0 of 5"_s);
        second.reset(); // as with the dialog that it belonged to
        QCOMPARE(text(line), u"Checking 30 of 100"_s);
        first.end();
        QVERIFY(line.isHidden());
    }

    void theButtonStaysWhileNumbersGrow()
    {
        ProgressLine line;
        ProgressItem item(words(u"Writing"_s));
        line.add(item);
        item.begin(100'000);
        QTRY_VERIFY(!line.isHidden());
        line.resize(600, line.sizeHint().height());
        line.show();
        QVERIFY(QTest::qWaitForWindowExposed(&line, 60'000));
        const int wanted = line.sizeHint().width();
        const int place = button(line)->x();
        item.setProgress(99'999, 100'000);
        QCoreApplication::processEvents();
        QCOMPARE(button(line)->x(), place);
        QCOMPARE(line.sizeHint().width(), wanted);
    }
};

QTEST_MAIN(TestProgressLine)
#include "tst_progress_line.moc"
