// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

class QAction;
class QLabel;
class QToolButton;

namespace proxydeck {

class CallActions;
class SignLabel;
struct Call;
struct Wording;

/// Explains one call: what happened, what to do next, whether trying again helps, and buttons for the given actions.
/// Can be pinned and closed.
class CallDetails final : public QScrollArea
{
    Q_OBJECT

public:
    /// Adds a button for each button of \a actions; it is shown while its action is visible.
    explicit CallDetails(const CallActions &actions, QWidget *parent = nullptr);

    void show(const Call &call, const Wording &wording);
    /// Focuses the first enabled button.
    void focusFirst();
    void retranslate();

    QSize sizeHint() const override;

Q_SIGNALS:
    void closeRequested(); ///< Esc

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *makeButton(QAction *action, QWidget *parent);
    void followAction(QToolButton *button, QAction *action);
    void nameParts();
    void styleChanged();

    SignLabel *m_icon;
    QLabel *m_title;
    QLabel *m_cause;
    QLabel *m_why;
    QLabel *m_next;
    QLabel *m_retry;
    QLabel *m_way;
    QLabel *m_ids;
    QToolButton *m_pin;
    QToolButton *m_close = nullptr;
    QList<QToolButton *> m_buttons;
};

} // namespace proxydeck
