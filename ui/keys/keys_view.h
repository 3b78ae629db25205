// SPDX-License-Identifier: MIT
#pragma once

#include "ui/keys/keys_model.h"

#include <QSet>
#include <QTreeView>

namespace proxydeck {

/// The list of keys. One or several can be selected; one of them is the current key, which stays what it was while the
/// focus is on a group. As high as its rows, up to a limit; scrolls beyond that.
///
/// Alt+Up and Alt+Down move a key or a group, as dragging does; Left and Right fold groups; F2 renames a group.
class KeysView : public QTreeView
{
    Q_OBJECT

public:
    explicit KeysView(KeysModel &model, QWidget *parent = nullptr);

    /// Null if there is no key.
    QUuid currentKey() const { return m_current; }
    void setCurrentKey(const QUuid &key);
    /// From top to bottom. Never empty if there is a key: at least the current one.
    QList<QUuid> selectedKeys() const;
    /// Makes the key \a step places below the current one the current and only one, at the ends the first or last.
    void step(int step);
    void moveCurrent(int step);
    void editGroup(const QString &group);

    QStringList foldedGroups() const;
    void setFoldedGroups(const QStringList &groups);

    /// How high it would like to be at most, in pixels: a list that is longer scrolls.
    void setRoom(int height);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentKeyChanged(const QUuid &key);
    void selectedKeysChanged();
    /// The menu of currentKey() is asked for, \a at this place of the screen. Not for a group or where no row is.
    void menuRequested(const QPoint &at);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void remember();
    void restore();
    void fold();
    int contentHeight(int most) const;

    KeysModel &m_keys;
    QUuid m_current;
    QList<QUuid> m_selectedBefore; ///< while the model is reset
    int m_rowBefore = 0;
    QSet<QString> m_folded;
    int m_room = 0; ///< 0: not said
    bool m_isRestoring = false;
    bool m_isSettingPalette = false;
};

} // namespace proxydeck
