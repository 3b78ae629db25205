// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QProgressBar;
class QToolButton;

namespace proxydeck {

class ElidedLabel;
class ProgressItem;

/// A line for a status bar that shows long work with its count and a Cancel button. Of several at a time it shows what
/// was begun last; the others follow. Hidden while nothing runs, and for the first moments, so that it does not flash
/// for what ends at once.
class ProgressLine final : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);

    /// Shows \a item whenever it runs. It may be deleted at any time.
    void add(ProgressItem &item);
    /// What the line shows; null: nothing.
    ProgressItem *current() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void edited(); ///< its width or whether it is shown

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow(ProgressItem *item);
    void showCurrent();

    ElidedLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QList<QPointer<ProgressItem>> m_running; ///< the last begun at the end
    QTimer m_delay;
};

} // namespace proxydeck
