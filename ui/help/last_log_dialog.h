// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace proxydeck {

/// The last lines of a log, to read before they are handed to anybody. Not modal; goes when closed.
class LastLogDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit LastLogDialog(const QString &text, QWidget *parent = nullptr);

Q_SIGNALS:
    void copyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace proxydeck
