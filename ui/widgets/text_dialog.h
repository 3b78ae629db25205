// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QPlainTextEdit;

namespace proxydeck {

/// A plain text to read and to copy from. Not modal; goes when closed. Titles are given by its subclasses.
class TextDialog : public QDialog
{
    Q_OBJECT

protected:
    /// So many characters wide and lines high.
    TextDialog(const QString &text, QSize size, QWidget *parent);

    QPlainTextEdit &text() const { return *m_text; }
    QDialogButtonBox &buttons() const { return *m_buttons; }
    /// Called when the language changes; to be called in the subclass's constructor too.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

private:
    QPlainTextEdit *m_text;
    QDialogButtonBox *m_buttons;
};

} // namespace proxydeck
