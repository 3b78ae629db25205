// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace proxydeck {

/// Keeps sizes and fonts that are derived from a widget's font right when that font changes, as when the operator sets
/// larger text in the system's settings while the program runs. Owned by the widget.
class FontFollower final : public QObject
{
    Q_OBJECT

public:
    /// Calls \a apply now and after each change of the font or style of \a widget. \a apply may set fonts of other
    /// widgets, but not that of \a widget itself.
    FontFollower(QWidget &widget, std::function<void()> apply);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void()> m_apply;
};

} // namespace proxydeck
