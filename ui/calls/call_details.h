// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

class QAction;
class QLabel;
class QToolButton;

namespace proxydeck {

class SignLabel;
struct CallRecord;
struct Wording;

/// One call explained: what happened, what to do next, whether trying again helps, and buttons for the actions it was
/// given.
class CallDetails final : public QScrollArea
{
    Q_OBJECT

public:
    /// A button for each of \a actions; each is there while its action is visible.
    explicit CallDetails(const QList<QAction *> &actions, QWidget *parent = nullptr);

    void show(const CallRecord &call, const Wording &wording);
    /// Gives the focus to the first button that can be pressed.
    void focusFirst();
    void retranslate();

    QSize sizeHint() const override;

Q_SIGNALS:
    void leaveRequested(); ///< Esc

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void followAction(QToolButton *button, QAction *action);

    SignLabel *m_icon;
    QLabel *m_title;
    QLabel *m_cause;
    QLabel *m_next;
    QLabel *m_retry;
    QLabel *m_ids;
    QList<QToolButton *> m_buttons;
};

} // namespace proxydeck
