// SPDX-License-Identifier: MIT
#pragma once

class QLabel;
class QWidget;

namespace proxydeck {

/// A bold heading above a group of controls. Plain text.
QLabel *makeHeading(QWidget *parent);

/// A text of one or more sentences: plain text that wraps. With \a selectable the mouse can mark parts of it to copy.
QLabel *makeText(QWidget *parent, bool selectable = false);

} // namespace proxydeck
