// SPDX-License-Identifier: MIT
#include "ui/outgoing/format_drag.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPointer>
#include <QTableView>

namespace proxydeck {

namespace {

/// While it exists, no widget of this program accepts the drop: a filter or a form would keep the passwords and write
/// them to the settings.
class NothingDroppedHere final : public QObject
{
public:
    NothingDroppedHere() { qApp->installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::DragEnter:
        case QEvent::DragMove:
        case QEvent::Drop:
            event->ignore();
            // The QWindow behind the widgets forwards the event to them and reports their answer to the system.
            return watched->isWidgetType();
        default:
            return QObject::eventFilter(watched, event);
        }
    }
};

} // namespace

FormatDrag::FormatDrag(QTableView &table, std::function<QString()> text)
    : QObject(&table)
    , m_table(table)
    , m_text(std::move(text))
{
    // QAbstractItemView's own dragging is not used: it also starts on unselected rows, where dragging has to select.
    table.viewport()->installEventFilter(this);
}

bool FormatDrag::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_table.indexAt(mouse->position().toPoint());
        m_pressedAt = mouse->position().toPoint();
        m_pulled = false;
        m_armed = mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier && index.isValid()
            && m_table.selectionModel()->isSelected(index);
        break;
    }
    case QEvent::MouseMove: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (m_armed && (mouse->buttons() & Qt::LeftButton))
            return pull(mouse->position().toPoint());
        break;
    }
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        m_armed = false;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool FormatDrag::pull(const QPoint &at)
{
    if ((at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return true; // otherwise the table would begin to select
    if (m_pulled)
        return true;
    m_pulled = true;
    const QString text = m_text();
    if (text.isEmpty())
        return true;
    auto *data = new QMimeData;
    data->setText(text);
    // Events are processed during a drag: the table may be destroyed when it ends.
    const QPointer<FormatDrag> self(this);
    const bool taken = [&] {
        const NothingDroppedHere guard;
        return run(data);
    }();
    if (self && taken)
        Q_EMIT dropped();
    return true;
}

bool FormatDrag::run(QMimeData *data)
{
    auto *drag = new QDrag(&m_table); // deletes itself
    drag->setMimeData(data);
    return drag->exec(Qt::CopyAction) != Qt::IgnoreAction;
}

} // namespace proxydeck

#include "moc_format_drag.cpp"
