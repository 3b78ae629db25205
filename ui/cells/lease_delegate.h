// SPDX-License-Identifier: MIT
#pragma once

#include "ui/cells/state_colors.h"
#include "ui/widgets/plain_delegate.h"
#include "view/lease_columns.h"

#include <QFont>

#include <optional>

namespace proxydeck {

/// Base delegate for all cells of the table of leases: dimmed once expired, fixed-width digits in columns where they
/// must line up, and a thin line below. Tool tips show elided text, always as plain text.
class LeaseDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    /// Includes the padding.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// True for addresses, times and ids.
    static bool isFixedWidth(LeaseColumn column);
    /// Advance of each character if all have the same one; nullopt otherwise.
    static std::optional<qreal> fixedAdvance(const QFont &font);
    /// Start of the baseline of a text of \a width, at the left or right of \a rect.
    static QPointF textStart(const QRect &rect, qreal width, qreal ascent, qreal descent, Qt::LayoutDirection direction,
                             Qt::Alignment side);
    /// Parts of a cell: the area inside the padding, and the thin line below.
    static QRect contentRect(const QRect &cell);
    static QRect separatorRect(const QRect &cell) { return {cell.left(), cell.bottom(), cell.width(), 1}; }
    /// Background, selection and focus, without text or icon.
    static void paintPanel(QPainter *painter, QStyleOptionViewItem cell);

protected:
    QString toolTipText(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

    /// Painted with the clip set to the cell; \a cell is initialised. Changes to \a painter are undone afterwards.
    virtual void paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                           const QModelIndex &index) const;
    /// cell.text in one line at the left or right of \a rect, as plain text.
    void paintText(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &rect, const QColor &color,
                   Qt::Alignment side) const;
    static LeaseState stateOf(const QModelIndex &index);
    static CellBackground cellBackgroundOf(const QStyleOptionViewItem &option);

private:
    const StateColors &colors(const QPalette &palette) const;

    mutable StateColors m_colors;
    mutable std::optional<std::pair<QFont, QFont>> m_fonts;                  ///< the view's font and fixedFont() of it
    mutable std::optional<std::pair<QFont, std::optional<qreal>>> m_advance; ///< fixedAdvance() of the font used last
};

} // namespace proxydeck
