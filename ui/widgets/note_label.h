// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace proxydeck {

class SignLabel;

/// A line under a field or group that says what is wrong or worth knowing: icon and words, so that it needs no colour.
/// Plain text, wraps, takes no room while it is empty.
class NoteLabel : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Problem, Information };

    explicit NoteLabel(Kind kind, QWidget *parent = nullptr);

    /// Empty hides it.
    void setText(const QString &text);
    QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Beside the first line, wherever the text has it.
    void placeIcon();

    SignLabel *m_icon;
    QLabel *m_text;
};

} // namespace proxydeck
