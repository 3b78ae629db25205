// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/sign_icon.h"

#include <QScrollArea>

#include <optional>

class QAction;
class QLabel;
class QToolButton;

namespace proxydeck {

struct CallRecord;
struct Wording;

/// One call explained: what happened, what to do next, whether trying again helps, and buttons for the actions it was given.
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
    void changeEvent(QEvent *event) override;

private:
    void setIcon();
    void followAction(QToolButton *button, QAction *action);

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_cause;
    QLabel *m_next;
    QLabel *m_retry;
    QLabel *m_ids;
    QList<QToolButton *> m_buttons;
    std::optional<Sign> m_sign;
};

} // namespace proxydeck
