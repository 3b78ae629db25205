// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/plain_delegate.h"

#include <QColor>
#include <QPalette>

namespace proxydeck {

/// Colours of a row in the list of calls. All text colours have a contrast of at least 4.5:1 on their background.
struct CallColors
{
    QColor background; ///< invalid: the view's own background
    QColor text;
    QColor title; ///< of a failed call
    QColor link;
};
CallColors callColors(const QPalette &palette, QPalette::ColorGroup group, bool selected, bool failed);

/// Paints all cells of the list of calls: the row of a failure is tinted, and its outcome begins with an icon and a
/// bold title; a line that stands for several calls has an arrow, and after what brought leases comes a link to them.
/// Tool tips show elided text as plain text.
class CallDelegate final : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where the link is; empty if there is none.
    QRect linkRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Where the arrow is; empty if there is none.
    QRect arrowRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// "Select these 5".
    static QString linkText(int leases);
    /// Room that times need beside their own width.
    static int timeIndent(const QFont &font);

Q_SIGNALS:
    void linkPressed(const QModelIndex &index);
    void arrowPressed(const QModelIndex &index);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    /// The parts of an outcome, in visual coordinates.
    struct Outcome
    {
        QRect icon; ///< empty: none
        QRect title;
        QRect text;
        QRect link; ///< empty: none, or no room
        QString titleText;
        QString shownText;
        QString linkText;
    };
    Outcome outcomeOf(const QStyleOptionViewItem &cell, const QModelIndex &index) const;
    void paintOutcome(QPainter *painter, QStyleOptionViewItem cell, const CallColors &ink,
                      const QModelIndex &index) const;
    void paintArrow(QPainter *painter, const QStyleOptionViewItem &cell, const CallColors &ink,
                    const QModelIndex &index) const;
};

} // namespace proxydeck
