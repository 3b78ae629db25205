// SPDX-License-Identifier: MIT
#pragma once

class QLabel;
class QWidget;

namespace proxydeck {

/// A bold heading above a group of controls. Plain text.
QLabel *makeHeading(QWidget *parent);

} // namespace proxydeck
