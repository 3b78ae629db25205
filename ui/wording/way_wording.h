// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

struct ApiError;
struct CallWay;
struct Wording;

/// The way a call took: "directly", "through the system's proxy 10.0.0.1:3128". Empty while it is unknown.
QString wayText(const CallWay &way);

/// What an environment variable that is set and not used does not do; empty if there is none.
QString unusedVariableText(const CallWay &way);

/// Title, cause and next step for a call that the proxy on its way did not let through. \return false, and nothing is
/// set, if the error is another.
bool setProxyWording(Wording &wording, const ApiError &error);

} // namespace proxydeck
