// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace proxydeck {

/// Shows the progress of an export or a large copy, with a count and a cancel button. Hidden until shown.
class ProgressLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Task : quint8 { Export, Copy };
    explicit ProgressLine(Task task, QWidget *parent = nullptr);

    void setProgress(qsizetype done, qsizetype total);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Task m_task;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    qsizetype m_done = 0;
    qsizetype m_total = 0;
};

} // namespace proxydeck
