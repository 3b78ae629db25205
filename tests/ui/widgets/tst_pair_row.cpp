// SPDX-License-Identifier: MIT
#include "ui/widgets/pair_row.h"

#include <QLabel>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class PairRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Neither is cut, whatever the width and however long a text becomes.
    void bothAreSeenWhole()
    {
        auto *first = new QLabel(u"60 / 60 this minute"_s);
        auto *second = new QLabel(u"next call in 59.9 s"_s);
        PairRow row(*first, *second, 8);
        const int both = first->sizeHint().width() + second->sizeHint().width() + 20;
        row.resize(both, row.sizeHint().height());
        row.show();
        const auto whole = [](const QLabel *label) {
            return label->width() >= label->sizeHint().width() && label->height() >= label->sizeHint().height();
        };
        QTRY_VERIFY(whole(first) && whole(second));
        QVERIFY(!row.isStacked());
        QCOMPARE(first->y() + first->height() / 2, second->y() + second->height() / 2);

        first->setText(u"1,060 / 1,060 this minute"_s); // longer at the same width
        QTRY_VERIFY(row.isStacked());
        row.resize(row.width(), row.sizeHint().height());
        QTRY_VERIFY(whole(first) && whole(second));
        QVERIFY(second->y() >= first->geometry().bottom());

        first->setText(u"60 / 60 this minute"_s);
        QTRY_VERIFY(!row.isStacked());
        // It does not keep what is around it from becoming narrow.
        QVERIFY(row.minimumSizeHint().width() < both);
        row.resize(row.minimumSizeHint().width(), 2 * row.height());
        QTRY_VERIFY(row.isStacked());
        QTRY_VERIFY(whole(first) && whole(second));
    }
};

QTEST_MAIN(PairRowTest)
#include "tst_pair_row.moc"
