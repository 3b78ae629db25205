// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QWidget;

namespace proxydeck {

/// Lets the copy key reach the window's own copy action while the focus is in a field of text in which nothing is
/// selected: there the key would do nothing, and a window's first focus is in such a field. A field with selected text
/// keeps it.
class FieldCopyKey final : public QObject
{
    Q_OBJECT

public:
    /// \a part of the window whose fields are meant; it is the parent.
    explicit FieldCopyKey(QWidget &part);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget &m_part;
};

} // namespace proxydeck
