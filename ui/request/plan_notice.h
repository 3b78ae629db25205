// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;

namespace proxydeck {

class NoteLabel;
struct Account;
struct Endpoint;

/// Says that the selected plan differs from the plan saved with the key, and offers to change either. Hidden while both
/// agree.
class PlanNotice : public QWidget
{
    Q_OBJECT

public:
    explicit PlanNotice(QWidget *parent = nullptr);

    /// \a account may be null.
    void compare(const Account *account, const Endpoint &endpoint);

Q_SIGNALS:
    void saveRequested();
    void backRequested();

private:
    NoteLabel *m_note;
    QPushButton *m_save;
    QPushButton *m_back;
};

} // namespace proxydeck
