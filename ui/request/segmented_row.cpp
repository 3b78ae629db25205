// SPDX-License-Identifier: MIT
#include "ui/request/segmented_row.h"

#include "ui/look/checked_look.h"
#include "ui/look/outlined_style.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QButtonGroup>
#include <QEvent>
#include <QScopedValueRollback>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 2;

/// Bold while checked, so that the choice is visible without colour; its width always allows for bold text.
class SegmentButton : public QToolButton
{
public:
    explicit SegmentButton(QWidget *parent)
        : QToolButton(parent)
    {
        setCheckable(true);
        setToolButtonStyle(Qt::ToolButtonTextOnly);
        setFocusPolicy(Qt::StrongFocus);
        connect(this, &QToolButton::toggled, this, &SegmentButton::showChoice);
    }

    QSize sizeHint() const override
    {
        QSize hint = QToolButton::sizeHint();
        // Cached: layouts ask for the hint hundreds of times while a window is built.
        if (text() != m_measured || font() != m_measuredIn) {
            m_measured = text();
            m_measuredIn = font();
            QFont bold = font();
            bold.setBold(true);
            m_bolderBy = QFontMetrics(bold).horizontalAdvance(text()) - fontMetrics().horizontalAdvance(text());
        }
        hint.rwidth() += m_bolderBy;
        return hint;
    }

protected:
    void changeEvent(QEvent *event) override
    {
        QToolButton::changeEvent(event);
        // Compares the parent's palette, because setting the button's own palette also sends PaletteChange.
        if (event->type() == QEvent::StyleChange
            || (event->type() == QEvent::PaletteChange && parentWidget()->palette().cacheKey() != m_shownWith))
            showChoice();
    }

private:
    void showChoice()
    {
        QFont font;
        font.setBold(isChecked());
        setFont(font);

        const QPalette around = parentWidget()->palette();
        m_shownWith = around.cacheKey();
        // Native styles show a checked button clearly themselves.
        setPalette(isChecked() && isFusion(*style()) ? checkedButtonPalette(around) : QPalette());
    }

    qint64 m_shownWith = 0;
    mutable QString m_measured;
    mutable QFont m_measuredIn;
    mutable int m_bolderBy = 0;
};

} // namespace

SegmentedRow::SegmentedRow(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    m_group->setExclusive(true);
    // Not Fixed: that would limit the height to the single row of sizeHint().
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked && !m_isSetting)
            Q_EMIT chosen(id);
    });
}

void SegmentedRow::setSegments(const QList<Segment> &segments)
{
    const auto same
        = [this](const Segment &segment, QAbstractButton *button) { return m_group->id(button) == segment.id; };
    if (!std::equal(segments.begin(), segments.end(), m_buttons.begin(), m_buttons.end(), same)) {
        qDeleteAll(m_buttons);
        m_buttons.clear();
        for (const Segment &segment : segments) {
            auto *button = new SegmentButton(this);
            m_group->addButton(button, segment.id);
            m_buttons.append(button);
            button->show();
        }
    }
    for (qsizetype i = 0; i < segments.size(); ++i) {
        m_buttons.at(i)->setText(segments.at(i).text);
        setPlainToolTip(*m_buttons.at(i), segments.at(i).toolTip);
    }
    updateGeometry();
    arrange();
}

void SegmentedRow::setCurrent(int id)
{
    const QScopedValueRollback setting(m_isSetting, true);
    if (QAbstractButton *wanted = m_group->button(id))
        wanted->setChecked(true);
}

int SegmentedRow::current() const { return m_group->checkedId(); }

QAbstractButton *SegmentedRow::button(int id) const { return m_group->button(id); }

QSize SegmentedRow::sizeHint() const { return {widthOf(0, int(m_buttons.size())), rowHeight()}; }

QSize SegmentedRow::minimumSizeHint() const
{
    int widest = 0;
    for (const QAbstractButton *button : m_buttons)
        widest = std::max(widest, button->sizeHint().width());
    return {widest, rowHeight()};
}

int SegmentedRow::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int rows = (int(m_buttons.size()) + columns - 1) / columns;
    return rows * rowHeight() + (rows - 1) * gap;
}

void SegmentedRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SegmentedRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        arrange();
    }
}

int SegmentedRow::rowHeight() const
{
    int height = 0;
    for (const QAbstractButton *button : m_buttons)
        height = std::max(height, button->sizeHint().height());
    return height;
}

int SegmentedRow::widthOf(int first, int count) const
{
    int width = gap * (count - 1);
    for (int i = first; i < first + count; ++i)
        width += m_buttons.at(i)->sizeHint().width();
    return width;
}

int SegmentedRow::columnsFor(int width) const
{
    const int count = int(m_buttons.size());
    const auto fits = [&](int columns) {
        for (int first = 0; first < count; first += columns) {
            if (widthOf(first, std::min(columns, count - first)) > width)
                return false;
        }
        return true;
    };
    int columns = count;
    while (columns > 1 && !fits(columns))
        --columns;
    if (columns < 1)
        return 1;
    // The same number of rows, but evenly filled: two and two instead of three and one.
    const int rows = (count + columns - 1) / columns;
    const int even = (count + rows - 1) / rows;
    return fits(even) ? even : columns;
}

void SegmentedRow::arrange()
{
    const int count = int(m_buttons.size());
    if (!count)
        return;
    const int columns = columnsFor(width());
    const int height = rowHeight();
    for (int row = 0, first = 0; first < count; ++row, first += columns) {
        const int end = std::min(first + columns, count);
        int widest = 0;
        for (int i = first; i < end; ++i)
            widest = std::max(widest, m_buttons.at(i)->sizeHint().width());
        const int inRow = end - first;
        const int room = width() - gap * (inRow - 1);
        // Equal widths are preferred; if they would clip a long text, each button gets its own width and a share of the
        // rest.
        const bool equal = widest * inRow <= room;
        const int spare = width() - widthOf(first, inRow);
        int x = 0;
        for (int i = first; i < end; ++i) {
            const int place = i - first;
            const int share = equal
                ? room * (place + 1) / inRow - room * place / inRow
                : m_buttons.at(i)->sizeHint().width() + spare * (place + 1) / inRow - spare * place / inRow;
            const QRect cell(x, row * (height + gap), share, height);
            m_buttons.at(i)->setGeometry(QStyle::visualRect(layoutDirection(), rect(), cell));
            x += share + gap;
        }
    }
}

} // namespace proxydeck

#include "moc_segmented_row.cpp"
