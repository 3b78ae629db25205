// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QStringView>

namespace proxydeck {

/// What one of the vendor's codes means to the operator. English sources for translation in the context "ErrorWording".
struct VendorCodeWording
{
    /// Which of the endpoint's pages helps.
    enum class Page : quint8 { None, Key, Authentication, DebugTool };

    const char *code = nullptr;
    Mode mode = Mode::None; ///< None: in all modes that have no entry of their own
    const char *title = nullptr;
    const char *cause = nullptr;
    const char *next = nullptr;
    Page page = Page::None;
};

/// Null for a code that nobody has described.
const VendorCodeWording *findVendorCodeWording(QStringView code, Mode mode);

} // namespace proxydeck
