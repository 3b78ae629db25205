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

/// Which key is used: by name and plan, never by the secret; and whether its secret is at hand.
class KeyChooser : public QWidget
{
    Q_OBJECT

public:
    explicit KeyChooser(AccountBook &accounts, QWidget *parent = nullptr);

    /// Null where there is none.
    QUuid current() const { return m_current; }
    void setCurrent(const QUuid &id);
    /// Where the operator can make the secret readable again, or add a key.
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
    /// Reading again cannot help: the key was for an earlier session, or somebody emptied the keychain.
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
