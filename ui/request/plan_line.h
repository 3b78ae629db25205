// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QMenu;
class QToolButton;

namespace proxydeck {

class ElidedLabel;
struct Account;

/// The plan of the key as one line of text, with the way to change it and to the presets of the key.
class PlanLine : public QWidget
{
    Q_OBJECT

public:
    explicit PlanLine(QWidget *parent = nullptr);

    /// \a account may be null.
    void showAccount(const Account *account);
    void setPresets(QMenu &menu);

Q_SIGNALS:
    void changeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    ElidedLabel *m_plan;
    QToolButton *m_change;
    QToolButton *m_presets;
};

} // namespace proxydeck
