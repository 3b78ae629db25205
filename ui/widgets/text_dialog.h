// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QPlainTextEdit;

namespace proxydeck {

/// Shows a plain text for reading and copying. Not modal; deleted when closed. Subclasses set the titles.
class TextDialog : public QDialog
{
    Q_OBJECT

protected:
    /// \a size: width in characters and height in lines.
    TextDialog(const QString &text, QSize size, QWidget *parent);

    QPlainTextEdit &text() const { return *m_text; }
    QDialogButtonBox &buttons() const { return *m_buttons; }
    /// Called when the language changes; subclasses must call it in their constructor too.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

private:
    QPlainTextEdit *m_text;
    QDialogButtonBox *m_buttons;
};

} // namespace proxydeck
