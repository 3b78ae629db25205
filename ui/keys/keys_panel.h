// SPDX-License-Identifier: MIT
#pragma once

#include <QUuid>
#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QSettings;
class QToolButton;

namespace proxydeck {

class AccountBook;
class KeysModel;
class KeysView;
class LeaseTable;
class LiveCounts;
class NoteLabel;
struct KeptNote;

/// The list of keys, what can be done with them, and how to make the secret of the current one readable again.
class KeysPanel : public QWidget
{
    Q_OBJECT

public:
    KeysPanel(AccountBook &accounts, const LeaseTable &leases, QWidget *parent = nullptr);

    /// Null if there is no key.
    QUuid current() const;
    void setCurrent(const QUuid &key);
    /// The keys to press for, from top to bottom; empty only if there is no key.
    QList<QUuid> selected() const;
    /// Makes another key the current one, from anywhere in the window.
    void step(int step);
    /// How high the list itself may be, in pixels.
    void setRoom(int height);
    /// Focuses the control with which the operator can make the secret readable again or add a key.
    void focusRemedy();

    /// What keeps a key filled, for its row; and an entry of its menu to see to it.
    void setKept(std::function<KeptNote(const QUuid &key)> kept);
    /// What was given to setKept() says something else of \a key now.
    void keptChanged(const QUuid &key);

    /// The format to copy its leases in, as another entry of the menu of a key.
    void setFormatMenu(QMenu &menu);

    /// Which groups are folded; under the current group of \a settings.
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    void currentChanged(const QUuid &key);
    void selectedChanged();
    /// For the selected keys. \a copies: what comes is to be copied.
    void extractRequested(bool copies);
    /// Only leases of \a key are to be shown.
    void filterRequested(const QUuid &key);
    void copyLivingRequested(const QUuid &key);
    /// \a key is to be kept filled, or how it is kept is to be seen.
    void keepRequested(const QUuid &key);
    void newKeyRequested();
    void newKeyFromLinkRequested();
    void editKeyRequested(const QUuid &key);
    void changePlanRequested(const QUuid &key);
    void deleteKeyRequested(const QUuid &key);
    /// A short text for the status bar. Plain.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildMenu();
    void fillGroupMenu();
    void fillColorMenu();
    void putIntoNewGroup();
    void setColor(int color);
    void showState();
    /// Reading again cannot help: the key was kept for an earlier session only, or the keychain entry was deleted.
    bool isGone() const;
    void retranslate();

    AccountBook &m_accounts;
    LiveCounts *m_counts;
    KeysModel *m_model;
    KeysView *m_view;
    QLabel *m_empty;
    QToolButton *m_new;
    QToolButton *m_link;
    QToolButton *m_edit;
    QToolButton *m_more;
    QMenu *m_menu;
    QAction *m_extract = nullptr;
    QAction *m_extractAndCopy = nullptr;
    QAction *m_filter = nullptr;
    QAction *m_copyLiving = nullptr;
    QAction *m_keep = nullptr;
    QAction *m_editAction = nullptr;
    QAction *m_plan = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QMenu *m_groupMenu = nullptr;
    QMenu *m_colorMenu = nullptr;
    QAction *m_reload = nullptr;
    QAction *m_delete = nullptr;
    NoteLabel *m_note;
    NoteLabel *m_problem;
    QPushButton *m_remedy;
};

} // namespace proxydeck
