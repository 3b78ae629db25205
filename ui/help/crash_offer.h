// SPDX-License-Identifier: MIT
#pragma once

#include "log/running_mark.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace proxydeck {

class Clipboard;
class SignLabel;

/// A bar shown after a run that did not end normally; it lets the operator read and copy that run's last log lines.
/// Does not block, and sends nothing. Hides itself when closed.
class CrashOffer : public QWidget
{
    Q_OBJECT

public:
    CrashOffer(const UnfinishedRun &run, Clipboard &clipboard, QWidget *parent = nullptr);

Q_SIGNALS:
    /// For the status bar.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString logText() const;
    void copy();
    void showIcon();
    void retranslate();

    UnfinishedRun m_run;
    Clipboard &m_clipboard;
    SignLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_show;
    QToolButton *m_copy;
    QToolButton *m_close;
};

} // namespace proxydeck
