// SPDX-License-Identifier: MIT
#pragma once

#include <QPixmap>
#include <QString>

class QWidget;

namespace proxydeck {

/// \a window with its open dialogs, menus and message boxes drawn over it, as a user sees it.
QPixmap pictureOf(QWidget &window);

/// Every text visible in that picture, one per line: labels, buttons, fields (password fields as dots), visible table
/// cells. For checks that no secret is shown and no text is untranslated.
QString textsOf(QWidget &window);

} // namespace proxydeck
