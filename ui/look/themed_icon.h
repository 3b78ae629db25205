// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QLatin1StringView>

namespace proxydeck {

/// An icon from `resources/icons/actions`, by its source file name without `.svg`; null if there is none of that name.
/// Drawn in the palette's text colour at the moment of painting, so that it follows a change of theme, and from the
/// smallest rendering that is large enough, so that it is sharp from 100 % to 300 %.
QIcon themedIcon(QLatin1StringView name);

} // namespace proxydeck
