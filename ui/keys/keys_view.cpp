// SPDX-License-Identifier: MIT
#include "ui/keys/keys_view.h"

#include "ui/keys/key_delegate.h"
#include "ui/look/contrast.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr int usualRowsShown = 7;  ///< at most, where it is not said how much room there is
constexpr int fewestRowsShown = 3; ///< at most, where there is little room
constexpr int leastRowsShown = 2;

} // namespace

KeysView::KeysView(KeysModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_keys(model)
{
    setModel(&m_keys);
    setItemDelegate(new KeyDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false); // the delegate draws the arrows of groups
    setIndentation(8);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setExpandsOnDoubleClick(false); // a click does
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setDragDropMode(InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    applyLegibleSelection(*this);

    connect(&m_keys, &KeysModel::modelAboutToBeReset, this, &KeysView::remember);
    connect(&m_keys, &KeysModel::modelReset, this, &KeysView::restore);
    const auto setFolded = [this](const QModelIndex &group, bool folded) {
        const QString name = group.data(Qt::EditRole).toString();
        if (folded)
            m_folded.insert(name);
        else
            m_folded.remove(name);
        updateGeometry();
    };
    connect(this, &QTreeView::collapsed, this, [setFolded](const QModelIndex &group) { setFolded(group, true); });
    connect(this, &QTreeView::expanded, this, [setFolded](const QModelIndex &group) { setFolded(group, false); });
    restore();
}

void KeysView::setCurrentKey(const QUuid &key)
{
    if (const QModelIndex index = m_keys.indexOf(key); index.isValid()) {
        if (index.parent().isValid())
            expand(index.parent());
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        scrollTo(index);
    }
}

QList<QUuid> KeysView::selectedKeys() const
{
    QList<QUuid> selected;
    for (const QUuid &key : m_keys.keys()) {
        if (selectionModel()->isSelected(m_keys.indexOf(key)))
            selected.append(key);
    }
    if (selected.isEmpty() && !m_current.isNull())
        selected.append(m_current);
    return selected;
}

void KeysView::step(int step)
{
    const QList<QUuid> keys = m_keys.keys();
    if (keys.isEmpty())
        return;
    const qsizetype next = keys.indexOf(m_current) + step;
    setCurrentKey(keys.at(std::clamp<qsizetype>(next, 0, keys.size() - 1)));
}

void KeysView::moveCurrent(int step)
{
    const QModelIndex moved = currentIndex().isValid() ? currentIndex() : m_keys.indexOf(m_current);
    const QString group = moved.data(KeysModel::IsGroupRole).toBool() ? moved.data(Qt::EditRole).toString() : QString();
    if (!m_keys.moveBy(moved, step))
        return;
    if (!group.isEmpty())
        selectionModel()->setCurrentIndex(m_keys.groupIndex(group), QItemSelectionModel::NoUpdate);
    else
        setCurrentKey(m_current);
}

void KeysView::editGroup(const QString &group)
{
    const QModelIndex index = m_keys.groupIndex(group);
    setFocus(Qt::OtherFocusReason);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    edit(index);
}

QStringList KeysView::foldedGroups() const
{
    QStringList folded(m_folded.begin(), m_folded.end());
    folded.sort();
    return folded;
}

void KeysView::setFoldedGroups(const QStringList &groups)
{
    m_folded = QSet<QString>(groups.begin(), groups.end());
    fold();
}

void KeysView::fold()
{
    for (const QString &group : m_keys.groups()) {
        // A copy of the set is not needed: setExpanded() confirms what it holds.
        const bool folded = m_folded.contains(group);
        setExpanded(m_keys.groupIndex(group), !folded);
    }
    updateGeometry();
}

void KeysView::remember()
{
    m_selectedBefore = selectedKeys();
    m_rowBefore = int(m_keys.keys().indexOf(m_current));
    m_isRestoring = true;
}

void KeysView::restore()
{
    m_isRestoring = true;
    const QList<QUuid> keys = m_keys.keys();
    fold();
    // If the current key was deleted, the key now in its place becomes current.
    QUuid current = m_current;
    if (!keys.contains(current))
        current = keys.isEmpty() ? QUuid() : keys.at(std::clamp<qsizetype>(m_rowBefore, 0, keys.size() - 1));
    if (!current.isNull()) {
        selectionModel()->setCurrentIndex(m_keys.indexOf(current), QItemSelectionModel::ClearAndSelect);
        for (const QUuid &key : std::as_const(m_selectedBefore))
            selectionModel()->select(m_keys.indexOf(key), QItemSelectionModel::Select);
    }
    m_isRestoring = false;
    updateGeometry();
    if (current != m_current) {
        m_current = current;
        Q_EMIT currentKeyChanged(m_current);
    }
    Q_EMIT selectedKeysChanged();
}

void KeysView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    const QUuid key = current.data(KeysModel::IdRole).toUuid();
    if (m_isRestoring || key.isNull() || key == m_current)
        return;
    m_current = key;
    Q_EMIT currentKeyChanged(key);
}

void KeysView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (!m_isRestoring)
        Q_EMIT selectedKeysChanged();
}

void KeysView::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = indexAt(event->pos());
    QPoint at = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        index = currentIndex();
        scrollTo(index);
        at = visualRect(index).center();
    }
    const QUuid key = index.data(KeysModel::IdRole).toUuid();
    if (key.isNull())
        return;
    if (key != m_current) // the mouse was moved to another row before it was released
        setCurrentKey(key);
    Q_EMIT menuRequested(viewport()->mapToGlobal(at));
}

void KeysView::keyPressEvent(QKeyEvent *event)
{
    const bool vertical = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (vertical && (event->modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier) {
        moveCurrent(event->key() == Qt::Key_Up ? -1 : 1);
        event->accept();
        return;
    }
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (opens && event->modifiers() == Qt::NoModifier && currentIndex().data(KeysModel::IsGroupRole).toBool()
        && state() != EditingState) {
        setExpanded(currentIndex(), !isExpanded(currentIndex()));
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void KeysView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool dragged = state() == DraggingState || state() == DragSelectingState;
    const QModelIndex released = indexAt(event->position().toPoint());
    QTreeView::mouseReleaseEvent(event);
    if (!dragged && event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier
        && released.data(KeysModel::IsGroupRole).toBool() && released == currentIndex())
        setExpanded(released, !isExpanded(released));
}

void KeysView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    // Another key has another form, which can leave the list less room: the key stays in sight.
    if (event->size().height() < event->oldSize().height() && currentIndex().isValid())
        scrollTo(currentIndex());
}

void KeysView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) && !m_isSettingPalette) {
        const QScopedValueRollback setting(m_isSettingPalette, true);
        applyLegibleSelection(*this);
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

void KeysView::setRoom(int height)
{
    if (std::exchange(m_room, height) != height)
        updateGeometry();
}

int KeysView::contentHeight(int most) const
{
    int height = 0;
    int rows = 0;
    const auto add = [&](const QModelIndex &index) {
        if (rows < most) {
            height += sizeHintForIndex(index).height();
            ++rows;
        }
    };
    for (int row = 0; row < m_keys.rowCount(); ++row) {
        const QModelIndex top = m_keys.index(row, 0);
        add(top);
        for (int inner = 0; isExpanded(top) && inner < m_keys.rowCount(top); ++inner)
            add(m_keys.index(inner, 0, top));
    }
    return height + 2 * frameWidth();
}

QSize KeysView::sizeHint() const
{
    const QModelIndex first = m_keys.index(0, 0);
    const int row = first.isValid() ? std::max(1, sizeHintForIndex(first).height()) : 1;
    const int most = m_room > 0 ? std::max(fewestRowsShown, m_room / row) : usualRowsShown;
    return {fontMetrics().averageCharWidth() * 30, contentHeight(most)};
}

QSize KeysView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, contentHeight(leastRowsShown)};
}

} // namespace proxydeck

#include "moc_keys_view.cpp"
