// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace proxydeck {

/// What the vendor (or something in its place) sent and the program could not use, as plain text to read and copy. Not modal; goes
/// when closed.
class ReceivedTextDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a about says which call it is of.
    ReceivedTextDialog(const QString &about, const QString &text, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_about;
    QPlainTextEdit *m_text;
};

} // namespace proxydeck
