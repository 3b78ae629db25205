// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace proxydeck {

class SignLabel;

/// A line below a field or group that states a problem or a hint: icon and text, so that it does not depend on colour.
/// Plain text, word-wrapped; takes no space while empty.
class NoteLabel : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Problem, Information };

    explicit NoteLabel(Kind kind, QWidget *parent = nullptr);

    /// An empty text hides it.
    void setText(const QString &text);
    QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Aligns the icon with the first line of the text.
    void placeIcon();

    SignLabel *m_icon;
    QLabel *m_text;
};

} // namespace proxydeck
