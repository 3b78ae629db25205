// SPDX-License-Identifier: MIT
#pragma once

#include "ui/table/state_colors.h"
#include "ui/widgets/plain_delegate.h"
#include "view/lease_columns.h"

#include <QFont>

#include <optional>

namespace proxydeck {

/// Any cell of the table of leases: dimmed once expired, fixed-width digits where columns of them line up, a hairline
/// below. Tooltips show what did not fit, always as plain text.
class LeaseDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    /// With the paddings.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Addresses, times and ids.
    static bool isFixedWidth(LeaseColumn column);
    /// Of each character, where all are of one width; nothing where they need not be.
    static std::optional<qreal> fixedAdvance(const QFont &font);
    /// Where the baseline of a text of that \a width begins, at the left or right of \a rect.
    static QPointF textStart(const QRect &rect, qreal width, qreal ascent, qreal descent, Qt::LayoutDirection direction,
                             Qt::Alignment side);
    /// Of a cell: what is left between the paddings, and the hairline below.
    static QRect contentRect(const QRect &cell);
    static QRect separatorRect(const QRect &cell) { return {cell.left(), cell.bottom(), cell.width(), 1}; }
    /// Background, selection and focus, without text or icon.
    static void paintPanel(QPainter *painter, QStyleOptionViewItem cell);

protected:
    QString toolTipText(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

    /// Clipped to the cell; \a cell is initialised. What it does to \a painter is undone.
    virtual void paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                           const QModelIndex &index) const;
    /// cell.text in one line at the left or right of \a rect, as plain text.
    void paintText(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &rect, const QColor &color,
                   Qt::Alignment side) const;
    static LeaseState stateOf(const QModelIndex &index);
    static Backdrop backdropOf(const QStyleOptionViewItem &option);

private:
    const StateColors &colors(const QPalette &palette) const;

    mutable StateColors m_colors;
    mutable std::optional<std::pair<QFont, QFont>> m_fonts; ///< the view's, and fixedFont() of it
    mutable std::optional<std::pair<QFont, std::optional<qreal>>>
        m_advance; ///< fixedAdvance() of the font last painted with
};

} // namespace proxydeck
