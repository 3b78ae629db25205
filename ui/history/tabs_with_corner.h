// SPDX-License-Identifier: MIT
#pragma once

#include <QTabWidget>

namespace proxydeck {

/// A tab bar at least as high as its corner widget. Qt clips the corner widget to the tab height, and on Windows tabs
/// are lower than buttons.
class TabsWithCorner : public QTabWidget
{
    Q_OBJECT

public:
    explicit TabsWithCorner(QWidget *parent = nullptr);
};

} // namespace proxydeck
