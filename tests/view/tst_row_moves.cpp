// SPDX-License-Identifier: MIT
// RowMoves: whoever does the steps has the other list, and there are few of them however scattered the rows are.
#include "view/row_moves.h"
#include "view/shown_rows.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace proxydeck;

namespace {

using Rows = std::vector<RowId>;

void require(bool holds)
{
    if (!holds)
        qFatal("a step that cannot be done");
}

/// Does the steps to \a rows, checking that each may be done.
Rows applied(Rows rows, std::vector<RowMove> steps)
{
    for (const RowMove &step : steps) {
        const auto first = rows.begin() + step.run.first;
        switch (step.kind) {
        case RowMove::Kind::Remove:
            require(step.run.last < rows.size());
            rows.erase(first, rows.begin() + step.run.last + 1);
            break;
        case RowMove::Kind::Insert:
            require(step.run.first <= rows.size() && step.run.size() == step.rows.size());
            rows.insert(first, step.rows.begin(), step.rows.end());
            break;
        case RowMove::Kind::Reorder:
            require(std::is_permutation(rows.begin(), rows.end(), step.rows.begin(), step.rows.end()));
            rows = step.rows;
            break;
        }
    }
    return rows;
}

qsizetype count(const std::vector<RowMove> &steps, RowMove::Kind kind)
{
    return std::count_if(steps.begin(), steps.end(), [kind](const RowMove &step) { return step.kind == kind; });
}

Rows upTo(RowId end)
{
    Rows rows(end);
    std::iota(rows.begin(), rows.end(), RowId(0));
    return rows;
}

/// Of 0..249, each with a chance of \a percent, in any order where \a shuffled.
Rows someRows(QRandomGenerator &random, int percent, bool shuffled)
{
    Rows rows = upTo(250);
    std::erase_if(rows, [&](RowId) { return int(random.bounded(100)) >= percent; });
    if (shuffled)
        std::shuffle(rows.begin(), rows.end(), random);
    return rows;
}

} // namespace

class TestRowMoves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyListBecomesAnyOther()
    {
        QRandomGenerator random(11);
        for (int i = 0; i < 600; ++i) {
            const Rows shown = someRows(random, int(random.bounded(101)), i % 3 == 0);
            Rows next = i % 4 == 0 ? shown : someRows(random, int(random.bounded(101)), i % 3 == 1);
            if (i % 4 == 0 && next.size() > 20)
                next.erase(next.begin() + 5, next.begin() + 5 + random.bounded(10));
            const std::vector<RowMove> steps = RowMoves::between(shown, next).take();
            QCOMPARE(applied(shown, steps), next);
            QVERIFY(count(steps, RowMove::Kind::Reorder) <= 2);
            QVERIFY(steps.size() <= 34);
            if (shown == next)
                QVERIFY(steps.empty());
        }
    }

    void rowsAreAddedWhereTheyBelong()
    {
        QRandomGenerator random(12);
        for (int i = 0; i < 600; ++i) {
            const bool falling = i % 2 == 0;
            const auto isBefore = [falling](RowId a, RowId b) { return falling ? a > b : a < b; };
            Rows all = someRows(random, 100, true);
            all.resize(random.bounded(quint32(all.size())) + 1);
            const size_t old = random.bounded(quint32(all.size()));
            Rows shown(all.begin(), all.begin() + qptrdiff(old));
            Rows added(all.begin() + qptrdiff(old), all.end());
            for (Rows *rows : {&shown, &added, &all})
                std::sort(rows->begin(), rows->end(), isBefore);
            const std::vector<RowMove> steps = RowMoves::adding(shown, added, isBefore).take();
            QCOMPARE(applied(shown, steps), all);
            QVERIFY(steps.size() <= 16);
        }
    }

    void rowsAreRemoved()
    {
        QRandomGenerator random(13);
        for (int i = 0; i < 600; ++i) {
            const Rows shown = someRows(random, 80, true);
            std::vector<quint32> positions(shown.size());
            std::iota(positions.begin(), positions.end(), 0u);
            const int percent = int(random.bounded(101));
            std::erase_if(positions, [&](quint32) { return int(random.bounded(100)) >= percent; });
            Rows rest = shown;
            for (auto position = positions.rbegin(); position != positions.rend(); ++position)
                rest.erase(rest.begin() + *position);
            const std::vector<RowMove> steps = RowMoves::removing(shown, positions).take();
            QCOMPARE(applied(shown, steps), rest);
            QVERIFY(steps.size() <= 16);
        }
    }

    void neighboursGoInOneStep()
    {
        const Rows shown = upTo(1'000);
        Rows next = shown;
        next.erase(next.begin() + 300, next.begin() + 900);
        QCOMPARE(RowMoves::between(shown, next).take().size(), size_t(1));
        QCOMPARE(RowMoves::between(next, shown).take().size(), size_t(1));
    }

    void shownRowsAreFoundWhereverTheyStand()
    {
        QRandomGenerator random(14);
        ShownRows shown;
        Rows expected;
        for (int i = 0; i < 400; ++i) {
            const Rows next = someRows(random, int(random.bounded(101)), i % 5 == 0);
            for (RowMove &step : RowMoves::between(expected, next).take()) {
                if (step.kind == RowMove::Kind::Remove)
                    shown.remove(step.run);
                else if (step.kind == RowMove::Kind::Insert)
                    shown.insert(step.run.first, step.rows);
                else
                    shown.reorder(std::move(step.rows));
            }
            expected = next;
            QCOMPARE(shown.ids(), expected);
            const Rows asked = someRows(random, i % 2 ? 2 : 60, true);
            std::vector<quint32> found;
            for (RowId row = 0; row < 252; ++row) {
                const auto at = std::find(expected.begin(), expected.end(), row);
                QCOMPARE(shown.positionOf(row),
                         at == expected.end() ? ShownRows::none : quint32(at - expected.begin()));
            }
            for (quint32 position = 0; position < expected.size(); ++position) {
                if (std::find(asked.begin(), asked.end(), expected[position]) != asked.end())
                    found.push_back(position);
            }
            QCOMPARE(shown.positionsOf(asked), found);
        }
    }
};

QTEST_GUILESS_MAIN(TestRowMoves)
#include "tst_row_moves.moc"
