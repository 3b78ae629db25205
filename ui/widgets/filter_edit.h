// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace proxydeck {

/// A search field that shows its shortcut at the right while it is empty.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

    void setShortcutHint(const QKeySequence &keys);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool showsHint() const;
    void updateMargins();

    QString m_hint;
};

} // namespace proxydeck
