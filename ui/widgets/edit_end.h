// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QLineEdit;

namespace proxydeck {

/// Tells when the text of a field is complete.
///
/// QLineEdit::editingFinished() is for typed text. Assistive technology and dictation set the whole text at once, often
/// while the focus is elsewhere: nothing is finished then, and what stands in the field would never take effect.
class EditEnd : public QObject
{
    Q_OBJECT

public:
    /// Lives as long as \a line.
    explicit EditEnd(QLineEdit &line);

    /// Shows \a text without taking it for an entry.
    void show(const QString &text);
    /// Whether the field holds an entry that reached() has not reported yet.
    bool isPending() const { return m_isPending; }

Q_SIGNALS:
    /// After Enter or when the field is left, if its text was entered since; for a text that was set while the field
    /// does not have the focus, at once.
    void reached();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void end();

    QLineEdit &m_line;
    bool m_isShowing = false;
    bool m_isPending = false;
};

} // namespace proxydeck
