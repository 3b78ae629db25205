// SPDX-License-Identifier: MIT
#pragma once

#include <QTabWidget>

namespace proxydeck {

/// Tabs that are at least as high as what stands in the corner beside them. Qt cuts that off at their height, and
/// Windows' tabs are lower than its buttons.
class TabsWithCorner : public QTabWidget
{
    Q_OBJECT

public:
    explicit TabsWithCorner(QWidget *parent = nullptr);
};

} // namespace proxydeck
