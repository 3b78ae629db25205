// SPDX-License-Identifier: MIT
#include "ui/columns/columns_menu.h"

#include "ui/columns/column_sets_menu.h"
#include "ui/columns/lease_header.h"

#include <QTableView>
#include <QTimer>

namespace proxydeck {

using namespace Qt::StringLiterals;

ColumnsMenu::ColumnsMenu(LeaseHeader &header, ColumnSets &sets)
    : QMenu(&header.table())
    , m_header(header)
    , m_sets(new ColumnSetsMenu(header, sets, this))
{
    setObjectName(u"columnsMenu"_s);
    constexpr auto ctrlShift = Qt::CTRL | Qt::SHIFT;
    constexpr auto altShift = Qt::ALT | Qt::SHIFT;
    const std::array<std::pair<QLatin1StringView, QKeySequence>, ActCount> acts{{
        {"hideColumn"_L1, {}},
        {"fitColumn"_L1, {}},
        {"moveColumnLeft"_L1, QKeySequence(ctrlShift | Qt::Key_Left)},
        {"moveColumnRight"_L1, QKeySequence(ctrlShift | Qt::Key_Right)},
        {"narrowerColumn"_L1, QKeySequence(altShift | Qt::Key_Left)},
        {"widerColumn"_L1, QKeySequence(altShift | Qt::Key_Right)},
    }};
    const auto make = [this](const QString &name) {
        auto *action = new QAction(&m_header.table()); // not owned by the menu, which is cleared each time
        action->setObjectName(name);
        return action;
    };
    for (size_t i = 0; i < acts.size(); ++i) {
        QAction *action = make(acts[i].first);
        action->setShortcut(acts[i].second);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_header.table().addAction(action);
        // The context object is the header: a menu that is cleared disconnects its actions from itself.
        connect(action, &QAction::triggered, &m_header, [this, what = Act(i)] { act(what); });
        m_acts[i] = action;
    }
    m_fitAll = make(u"fitColumns"_s);
    m_reset = make(u"resetColumns"_s);
    connect(m_fitAll, &QAction::triggered, &m_header, &LeaseHeader::fitColumns);
    connect(m_reset, &QAction::triggered, &m_header, &LeaseHeader::resetColumns);
    connect(this, &QMenu::aboutToShow, this, &ColumnsMenu::fill);
    // The chosen action is triggered after aboutToHide(), in the same turn of the event loop.
    connect(this, &QMenu::aboutToHide, this, [this] { QTimer::singleShot(0, this, &ColumnsMenu::forgetClicked); });
}

void ColumnsMenu::openFor(int column, const QPoint &at)
{
    m_clicked = column;
    popup(at);
}

void ColumnsMenu::forgetClicked()
{
    if (isVisible())
        return;
    m_clicked = -1;
    for (QAction *action : m_acts)
        action->setEnabled(true); // for the shortcuts; LeaseHeader ignores impossible changes
}

int ColumnsMenu::target() const
{
    const int current = m_header.table().currentIndex().column();
    for (const int column : {m_clicked, current}) {
        if (column >= 0 && !m_header.isSectionHidden(column))
            return column;
    }
    return m_header.columnAtPlace(0);
}

void ColumnsMenu::act(Act what)
{
    const int column = target();
    const bool mirrored = m_header.layoutDirection() == Qt::RightToLeft;
    const int step = m_header.table().fontMetrics().averageCharWidth() * 2;
    switch (what) {
    case Hide:
        m_header.setColumnShown(LeaseColumn(column), false);
        break;
    case Fit:
        m_header.fitColumn(LeaseColumn(column));
        break;
    case MoveLeft:
    case MoveRight:
        m_header.moveColumn(LeaseColumn(column), (what == MoveLeft) != mirrored ? -1 : 1);
        break;
    case Narrower:
    case Wider:
        m_header.widenColumn(LeaseColumn(column), what == Wider ? step : -step);
        break;
    case ActCount:
        break;
    }
}

QString ColumnsMenu::title(int column) const
{
    return m_header.model()->headerData(column, Qt::Horizontal).toString().replace(u'&', u"&&"_s);
}

void ColumnsMenu::setActionTexts(int column)
{
    const QString name = title(column);
    m_acts[Hide]->setText(tr("&Hide “%1”").arg(name));
    m_acts[Fit]->setText(tr("&Fit “%1” to its contents").arg(name));
    m_acts[MoveLeft]->setText(tr("Move “%1” &left").arg(name));
    m_acts[MoveRight]->setText(tr("Move “%1” &right").arg(name));
    m_acts[Narrower]->setText(tr("Make “%1” &narrower").arg(name));
    m_acts[Wider]->setText(tr("Make “%1” &wider").arg(name));
}

void ColumnsMenu::fill()
{
    clear();
    const int shown = m_header.count() - m_header.hiddenSectionCount();
    for (int visual = 0; visual < m_header.count(); ++visual) {
        const int column = m_header.logicalIndex(visual);
        QAction *action = addAction(title(column));
        action->setCheckable(true);
        action->setData(column);
        const bool visible = !m_header.isSectionHidden(column);
        action->setChecked(visible);
        action->setEnabled(!visible || shown > 1);
        connect(action, &QAction::toggled, &m_header,
                [this, column](bool on) { m_header.setColumnShown(LeaseColumn(column), on); });
    }
    addSeparator();

    const int column = target();
    setActionTexts(column);
    const bool mirrored = m_header.layoutDirection() == Qt::RightToLeft;
    const bool first = m_header.columnAtPlace(0) == column;
    const bool last = m_header.columnAtPlace(shown - 1) == column;
    m_acts[Hide]->setEnabled(shown > 1);
    m_acts[MoveLeft]->setEnabled(mirrored ? !last : !first);
    m_acts[MoveRight]->setEnabled(mirrored ? !first : !last);
    // Where the area does not fill the remaining width, the last column does, whatever width it is given.
    const int area = int(LeaseColumn::Area);
    const bool fills = last && (column == area || !m_header.areaFills() || m_header.isSectionHidden(area));
    for (const Act what : {Fit, Narrower, Wider})
        m_acts[what]->setEnabled(!fills);
    for (QAction *action : m_acts)
        addAction(action);
    addSeparator();
    addAction(m_fitAll);
    addMenu(m_sets);
    addAction(m_reset);
}

void ColumnsMenu::retranslate()
{
    setTitle(tr("Columns"));
    setActionTexts(target());
    m_fitAll->setText(tr("Fit &all to their contents"));
    m_reset->setText(tr("Reset columns"));
    m_sets->retranslate();
}

} // namespace proxydeck

#include "moc_columns_menu.cpp"
