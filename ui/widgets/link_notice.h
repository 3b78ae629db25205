// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace proxydeck {

/// One line beside a table: what it does not show, and a button that shows it. Takes no space while it says nothing.
class LinkNotice : public QWidget
{
    Q_OBJECT

public:
    explicit LinkNotice(QWidget *parent = nullptr);

    /// Plain text; empty hides it.
    void setText(const QString &text, const QString &button);
    QString text() const;

Q_SIGNALS:
    void clicked();

private:
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace proxydeck
