// SPDX-License-Identifier: MIT
#pragma once

#include <QPixmap>
#include <QString>

class QWidget;

namespace proxydeck {

/// \a window with its open dialogs, menus and message boxes laid over it, as a person sees it.
QPixmap pictureOf(QWidget &window);

/// Every text that a person can read in that picture, one a line: labels, buttons, fields (password fields as their
/// dots), visible table cells. For checks that no secret is shown and nothing is left untranslated.
QString textsOf(QWidget &window);

} // namespace proxydeck
