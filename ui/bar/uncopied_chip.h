// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

class QAction;

namespace proxydeck {

/// "Not copied 12": how many leases were not copied yet, and a toggle that shows only those. Does what a checkable
/// action does, which has a menu entry too.
class UncopiedChip final : public QPushButton
{
    Q_OBJECT

public:
    /// \a action must outlive it.
    explicit UncopiedChip(QAction &action, QWidget *parent = nullptr);

    void setCount(qsizetype count);
    void retranslate();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();

    QAction &m_action;
    qsizetype m_count = 0;
    bool m_updatingLook = false;
};

} // namespace proxydeck
