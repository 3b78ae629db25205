// SPDX-License-Identifier: MIT
#pragma once

#include "leases/lease_columns.h"
#include "ui/state_colors.h"

#include <QFont>
#include <QStyledItemDelegate>

#include <optional>

namespace proxydeck {

/// Any cell of the table of leases: dimmed once expired, fixed-width digits where columns of them line up, a hairline below.
/// Tooltips show what did not fit, always as plain text.
class LeaseDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    /// With the paddings.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// Addresses, times and ids.
    static bool isFixedWidth(LeaseColumn column);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

    /// Clipped to the cell; \a cell is initialised. What it does to \a painter is undone.
    virtual void paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                           const QModelIndex &index) const;
    /// Background, selection and focus, without text or icon.
    static void paintPanel(QPainter *painter, QStyleOptionViewItem cell);
    /// cell.text in one line at the left or right of \a rect, as plain text.
    static void paintText(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &rect, const QColor &color,
                          Qt::Alignment side);
    static LeaseState stateOf(const QModelIndex &index);
    static Backdrop backdropOf(const QStyleOptionViewItem &option);
    /// What is left between the paddings.
    static QRect contentRect(const QStyleOptionViewItem &option);

private:
    const StateColors &colors(const QPalette &palette) const;

    mutable StateColors m_colors;
    mutable std::optional<std::pair<QFont, QFont>> m_fonts; ///< the view's, and fixedFont() of it
};

} // namespace proxydeck
