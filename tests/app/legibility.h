// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets>

#include <cmath>

namespace proxydeck {

/// Finds every text in a window's picture with a contrast below 4.5:1 (WCAG 2.2, 1.4.3) between ink and background. It
/// measures the painted pixels, whatever painted them. Disabled text is exempt in WCAG and is left out.
///
/// Needs a font large enough for strokes with a fully coloured core.
class Legibility
{
public:
    static constexpr double least = 4.5;

    /// Adds the number of measured texts to \a count.
    static QStringList in(QWidget &window, int &count)
    {
        Legibility legibility(window);
        legibility.look(window);
        count += legibility.m_count;
        return legibility.m_found;
    }

private:
    explicit Legibility(QWidget &window)
        : m_window(window)
        , m_image(window.grab().toImage().convertToFormat(QImage::Format_RGB32))
    {
    }

    void look(const QWidget &widget)
    {
        if (widget.isEnabled())
            examine(widget);
        const auto children = widget.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        for (const QWidget *child : children) {
            if (child->isVisible() && !child->isWindow())
                look(*child);
        }
    }

    void examine(const QWidget &widget)
    {
        // A text has a frame around it or an icon before it: these are not measured.
        if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
            if (!label->text().isEmpty())
                measure(widget, label->contentsRect(), label->text());
        } else if (const auto *box = qobject_cast<const QCheckBox *>(&widget)) {
            QStyleOptionButton option;
            option.initFrom(box);
            measure(widget, box->style()->subElementRect(QStyle::SE_CheckBoxContents, &option, box), box->text());
        } else if (const auto *radio = qobject_cast<const QRadioButton *>(&widget)) {
            QStyleOptionButton option;
            option.initFrom(radio);
            measure(widget, radio->style()->subElementRect(QStyle::SE_RadioButtonContents, &option, radio),
                    radio->text());
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
            const int icon = button->icon().isNull() ? 0 : button->iconSize().width();
            if (!button->text().isEmpty() && icon * 2 < button->width())
                measure(widget, button->rect().adjusted(5 + icon, 4, -5 - icon, -4), button->text());
        } else if (const auto *combo = qobject_cast<const QComboBox *>(&widget)) {
            QStyleOptionComboBox option;
            option.initFrom(combo);
            option.subControls = QStyle::SC_All;
            measure(widget,
                    combo->style()
                        ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo)
                        .adjusted(2, 3, -2, -3),
                    combo->currentText());
        } else if (const auto *line = qobject_cast<const QLineEdit *>(&widget)) {
            measure(widget, line->rect().adjusted(4, 4, -4, -4),
                    line->text().isEmpty() ? line->placeholderText() : line->text());
        } else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                measure(widget, tabs->tabRect(tab).adjusted(8, 5, -8, -5), tabs->tabText(tab));
        } else if (const auto *header = qobject_cast<const QHeaderView *>(&widget)) {
            for (int section = 0; header->model() && section < header->count(); ++section)
                measure(
                    widget,
                    QRect(header->sectionViewportPosition(section), 0, header->sectionSize(section), header->height())
                        .adjusted(3, 3, -3, -3),
                    header->model()->headerData(section, header->orientation()).toString());
        } else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget)) {
            examineCells(*view, {});
        } else if (const auto *menus = qobject_cast<const QMenuBar *>(&widget)) {
            const auto actions = menus->actions();
            for (QAction *action : actions)
                measure(widget, menus->actionGeometry(action), action->text());
        }
    }

    void examineCells(const QAbstractItemView &view, const QModelIndex &parent)
    {
        const QAbstractItemModel *model = view.model();
        for (int row = 0; model && row < qMin(model->rowCount(parent), 60); ++row) {
            for (int column = 0; column < model->columnCount(parent); ++column) {
                const QModelIndex index = model->index(row, column, parent);
                const QRect cell = view.visualRect(index).adjusted(2, 2, -2, -2);
                if (!index.flags().testFlag(Qt::ItemIsEnabled) || !view.viewport()->rect().contains(cell))
                    continue;
                const int icon = index.data(Qt::DecorationRole).isValid() ? view.iconSize().width() + 4 : 0;
                measure(*view.viewport(), cell.adjusted(icon, 0, 0, 0), index.data().toString());
            }
            examineCells(view, model->index(row, 0, parent));
        }
    }

    void measure(const QWidget &widget, const QRect &rect, const QString &text)
    {
        const QRect seen = widget.visibleRegion().boundingRect() & rect;
        const QRect area = QRect(widget.mapTo(&m_window, seen.topLeft()), seen.size()) & m_image.rect();
        if (text.trimmed().isEmpty() || area.width() < 8 || area.height() < 8)
            return;
        QHash<QRgb, int> colors;
        for (int y = area.top(); y <= area.bottom(); ++y) {
            const auto *line = reinterpret_cast<const QRgb *>(m_image.constScanLine(y));
            for (int x = area.left(); x <= area.right(); ++x)
                ++colors[line[x]];
        }
        QRgb ground = 0;
        int most = 0;
        for (auto it = colors.cbegin(); it != colors.cend(); ++it) {
            if (it.value() > most) {
                most = it.value();
                ground = it.key();
            }
        }
        double best = 1;
        for (auto it = colors.cbegin(); it != colors.cend(); ++it)
            best = qMax(best, ratio(ground, it.key()));
        ++m_count;
        if (best < least) {
            m_found.append(QStringLiteral("%1 %2 \"%3\" on %4: %5")
                               .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
                                    text.left(50), QColor(ground).name())
                               .arg(best, 0, 'f', 2));
        }
    }

    /// Implemented from WCAG, independently of the program's own function.
    static double ratio(QRgb a, QRgb b)
    {
        const auto luminance = [](QRgb c) {
            const auto part = [](int channel) {
                const double s = channel / 255.0;
                return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * part(qRed(c)) + 0.7152 * part(qGreen(c)) + 0.0722 * part(qBlue(c));
        };
        const double first = luminance(a);
        const double second = luminance(b);
        return (qMax(first, second) + 0.05) / (qMin(first, second) + 0.05);
    }

    QWidget &m_window;
    const QImage m_image;
    QStringList m_found;
    int m_count = 0;
};

} // namespace proxydeck
