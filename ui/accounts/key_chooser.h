// SPDX-License-Identifier: MIT
#pragma once

#include <QUuid>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace proxydeck {

class AccountBook;
class NoteLabel;

/// Selects the key to use, shown by name and plan, never by its secret, and shows whether its secret can be read.
class KeyChooser : public QWidget
{
    Q_OBJECT

public:
    explicit KeyChooser(AccountBook &accounts, QWidget *parent = nullptr);

    /// Null if there is no key.
    QUuid current() const { return m_current; }
    void setCurrent(const QUuid &id);
    /// Focuses the control with which the operator can make the secret readable again or add a key.
    void focusRemedy();

Q_SIGNALS:
    void currentChanged(const QUuid &id);
    void newKeyRequested();
    void editKeyRequested(const QUuid &id);
    void deleteKeyRequested(const QUuid &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void showState();
    /// Reading again cannot help: the key was kept for an earlier session only, or the keychain entry was deleted.
    bool isGone() const;
    void retranslate();

    AccountBook &m_accounts;
    QUuid m_current;
    QLabel *m_heading;
    QToolButton *m_new;
    QComboBox *m_choice;
    QToolButton *m_more;
    QAction *m_edit;
    QAction *m_delete;
    QAction *m_reload;
    NoteLabel *m_note;
    NoteLabel *m_problem;
    QPushButton *m_remedy;
};

} // namespace proxydeck
