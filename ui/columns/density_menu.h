// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/table_header.h"

#include <QMenu>

namespace proxydeck {

/// Menu for the row height of tables.
class DensityMenu : public QMenu
{
    Q_OBJECT

public:
    explicit DensityMenu(QWidget *parent = nullptr);

    RowDensity density() const;
    void setDensity(RowDensity density);
    void retranslate();

Q_SIGNALS:
    void densityChanged(proxydeck::RowDensity density);

private:
    QAction *m_comfortable;
    QAction *m_compact;
};

} // namespace proxydeck
