// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace proxydeck {

/// A line of text about something that will happen by itself, with a button that prevents it. Hidden while the text is
/// empty. Asks for the text once a second while it can be seen.
class CountdownLine : public QWidget
{
    Q_OBJECT

public:
    using Text = std::function<QString()>;
    /// \a name: object name of the label; the button's is "cancel" and the same with a capital.
    CountdownLine(const QString &name, Text text, QWidget *parent = nullptr);

    void refresh();
    void setCancelText(const QString &text, const QString &toolTip);

Q_SIGNALS:
    void cancelRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    Text m_source;
    QLabel *m_text;
    QToolButton *m_cancel;
    QTimer m_timer;
};

} // namespace proxydeck
