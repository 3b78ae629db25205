// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets>

namespace proxydeck {

/// Finds every text in a window that is not completely visible: too wide or too high for its widget, or its widget is
/// cut off by a parent. Text that is shortened on purpose has a tool tip with the full text.
class Clipping
{
public:
    static QStringList in(const QWidget &window)
    {
        Clipping clipping;
        clipping.look(window);
        return clipping.m_found;
    }

private:
    void look(const QWidget &widget)
    {
        measure(widget);
        const auto children = widget.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        for (const QWidget *child : children) {
            if (child->isVisible() && !child->isWindow())
                look(*child);
        }
    }

    void measure(const QWidget &widget)
    {
        bool hasText = true;
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            hasText = measureLabel(*label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            hasText = measureButton(*button);
        else if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
            measureCombo(*combo);
        else if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
            measureLine(*line);
        else if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
            measureGroup(*group);
        else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
            measureTabs(*tabs);
        else if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
            measureHeader(*header);
        else if (const auto *menus = qobject_cast<const QMenuBar *>(&widget))
            measureMenus(*menus);
        else if (const auto *list = qobject_cast<const QListView *>(&widget))
            measureList(*list);
        else
            hasText = false;
        if (hasText)
            findCover(widget);
    }

    bool measureLabel(const QLabel &label)
    {
        if (label.text().isEmpty())
            return false;
        if (label.inherits("proxydeck::ElidedLabel")) {
            // elided on purpose, with a tool tip
        } else if (label.wordWrap()) {
            if (label.hasHeightForWidth() && label.heightForWidth(label.width()) > label.height())
                tell(label, label.text(), QStringLiteral("height"), label.heightForWidth(label.width()),
                     label.height());
            int widest = 0;
            if (label.textFormat() == Qt::PlainText) {
                // Chinese text can break between any two characters.
                const auto words = label.text().split(QRegularExpression(QStringLiteral("[\\s/\\x{2e80}-\\x{ffff}]")));
                for (const QString &word : words)
                    widest = qMax(widest, label.fontMetrics().horizontalAdvance(word));
            }
            if (widest > label.contentsRect().width())
                tell(label, label.text(), QStringLiteral("longest word"), widest, label.contentsRect().width());
        } else {
            compare(label, label.text(), label.sizeHint(), label.size());
        }
        return true;
    }

    bool measureButton(const QAbstractButton &button)
    {
        const auto *tool = qobject_cast<const QToolButton *>(&button);
        if (button.text().isEmpty()
            || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()))
            return false;
        QSize room = button.size();
        QSize needed = sizeOf(button, button.text());
        if (!button.icon().isNull() && !(tool && tool->toolButtonStyle() != Qt::ToolButtonTextBesideIcon))
            needed.rwidth() += button.iconSize().width() + 4;
        if (const auto *push = qobject_cast<const QPushButton *>(&button)) {
            QStyleOptionButton option;
            option.initFrom(push);
            option.text = push->text();
            room = push->style()->subElementRect(QStyle::SE_PushButtonContents, &option, push).size();
        } else if (tool) {
            needed.rwidth() += 4;
            if (tool->popupMode() == QToolButton::MenuButtonPopup && tool->menu())
                needed.rwidth() += tool->style()->pixelMetric(QStyle::PM_MenuButtonIndicator, nullptr, tool);
        } else {
            needed = button.sizeHint();
        }
        compare(button, button.text(), needed, room);
        return true;
    }

    void measureCombo(const QComboBox &combo)
    {
        QStyleOptionComboBox option;
        option.initFrom(&combo);
        option.editable = combo.isEditable();
        option.subControls = QStyle::SC_All;
        const QRect room
            = combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo);
        const QSize needed = sizeOf(combo, combo.currentText());
        if (!combo.toolTip().contains(combo.currentText().toHtmlEscaped()))
            compare(combo, combo.currentText(), needed, room.size());
    }

    void measureLine(const QLineEdit &line)
    {
        QStyleOptionFrame option;
        option.initFrom(&line);
        option.lineWidth
            = line.hasFrame() ? line.style()->pixelMetric(QStyle::PM_DefaultFrameWidth, nullptr, &line) : 0;
        const QRect room = line.style()->subElementRect(QStyle::SE_LineEditContents, &option, &line);
        const bool number = qobject_cast<const QAbstractSpinBox *>(line.parentWidget());
        const QString text = number ? line.displayText() : line.text().isEmpty() ? line.placeholderText() : QString();
        QSize needed = sizeOf(line, text);
        if (line.toolTip().size() > 0 && !number)
            needed.setWidth(0); // the hint is elided, and the tool tip has the full text
        compare(line, text, needed, room.size());
    }

    void measureGroup(const QGroupBox &group)
    {
        const int needed = group.fontMetrics().size(Qt::TextShowMnemonic, group.title()).width() + 16;
        if (needed > group.width())
            tell(group, group.title(), QStringLiteral("width"), needed, group.width());
    }

    void measureTabs(const QTabBar &tabs)
    {
        for (int tab = 0; tab < tabs.count(); ++tab) {
            const QRect room = tabs.tabRect(tab);
            compare(tabs, tabs.tabText(tab), sizeOf(tabs, tabs.tabText(tab)), room.size());
            if (!tabs.rect().contains(room))
                tell(tabs, tabs.tabText(tab), QStringLiteral("right end"), room.right(), tabs.width());
        }
    }

    void measureHeader(const QHeaderView &header)
    {
        if (header.orientation() != Qt::Horizontal || !header.model())
            return;
        const int margin = header.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
        for (int section = 0; section < header.count(); ++section) {
            const QString text = header.model()->headerData(section, Qt::Horizontal).toString();
            if (header.isSectionHidden(section) || text.isEmpty())
                continue;
            QSize needed = sizeOf(header, text);
            needed.rwidth() += 2 * margin;
            if (header.isSortIndicatorShown() && header.sortIndicatorSection() == section)
                needed.rwidth() += margin + header.style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, &header);
            compare(header, text, needed, {header.sectionSize(section), header.height()});
        }
    }

    void measureMenus(const QMenuBar &menus)
    {
        const auto actions = menus.actions();
        for (QAction *action : actions) {
            const QRect room = menus.actionGeometry(action);
            if (action->isVisible() && (room.isEmpty() || !menus.rect().contains(room)))
                tell(menus, action->text(), QStringLiteral("right end"), room.right(), menus.width());
        }
    }

    void measureList(const QListView &list)
    {
        for (int row = 0; list.model() && row < list.model()->rowCount(); ++row) {
            const QModelIndex index = list.model()->index(row, list.modelColumn());
            if (list.isRowHidden(row) || !index.data(Qt::ToolTipRole).toString().isEmpty())
                continue;
            const int needed = list.fontMetrics().size(Qt::TextSingleLine, index.data().toString()).width();
            if (needed > list.viewport()->width())
                tell(list, index.data().toString(), QStringLiteral("width"), needed, list.viewport()->width());
        }
    }

    /// Finds a parent that cuts off a part of \a widget and cannot scroll to it.
    void findCover(const QWidget &widget)
    {
        QRect shown = widget.rect();
        for (const QWidget *at = &widget; !at->isWindow(); at = at->parentWidget()) {
            const QWidget *around = at->parentWidget();
            shown.translate(at->pos());
            const auto *scroll = qobject_cast<const QAbstractScrollArea *>(around->parentWidget());
            if (scroll && scroll->viewport() == around) {
                const bool sideways = scroll->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff;
                if (!sideways && (shown.left() < 0 || shown.right() > around->rect().right()))
                    tell(widget, textOf(widget), QStringLiteral("right end"), shown.right(), around->width());
                return;
            }
            if (!around->rect().contains(shown)) {
                tell(widget, textOf(widget), QStringLiteral("cut off by %1;").arg(nameOf(*around)),
                     qMax(shown.right(), shown.bottom()),
                     shown.right() > around->rect().right() ? around->width() : around->height());
                return;
            }
        }
    }

    /// The advance as width and the ink as height: a font for another script has a higher line, but no ink there.
    static QSize sizeOf(const QWidget &widget, const QString &text)
    {
        const QFontMetrics metrics = widget.fontMetrics();
        return {metrics.size(Qt::TextShowMnemonic, text).width(), metrics.tightBoundingRect(text).height()};
    }

    static QString textOf(const QWidget &widget)
    {
        const QVariant text = widget.property("text");
        return text.isValid() ? text.toString() : widget.property("currentText").toString();
    }

    static QString nameOf(const QWidget &widget)
    {
        QString name = QString::fromLatin1(widget.metaObject()->className()).section(QLatin1Char(':'), -1);
        const QWidget *named = &widget;
        while (named->objectName().isEmpty() && !named->isWindow())
            named = named->parentWidget();
        return name + QStringLiteral(" in ")
            + (named->objectName().isEmpty() ? QString::fromLatin1(named->metaObject()->className())
                                             : named->objectName());
    }

    void compare(const QWidget &widget, const QString &text, const QSize &needed, const QSize &room)
    {
        if (needed.width() > room.width())
            tell(widget, text, QStringLiteral("width"), needed.width(), room.width());
        else if (needed.height() > room.height())
            tell(widget, text, QStringLiteral("height"), needed.height(), room.height());
    }

    void tell(const QWidget &widget, const QString &text, const QString &what, int needed, int room)
    {
        m_found.append(
            QStringLiteral("%1 \"%2\": %3 %4 of %5").arg(nameOf(widget), text.left(60), what).arg(needed).arg(room));
    }

    QStringList m_found;
};

} // namespace proxydeck
