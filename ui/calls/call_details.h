// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

class QAction;
class QLabel;
class QToolButton;

namespace proxydeck {

class SignLabel;
struct Call;
struct Wording;

/// Explains one call: what happened, what to do next, whether trying again helps, and buttons for the given actions.
class CallDetails final : public QScrollArea
{
    Q_OBJECT

public:
    /// Adds a button for each of \a actions; a button is shown while its action is visible.
    explicit CallDetails(const QList<QAction *> &actions, QWidget *parent = nullptr);

    void show(const Call &call, const Wording &wording);
    /// Focuses the first enabled button.
    void focusFirst();
    void retranslate();

    QSize sizeHint() const override;

Q_SIGNALS:
    void leaveRequested(); ///< Esc

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void followAction(QToolButton *button, QAction *action);
    void nameParts();

    SignLabel *m_icon;
    QLabel *m_title;
    QLabel *m_cause;
    QLabel *m_next;
    QLabel *m_retry;
    QLabel *m_way;
    QLabel *m_ids;
    QList<QToolButton *> m_buttons;
};

} // namespace proxydeck
