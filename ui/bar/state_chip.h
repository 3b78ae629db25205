// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

#include <QPushButton>

namespace proxydeck {

/// "● Live 118": the number of leases in one state, and a toggle that shows only those.
class StateChip final : public QPushButton
{
    Q_OBJECT

public:
    explicit StateChip(LeaseState state, QWidget *parent = nullptr);

    LeaseState state() const { return m_state; }
    void setCount(qsizetype count);
    qsizetype count() const { return m_count; }
    /// Where there is little room: without the word, which is in the tool tip.
    void setBrief(bool brief);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();
    void updateText();

    LeaseState m_state;
    qsizetype m_count = 0;
    bool m_brief = false;
    bool m_updatingLook = false;
};

} // namespace proxydeck
