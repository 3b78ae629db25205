// SPDX-License-Identifier: MIT
#include "ui/keys/key_delegate.h"

#include "accounts/key_color.h"
#include "ui/accounts/key_color_look.h"
#include "ui/keys/keys_model.h"
#include "ui/look/contrast.h"
#include "ui/look/sign_icon.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 6;
constexpr int strip = 4; ///< width of the colour at the edge

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

/// Not below what can be read: nine pixels at 96 dots an inch.
QFont small(QFont font)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.88));
    else
        font.setPixelSize(std::max(9, font.pixelSize() * 88 / 100));
    return font;
}

QColor groundOf(const QStyleOptionViewItem &cell)
{
    const auto group = cell.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    return cell.palette.color(group, cell.state & QStyle::State_Selected ? QPalette::Highlight : QPalette::Base);
}

QColor inkOf(const QStyleOptionViewItem &cell)
{
    const auto group = cell.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    return cell.palette.color(group, cell.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text);
}

/// Text at one end of \a line. \return what is left of the line.
QRect put(QPainter &painter, const QStyleOptionViewItem &cell, const QRect &line, const QFont &font, const QColor &ink,
          const QString &text, bool atEnd)
{
    if (text.isEmpty() || line.width() <= 0)
        return line;
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, line.width());
    const int width = std::min(line.width(), metrics.horizontalAdvance(shown) + 1);
    QRect place(line.left(), line.top(), width, line.height());
    QRect rest(line.left() + width + margin, line.top(), line.width() - width - margin, line.height());
    if (atEnd) {
        place.moveRight(line.right());
        rest.moveLeft(line.left());
    }
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(
        QStyle::visualRect(cell.direction, cell.rect, place),
        int(QStyle::visualAlignment(cell.direction, Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return rest;
}

} // namespace

void KeyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    painter->save();
    if (index.data(KeysModel::IsGroupRole).toBool())
        paintGroup(*painter, cell, index);
    else
        paintKey(*painter, cell, index);
    painter->restore();
}

void KeyDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const
{
    QStyleOption arrow;
    arrow.palette = cell.palette;
    arrow.state = QStyle::State_Enabled;
    arrow.direction = cell.direction;
    const int side = cell.fontMetrics.height() * 3 / 4;
    QRect line = cell.rect.adjusted(margin, 0, -margin, 0);
    arrow.rect
        = QStyle::visualRect(cell.direction, cell.rect, QRect(line.left(), line.center().y() - side / 2, side, side));
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    const auto folded
        = cell.direction == Qt::RightToLeft ? QStyle::PE_IndicatorArrowLeft : QStyle::PE_IndicatorArrowRight;
    style->drawPrimitive(cell.state & QStyle::State_Open ? QStyle::PE_IndicatorArrowDown : folded, &arrow, &painter,
                         cell.widget);
    line.setLeft(line.left() + side + margin / 2);
    const QColor ink = inkOf(cell);
    line = put(painter, cell, line, cell.font, ink, QLocale().toString(index.data(KeysModel::LiveRole).toInt()), true);
    put(painter, cell, line, bold(small(cell.font)), ink, index.data().toString(), false);
}

void KeyDelegate::paintKey(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const
{
    const QColor ground = groundOf(cell);
    const QColor ink = inkOf(cell);
    const QColor dim = readableOn(ground, mixed(ground, ink, 0.7));
    if (const auto color = KeyColor(index.data(KeysModel::ColorRole).toInt()); color != KeyColor::None) {
        const QRect edge(cell.rect.left(), cell.rect.top() + 2, strip, cell.rect.height() - 4);
        painter.fillRect(QStyle::visualRect(cell.direction, cell.rect, edge), keyColor(color, ground));
    }
    const QFont name = cell.font;
    const QFont detail = small(cell.font);
    const QRect content = cell.rect.adjusted(margin + strip, margin / 2, -margin, -margin / 2);
    const int upper = QFontMetrics(bold(name)).height();
    QRect first(content.left(), content.top(), content.width(), upper);
    QRect second(content.left(), first.bottom() + 1, content.width(), content.bottom() - first.bottom());

    const int live = index.data(KeysModel::LiveRole).toInt();
    const QColor count = live > 0 ? readableOn(ground, QColor(0x1b, 0x87, 0x54)) : dim;
    first = put(painter, cell, first, bold(name), count, QLocale().toString(live), true);
    put(painter, cell, first, name, ink, index.data().toString(), false);

    if (const QString trouble = index.data(KeysModel::TroubleRole).toString(); !trouble.isEmpty()) {
        const QColor warning = readableOn(ground, signColor(Sign::Warning, ground));
        second = put(painter, cell, second, detail, warning, trouble, true);
        const int side = QFontMetrics(detail).height() - 2;
        const QRect sign(second.right() - side + 1, second.center().y() - side / 2, side, side);
        paintSign(painter, QStyle::visualRect(cell.direction, cell.rect, sign), Sign::Warning, ground);
        second.setRight(second.right() - side - margin);
    }
    if (const QString kept = index.data(KeysModel::KeptRole).toString(); !kept.isEmpty()) {
        const Sign sign = index.data(KeysModel::KeptTroubleRole).toBool() ? Sign::Failure : Sign::Success;
        second = put(painter, cell, second, detail, readableOn(ground, signColor(sign, ground)), kept, true);
        const int side = QFontMetrics(detail).height() - 2;
        const QRect box(second.right() - side + 1, second.center().y() - side / 2, side, side);
        paintSign(painter, QStyle::visualRect(cell.direction, cell.rect, box), sign, ground);
        second.setRight(second.right() - side - margin);
    }
    second = put(painter, cell, second, detail, dim, index.data(KeysModel::NoteRole).toString(), true);
    put(painter, cell, second, detail, dim, index.data(KeysModel::PlanRole).toString(), false);
}

QSize KeyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const int upper = QFontMetrics(bold(cell.font)).height();
    if (index.data(KeysModel::IsGroupRole).toBool())
        return {upper * 6, upper + margin};
    return {upper * 6, upper + QFontMetrics(small(cell.font)).height() + margin};
}

void KeyDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

QString KeyDelegate::toolTipText(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.data(KeysModel::IsGroupRole).toBool())
        return index.data().toString();
    QStringList lines{index.data().toString(), index.data(KeysModel::PlanRole).toString(),
                      index.data(KeysModel::TroubleRole).toString(), index.data(KeysModel::NoteRole).toString(),
                      index.data(KeysModel::KeptSentenceRole).toString()};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace proxydeck

#include "moc_key_delegate.cpp"
